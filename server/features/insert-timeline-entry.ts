import {TextDocument} from 'vscode-languageserver-textdocument'
import {mergeEntries} from '../paste/merge-entries.ts'
import {resolveTimes} from '../paste/resolve-times.ts'
import {findPlace} from '../paste/target-timeline.ts'
import {fromMoment} from '../paste/formats/written-time.ts'
import type {InsertedTimelineEntry, InsertTimelineEntryParams} from '../protocol/requests.ts'
import type {Snapshot} from './snapshot.ts'
import {toTextEdit} from './convert.ts'
import {readerOf} from './reader.ts'

/** Stands for the text of the entry while its place is worked out; no document has it. */
const mark = '\ue000'

/**
 * `postmortem/insertTimelineEntry`: an entry for now, in the document's zone and style, at its place in time, with the
 * cursor behind it.
 */
export function insertTimelineEntry(
  snapshot: Snapshot,
  {position}: InsertTimelineEntryParams,
): InsertedTimelineEntry | null {
  const {document, text, model, now} = snapshot
  const place = findPlace(text, model, document.uri, document.offsetAt(position))
  if (!place) return null
  const entry = {line: 0, time: fromMoment(now), text: mark, details: [], author: undefined, source: undefined}
  const facts = {zone: place.zone, near: place.near, numericOrder: place.numericOrder, now, reader: readerOf(snapshot)}
  const {entries, isDated} = resolveTimes([entry], {clock: 'document'}, facts)
  const {edits} = mergeEntries(text, place, entries, isDated)
  const marked = TextDocument.applyEdits(
    document,
    edits.map(it => toTextEdit(document, it)),
  )
  const cursor = TextDocument.create(document.uri, document.languageId, 0, marked).positionAt(marked.indexOf(mark))
  return {
    version: document.version,
    cursor,
    message: '',
    edits: edits.map(it => toTextEdit(document, {...it, text: it.text.replace(mark, '')})),
  }
}
