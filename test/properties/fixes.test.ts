import type {LintResult} from '../../server/lint/types.ts'
import assert from 'node:assert/strict'
import fc from '../property.ts'
import {lint} from '../../server/lint/lint.ts'
import type {ParsedDocument} from '../../server/document/parsed-document.ts'
import {readDocument} from '../../server/document/read-document.ts'
import type {PostmortemModel, Timeline} from '../../server/document/types.ts'
import {profileOf} from '../../server/document/profiles/choose-profile.ts'
import {documentedRules as rules, type DocumentedRule} from '../../server/rules/documented.ts'
import type {Example} from '../../server/rules/rule.ts'
import {convertTimeline} from '../../server/edit/convert-timeline.ts'
import type {ChangeContext} from '../../server/edit/keep-moments.ts'
import {sortEntries} from '../../server/edit/sort-entries.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {applyEdits, type Edit} from '../../server/text/span.ts'
import {fromInstant} from '../../server/time/calendar.ts'
import {utc, type Zone} from '../../server/time/zone.ts'
import {readMarkers} from '../markers.ts'

const two = (value: number): string => String(value).padStart(2, '0')

interface Draft {
  readonly layout: string
  readonly notation: string
  /** Of every entry, or of all. */
  readonly zones: readonly string[]
  readonly place: string
  /** Minutes since 2026-06-29T20:00Z: midnight and the end of a month are near. */
  readonly minutes: readonly number[]
}

const start = Date.UTC(2026, 5, 29, 20)
const offsets: Readonly<Record<string, number>> = {
  UTC: 0,
  CEST: 120,
  CET: 60,
  EDT: -240,
  'UTC+05:30': 330,
  PT: -420,
  'Europe/Berlin': 120,
  IST: 330,
}

const draft: fc.Arbitrary<Draft> = fc.record({
  layout: fc.constantFrom('bullets', 'numbered', 'bold', 'table', 'lines', 'breaks', 'details'),
  notation: fc.constantFrom('iso', 'named', 'clock', 'twelve', 'first'),
  zones: fc.array(fc.constantFrom(...Object.keys(offsets)), {minLength: 1, maxLength: 3}),
  place: fc.constantFrom('entry', 'heading', 'intro', 'none'),
  minutes: fc.array(fc.integer({min: 0, max: 2400}), {minLength: 2, maxLength: 8}),
})

const texts = [
  'Outage begins',
  'Alert fires in “A | B”'.replace(' | ', '/'),
  'Ana looks at `df -h` and [a graph](https://example.com/1)',
  'Cause identified: **disk full**',
  'Rolled back',
  'Service restored',
  'Mail sent',
  'Follow-up é 日本 🙂',
]

function write({layout, notation, zones, place, minutes}: Draft): string {
  const stamps = minutes.map((it, index) => {
    const zone = zones[(place === 'entry' ? index : 0) % zones.length] as string
    const {date, clock} = fromInstant(start + it * 60_000, offsets[zone] ?? 0)
    const time =
      notation === 'twelve'
        ? `${clock.hour % 12 || 12}:${two(clock.minute)} ${clock.hour < 12 ? 'AM' : 'PM'}`
        : `${two(clock.hour)}:${two(clock.minute)}`
    const isDated = notation === 'iso' || notation === 'named' || (notation === 'first' && index === 0)
    const day =
      notation === 'named'
        ? `${date.month === 6 ? 'June' : 'July'} ${date.day}, ${date.year} `
        : `${date.year}-${two(date.month)}-${two(date.day)} `
    return `${isDated ? day : ''}${time}${place === 'entry' ? ` ${zone}` : ''}`
  })
  const heading = place === 'heading' ? `## Timeline (all times ${zones[0]})` : '## Timeline'
  const intro = place === 'intro' ? `All times in ${zones[0]}.\n\n` : ''
  const rows = stamps.map((stamp, index) => {
    const text = texts[index % texts.length] as string
    switch (layout) {
      case 'numbered':
        return `${index + 1}. ${stamp} ${text}\n`
      case 'bold':
        return `**${stamp}** – ${text}\n\n`
      case 'table':
        return `| ${stamp} | ${text} |\n`
      case 'lines':
        return `${stamp} - ${text}\n`
      case 'breaks':
        return `${stamp} - ${text}${index + 1 < stamps.length ? '\\' : ''}\n`
      case 'details':
        return `- ${stamp} ${text}\n  - a detail of ${index}\n`
      default:
        return `- ${stamp} ${text}\n`
    }
  })
  const head = layout === 'table' ? '| When | What |\n| --- | --- |\n' : ''
  return `# Outage

**Date**: 2026-06-29

${heading}

${intro}${head}${rows.join('')}
## Action items

- Renew the disk
`
}

