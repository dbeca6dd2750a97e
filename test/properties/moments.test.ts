import type {Fix} from '../../server/edit/fix.ts'
import type {LintResult} from '../../server/lint/types.ts'
import type {Timestamp} from '../../server/time/types.ts'
import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import type {CodeAction} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import fc from '../property.ts'
import {codeAction} from '../../server/features/code-action/code-action.ts'
import {toSpan} from '../../server/features/convert.ts'
import {isLiteral} from '../../server/markdown/literals.ts'
import {writtenDay} from '../../server/document/timeline/entry-dates.ts'
import type {PostmortemModel, TimelineEntry} from '../../server/document/types.ts'
import {commonFacts, resolveInProse, timestampAt} from '../../server/document/time-in-prose.ts'
import {documentedRules as rules} from '../../server/rules/documented.ts'
import {defaultSettings, type Settings} from '../../server/config/settings.ts'
import {takeSnapshot, type Snapshot} from '../../server/features/snapshot.ts'
import {orderEdits} from '../../server/text/edits.ts'
import {contains, overlaps, type Edit, type Span} from '../../server/text/span.ts'
import {isoDate} from '../../server/time/calendar.ts'
import {findTimestamps} from '../../server/time/timestamp.ts'
import {readMarkers} from '../markers.ts'
import {documents} from './timelines.ts'

const now = Date.UTC(2027, 0, 15, 12)
/** Those that are off by default as well. */
const settings: Settings = {
  ...defaultSettings,
  timeZone: 'UTC',
  rules: Object.fromEntries(rules.map(it => [it.id, 'warning'])),
}

function snapshotOf(text: string, name: string): Snapshot {
  const document = TextDocument.create(`file:///postmortems/${encodeURIComponent(name)}`, 'markdown', 1, text)
  return takeSnapshot(document, settings, now, (rule, error) => {
    throw new Error(rule, {cause: error})
  })
}

type IsAbout = (entry: TimelineEntry) => boolean

const none: IsAbout = () => false

const entriesOf = ({timelines}: PostmortemModel): TimelineEntry[] => timelines.flatMap(it => it.entries)

/** The entries that a fix means to give another moment, narrowly; of all other rules, none. */
const subjects: Readonly<Record<string, (problem: LintResult, fix: Fix, snapshot: Snapshot) => IsAbout>> = {
  // Those without a zone.
  'timeline/missing-timezone': () => entry => !entry.zone,
  // Those whose day cannot be told, or comes from elsewhere, as it may come from such a day.
  'timeline/ambiguous-date': () => entry => !entry.date || entry.dateSource !== 'entry' || isAmbiguous(entry),
  // Those in the zone of that name.
  'timeline/ambiguous-timezone': ({span}, _, {text}) => isInZone(text.slice(span.start, span.end)),
  'timeline/zone-season-mismatch': (problem, {title}, {text, model}) => {
    const entry = entriesOf(model).find(it => it.timestamp.clock?.span.start === problem.span.start)
    if (entry) return it => it === entry
    const isMoved = title.endsWith('if the clock times are right')
    return isMoved ? isInZone(text.slice(problem.span.start, problem.span.end)) : none
  },
  // The one with the mistyped day or time, and those that take its day.
  'timeline/implausible-date': sharesDay,
  'timeline/invalid-time': sharesDay,
  'timeline/out-of-order': sharesDay,
}

function isAmbiguous({timestamp: {date, end}}: TimelineEntry): boolean {
  return date?.order === 'ambiguous' || end?.date?.order === 'ambiguous'
}

function isInZone(name: string): IsAbout {
  return entry => entry.zone?.name.toUpperCase() === name.toUpperCase()
}

function sharesDay({span}: LintResult, _: Fix, {model}: Snapshot): IsAbout {
  const isIts: IsAbout = it => contains(it.timestamp.span, span)
  const {entries} = model.timelines.find(it => it.entries.some(isIts)) ?? assert.fail()
  const first = entries.findIndex(isIts)
  const next = entries.findIndex((it, index) => first < index && (it.timestamp.date || it.dateSource === 'day-heading'))
  const own = entries.slice(first, next < 0 ? undefined : next)
  return entry => own.includes(entry)
}

/** Where a place of the text is after the edits; what they replace or insert counts from its start or to its end. */
function moved(offset: number, edits: readonly Edit[], isEnd: boolean): number {
  let by = 0
  for (const {span, text} of edits) {
    const isBefore = span.end < offset || (span.end === offset && (isEnd || span.start < span.end))
    if (isBefore) by += text.length - (span.end - span.start)
    else if (span.start < offset) return span.start + by + (isEnd ? text.length : 0)
  }
  return offset + by
}

interface Moment {
  readonly instant: number | undefined
  readonly end: number | undefined
  readonly at: number | undefined
}

function momentOf({instant, endInstant, at}: TimelineEntry): Moment {
  return {instant, end: endInstant, at: instant === undefined ? at : undefined}
}

