import assert from 'node:assert/strict'
import {defaultSettings} from '../../server/config/settings.ts'
import {profileOf} from '../../server/document/profiles/choose-profile.ts'
import {readDocument} from '../../server/document/read-document.ts'
import {lint} from '../../server/lint/lint.ts'
import type {LintResult} from '../../server/lint/types.ts'
import {applyEdits} from '../../server/text/span.ts'

/** What one rule reports of a document, with its options. */
function problemsOf(ruleId: string, text: string, options: Readonly<Record<string, string>> = {}): LintResult[] {
  const parsed = readDocument(text, 'postmortem.md', defaultSettings)
  const settings = {rules: {[ruleId]: 'warning' as const}, ruleOptions: {[ruleId]: options}}
  const context = {profile: profileOf(parsed.model), settings, now: Date.UTC(2026, 0, 15, 12)}
  return lint(parsed, context).results.filter(it => it.ruleId === ruleId)
}

describe('privacy/sensitive-data at its limits', () => {
  const isPublic = (address: string): boolean => {
    const text = `# Outage

## Timeline

- 10:00 UTC ${address} did not answer
`
    return 0 < problemsOf('privacy/sensitive-data', text, {audience: 'public'}).length
  }

  const networks: readonly (readonly [name: string, below: string, first: string, last: string, above: string])[] = [
    ['10.0.0.0/8', '9.255.255.255', '10.0.0.0', '10.255.255.255', '11.0.0.0'],
    ['100.64.0.0/10', '100.63.255.255', '100.64.0.0', '100.127.255.255', '100.128.0.0'],
    ['127.0.0.0/8', '126.255.255.255', '127.0.0.0', '127.255.255.255', '128.0.0.0'],
    ['169.254.0.0/16', '169.253.255.255', '169.254.0.0', '169.254.255.255', '169.255.0.0'],
    ['172.16.0.0/12', '172.15.255.255', '172.16.0.0', '172.31.255.255', '172.32.0.0'],
    ['192.0.2.0/24', '192.0.1.255', '192.0.2.0', '192.0.2.255', '192.0.3.0'],
    ['192.168.0.0/16', '192.167.255.255', '192.168.0.0', '192.168.255.255', '192.169.0.0'],
    ['198.51.100.0/24', '198.51.99.255', '198.51.100.0', '198.51.100.255', '198.51.101.0'],
    ['203.0.113.0/24', '203.0.112.255', '203.0.113.0', '203.0.113.255', '203.0.114.0'],
  ]
  for (const [name, ...addresses] of networks) {
    it(`reports no address of ${name}, and its neighbours`, () =>
      assert.deepEqual(addresses.map(isPublic), [true, false, false, true]))
  }

  it('reports no address that no host has', () =>
    assert.deepEqual(['0.1.2.3', '1.2.3.4', '223.1.2.3', '224.1.2.3', '1.2.3.255', '1.2.3.256'].map(isPublic), [
      false,
      true,
      true,
      false,
      true,
      false,
    ]))

  it('reports passwords of six characters or more', () => {
    const isReported = (value: string): boolean =>
      0
      < problemsOf(
        'privacy/sensitive-data',
        `# Outage

## Summary

We had set password=${value} on all hosts.
`,
      ).length
    assert.deepEqual(['ab12c', 'ab12cd', 'ab12cde'].map(isReported), [false, true, true])
  })
})

describe('section/missing at its limits', () => {
  const messagesWith = (...headings: readonly string[]): string[] => {
    const text = `# Outage of the shop

${headings.map(it => `## ${it}\n\nText.\n`).join('\n')}`
    return problemsOf('section/missing', text).map(it => it.message)
  }

  it('reports two missing sections where each belongs, and three or more once', () => {
    assert.deepEqual(messagesWith('Summary', 'Timeline', 'Action Items'), [
      'The section "Impact" is missing after this one.',
      'The section "Root Cause" is missing after this one.',
    ])
    assert.deepEqual(messagesWith('Summary', 'Timeline'), [
      'The sections "Impact", "Root Cause" and "Action Items" are missing.',
    ])
    assert.deepEqual(messagesWith('Timeline'), [
      'The sections "Summary", "Impact", "Root Cause" and "Action Items" are missing.',
    ])
  })
})

describe('the fix of markdown/table-shape', () => {
  const fixed = (rows: string): string => {
    const text = `# Outage

## Timeline

${rows}
`
    const [problem] = problemsOf('markdown/table-shape', text)
    return (
      applyEdits(text, problem?.fixes?.[0]?.edits ?? [])
        .split('\n')
        .at(-2) ?? ''
    )
  }

  it('escapes a bar in code, in whatever column the code is', () => {
    assert.equal(
      fixed(`
| Query | Time | Event |
| ----- | ---- | ----- |
| \`a|b\` | 10:00 | Down |`),
      '| `a\\|b` | 10:00 | Down |',
    )
    assert.equal(
      fixed(`
| Time | Event | Query |
| ---- | ----- | ----- |
| 10:00 | Down | \`a|b|c\` |`),
      '| 10:00 | Down | `a\\|b\\|c` |',
    )
  })
})

describe('timeline/zone-season-mismatch at its limits', () => {
  const isReported = (...days: readonly string[]): boolean => {
    const text = `# Outage

## Timeline

${days.map(it => `- ${it} 14:05 PST Node restarted`).join('\n')}
`
    return 0 < problemsOf('timeline/zone-season-mismatch', text).length
  }

  it('reports an abbreviation that is wrong for more than half of the entries', () => {
    const [winter, summer] = ['2026-01-02', '2026-07-02']
    assert.equal(isReported(winter, winter, summer), false)
    assert.equal(isReported(winter, summer), false)
    assert.equal(isReported(winter, summer, summer), true)
  })
})
