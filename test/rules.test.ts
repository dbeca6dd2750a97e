import type {LintResult} from '../server/lint/types.ts'
import assert from 'node:assert/strict'
import {lint} from '../server/lint/lint.ts'
import {readDocument} from '../server/document/read-document.ts'
import {profileOf} from '../server/document/profiles/choose-profile.ts'
import {documentedRules as rules, type DocumentedRule} from '../server/rules/documented.ts'
import {rules as withoutDocs} from '../server/rules/index.ts'
import type {Example, Rule} from '../server/rules/rule.ts'
import {defaultSettings} from '../server/config/settings.ts'
import {applyEdits} from '../server/text/span.ts'
import {readMarkers, writeMarkers} from './markers.ts'

const now = Date.UTC(2026, 0, 15, 12)

/** What the rule says of a document; a rule that throws fails the test. */
function check(
  rule: Rule,
  text: string,
  {profile, options}: Pick<Example, 'profile' | 'options'>,
): readonly LintResult[] {
  const parsed = readDocument(text, 'postmortem.md', {...defaultSettings, profile: profile ?? 'auto'})
  const {model} = parsed
  const settings = {rules: {[rule.id]: 'warning' as const}, ruleOptions: {[rule.id]: options ?? {}}}
  const results = lint(parsed, {
    profile: profileOf(model),
    settings,
    now,
    onError: (id, error) => {
      if (id === rule.id) throw error
    },
  }).results
  return results.filter(it => it.ruleId === rule.id)
}

/** What all rules say, those that are off by default included. */
function checkAll(text: string): readonly LintResult[] {
  const parsed = readDocument(text, 'postmortem.md', defaultSettings)
  const {model} = parsed
  const settings = {rules: Object.fromEntries(rules.map(rule => [rule.id, 'warning' as const]))}
  return lint(parsed, {
    profile: profileOf(model),
    settings,
    now,
    onError: (id, error) => {
      throw new Error(`${id} failed`, {cause: error})
    },
  }).results
}

/** The document after the first fix of every problem; of fixes that several problems share, once. */
function fix(text: string, problems: readonly LintResult[]): string {
  const edits = problems.flatMap(it => it.fixes?.[0]?.edits ?? [])
  const once = [...new Map(edits.map(it => [JSON.stringify(it), it])).values()]
  return applyEdits(text, once)
}

function checkExample(rule: Rule, example: Example): void {
  const {text} = readMarkers(example.text)
  const problems = check(rule, text, example)
  assert.equal(
    writeMarkers(
      text,
      problems.map(it => it.span),
    ),
    example.text,
  )
  const fixed = fix(text, problems)
  assert.equal(fixed, example.fixed ?? text)
  if (example.fixed !== undefined) assert.deepEqual(check(rule, fixed, example), [], 'a fix leaves nothing to report')
}

for (const rule of rules) {
  describe(rule.id, () => {
    rule.bad.forEach((example, index) => it(`reports bad example ${index + 1}`, () => checkExample(rule, example)))
    rule.good.forEach((example, index) =>
      it(`is silent on good example ${index + 1}`, () => checkExample(rule, example)),
    )
  })
}

/** The documents of a rule's examples: what one rule is silent on, another must survive. */
function documentsOf(rule: DocumentedRule): string[] {
  return [...rule.bad, ...rule.good].map(it => readMarkers(it.text).text)
}

describe('every rule @slow', function () {
  // Tens of thousands of documents are read.
  this.timeout(60_000)

  it('has an id of its own, named after its file', () => {
    assert.equal(new Set(rules.map(it => it.id)).size, rules.length)
    for (const {id} of rules) assert.match(id, /^[a-z-]+\/[a-z-]+$/)
  })

  it('has documentation', () =>
    assert.deepEqual(
      rules.map(it => it.id),
      withoutDocs.map(it => it.id),
    ))

  for (const group of new Set(rules.map(it => it.id.split('/')[0]))) {
    const documents = rules.filter(it => it.id.startsWith(`${group}/`)).flatMap(documentsOf)

    it(`reports spans that lie in the text, on the examples of ${group} cut at every line`, () => {
      for (const document of documents) {
        const lines = document.split('\n')
        for (let count = 0; count <= lines.length; count++) {
          const text = lines.slice(0, count).join('\n')
          for (const {span, ruleId} of checkAll(text))
            assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, ruleId)
        }
      }
    })

    it(`has fixes that end lines as the document does, on the examples of ${group}`, () => {
      for (const document of documents) {
        for (const {ruleId, fixes = []} of checkAll(document.replaceAll('\n', '\r\n'))) {
          for (const {text} of fixes.flatMap(it => it.edits)) assert.doesNotMatch(text, /(?<!\r)\n/, ruleId)
        }
      }
    })

    it(`has fixes that are idempotent and leave nothing behind for a second run, on the examples of ${group}`, () => {
      for (const document of documents) {
        const all = checkAll(document)
        for (const rule of rules) {
          const fixed = fix(
            document,
            all.filter(it => it.ruleId === rule.id),
          )
          if (fixed === document) continue
          const again = fix(fixed, check(rule, fixed, {}))
          assert.equal(again, fixed, `${rule.id} on ${JSON.stringify(document)}`)
        }
      }
    })
  }
})
