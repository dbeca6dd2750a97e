import type {PostmortemModel, SectionKind} from '../../document/types.ts'
import {allOf, t} from '../../text/l10n.ts'
import {matchesOf} from '../../text/search.ts'
import type {Span} from '../../text/span.ts'
import {addToGlossary} from '../../edit/add-to-glossary.ts'
import {defineRule, type RuleContext, type RuleDocs} from '../rule.ts'
import {sectionsOf} from '../../document/sections/sections-of.ts'
import {isKnownAcronym} from './known-acronyms.ts'
import type {Parts} from '../../text/parts.ts'
import {regex} from '../../text/regex.ts'

/** Where sentences stand: a timeline, a list of actions or a log is written for those who know. */
const prose: readonly SectionKind[] = [
  'title',
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
  'recurrence',
  'risks',
  'open-questions',
  'glossary',
  'other',
]

export const docs: RuleDocs<{known: readonly string[]; uses: number}> = {
  why: 'A postmortem is read by other teams and by people who join later; an in-house abbreviation shuts them out.',
  source: 'SRE Workbook, chapter 10 ("missing context"); PagerDuty postmortem guide (define acronyms).',
  bad: [
    {
      text: `# Outage

## Summary

«MDB» rejected the request. The MDB of a site was full, and MDB was down.
`,
      fixed: `# Outage

## Summary

MDB rejected the request. The MDB of a site was full, and MDB was down.

## Glossary

- **MDB:** [what it stands for]
`,
    },
    {
      text: `# Outage

## Summary

«MDB» asked the XQF, and XQF asked MDB.

## Glossary

- **TDF:** turndown framework
`,
      options: {uses: 2},
      fixed: `# Outage

## Summary

MDB asked the XQF, and XQF asked MDB.

## Glossary

- **TDF:** turndown framework
- **MDB:** [what it stands for]
- **XQF:** [what it stands for]
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Summary

The Machine Database (MDB) was full. MDB rejects requests. MDB was empty.
`,
    },
    {
      text: `# Outage

## Summary

The web request queue was full: WRQ has a limit. WRQ rejects requests. WRQ!
`,
    },
    {
      text: `# Outage

## Summary

[MDB](https://example.com) was full. MDB rejects requests to MDB.
`,
    },
    {
      text: `# Outage

## Summary

HTTP 500 of SHOP-12, HTTP 503 of SHOP-13. \`MDB\` and \`MDB\`. 12 MWH, 14 MWH and MWH. MDF engineers, the MDF and MDF.

**OUTAGE BEGINS** and **OUTAGE ENDS**.
`,
    },
    {
      text: `# Outage

## Summary

MDB was full. MDB was empty. No MDB.

## Glossary

| Term | Meaning |
| --- | --- |
| MDB | Machine database |
`,
    },
    {
      text: `# Outage

## Summary

MDB was full. MDB was empty. No MDB.
`,
      options: {known: ['MDB']},
    },
  ],
}

export default defineRule<{known: readonly string[]; uses: number}>({
  id: 'doc/undefined-acronym',
  severity: 'hint',
  severityWhen: {draft: 'off'},
  summary: 'An abbreviation is used but never explained',
  options: {
    known: {default: [], summary: 'Abbreviations that need no explanation'},
    uses: {default: 2, summary: 'How often an abbreviation must be used to be reported'},
  },

  *check(model, {text, wholeText, project, isLiteral, options: {known, uses}}) {
    if (model.language !== 'en') return
    const parts = partsOf(model, text)
    const own = new Set([...known, ...project.systems, ...project.teams].map(it => it.toUpperCase()))
    const glossary = sectionsOf(model, 'glossary')
    const unknown = [...usesIn(parts, isLiteral)].filter(
      ([name, spans]) =>
        uses <= spans.length
        && !own.has(name)
        && !spans.some(
          it => isLinked(it, text) || glossary.some(({span}) => span.start <= it.start && it.start < span.end),
        ),
    )
    const explained = explainedIn(
      parts,
      unknown.map(it => it[0]),
    )
    const open = unknown.filter(([name]) => !explained.has(name))
    const [first] = open
    if (!first) return
    const names = open.map(it => `"${it[0]}"`)
    yield {
      span: first[1][0] as Span,
      message:
        names.length === 1
          ? t`${names[0]} is used but never explained; spell it out once.`
          : t`${allOf(names)} are used but never explained; spell them out once.`,
      related: open.slice(1).map(([name, spans]) => ({
        span: spans[0] as Span,
        message: spans.length === 1 ? t`${name}, used once` : t`${name}, used ${spans.length} times`,
      })),
      get fixes() {
        return [
          {
            title: t`Add ${names.join(', ')} to the glossary`,
            edits: [
              addToGlossary(
                model,
                wholeText,
                glossary[0],
                open.map(it => it[0]),
              ),
            ],
          },
        ]
      },
    }
  },
})

