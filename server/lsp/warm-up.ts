import type {TextDocumentPositionParams} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {OpenDocuments} from './documents.ts'
import {codeAction} from '../features/code-action/code-action.ts'
import {completion} from '../features/completion/completion.ts'
import {diagnostic} from '../features/diagnostic.ts'
import {documentSymbol} from '../features/document-symbol.ts'
import {foldingRange} from '../features/folding-range.ts'
import {hover} from '../features/hover/hover.ts'
import {inlayHint} from '../features/inlay-hint.ts'
import {defaultSettings} from '../config/settings.ts'
import {takeSnapshot, type Snapshot} from '../features/snapshot.ts'
import type {Instant} from '../time/calendar.ts'

/**
 * Prepares for the first document while the server is idle. Requests are answered between two rounds.
 * @param round counts from 0
 * @returns whether another round is worth it; an open document warms up the rest
 */
export function warmUp(now: Instant, documents: Pick<OpenDocuments, 'uris'>, round: number): boolean {
  if (0 < documents.uris().length) return false
  readSample(now, round)
  return round + 1 < kinds.length
}

/**
 * Reads and edits a sample document, and makes the usual requests of editors, so that the code is compiled before the
 * first real document is read: what the engine does when an expression or a function is first used takes longer than
 * the work itself, and some of it happens only on later uses.
 * @param round the words differ in each round, because results for known text are cached
 * @returns the snapshot of the edited document
 */
export function readSample(now: Instant, round: number): Snapshot {
  const before = takeSnapshot(documentOf(round), defaultSettings, now)
  void before.problems
  return places.reduce((snapshot, place) => typeAfter(snapshot, place, now), before)
}

function typeAfter(before: Snapshot, words: string, now: Instant): Snapshot {
  const position = before.document.positionAt(before.text.indexOf(words) + words.length)
  const change = {range: {start: position, end: position}, text: 'e'}
  const document = TextDocument.update(before.document, [change], before.version + 1)
  const snapshot = takeSnapshot(document, defaultSettings, now, undefined, undefined, before)
  void diagnostic(snapshot)
  for (const ask of requests) ask(snapshot, {textDocument: {uri: document.uri}, position})
  return snapshot
}

const kinds = ['same', 'first', 'other', 'last']

/** Words of a paragraph, an entry, a row and an action item. */
const places = ['could not check out', 'above 5%', 'hears from customers', 'Add an alert']

type Place = TextDocumentPositionParams

const requests: readonly ((snapshot: Snapshot, place: Place) => unknown)[] = [
  (snapshot, place) => hover(snapshot, place, {}),
  (snapshot, place) => completion(snapshot, place, {}),
  (snapshot, {textDocument, position}) =>
    codeAction(snapshot, {textDocument, range: {start: position, end: position}, context: {diagnostics: []}}, {}),
  (snapshot, {textDocument, position}) =>
    inlayHint(snapshot, {textDocument, range: {start: {line: 0, character: 0}, end: position}}),
  (snapshot, {textDocument}) => documentSymbol(snapshot, {textDocument}, {}),
  snapshot => foldingRange(snapshot),
]

/**
 * A different document for each round. In every other round it contains a dash, as many texts do. This makes the engine
 * store the whole text with two bytes per character, and it compiles regular expressions separately for such texts.
 */
function documentOf(round: number): TextDocument {
  const own = text
    .replaceAll('the ', `the ${kinds[round]} `)
    .replaceAll('Ana', `Ana${round}`)
    .replaceAll('10:', `1${round}:`)
  return TextDocument.create(
    'untitled:incidents/none.md',
    'markdown',
    round,
    round % 2 ? own : own.replace(' of ', ' – '),
  )
}

/** Has a little of everything that postmortems usually contain, and of what is usually wrong in them. */
const text = `# Outage of the checkout

- **Date:** 2024-03-05
- **Status:** Draft
- **Authors:** Ana, Bo

## Summary

On 2024-03-05, between 10:05 and 11:35 UTC, about 40% of all users could not check out for 90 minutes. The cause was human error:
\`deploy\` was not checked, see [the graph](https://example.com/graph). Many customers were affected, and some orders were lost.

## Impact

All services were down for several hours; nobody noticed. 1,200 of 3,000 requests failed.

## Timeline

- 10:00 UTC Release 4.2 was deployed to production by Ana
- 10:05 UTC Alert: the error rate of the checkout is above 5%
- 10:06 UTC The outage begins: the checkout went down, customers reported errors
- 10:10 UTC Ana acknowledges the page and declares an incident
- 10:12 UTC Escalated to the database team, status page updated
- 10:30 UTC The root cause was identified: the connection pool was full
- 10:40 UTC Rollback started; Bo found that the limit was due to a bug
- 10:45 Bo rolled back the release, and restarted the service
- 11:00 UTC Errors are down, impact mitigated
- 11:30 UTC Checkout is healthy and back to normal
- 11:35 UTC Service is restored, the incident is resolved
- 11:50 UTC All clear

| Time (UTC) | Event |
| --- | --- |
| 12:00 | Support hears from customers |

## Root cause

Ana should have checked the limit before the release. Obviously, nobody looked at the dashboard, as someone forgot the alert.

## Action items

- [ ] Add an alert on the pool (owner: Bo, due 2024-04-01, OPS-12)
- [x] Train all engineers, done (P1)
- Write a runbook, TODO

| Action | Owner | Due | Ticket |
| --- | --- | --- | --- |
| The storage team will raise the limit | @ana | 2 April 2024 | https://example.com/issues/7 |
`
