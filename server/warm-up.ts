import type {TextDocumentPositionParams} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {OpenDocuments} from './lsp/documents.ts'
import {codeAction} from './features/code-action.ts'
import {completion} from './features/completion.ts'
import {diagnostic} from './features/diagnostic.ts'
import {documentSymbol} from './features/document-symbol.ts'
import {foldingRange} from './features/folding-range.ts'
import {hover} from './features/hover.ts'
import {inlayHint} from './features/inlay-hint.ts'
import {defaultSettings} from './settings.ts'
import {takeSnapshot, type Snapshot} from './snapshot.ts'
import type {Instant} from './time/calendar.ts'

/**
 * Gets ready for the first document and the first letter while nobody asks for anything: what comes meanwhile is answered between two rounds.
 * Beside an open document, reading needs no more, and there is a round of typing now and then; somebody who types has no use for it any more.
 * @returns which round comes next, and after how many milliseconds; `undefined` when no other is worth it
 */
export function warmUp(
  now: Instant, documents: Pick<OpenDocuments, 'uris' | 'wereChanged'>, round: number,
): {next: number; wait: number} | undefined {
  const isAlone = documents.uris().length === 0
  if (round < kinds.length) {
    if (!isAlone) return {next: kinds.length, wait: firstRest}
    warmUpReading(now, round)
    return {next: round + 1, wait: 0}
  }
  if (!documents.wereChanged() && warmUpTyping(now, round - kinds.length)) return {next: round + 1, wait: isAlone ? 0 : rest}
  typed = undefined
  return undefined
}

/** Milliseconds in which a document that was just opened is read and shown. */
const firstRest = 2000
/** Milliseconds between rounds beside an open document: an answer waits for one round at most, and rarely. */
const rest = 200

/**
 * Reads a document of no one, so that the first real one is read by code that has been compiled: what an engine does when an expression or
 * a function is first used takes longer than the work itself, and some of it is done only when they are used again.
 * @param round counts from 0; in each one the words are others, as nothing that is remembered is read again
 * @returns whether another round is worth it
 */
export function warmUpReading(now: Instant, round: number): boolean {
  void takeSnapshot(documentOf(round), defaultSettings, now).problems
  return round + 1 < kinds.length
}

/**
 * Types a letter in that document and asks what an editor asks then, so that the first real letter is answered as fast as the hundredth.
 * @returns whether another round is worth it
 */
export function warmUpTyping(now: Instant, round: number): boolean {
  const before = typed ?? takeSnapshot(documentOf(kinds.length), defaultSettings, now)
  const place = places[round % places.length] as string
  const position = before.document.positionAt(before.text.indexOf(place) + place.length)
  const document = TextDocument.update(before.document, [{range: {start: position, end: position}, text: round % 5 ? 'e' : ' '}], before.version + 1)
  const snapshot = takeSnapshot(document, defaultSettings, now, undefined, undefined, before)
  void diagnostic(snapshot)
  const ask = asked[round % asked.length] as (typeof asked)[number]
  ask(snapshot, {textDocument: {uri: document.uri}, position})
  typed = round < typingRounds ? snapshot : undefined
  return typed !== undefined
}

const kinds = ['same', 'first', 'other', 'last']
const typingRounds = 100
/** What was typed on in the round before. */
let typed: Snapshot | undefined

/** Behind words of a paragraph, an entry, a row and an action item. */
const places = ['could not check out', 'above 5%', 'hears from customers', 'Add an alert']

type Place = TextDocumentPositionParams

const asked: readonly ((snapshot: Snapshot, place: Place) => unknown)[] = [
  (snapshot, place) => hover(snapshot, place, {}),
  (snapshot, place) => completion(snapshot, place, {}),
  (snapshot, {textDocument, position}) => codeAction(snapshot, {textDocument, range: {start: position, end: position}, context: {diagnostics: []}}, {}),
  (snapshot, {textDocument, position}) => inlayHint(snapshot, {textDocument, range: {start: {line: 0, character: 0}, end: position}}),
  (snapshot, {textDocument}) => documentSymbol(snapshot, {textDocument}, {}),
  snapshot => foldingRange(snapshot),
]

/**
 * Each is another one. Every other one holds a sign that many texts hold and that needs two bytes: an engine then keeps the whole text so, and
 * compiles each expression for such texts apart.
 */
function documentOf(round: number): TextDocument {
  const own = text.replaceAll('the ', `the ${kinds[round] ?? 'typed'} `).replaceAll('Ana', `Ana${round}`).replaceAll('10:', `1${round}:`)
  return TextDocument.create('untitled:incidents/none.md', 'markdown', round, round % 2 ? own : own.replace(' of ', ' – '))
}

/** Of everything that postmortems usually hold, and of what is usually wrong in them, a little. */
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
