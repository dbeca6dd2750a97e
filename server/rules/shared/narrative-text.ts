import type {PostmortemModel, Section, SectionKind} from '../../document/types.ts'
import type {Span} from '../../text/span.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {countable, effect} from './quantities.ts'
import type {Parts} from '../../text/parts.ts'

/** Words for those whom an incident affects, and for its effects on them. */
export const affected = new RegExp(
  `\\d\\s?%|\\bpercent|\\b(?:${countable}|user|customer|everyone|everybody|nobody|anyone|teams?|developers?|contributors?|funds|losses|lost|impact\\w{0,3}|affect\\w{0,5}`
    + "|un(?:able|availab\\w{0,6}|reachable|usable)|inaccessible|could(?: no|n')t|was not possible)\\b",
  'i',
)

/** Words for a service that did not work. */
const outage =
  /\b(?:outages?|disrupt\w{2,6}|downtime|(?:was|were|went) down|fail(?:ing|ed|s)? to|n[o']t working|lasted)\b/i

/** Words for causes and effects. */
export const cause = new RegExp(
  '\\b(?:caus\\w{1,4}|root|because|due to|owing to|result(?:ed|s|ing)?\\s(?:from|in|of)|as a (?:result'
    + '|consequence)|led to|leading to|lead to'
    + '|stem\\w{0,4}\\sfrom|triggered by|contribut\\w{0,5}|bugs?|typos?|misconfig\\w{0,8}|flaws?|exploit\\w{0,3}'
    + '|vulnerab\\w{0,6}|ran out of|out of (?:memory|disk|space)'
    + '|exhaust\\w{0,4}|overload\\w{0,3}|prevent(?:ed|ing)|which meant)\\b',
  'i',
)

/**
 * Whether another part of the document answers what sections of these kinds are for: many tell the impact and the cause
 * in their summary only, and give times in a narrative. What stands in a timeline or in action items answers nothing
 * else.
 */
export function isToldElsewhere(model: PostmortemModel, text: Parts, kinds: readonly SectionKind[]): boolean {
  const [answer] = answers.filter(it => it.kinds.some(kind => kinds.includes(kind)))
  return (
    answer !== undefined
    && kinds.every(kind => answer.kinds.includes(kind))
    && answer.isIn(proseOf(model, text, answer.apart), model.language)
  )
}

/** The text between the title, or the start of the document, and the first section. */
export function leadOf({sections, literals}: PostmortemModel, text: Parts): string {
  const title = sections.find(it => it.kinds.includes('title'))
  if (title) return text.slice(title.body.start, title.body.end)
  const [first] = literals
  return text.slice(first !== undefined && first.start <= 1 ? first.end : 0, sections[0]?.span.start ?? text.length)
}

interface Answer {
  readonly kinds: readonly SectionKind[]
  /** Kinds of sections that tell of something else. */
  readonly apart?: RegExp
  isIn(prose: string, language: string): boolean
}

/** Sections that tell what happened. */
export const narrativeKinds: readonly SectionKind[] = [
  'title',
  'metadata',
  'summary',
  'background',
  'narrative',
  'impact',
  'leadup',
  'trigger',
  'fault',
  'detection',
  'response',
  'root-cause',
  'five-whys',
  'contributing-factors',
  'resolution',
  'lessons',
  'lessons-well',
  'lessons-wrong',
  'lessons-lucky',
  'stats',
  'other',
]

/** Kinds of those that do not say what an incident did to people. */
const inward = /cause|whys|factors|trigger|lessons/

const answers: readonly Answer[] = [
  {
    kinds: ['impact'],
    apart: inward,
    isIn: (prose, language) =>
      language === 'en'
        ? sentencesOf(prose).some(it => outage.test(it) || (affected.test(it) && effect.test(it)))
        : impactWords.test(prose),
  },
  {
    kinds: ['root-cause', 'contributing-factors'],
    isIn: (prose, language) => (language === 'en' ? cause : causeWords).test(prose),
  },
  {
    kinds: ['timeline'],
    isIn: prose =>
      minNarrativeTimes <= findTimestamps(prose.slice(0, maxNarrativeLength)).filter(it => it.clock).length,
  },
]

/** How many times of day a narrative needs to replace a timeline. */
const minNarrativeTimes = 3

/** How many characters of a narrative are read. */
const maxNarrativeLength = 20_000

const impactWords = /\d\s?%|betroffen|beeinträchtig|affect|touché|impact|afectad|afetad|perjudicad|影響|영향|影响/iu
const causeWords =
  /\bursache|\bweil\b|verursach|\bcaus[aeé]|\bporque\b|\bparce que\b|\bdebido\b|\bdevido\b|原因|ため[、に]|により|원인|때문|由于|因为/iu

function sentencesOf(prose: string): string[] {
  return prose.split(/(?<=[.!?])\s|\n\s{0,9}\n|\n(?=\s{0,9}[-*+]\s)/)
}

/** The title, what stands in front of the first section, fields, and every section that tells what happened. */
function proseOf(model: PostmortemModel, text: Parts, apart?: RegExp): string {
  const told = model.sections.filter(({kinds}) => kinds.every(it => narrativeKinds.includes(it) && !apart?.test(it)))
  const fields = model.metadata.filter(it => 0 < it.kinds.length).map(it => `${it.key.value}: ${it.value.value}`)
  const lead = model.sections.some(it => it.kinds.includes('title')) ? '' : leadOf(model, text)
  return [
    lead,
    ...told.flatMap(it => [apart ? '' : titleOf(it), withoutLiterals(model, text, it.body)]),
    ...fields,
  ].join(`

`)
}

/** Logs are not a narrative. */
function withoutLiterals({literals}: PostmortemModel, text: Parts, {start, end}: Span): string {
  let prose = ''
  let at = start
  for (const it of literals) {
    if (it.end <= at) continue
    if (end <= it.start) break
    prose += text.slice(at, it.start)
    at = it.end
  }
  return prose + text.slice(at, end)
}

function titleOf({kinds, heading}: Section): string {
  return kinds.includes('title') ? heading.title.value : ''
}
