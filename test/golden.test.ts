import assert from 'node:assert/strict'
import {lint} from '../server/lint/lint.ts'
import {readDocument} from '../server/document/read-document.ts'
import type {PostmortemModel, TimelineEntry} from '../server/document/types.ts'
import {profileOf} from '../server/document/profiles/choose-profile.ts'
import {defaultSettings} from '../server/config/settings.ts'

const now = Date.UTC(2026, 10, 1)

/** Incidents that were published, in words of our own; times and lengths are theirs. */
function read(text: string): {model: PostmortemModel; found(rule: string): string[]} {
  const parsed = readDocument(text, 'postmortem.md', defaultSettings)
  const {model} = parsed
  const problems = lint(parsed, {
    profile: profileOf(model),
    settings: defaultSettings,
    now,
    onError: (id, error) => {
      throw new Error(id, {cause: error})
    },
  }).results
  return {
    model,
    found: rule => problems.filter(it => it.ruleId === rule).map(it => text.slice(it.span.start, it.span.end)),
  }
}

function metric({incident}: PostmortemModel, name: string): number | undefined {
  return incident.metrics.find(it => it.name === name)?.minutes
}

function entriesOf({timelines}: PostmortemModel): readonly TimelineEntry[] {
  return timelines.flatMap(it => it.entries)
}

/** A timeline that states its lengths, with what must be computed of it. */
function checkStated(text: string, expected: {detect: number; recover: number}): ReturnType<typeof read> {
  const result = read(text)
  assert.equal(metric(result.model, 'time-to-detect'), expected.detect)
  assert.equal(metric(result.model, 'impact'), expected.recover)
  assert.deepEqual(result.found('metrics/mismatch'), [])
  return result
}

