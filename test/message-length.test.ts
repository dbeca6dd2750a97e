import type {LintResult} from '../server/lint/types.ts'
import assert from 'node:assert/strict'
import {lint} from '../server/lint/lint.ts'
import {readDocument} from '../server/document/read-document.ts'
import {profileOf} from '../server/document/profiles/choose-profile.ts'
import {documentedRules as rules} from '../server/rules/documented.ts'
import {defaultSettings} from '../server/config/settings.ts'
import {t} from '../server/text/l10n.ts'
import {readMarkers} from './markers.ts'

function problemsOf(text: string, profile = 'auto'): readonly LintResult[] {
  const parsed = readDocument(text, 'postmortem.md', {...defaultSettings, profile})
  const settings = {rules: Object.fromEntries(rules.map(it => [it.id, 'warning' as const]))}
  const context = {profile: profileOf(parsed.model), settings, now: Date.UTC(2026, 0, 15, 12)}
  return lint(parsed, context).results
}

/** Far more than a person reads in a message. */
const more = [' and so on'.repeat(60), 'x'.repeat(600)]

describe('a quotation', () => {
  const long = 'The outage of the shop began when the certificate of the gateway was renewed by hand, and went on'
  it('is whole when it is short', () => assert.equal(t`"${'x'.repeat(80)}" is here`, `"${'x'.repeat(80)}" is here`))
  it('is cut between words when it is long', () =>
    assert.equal(t`"${long}"`, '"The outage of the shop began when the certificate of the gateway was renewed …"'))
  it('is cut anywhere when it has no words', () =>
    assert.equal(t`"${'x'.repeat(81)}" is here`, `"${'x'.repeat(79)}…" is here`))
  it('is not cut within a character', () =>
    assert.equal(t`"${'x'.repeat(78) + '🙂🙂'}" is here`, `"${'x'.repeat(78)}…" is here`))
  it('is only what stands in quotation marks', () => assert.equal(t`${long} is here`, `${long} is here`))
})

describe('what is said of long lines is short', function () {
  this.timeout(120_000)
  for (const group of new Set(rules.map(it => it.id.split('/')[0]))) {
    it(`by the rules of ${group}`, () => {
      for (const {id, bad} of rules.filter(it => it.id.startsWith(`${group}/`))) {
        for (const example of bad) {
          const {text, spans} = readMarkers(example.text)
          const places = spans.flatMap(({start, end}) => [start + 1, text.indexOf('\n', end)]).filter(it => 0 <= it)
          for (const at of places) {
            for (const filler of more) {
              const document = text.slice(0, at) + filler + text.slice(at)
              for (const {ruleId, message, fixes = []} of problemsOf(document, example.profile)) {
                assert.ok(message.length <= 400, `${id}: ${ruleId}: ${message.slice(0, 500)}`)
                for (const {title} of fixes) assert.ok(title.length <= 300, `${id}: ${ruleId}: ${title.slice(0, 400)}`)
              }
            }
          }
        }
      }
    })
  }
})
