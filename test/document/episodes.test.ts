import assert from 'node:assert/strict'
import {chooseEvents, readMarks} from '../../server/document/events/episodes.ts'
import {readEventCandidates} from '../../server/document/events/key-events.ts'

/** The entries of a timeline, each behind the key events that it must have. */
function check(...lines: string[]): void {
  const texts = lines.map(it => it.slice(it.indexOf('|') + 1).trim())
  const chosen = chooseEvents(texts.map(readEventCandidates), texts.map(readMarks))
  const scored = (it: string) => !['change', 'comms', 'mitigation-start', 'all-clear'].includes(it)
  assert.deepEqual(
    texts.map((text, index) => `${(chosen[index] ?? []).filter(scored).join(' ')} | ${text}`.trim()),
    lines.map(it => it.trim()),
  )
}

describe('chooseEvents', () => {
  it('takes explicit names', () =>
    check(
      'impact-start | Outage begins',
      'detected | Alert fires',
      'acknowledged | On-call acknowledges the page',
      'declared | Incident declared',
      'escalated | Escalated to the storage team',
      'identified | Root cause identified: a full disk',
      'mitigated | Outage mitigated',
      'resolved | Outage ends',
    ))
  it('takes only the first detection of an episode', () =>
    check('detected | Alert fires', '| Alert fires on the second node', 'resolved | Service fully restored'))
  it('takes the first report by people as well', () =>
    check('detected | Alert fires', 'detected | First customer report arrives', 'resolved | Issue resolved'))
  it('begins a new episode where trouble comes back after the end', () =>
    check(
      'detected | Alert fires',
      'resolved | Incident resolved',
      'detected | Users report errors again',
      'resolved | Incident resolved',
    ))
  it('takes the last action before the end for the mitigation', () =>
    check('detected | Alert fires', '| Restarted the hub', 'mitigated | Restarted the proxy', 'resolved | Outage ends'))
  it('takes an action that ended it for both', () =>
    check(
      'detected | Alert fires',
      '| Restarted the hub',
      'mitigated resolved | Rate limiter disabled, service fully recovered',
    ))
  it('takes what looked like the end before the real one for a mitigation', () =>
    check('detected | Alert fires', 'mitigated | Pods are running again', 'resolved | Incident resolved'))
  it('does not take a failed or planned rollback', () =>
    check('detected | Alert fires', '| Rollback failed', '| We will revert the change', 'resolved | Service restored'))
  it('does not take an alert that resolves for the end', () => check('detected | Alert fires', '| Alert resolved'))
  it('does not take what came before the trouble for its end', () =>
    check(
      '| Upgrade is deployed, all tests pass',
      'impact-start | Launch success drops to zero',
      'detected | Users report errors',
    ))
  it('reads a finding behind the detection as the cause', () =>
    check(
      'detected | Alert fires',
      'identified | Found that the disk was full',
      'mitigated | Deleted old archives',
      'resolved | Server now running normally',
    ))
  it('does not take the status page for the team', () =>
    check('detected | Alert fires', '| Status page updated acknowledging the outage'))
})
