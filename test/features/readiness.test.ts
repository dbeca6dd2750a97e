import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {readiness} from '../../server/features/readiness.ts'
import type {LeftOver} from '../../server/protocol/requests.ts'
import type {Settings} from '../../server/config/settings.ts'
import {takeSnapshot} from '../../server/features/snapshot.ts'
import {noon, snapshotOf, uri} from './snapshot-of.ts'

function check(
  text: string,
  expected: {next: string; left?: string[]; suggestions?: string[]},
  settings: Partial<Settings> = {},
): void {
  const {next, left, suggestions} = readiness(snapshotOf(text, settings))
  const print = ({group, rule, severity, range}: LeftOver) => `${range.start.line}: ${group} ${severity} ${rule}`
  assert.deepEqual(
    {next, left: left.map(print), suggestions: suggestions.map(print)},
    {left: [], suggestions: [], ...expected},
  )
}

const done = `# Outage

- **Status:** STATUS

## Summary

On 2020-06-15 the shop was down for 20 minutes, from 10:00 to 10:20 UTC.

## Impact

800 orders were lost.

## Timeline

- 10:00 UTC Outage begins
- 10:02 UTC Alert fires
- 10:20 UTC Outage ends

## Root Cause

A pool of connections was too small after the traffic had doubled in May, because its size was set by hand and nobody was told when it was nearly full.

## Action Items

- [ ] Alert on the size of the pool @tom SHOP-13
`

describe('readiness', () => {
  it('finds nothing left in a document that is done', () => check(done, {next: 'review'}))

  it('lists what is to be done apart from what may be better', () =>
    check(
      done.replace('800 orders', 'TODO orders').replace('## Impact', '##Impact').replace('A pool', 'Obviously, a pool'),
      {
        next: 'review',
        left: ['8: markdown warning markdown/heading-missing-space', '10: doc warning doc/placeholder'],
        suggestions: ['20: language hint language/hindsight'],
      },
    ))

  it('is the same of a document that was asked for before a change', () => {
    const draft = done
      .replace('STATUS', 'Draft')
      .replace('800 orders', 'TODO orders')
      .replace('A pool', 'Obviously, a pool')
    const changes: [string, string][] = [
      ['TODO orders', 'TODO orders and TBD'],
      ['TBD', 'no others'],
      ['Alert fires', 'TODO fires'],
      ['Obviously', 'Clearly'],
      ['## Impact', '##Impact'],
      ['no others', 'XXX'],
      ['XXX', 'some'],
      ['Draft', 'In review'],
      ['some', 'TODO'],
    ]
    let before = snapshotOf(draft)
    readiness(before)
    for (const [index, [from, to]] of changes.entries()) {
      before = takeSnapshot(
        TextDocument.create(uri, 'markdown', index + 2, before.text.replace(from, to)),
        before.settings,
        noon,
        undefined,
        undefined,
        before,
      )
      void before.problems
      // Not asked for after every change.
      if (index % 2 === 0) assert.deepEqual(readiness(before), readiness(snapshotOf(before.text)), `${from} → ${to}`)
    }
  })

  it('goes by the severities of the status that comes next', () => {
    const left = (severity: string) => [`10: doc ${severity} doc/placeholder`]
    const text = done.replace('800 orders', 'TODO orders')
    check(text.replace('STATUS', 'Draft'), {next: 'review', left: left('warning')})
    check(text.replace('STATUS', 'In review'), {next: 'final', left: left('error')})
    check(text.replace('STATUS', 'Final'), {next: 'final', left: left('error')})
  })

  it('tells what is wrong in the project settings of the document, whatever its status', () =>
    check(
      `---
postmortem:
  profile: gone
---
${done.replace('STATUS', 'In review')}`,
      {next: 'final', left: ['2: project-file warning project-file']},
    ))

  it('names the profile and the status', () => {
    const {profile, status} = readiness(snapshotOf(done.replace('STATUS', 'Draft')))
    assert.deepEqual({profile, status}, {profile: {id: 'generic', name: 'Generic'}, status: 'draft'})
    assert.equal(readiness(snapshotOf(done)).status, null)
  })
})