/** A document, and how it is read. */
type Case = Pick<Example, 'text' | 'profile' | 'options'>

/** Of a timeline, or an example in which the rule has something to mend, whole or with another document below it. */
function caseFor(rule: DocumentedRule): fc.Arbitrary<Case> {
  const faulty = rule.bad.filter(it => it.fixed !== undefined).map(it => ({...it, text: readMarkers(it.text).text}))
  const timeline = draft.map((it): Case => ({text: write(it)}))
  if (faulty.length === 0) return timeline
  const below = fc.oneof(
    fc.constant(''),
    draft.map(
      it => `

${write(it)}`,
    ),
    fc.constantFrom(...texts).map(
      it => `

${it}.
`,
    ),
  )
  const example = fc
    .tuple(fc.constantFrom(...faulty), below, fc.constantFrom('\n', '\r\n'))
    .map(([it, more, newline]): Case => ({...it, text: (it.text + more).replaceAll('\n', newline)}))
  return fc.oneof(timeline, example)
}

const parse = (text: string, profile = 'auto'): ParsedDocument =>
  readDocument(text, 'postmortem.md', {...defaultSettings, profile})
const read = (text: string): PostmortemModel => parse(text).model
const contextOf = (text: string): ChangeContext => ({wholeText: text, reread: read, isLiteral: () => false})
/** A day or a zone in front of or behind a time. */
const zoneNames = Object.keys(offsets).join('|').replaceAll('+', '\\+')
const inheritable = new RegExp(`\\d{4}-\\d\\d-\\d\\d | (?:${zoneNames})(?= )`, 'g')
const firstOf = (text: string): Timeline | undefined => read(text).timelines[0]
const instants = (text: string): (number | undefined)[] => firstOf(text)?.entries.map(it => it.instant) ?? []
const descriptions = (text: string): string[] => firstOf(text)?.entries.map(it => it.description.value) ?? []

/** What stays when everything that the edits replace is taken out, in the old text and in the new one. */
function checkOutside(text: string, edits: readonly Edit[]): void {
  const marked = applyEdits(
    text,
    edits.map(it => ({span: it.span, text: '\u0000'})),
  )
  const kept = marked.split('\u0000')
  const fixed = applyEdits(text, edits)
  let at = 0
  for (const part of kept) {
    at = fixed.indexOf(part, at)
    assert.ok(0 <= at, `${JSON.stringify(part)} is kept`)
    at += part.length
  }
}

/** What one rule says while all are on. */
function problemsOf({text, profile, options}: Case, id: string): readonly LintResult[] {
  const parsed = parse(text, profile)
  const {model} = parsed
  const settings = {
    rules: Object.fromEntries(rules.map(it => [it.id, 'warning' as const])),
    ruleOptions: {[id]: options ?? {}},
  }
  const problems = lint(parsed, {
    profile: profileOf(model),
    settings,
    now: Date.UTC(2026, 11, 1),
    onError: (failed, error) => {
      throw new Error(`${failed} failed`, {cause: error})
    },
  }).results
  return problems.filter(it => it.ruleId === id)
}

/**
 * The document after the first fix of every problem of the rule; of fixes that several problems share, once. Those for
 * which the document is read again are made one after the other, as a person makes them.
 */
