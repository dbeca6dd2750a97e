import {TextDocument} from 'vscode-languageserver-textdocument'
import {defaultSettings} from './settings.ts'
import {takeSnapshot} from './snapshot.ts'
import type {Instant} from './time/calendar.ts'

/**
 * Reads a document of no one, so that the first real one is read by code that has been compiled: what an engine does when an expression or
 * a function is first used takes longer than the work itself, and some of it is done only when they are used again.
 * @param round counts from 0; in each one the words are others, as nothing that is remembered is read again
 * @returns whether another round is worth it
 */
export function warmUp(now: Instant, round: number): boolean {
  const own = text.replaceAll('the ', `the ${kinds[round]} `).replaceAll('Ana', `Ana${round}`).replaceAll('10:', `1${round}:`)
  void takeSnapshot(TextDocument.create('untitled:incidents/none.md', 'markdown', round, own), defaultSettings, now).problems
  return round + 1 < kinds.length
}

const kinds = ['same', 'first', 'other', 'last']

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
