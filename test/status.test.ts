import type {LintResult} from '../server/lint/types.ts'
import assert from 'node:assert/strict'
import {lint} from '../server/lint/lint.ts'
import {severityOf} from '../server/lint/plan.ts'
import {readDocument} from '../server/document/read-document.ts'
import {languages} from '../server/document/facts/language.ts'
import type {DocumentStatus} from '../server/document/types.ts'
import {profileById, profileOf, profiles} from '../server/document/profiles/choose-profile.ts'
import {templateOf} from '../server/edit/template.ts'
import {rules} from '../server/rules/index.ts'
import {defaultSettings, type Settings} from '../server/config/settings.ts'

function problemsOf(text: string, settings: Partial<Settings> = {}): readonly LintResult[] {
  const all = {...defaultSettings, ...settings}
  const parsed = readDocument(text, 'postmortem.md', all)
  const {model} = parsed
  return lint(parsed, {profile: profileOf(model), settings: all, now: Date.UTC(2026, 2, 6)}).results
}

describe('the status of a document', () => {
  /** The first two sections of a template, empty, and its fields not filled in. */
  function begin(template: string): string {
    const [head = '', ...sections] = template.split(/^(?=## )/m)
    return (
      head
      + sections
        .slice(0, 2)
        .map(it => `${it.split('\n')[0]}\n\n`)
        .join('')
    )
  }

  const grave = (problems: readonly LintResult[]) =>
    problems.filter(it => it.severity === 'warning' || it.severity === 'error').map(it => `${it.ruleId}: ${it.message}`)

  for (const profile of profiles) {
    it(`makes a draft by ${profile.id} quiet, and what is blank in a final one an error @slow`, () => {
      for (const language of languages) {
        const template = templateOf(profile, language)
        const withStatus = (status: string, text: string) =>
          problemsOf(`---
status: ${status}
template: ${profile.id}
---

${text}`)
        for (const text of [template, begin(template)]) {
          const problems = withStatus('draft', text)
          assert.notEqual(problems.length, 0)
          assert.deepEqual(grave(problems), [])
        }
        const placeholders = withStatus('final', template).filter(it => it.ruleId === 'doc/placeholder')
        assert.ok(0 < placeholders.length && placeholders.every(it => it.severity === 'error'))
      }
    })
  }

  /**
   * What a problem of the rule is reported as in a document of that status: in none, in a draft, in review, when it is
   * final.
   */
  const cases: readonly (readonly [rule: string, none: string, draft: string, review: string, final: string])[] = [
    ['doc/placeholder', 'warning', 'hint', 'warning', 'error'],
    ['section/missing', 'warning', 'hint', 'warning', 'warning'],
    ['section/empty', 'warning', 'hint', 'warning', 'warning'],
    ['action-item/none', 'warning', 'hint', 'warning', 'warning'],
    ['timeline/missing-event', 'warning', 'hint', 'warning', 'warning'],
    ['timeline/detection-method', 'info', 'hint', 'info', 'info'],
    ['metadata/missing-field', 'warning', 'hint', 'warning', 'warning'],
    ['timeline/out-of-order', 'warning', 'warning', 'warning', 'warning'],
    ['privacy/sensitive-data', 'warning', 'warning', 'warning', 'warning'],
    ['section/surplus', 'off', 'off', 'off', 'off'],
  ]
  for (const [id, ...expected] of cases) {
    it(`${id}: ${expected.join(', ')}`, () => {
      const rule = rules.find(it => it.id === id) ?? assert.fail()
      const profile = profileById('google-sre') ?? assert.fail()
      const statuses: readonly (DocumentStatus | undefined)[] = [undefined, 'draft', 'review', 'final']
      assert.deepEqual(
        statuses.map(it => severityOf(rule, profile, defaultSettings, it)),
        expected,
      )
    })
  }

  it('comes before the profile, and after what a person or the project wants', () => {
    const text = (status: string) => `---
status: ${status}
template: alx
---

# Outage

## Issue Summary

Down.
`
    const severities = (status: string, settings: Partial<Settings> = {}) => [
      ...new Set(
        problemsOf(text(status), settings)
          .filter(it => it.ruleId === 'section/missing')
          .map(it => it.severity),
      ),
    ]
    assert.deepEqual(severities('final'), ['warning'])
    assert.deepEqual(severities('draft'), ['hint'])
    assert.deepEqual(severities('draft', {rules: {'section/missing': 'error'}}), ['error'])
  })

  it('switches on nothing that the profile or the person has switched off', () => {
    const profile = profileById('alx') ?? assert.fail()
    for (const rule of rules.filter(it => it.severityWhen)) {
      for (const status of ['draft', 'review', 'final'] as const) {
        assert.equal(severityOf(rule, {...profile, severities: {[rule.id]: 'off'}}, defaultSettings, status), 'off')
        assert.equal(severityOf(rule, profile, {rules: {[rule.id]: 'off'}}, status), 'off')
      }
    }
  })
})