/** A part of the document as it is written. */
interface Part {
  readonly start: number
  readonly text: string
}

/** What the sections say that are read as prose; of very long ones, the beginning. */
function partsOf({sections}: PostmortemModel, text: Parts): Part[] {
  let left = maxTextLength
  return sections
    .filter(it => it.kinds.some(kind => prose.includes(kind)))
    .map(({body: {start, end}}) => {
      const part = {start, text: text.slice(start, Math.min(end, start + left))}
      left -= part.text.length
      return part
    })
}

/** How many characters of the document are read. */
const maxTextLength = 60_000

const acronym = /(?<![\p{L}\p{N}_./@#$&:\\'’-])[A-Z]{3,6}(?=s?(?![\p{L}\p{N}_/@$\\-]|[.:]\p{L}|[.:]\d))/gu

/** Every abbreviation that is not known to all, with the places where it is used. */
function usesIn(parts: readonly Part[], isLiteral: RuleContext['isLiteral']): Map<string, Span[]> {
  const found = new Map<string, Span[]>()
  const other = new Set<string>()
  for (const {text, start} of parts) {
    for (const {0: name, index} of matchesOf(acronym, text)) {
      if (other.has(name) || isWord(name) || isKnownAcronym(name)) continue
      const span = {start: start + index, end: start + index + name.length}
      if (isLiteral(span)) continue
      const before = text.slice(Math.max(0, index - 60), index)
      const behind = text.slice(index + name.length, index + name.length + 60)
      if (unit.test(before) || inside.test(before) || organisation.test(behind) || isMostlyCapitals(before, behind))
        other.add(name)
      const spans = found.get(name)
      if (spans) spans.push(span)
      else found.set(name, [span])
    }
  }
  for (const name of other) found.delete(name)
  return found
}

/** "12 MWH", "amount of CRV". */
const unit = /(?:\d[\d.,]{0,20}[kmb]?|(?:amount|number|balance|worth|value|price)\sof)\s{0,2}$/i

/** "HMPPS developers", "DFDS' usage": the name of a house or a team, which its people know. */
const organisation = regex('i')`
    ^(?:['’]|\s(?:teams?|squads?|people|staff|colleagues|developers|engineers|customers|users|employees|department
    |group|office)\b)
  `

/** "in DFDS", "across HMPPS". */
const inside = /\b(?:in|at|within|across|throughout|inside|outside|left|joined)\s$/i

/** Four letters or more that can be spoken are a name, or a word that is shouted. */
function isWord(name: string): boolean {
  return 4 <= name.length && /[AEIOUY]/.test(name) && !/[^AEIOUY]{4}|^[^AEIOUY]{3}|[^AEIOUY]{3}$/.test(name)
}

/** Whether the line around it is shouted. */
function isMostlyCapitals(before: string, behind: string): boolean {
  const around = before.slice(before.lastIndexOf('\n') + 1) + (behind.split('\n', 1)[0] ?? '')
  const capitals = around.match(/\p{Lu}/gu)?.length ?? 0
  const letters = around.match(/\p{L}/gu)?.length ?? 0
  return letters < 2 * capitals
}

function isLinked({start, end}: Span, text: Parts): boolean {
  return text.slice(start - 1, start) === '[' && text.slice(end, end + 2) === ']('
}

/** "(MDB)", "(or MDB)"; "MDB (machine database)"; "MDB: …", "MDB stands for", "MDB is a", "MDB, our". */
const definitions: readonly RegExp[] = [
  /\((?:(?:or|aka|a\.k\.a\.|short|in short|called|abbr\.?)[,:]?\s)?([A-Z]{3,6})s?\)/g,
  /([A-Z]{3,6})s?\s\((?=\p{L}{3})/gu,
  regex('g')`
    ([A-Z]{3,6})s?[*_]{0,2}\s{0,2}(?:=|–|—|:\s|stands?\sfor\b|means\b|is\s(?:an?|the|our|short)\b|,\s(?:an?|the|our
    |which|i\.e\.)\b)
  `,
]

/**
 * Which of the names are put in words somewhere: in brackets, with "stands for", or by words with these initials one
 * after the other.
 */
function explainedIn(parts: readonly Part[], names: readonly string[]): Set<string> {
  const explained = new Set<string>()
  for (const {text} of names.length ? parts : []) {
    for (const clause of text.split(/[.!?;:()]\s/)) {
      const initials = (clause.match(/[\p{L}\p{N}]+/gu) ?? [])
        .map(it => it[0])
        .join('')
        .toLowerCase()
      for (const name of names) if (initials.includes(name.toLowerCase())) explained.add(name)
    }
    for (const pattern of definitions) for (const match of matchesOf(pattern, text)) explained.add(match[1] as string)
  }
  return explained
}
