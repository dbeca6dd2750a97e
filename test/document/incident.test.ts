import assert from 'node:assert/strict'
import {buildModel} from '../../server/document/read-document.ts'
import {defaultSettings} from '../../server/config/settings.ts'

/** Minutes of impact of a timeline with an outage from 09:00 to 10:00 and one that begins at that time. */
function impactWithSecondAt(time: string): number | undefined {
  const {incident} = buildModel(
    `# Outage

Date: 2026-01-02

## Timeline (UTC)

- 09:00 Outage begins
- 10:00 Outage ends
- ${time} Outage begins
- 22:30 Outage ends
`,
    'postmortem.md',
    defaultSettings,
  )
  return incident.metrics.find(it => it.name === 'impact')?.minutes
}

describe('an outage after the end of another', () => {
  it('is a part of the incident up to half a day later, and then another incident', () => {
    const whole = 13.5 * 60
    assert.deepEqual(['21:59', '22:00', '22:01'].map(impactWithSecondAt), [whole, whole, undefined])
  })
})
