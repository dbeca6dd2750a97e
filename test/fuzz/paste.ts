import type {TextEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import fc from '../property.ts'
import type {TimelineEntry} from '../../server/document/types.ts'
import {insertTimelineEntry} from '../../server/features/insert-timeline-entry.ts'
import {pasteTimeline} from '../../server/features/paste-timeline.ts'
import type {DocumentEdit} from '../../server/protocol/requests.ts'
import type {Snapshot} from '../../server/features/snapshot.ts'
import {hostile, open, snapshotOf} from '../incremental/as-fresh.ts'
import {samples} from '../paste/samples.ts'
import {documentsFrom} from './documents.ts'
import {definePart, Failure, type Step} from './part.ts'
import {fraction, weighted} from './weighted.ts'
import {lostTellingWords} from './words.ts'

interface Paste extends Step {
  readonly at: number
  /** Of what is selected. */
  readonly length: number
  /** What is pasted. Without it, the selection is turned into entries; without a length, an entry for now is made. */
  readonly text?: string
}

/** What is pasted adds entries and takes nothing away; what is turned into entries loses no word. */
export const paste = definePart<Paste>({
  name: 'paste',
  checks: 'that entries that are pasted, turned or inserted take nothing away',
  share: 1,
  cases: seeds =>
    fc
      .tuple(documentsFrom(seeds), fc.array(step, {minLength: 1, maxLength: 3}))
      .map(([text, steps]) => ({text, steps: steps.map(it => ({...it, at: Math.floor(it.at * (text.length + 1))}))})),
  check({text, steps}) {
    let snapshot = snapshotOf(open(text))
    for (const it of steps) snapshot = made(snapshot, it)
  },
})

const line = fc.oneof(fc.constantFrom(...samples.flatMap(it => it.text.split('\n'))), fc.constantFrom(...hostile))
const pasted = weighted(
  [3, fc.constantFrom(...samples.map(it => it.text))],
  [2, fc.array(line, {minLength: 1, maxLength: 8}).map(it => it.join('\n'))],
)
const step: fc.Arbitrary<Paste> = fc
  .record({
    at: fraction,
    length: fc.oneof(fc.constant(0), fc.integer({min: 1, max: 600})),
    text: fc.option(pasted, {nil: undefined}),
  })
  .map(({text, ...place}) => (text === undefined ? place : {...place, text, length: 0}))

function made(before: Snapshot, {at, length, text}: Paste): Snapshot {
  const {document} = before
  const textDocument = {uri: document.uri}
  const [start, end] = [document.positionAt(at), document.positionAt(at + length)]
  const name = text !== undefined ? 'pasting' : length === 0 ? 'inserting an entry' : 'turning a selection'
  const result: (DocumentEdit & {readonly message: string}) | null =
    text === undefined && length === 0
      ? insertTimelineEntry(before, {textDocument, position: start})
      : pasteTimeline(before, {textDocument, range: {start, end}, ...(text !== undefined && {text})})
  if (!result) return before
  const after = snapshotOf(open(TextDocument.applyEdits(document, result.edits as TextEdit[])))
  const isTold = /another day or zone/.test(result.message)
  // An entry for now is made by a person who sees it, and may give others its year.
  const stays = isTold ? none : name === 'inserting an entry' ? saysMoment : all
  const loss = lossOf(before, after, stays)
  if (loss) throw new Failure(`${name} loses ${loss}\n${JSON.stringify(before.text)}\n${JSON.stringify(after.text)}`)
  return after
}

const all = () => true
const none = () => false

/** @param stays whether an entry must keep its moment */
function lossOf(before: Snapshot, after: Snapshot, stays: (entry: TimelineEntry) => boolean): string | undefined {
  const lost = lostTellingWords(before.text, after.text)
  if (lost.length) return `words: ${lost.join(' ')}`
  if (markedHeadings(after) < markedHeadings(before)) return 'headings'
  const left = new Set(momentsOf(after, all))
  return momentsOf(before, stays).some(it => !left.has(it)) ? 'moments' : undefined
}

function momentsOf({model}: Snapshot, counts: (entry: TimelineEntry) => boolean): number[] {
  return model.timelines.flatMap(it => it.entries.filter(counts).flatMap(({instant}) => instant ?? []))
}

/** Whether the entry inherits nothing. */
function saysMoment({timestamp: {date, zone}}: TimelineEntry): boolean {
  return date?.year !== undefined && date.order !== 'ambiguous' && zone !== undefined
}

/** Others are headings only by what stands around them. */
function markedHeadings({model}: Snapshot): number {
  return model.sections.filter(it => it.heading.style === 'atx').length
}
