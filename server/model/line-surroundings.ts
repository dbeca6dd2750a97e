import {lineAt} from '../syntax/line-span.ts'
import type {Line} from '../syntax/lines.ts'
import {beginsBlock, datedOpening, firstOfBody, lastOfBlock, opening, readDocumentFacts, toldIn, type DocumentFacts, type Told} from './document-facts.ts'
import {countWords, languageOf, languageSample, otherScript, withoutCode} from './language.ts'
import type {Section, SectionKind} from './model.ts'
import {emptyProject} from './project.ts'
import {kindsUpFrom, type Reading} from './reading.ts'
import {isBlank} from './sections.ts'

/** What a change of one line's words is held against, taken before its lines are moved. */
export interface Surroundings {
  /** The lines at which what is looked at ends: a change above may bring another one there. */
  readonly ends: readonly number[]
  readonly isBlankSection: boolean
  readonly line: string
  /** Where facts are told. */
  readonly block: string | undefined
}

/** What to hold against the document after a change of the line at `index`; to be taken before the lines move. */
export function surroundingsOf(reading: Reading, text: string, index: number): Surroundings {
  const {lines, owner, model} = reading
  const {start, end} = lines[index] as Line
  const {body} = model.sections[owner[index] as number] as Section
  return {
    ends: limits.map(it => lineAt(lines, it)),
    isBlankSection: isBlank(text, body.start, body.end),
    line: text.slice(start, end),
    block: tellsFacts(reading, index) ? factsBlockAround(reading, text, index) : undefined,
  }
}

const limits = [datedOpening, opening, languageSample] as const

/** Whether what is read of more than a line stays: the language, the day and the zone of the document, and whether its section says anything. */
export function isSameAround(reading: Reading, text: string, index: number, before: Surroundings): boolean {
  if (isInIntro(reading, index)) return false
  const now = surroundingsOf(reading, text, index)
  if (now.isBlankSection !== before.isBlankSection) return false
  return isSameLanguage(reading, text, index, before, now) && areSameFacts(reading, text, index, before, now)
}

function isSameLanguage({lines, model}: Reading, text: string, index: number, before: Surroundings, now: Surroundings): boolean {
  const line = lines[index] as Line
  if (languageSample < line.start) return true
  return (areSameEnds(before, now) && isLanguageKept(text, lines, line, before.line, now.line)) || languageOf(text, lines) === model.language
}

function areSameFacts(reading: Reading, text: string, index: number, before: Surroundings, now: Surroundings): boolean {
  if (!tellsFacts(reading, index)) return true
  if (areSameEnds(before, now) && before.block !== undefined && now.block !== undefined && isToldTheSame(before.block, now.block)) return true
  const {lines, model, facts, fileName, settings: {project = emptyProject}} = reading
  return areSame(readDocumentFacts(text, lines, model.sections, model.metadata, fileName, model.language, project.defaultZone), facts)
}

function areSameEnds(before: Surroundings, now: Surroundings): boolean {
  return before.ends.every((it, nth) => it === now.ends[nth])
}

/** Whether the line stands where facts are looked for. */
function tellsFacts({lines, owner, model}: Reading, index: number): boolean {
  return (lines[index] as Line).start <= opening || kindsUpFrom(model, owner[index]).some(it => factKinds.has(it))
}

/** Sections that tell facts wherever they stand. */
const factKinds: ReadonlySet<SectionKind> = new Set<SectionKind>(['summary', 'metadata', 'impact', 'title'])

function areSame(a: DocumentFacts, b: DocumentFacts): boolean {
  const form = ({date, year, numericOrder, zone}: DocumentFacts) => JSON.stringify([date, year, numericOrder, zone?.value, zone?.source])
  return form(a) === form(b)
}

/** The block that the line stands in, if each of the parts in which `readDocumentFacts` looks holds all of it or nothing. */
function factsBlockAround({lines, owner, model}: Reading, text: string, index: number): string | undefined {
  let first = index
  while (!beginsBlock(text, lines, first)) first--
  const last = lastOfBlock(text, lines, index)
  const [{start}, {end}] = [lines[first] as Line, lines[last] as Line]
  const parts = [...limits.map(it => lineAt(lines, it) + 1), firstOfBody(lines)]
  if (owner[first] !== owner[last] || parts.some(it => first < it && it <= last)) return undefined
  if (start < (model.sections[owner[index] as number] as Section).heading.span.end) return undefined
  return model.metadata.some(({value: {span}}) => span.start < end && start < span.end) ? undefined : text.slice(start, end)
}

/** Whether a block says the same of days and zones as it did: then the document does. */
function isToldTheSame(before: string, after: string): boolean {
  const [old, now] = [toldIn(before), toldIn(after)]
  const form = ({dates, declared, stamped}: Told) => JSON.stringify([dates.map(({span, ...it}) => it), declared?.value, stamped?.value])
  return form(old) === form(now)
}

/** Whether a change of one line's words cannot change the language; where that is not known from the line, all of the sample tells. */
function isLanguageKept(text: string, lines: readonly Line[], {kind}: Line, before: string, after: string): boolean {
  if (kind === 'code' || kind === 'fence') return true
  if (otherScript.test(before) || otherScript.test(text.slice(0, lines[lineAt(lines, languageSample)]?.end))) return false
  const [old, now] = [countWords(withoutCode(before)), countWords(withoutCode(after))]
  return old.every((count, index) => count === now[index])
}

/** Between the heading of a timeline and its first entry stands what holds for all of them. */
function isInIntro({places, lines, owner, model}: Reading, index: number): boolean {
  return places.some(({entryLines}, timeline) => {
    const first = entryLines[0] ?? 0
    if (first < index) return false
    const root = model.timelines[timeline]?.section
    const from = root === undefined ? (lines[first] as Line).start - introLength : model.sections[root]?.span.start ?? 0
    return index !== first && from <= (lines[index] as Line).start && (owner[index] as number) <= (owner[first] as number)
  })
}

/** Characters above a timeline without a heading. */
const introLength = 1000
