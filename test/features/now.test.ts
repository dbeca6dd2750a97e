import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {TextEdit} from 'vscode-languageserver'
import {completion} from '../../server/features/completion/completion.ts'
import {insertTimelineEntry} from '../../server/features/insert-timeline-entry.ts'
import {buildModel} from '../../server/document/read-document.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

const headings = [
  'Timeline',
  'Timeline (UTC)',
  'Timeline (CET)',
  'Timeline (Europe/Berlin)',
  'Timeline (all times PT)',
  'Timeline (IST)',
]
const entries = [
  '',
  '- 04:20 Down',
  '- 04:20 UTC Down',
  '- 04:20 CET Down',
  '- 00:20 PT Down',
  '- 04:20-03:30 Down',
  '- 2026-03-02 04:20 UTC Down',
  '- Mar 2, 00:20 PT Down',
  `| Time (UTC) | Event |
| --- | --- |
| 04:20 | Down |`,
  `| Time (PST) | Event |
| --- | --- |
| 00:20 | Down |`,
]
// On the day of the incident in all zones, on the next day in some and in all, and when it is long over.
const moments = [
  Date.UTC(2026, 2, 2, 12, 39),
  Date.UTC(2026, 2, 2, 23, 39),
  Date.UTC(2026, 2, 3, 1, 10),
  Date.UTC(2026, 2, 4, 7, 39),
]

function documentOf(heading: string, entry: string): string {
  return `# Postmortem: Shop down

**Date:** 2026-03-02

## ${heading}

${entry}${entry && '\n'}`
}

/** The moment of the entry that says so; `undefined` where its day or its zone is not known. */
function momentOf(text: string): number | undefined {
  const all = buildModel(text, uri, defaultSettings).timelines.flatMap(it => it.entries)
  const own = all.find(({span}) => text.slice(span.start, span.end).includes('Rolled back'))
  assert.ok(own, text)
  return own.instant
}

describe('the time of now', () => {
  for (const timeZone of ['UTC', 'Europe/Berlin', 'America/Los_Angeles']) {
    for (const now of moments) {
      it(`is ${new Date(now).toISOString()} wherever it is written for a reader in ${timeZone}`, function () {
        this.timeout(20_000)
        let known = 0
        for (const text of headings.flatMap(heading => entries.map(entry => documentOf(heading, entry)))) {
          for (const written of [inserted(text, timeZone, now), completed(text, timeZone, now)]) {
            const moment = written === undefined ? undefined : momentOf(written)
            if (moment === undefined) continue
            known++
            assert.equal(moment, now, written)
          }
        }
        assert.ok(80 < known, `${known} of ${2 * headings.length * entries.length}`)
      })
    }
  }
})

function inserted(text: string, timeZone: string, now: number): string {
  const snapshot = snapshotOf(text, {timeZone}, now)
  const {document} = snapshot
  const result = insertTimelineEntry(snapshot, {textDocument: {uri}, position: document.positionAt(text.length)})
  assert.ok(result, text)
  const edited = TextDocument.create(uri, 'markdown', 2, TextDocument.applyEdits(document, [...result.edits]))
  return TextDocument.applyEdits(edited, [{range: {start: result.cursor, end: result.cursor}, newText: 'Rolled back'}])
}

/** `undefined` where now is not offered, as in a zone that nobody can tell. */
function completed(text: string, timeZone: string, now: number): string | undefined {
  const isTable = text.includes('| --- |')
  const snapshot = snapshotOf(`${text}${isTable ? '| ' : '- '}`, {timeZone}, now)
  const {document} = snapshot
  const position = document.positionAt(document.getText().length)
  const found = completion(snapshot, {textDocument: {uri}, position}, {})
  const item = found?.items.find(it => it.detail?.includes('Now'))
  if (!item) return undefined
  const taken = TextDocument.applyEdits(document, [item.textEdit as TextEdit]).trimEnd()
  return `${taken}${isTable ? ' | Rolled back |' : ' Rolled back'}\n`
}