function edited({document}: Snapshot, edits: readonly Edit[]): string {
  // Fails when edits overlap, as a client does.
  return TextDocument.applyEdits(
    document,
    edits.map(({span, text}) => ({
      range: {start: document.positionAt(span.start), end: document.positionAt(span.end)},
      newText: text,
    })),
  )
}

interface Checked {
  readonly name: string
  readonly snapshot: Snapshot
}

/** Every entry that the edits are not about stands where it is meant to stand, with the moment that it had. */
function checkEdits(
  {name, snapshot}: Checked,
  title: string,
  edits: readonly Edit[],
  isAbout: IsAbout,
): PostmortemModel {
  const {text, model} = snapshot
  const ordered = orderEdits(edits)
  assert.equal(ordered?.length, edits.length, `${title}: no edit overlaps or repeats another`)
  const after = edited(snapshot, edits)
  const read = snapshotOf(after, name).model
  const others = entriesOf(read)
  for (const entry of entriesOf(model)) {
    if (isAbout(entry)) continue
    const {start, end} = entry.timestamp.span
    const place: Span = {start: moved(start, ordered ?? [], false), end: moved(end, ordered ?? [], true)}
    const isThere: IsAbout = ({timestamp: {span}}) => span.start <= place.end && place.start <= span.end
    const same: TimelineEntry | undefined = others.find(isThere)
    const where = `${title}: ${text.slice(start, end)}\n${after}`
    assert.ok(same, where)
    assert.deepEqual(momentOf(same), momentOf(entry), where)
  }
  return read
}

/** Every time in the text around the entries has the moment that it had, where that can still be told. */
function checkProse({snapshot}: Checked, title: string, edits: readonly Edit[], read: PostmortemModel): void {
  const {model} = snapshot
  const after = edited(snapshot, edits)
  const before = commonFacts(model)
  const now = commonFacts(read)
  for (const time of proseTimes(snapshot)) {
    const {instant} = resolveInProse(time, before)
    const at = moved(time.clock?.span.start ?? time.span.start, edits, false)
    const same = instant === undefined ? undefined : timestampAt(after, at)
    const other = same && resolveInProse(same, now).instant
    const where = `${title}: ${snapshot.text.slice(time.span.start, time.span.end)}\n${after}`
    assert.equal(other ?? instant, instant, where)
  }
}

function proseTimes({text, model, markdown}: Snapshot): Timestamp[] {
  const stamps = entriesOf(model).map(it => it.timestamp.span)
  return findTimestamps(text).filter(({clock, span}) => {
    const isElsewhere = stamps.some(it => overlaps(it, span)) || isLiteral(markdown, span)
    return clock && !isElsewhere && !/^ ?h\b/.test(text.slice(span.end))
  })
}

/** The same where lines become entries of a timeline, those of other timelines too. */
function checkTurn(checked: Checked, title: string, edits: readonly Edit[]): void {
  const {name, snapshot} = checked
  const after = edited(snapshot, edits)
  const found = entriesOf(snapshotOf(after, name).model)
  const left = new Set(found.map(it => it.instant))
  const same = new Set(found.map(wordsOf))
  for (const entry of entriesOf(snapshot.model)) {
    const isTurned = edits.some(it => contains(it.span, entry.timestamp.span))
    const isKept = isTurned ? entry.instant === undefined || left.has(entry.instant) : same.has(wordsOf(entry))
    assert.ok(isKept, `${title}: ${wordsOf(entry)}\n${after}`)
  }
}

/** What an entry is known by where it may stand anywhere. */
function wordsOf(entry: TimelineEntry): string {
  return JSON.stringify([entry.description.value.replace(/\\+$/, ''), momentOf(entry)])
}

/** The same where entries change places: each is known by its words. */
function checkMove({name, snapshot}: Checked, title: string, edits: readonly Edit[]): string {
  const after = edited(snapshot, edits)
  const list = (model: PostmortemModel) => entriesOf(model).map(wordsOf).sort()
  assert.deepEqual(list(snapshotOf(after, name).model), list(snapshot.model), `${title}\n${after}`)
  return after
}

const organize = 'source.organizeTimeline.postmortem'

function actionsAt(snapshot: Snapshot, {start, end}: Span, only?: string): CodeAction[] {
  const {document} = snapshot
  const range = {start: document.positionAt(start), end: document.positionAt(end)}
  const context = {diagnostics: [], ...(only && {only: [only]})}
  return codeAction(snapshot, {textDocument: {uri: document.uri}, range, context}, {})
}

function editsOf({document}: Snapshot, {edit}: CodeAction): Edit[] {
  return edit?.changes?.[document.uri]?.map(it => ({span: toSpan(document, it.range), text: it.newText})) ?? []
}