function fix(it: Case, id: string): string {
  const fixes = problemsOf(it, id).flatMap(({fixes}) => fixes?.find(fix => 0 < fix.edits.length) ?? [])
  const [first] = fixes
  if (!first) return it.text
  const edits = first.isCostly ? first.edits : fixes.flatMap(({edits}) => edits)
  const once = [...new Map(edits.map(it => [JSON.stringify(it), it])).values()]
  checkOutside(it.text, once)
  const text = applyEdits(it.text, once)
  return first.isCostly ? fix({...it, text}, id) : text
}

describe('edits of a timeline', function () {
  this.timeout(120_000)

  it('sort by time, keep every entry whole, and leave nothing to sort', () => {
    let sorted = 0
    fc.assert(
      fc.property(draft, it => {
        const text = write(it)
        const model = read(text)
        const [timeline] = model.timelines
        const edits = timeline && sortEntries(model, timeline, contextOf(text))
        if (!timeline || !edits) return
        sorted++
        const after = applyEdits(text, edits)
        checkOutside(text, edits)
        // Numbers count on, every line but the last keeps its break, and an entry may say its day and its zone.
        const ownWords = (it: string) =>
          it
            .split('\n')
            .map(line => line.replace(/^\d+\. |\\$/g, '').replace(inheritable, ''))
            .sort()
        const places = (it: string) => it.match(/^\d+\. |^\||\\?$/gm)
        assert.deepEqual(ownWords(after), ownWords(text))
        assert.deepEqual(places(after), places(text))
        const times = firstOf(after)?.entries.map(entry => entry.at as number) ?? []
        assert.deepEqual(
          times,
          timeline.entries.map(entry => entry.at as number).sort((a, b) => a - b),
          text,
        )
        const inOrder = [...timeline.entries].sort((a, b) => (a.at as number) - (b.at as number))
        assert.deepEqual(
          instants(after),
          inOrder.map(entry => entry.instant),
          text,
        )
        const again = read(after)
        assert.equal(sortEntries(again, again.timelines[0] as Timeline, contextOf(after)), undefined)
      }),
      {numRuns: 600},
    )
    assert.ok(50 < sorted, `${sorted} were sorted`)
  })

  it('convert to another zone, change no moment and no text, and have nothing left to convert', () => {
    const targets: readonly Zone[] = [
      utc,
      {kind: 'fixed', name: 'CEST', offset: 120},
      {kind: 'region', name: 'America/New_York', id: 'America/New_York'},
    ]
    let converted = 0
    fc.assert(
      fc.property(draft, fc.constantFrom(...targets), (it, target) => {
        const text = write(it)
        const model = read(text)
        const timeline = model.timelines[0]
        const edits = timeline && convertTimeline(model, timeline, contextOf(text), target)
        if (!edits) return
        converted++
        const after = applyEdits(text, edits)
        checkOutside(text, edits)
        assert.deepEqual(instants(after), instants(text), `${text}\n${after}`)
        assert.deepEqual(descriptions(after), descriptions(text))
        const again = read(after)
        assert.equal(convertTimeline(again, again.timelines[0] as Timeline, contextOf(after), target), undefined, after)
      }),
      {numRuns: 600},
    )
    assert.ok(200 < converted, `${converted} were converted`)
  })

  for (const rule of rules) {
    const {id} = rule
    const mends = rule.bad.some(it => it.fixed !== undefined)

    it(mends ? `fix ${id} once and for all` : `leave ${id} to people`, () => {
      let mended = 0
      fc.assert(
        fc.property(caseFor(rule), it => {
          const fixed = fix(it, id)
          if (fixed === it.text) return
          mended++
          const isFixable = ({fixes}: LintResult) => fixes?.some(({edits}) => 0 < edits.length)
          const left = problemsOf({...it, text: fixed}, id).filter(isFixable)
          assert.deepEqual(
            left.map(it => it.message),
            [],
            `${it.text}\n${fixed}`,
          )
        }),
        {numRuns: 60},
      )
      assert.ok(mends ? 10 < mended : mended === 0, `${mended} were mended`)
    })
  }
})
