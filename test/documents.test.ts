import type {LintResult} from '../server/lint/types.ts'
import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {lint} from '../server/lint/lint.ts'
import {readDocument} from '../server/document/read-document.ts'
import {profileOf} from '../server/document/profiles/choose-profile.ts'
import {rules} from '../server/rules/index.ts'
import {defaultSettings} from '../server/config/settings.ts'
import {applyEdits} from '../server/text/span.ts'

const settings = {rules: Object.fromEntries(rules.map(it => [it.id, 'warning' as const]))}

/** What all rules say, those that are off by default included; a rule that throws fails the test. */
function check(text: string, name: string): readonly LintResult[] {
  const parsed = readDocument(text, name, defaultSettings)
  const {model} = parsed
  return lint(parsed, {
    profile: profileOf(model),
    settings,
    now: Date.UTC(2026, 10, 1),
    onError: (id, error) => {
      throw new Error(`${id} failed`, {cause: error})
    },
  }).results
}

function checkSpans(text: string, results: readonly LintResult[]): void {
  for (const {ruleId, span, related = [], fixes = []} of results) {
    const edits = fixes.flatMap(it => it.edits)
    for (const it of [span, ...related.map(it => it.span), ...edits.map(it => it.span)]) {
      assert.ok(
        0 <= it.start && it.start <= it.end && it.end <= text.length,
        `${ruleId} at ${it.start}–${it.end} of ${text.length}`,
      )
    }
  }
}

/** A folder of other documents may be named. */
const folder = process.env['POSTMORTEM_DOCUMENTS'] ?? fileURLToPath(new URL('../../examples', import.meta.url))

describe(`every rule on every document in ${path.basename(folder)}`, function () {
  this.timeout(120_000)

  for (const name of readdirSync(folder).filter(it => it.endsWith('.md'))) {
    const text = readFileSync(path.join(folder, name), 'utf8')

    it(`throws nothing and reports what lies in the text, cut at any line of ${name}`, () => {
      for (let end = text.indexOf('\n') + 1; 0 < end; end = text.indexOf('\n', end) + 1)
        checkSpans(text.slice(0, end), check(text.slice(0, end), name))
      checkSpans(text, check(text, name))
    })

    it(`has fixes that leave nothing to fix a second time in ${name}`, () => {
      for (const {ruleId, span, fixes = []} of check(text, name)) {
        for (const {title, edits} of fixes) {
          const fixed = applyEdits(text, edits)
          const isLeft = check(fixed, name).some(
            it =>
              it.ruleId === ruleId
              && it.span.start === span.start
              && it.fixes?.some(other => other.title === title && applyEdits(fixed, other.edits) !== fixed),
          )
          assert.ok(!isLeft, `${ruleId}: ${title}`)
        }
      }
    })
  }
})