/** What the fix says that it writes is what is read. */
function checkDay(
  snapshot: Snapshot,
  {span, message}: LintResult,
  {title}: Fix,
  after: PostmortemModel,
  edits: readonly Edit[],
): void {
  const said = /^Add the date (.*)$/.exec(title)?.[1] ?? /did you mean ([^\s"]+)\?$/.exec(message)?.[1]
  if (said === undefined || title === 'Add "(+1 day)"') return
  const at = moved(span.start, edits, false)
  const entry = entriesOf(after).find(it => it.timestamp.span.start <= at && at <= it.timestamp.span.end)
  const day = entry && writtenDay(entry.date, entry.timestamp.clock)
  assert.equal(day && isoDate(day), said, `${title}: ${snapshot.text.slice(span.start, span.end)}`)
}

/** How many changes of each kind were tried. */
interface Tried {
  fixes: number
  conversions: number
  sorts: number
  others: number
}

/** Tries everything that is offered on the document. */
function check(text: string, name: string, tried: Tried): void {
  const snapshot = snapshotOf(text, name)
  const checked = {name, snapshot}
  for (const problem of snapshot.problems) {
    for (const fix of problem.fixes ?? []) {
      if (fix.edits.length === 0) continue
      tried.fixes++
      const title = `${problem.ruleId}: ${fix.title}`
      if (fix.title === 'Sort the timeline' || problem.ruleId === 'section/order') {
        checkMove(checked, title, fix.edits)
        continue
      }
      const isAbout = subjects[problem.ruleId]?.(problem, fix, snapshot) ?? none
      const after = checkEdits(checked, title, fix.edits, isAbout)
      checkDay(snapshot, problem, fix, after, orderEdits(fix.edits) ?? [])
    }
  }
  for (const {entries, section} of snapshot.model.timelines) {
    const heading = section === undefined ? [] : [snapshot.model.sections[section]?.heading.span ?? assert.fail()]
    for (const span of [...heading, ...entries.slice(0, 1).map(it => it.timestamp.span)]) {
      for (const action of actionsAt(snapshot, {start: span.start, end: span.start}, 'refactor')) {
        tried.conversions++
        const edits = editsOf(snapshot, action)
        const read = checkEdits(checked, action.title, edits, none)
        checkProse(checked, action.title, edits, read)
      }
    }
  }
  for (const action of actionsAt(snapshot, {start: 0, end: 0}, organize)) {
    tried.sorts++
    const after = checkMove(checked, action.title, editsOf(snapshot, action))
    const again = actionsAt(snapshotOf(after, name), {start: 0, end: 0}, organize)
    assert.deepEqual(
      again.map(it => it.title),
      [],
      `${action.title}, again\n${after}`,
    )
  }
  const whole = {start: 0, end: text.length}
  for (const action of actionsAt(snapshot, whole, 'quickfix').filter(it => /^(?:Insert all|Ignore)/.test(it.title))) {
    tried.others++
    checkEdits(checked, action.title, editsOf(snapshot, action), none)
  }
  for (const action of actionsAt(snapshot, whole, 'refactor').filter(it => it.title.startsWith('Turn'))) {
    tried.others++
    checkTurn(checked, action.title, editsOf(snapshot, action))
  }
  for (const action of actionsAt(snapshot, {start: 0, end: 0}, 'source.fixAll')) {
    tried.others++
    const edits = editsOf(snapshot, action)
    const list = (model: PostmortemModel) =>
      entriesOf(model)
        .flatMap(it => it.instant ?? [])
        .sort()
    assert.deepEqual(list(snapshotOf(edited(snapshot, edits), name).model), list(snapshot.model), action.title)
  }
}

function nothing(): Tried {
  return {fixes: 0, conversions: 0, sorts: 0, others: 0}
}

/** A folder of other documents may be named. */
const folders = [
  fileURLToPath(new URL('../../../examples', import.meta.url)),
  ...[process.env['POSTMORTEM_DOCUMENTS'] ?? []].flat(),
]

describe('what is offered on a document changes no moment that it is not about', function () {
  this.timeout(600_000)

  for (const folder of folders) {
    for (const name of readdirSync(folder).filter(it => it.endsWith('.md'))) {
      it(`in ${name}`, () => check(readFileSync(path.join(folder, name), 'utf8'), name, nothing()))
    }
  }

  it('in the examples of all rules', () => {
    const tried = nothing()
    const examples = rules.flatMap(it => [...it.bad, ...it.good])
    for (const {text} of examples) check(readMarkers(text).text, 'postmortem.md', tried)
    assert.ok(500 < tried.fixes && 10 < tried.conversions && 10 < tried.sorts, JSON.stringify(tried))
  })

  it('in timelines of all kinds', () => {
    const tried = nothing()
    fc.assert(
      fc.property(documents, text => check(text, 'postmortem.md', tried)),
      {numRuns: 300},
    )
    assert.ok(500 < tried.fixes && 100 < tried.conversions && 30 < tried.sorts, JSON.stringify(tried))
  })
})