describe('golden cases', () => {
  it('Shakespeare search of the SRE book', () => {
    const {model, found} = read(`# Search is down (incident 465)

**Date**: 2015-10-21

## Summary

Search was down for 66 minutes.

## Timeline

All times UTC.

- 14:51 News of a sonnet that was found
- 14:54 **OUTAGE BEGINS** — the backends start to go down
- 14:55 The pager goes off: alert fires for the rate of 500 responses
- 15:01 **INCIDENT BEGINS** — Jen declares an incident
- 15:20 Cause identified: a search for a word that is not in the index
- 15:36 **OUTAGE MITIGATED**, all traffic goes to one cluster
- 15:36 The patched index is pushed to it
- 16:00 **OUTAGE ENDS**
- 16:30 **INCIDENT ENDS**
`)
    assert.equal(metric(model, 'impact'), 66)
    assert.equal(metric(model, 'time-to-detect'), 1)
    assert.equal(metric(model, 'time-to-mitigate'), 42)
    const entries = entriesOf(model)
    assert.equal((entries.at(-1)?.at ?? 0) - (entries[3]?.at ?? 0), 89)
    for (const rule of ['timeline/out-of-order', 'timeline/gap', 'summary/duration-mismatch'])
      assert.deepEqual(found(rule), [], rule)
  })

  it('API infrastructure of 2013', () => {
    const {model, found} = read(`# API outage of April 30, 2013

## Timeline (all times Pacific Time)

- 6:19 PM: Push of a configuration begins
- 6:26 PM: Outage begins
- 6:26 PM: Pagers alerted the teams
- 6:54 PM: Failed rollback of the configuration
- 7:15 PM: Rollback was successful
- 7:19 PM: Servers are restarted one after the other
- 7:58 PM: 100 % of the traffic is back online
`)
    assert.equal(metric(model, 'impact'), 92)
    assert.equal(metric(model, 'time-to-detect'), 0)
    assert.equal(metric(model, 'time-to-mitigate'), 49)
    const [first] = entriesOf(model)
    assert.equal(first?.offset, -420)
    const at = entriesOf(model).map(it => it.at as number)
    assert.deepEqual(
      at
        .slice(1)
        .map((it, index) => it - (at[index] as number))
        .filter(it => 30 < it),
      [39],
    )
    assert.deepEqual(found('timeline/zone-season-mismatch'), [])
  })

  it('satellites, the good version', () => {
    const {model, found} = read(`# Machines were wiped

## Summary

Nothing was served for 40 minutes, Mon, August 11, 2014, 17:10 to 17:50 PST8PDT.

## Timeline (PST8PDT)

### 2014-08-11

- 16:38 All machines are taken for erasing
- 17:10 Outage begins
- 17:10 First page: alert fires in the satellites
- 17:50 Outage ends
`)
    assert.equal(metric(model, 'impact'), 40)
    const [taken, , page] = entriesOf(model)
    assert.equal((page?.at ?? 0) - (taken?.at ?? 0), 32)
    assert.equal(taken?.offset, -420)
    assert.deepEqual(found('summary/duration-mismatch'), [])
  })

  it('satellites, published after 141 days or 4', () => {
    const days = (published: string) => {
      const {model} = read(`# Machines were wiped

**Incident date**: 2014-08-11

**Published**: ${published}

## Timeline (PST8PDT)

- 17:10 Outage begins
- 17:50 Outage ends
`)
      const field = model.metadata.find(it => it.key.value === 'Published')?.value.value ?? ''
      const {date} = entriesOf(model)[0] ?? {}
      assert.deepEqual(date, {year: 2014, month: 8, day: 11})
      return (Date.parse(field) - Date.UTC(2014, 7, 11)) / 86_400_000
    }
    assert.equal(days('2014-12-30'), 141)
    assert.equal(days('2014-08-15'), 4)
  })

  it('a site of 2023 that counts to the next day', () => {
    const {model, found} = read(`# Site outage

**Date/time**: 2023-08-26 21:14 PDT

## Summary

The outage took 15 hours and 40 minutes.

## Timeline (all times in PST/PDT)

### 2023-08-25

21:14 Outage begins

21:20 An alert fires and mails a list that nobody reads

### 2023-08-26

04:24 A user notified the team

12:55 Outage ends
`)
    assert.equal(metric(model, 'impact'), 941)
    assert.equal(metric(model, 'time-to-detect'), 6)
    const at = entriesOf(model).map(it => it.at as number)
    assert.equal((at[2] ?? 0) - (at[0] ?? 0), 430)
    assert.deepEqual(found('summary/duration-mismatch'), [])
  })

  const stats = (detect: number, recover: number): string => `- **Time to detect**: ${detect} minutes
- **Time to resolve**: ${recover} minutes
`

  it('PM2021-009', () =>
    void checkStated(
      `# Ingress

${stats(5, 68)}
## Timeline (UTC)

### 2021-06-01

- 08:00 Outage begins: all services answer 404
- 08:05 Team noticed it, investigation started
- 09:08 Everything is back to normal
`,
      {detect: 5, recover: 68},
    ))

  it('PM2021-010', () =>
    void checkStated(
      `# Culprit

${stats(335, 408)}
## Timeline (UTC)

### 2021-06-02

- 08:00 Impact starts with a change
- 13:35 First report by a user
- 14:48 The change was taken back, impact ends: resolved
`,
      {detect: 335, recover: 408},
    ))

  it('PM2020-008', () =>
    void checkStated(
      `# Reports

${stats(88, 122)}
## Timeline (UTC)

### 2020-09-03

- 13:13 Outage begins
- 14:41 First report of an issue by a user
- 15:15 Service restored
`,
      {detect: 88, recover: 122},
    ))

  it('PM2020-005, in the wrong season', () => {
    const {found} = checkStated(
      `# Alerts

${stats(5, 15)}
## Timeline

All times in CET.

| Time | Event |
| --- | --- |
| 2020-06-09 12:20 | Outage begins |
| 2020-06-09 12:25 | Alert fires |
| 2020-06-09 12:35 | Service restored |
`,
      {detect: 5, recover: 15},
    )
    assert.deepEqual(found('timeline/zone-season-mismatch'), ['CET'])
  })

  it('PM2021-004', () =>
    void checkStated(
      `# Nodes

${stats(5, 84)}
## Timeline (UTC)

### 2021-03-04

- 12:06 Outage begins
- 12:11 Alert fires
- 13:30 Service restored
`,
      {detect: 5, recover: 84},
    ))

  it('PM2021-006', () =>
    void checkStated(
      `# Short

${stats(1, 5)}
## Timeline (UTC)

### 2021-04-04

- 09:59 Outage begins
- 10:00 Alert fires
- 10:04 Service restored
`,
      {detect: 1, recover: 5},
    ))

  it('PM2023-001, whose recovery counts from detection, with one entry out of order', () => {
    const {model, found} = read(
      `# Rows

${stats(2, 13)}
## Timeline (UTC)

| Time | Event |
| --- | --- |
| 2023-01-10 10:46 | Outage begins |
| 2023-01-10 10:48 | Alert fires |
| 2023-01-10 11:01 | Service restored |
| 2023-01-10 11:08 | Mail written |
| 2023-01-10 11:07 | Graph saved |
`,
    )
    assert.equal(metric(model, 'time-to-recover'), 13)
    assert.deepEqual(found('metrics/mismatch'), [])
    assert.deepEqual(found('timeline/out-of-order'), ['2023-01-10 11:07'])
  })

  it('PM2025-002, whose figures are those of no definition', () => {
    const {model, found} = read(
      `# Change

${stats(371, 389)}
## Timeline (UTC)

- 2025-03-17 17:53 The change takes effect, impact starts
- 2025-03-17 23:42 We are informed of it: notified by a user
- 2025-03-18 00:22 Root cause identified
- 2025-03-18 00:42 Service restored
`,
    )
    assert.equal(metric(model, 'time-to-detect'), 349)
    assert.equal(metric(model, 'impact'), 409)
    assert.ok(0 < found('metrics/mismatch').length)
    assert.deepEqual(found('timeline/out-of-order'), [])
  })

  it('PM2020-003, with five years of five digits', () => {
    const days = ['16', '17', '20', '23', '24']
    const {found} = read(`# Years

## Timeline (UTC)

| Time | Event |
| --- | --- |
${days.map(day => `| 20202-01-${day} 10:00 | Node replaced |\n`).join('')}`)
    assert.deepEqual(
      found('timeline/invalid-time'),
      days.map(day => `20202-01-${day}`),
    )
  })

  it('the hours at which clocks are changed', () => {
    const at = (day: string, time: string) =>
      read(`# Night

Date: ${day}

## Timeline (all times PT)

- ${time} Alert fires
`).found('timeline/zone-season-mismatch')
    assert.deepEqual(at('2026-03-08', '02:30'), ['02:30'])
    assert.deepEqual(at('2026-11-01', '01:30'), ['01:30'])
    assert.deepEqual(at('2026-11-01', '03:30'), [])
  })

  it('midnight', () => {
    const {found} = read(`# Night

Date: 2020-05-25

## Timeline (UTC)

- 23:55 Alert fires
- 00:05 The alert resolves
`)
    assert.deepEqual(found('timeline/date-rollover'), ['00:05'])
    assert.deepEqual(found('timeline/out-of-order'), [])
  })
})
