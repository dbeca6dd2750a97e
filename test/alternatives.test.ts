import assert from 'node:assert/strict'
import {applyEdits} from '../server/text/span.ts'
import {snapshotOf} from './features/snapshot-of.ts'

/** What each fix of the only problem of a rule makes of the sentence, in the order in which they are offered. */
function check(rule: string, sentence: string, ...expected: string[]): void {
  const text = `# Outage

## Root cause

${sentence}
`
  const found = snapshotOf(text, {rules: {[rule]: 'warning'}}).problems.filter(it => it.ruleId === rule)
  assert.equal(found.length, 1)
  const results = (found[0]?.fixes ?? []).map(it => applyEdits(text, it.edits).split('\n').at(-2))
  assert.deepEqual(results, expected)
}

describe('rewrites to choose from', () => {
  it('of human error', () =>
    check(
      'cause/human-error',
      'It was caused by human error.',
      'It was caused by [a tool or process] that allowed [an action] without [a safeguard].',
      'It was caused by [an action] that looked right because [what was to be seen at that time].',
      'It was caused by [a condition, such as two names that look alike].',
    ))
  it('of a person who is the cause', () => {
    check(
      'cause/person-as-cause',
      'An engineer misconfigured the proxy.',
      'The proxy was wrong; it was accepted because [which check was missing].',
      'An engineer misconfigured the proxy, which looked right because [what was to be seen at that time].',
    )
    check(
      'cause/person-as-cause',
      'John broke it, and nobody saw.',
      'It broke after a change; it was accepted because [which check was missing], and nobody saw.',
      'The on-call engineer broke it, which looked right because [what was to be seen at that time], and nobody saw.',
    )
    check(
      'cause/person-as-cause',
      'The root cause was John.',
      'The root cause was [a change] that was accepted without [a control].',
      'The root cause was [one condition] together with [another condition].',
    )
  })
  it('of what should have been', () => {
    check(
      'language/counterfactual',
      'The engineer should have checked the config.',
      'The config was not checked because [what was known at that time].',
      'Nothing in [which procedure] asked for the config to be checked.',
    )
    check(
      'language/counterfactual',
      'The engineer should not have merged the change.',
      'The change was merged because [what was known at that time].',
    )
    check(
      'language/counterfactual',
      'This should have been caught in review.',
      'This was not caught in review; in place was [which check].',
    )
  })
  it('of judgement', () => {
    check(
      'language/blame-word',
      'A careless engineer left the flag on.',
      'An engineer left the flag on.',
      'An engineer left the flag on: [what was done or seen].',
    )
    check(
      'language/normative',
      'The team hastily deployed the fix.',
      'The team deployed the fix.',
      'The team deployed the fix [within which time, or by which rule].',
    )
  })
  it('of hindsight', () =>
    check(
      'language/hindsight',
      'Obviously, the deploy was wrong.',
      'The deploy was wrong.',
      'The deploy was wrong. It showed in [which signal, and to whom].',
    ))
  it('of questions', () =>
    check(
      'language/why-question',
      "Why didn't we alert on the queue?",
      'What would have had to be true for us to alert on the queue?',
      'What was to be seen at that time, and what did it look like?',
    ))
  it('and an action item for it, once', () => {
    const text = `# Outage

## Summary

The engineer should have checked the config.

## Action items

- Add a test
`
    const itemsFor = (it: string) =>
      snapshotOf(it)
        .problems.filter(({ruleId}) => ruleId === 'language/counterfactual')
        .flatMap(({fixes = []}) => fixes.filter(({title}) => title.startsWith('Add the action item')))
    const [fix, ...others] = itemsFor(text)
    assert.ok(fix)
    assert.deepEqual(others, [])
    const fixed = applyEdits(text, fix.edits)
    assert.ok(fixed.endsWith('- Add a test\n- Add [a check or guard] for the config\n'), fixed)
    assert.deepEqual(itemsFor(fixed), [])
  })
  it('of names and causes', () => {
    check(
      'language/single-root-cause',
      'The root cause was a leak.',
      'A contributing factor was a leak.',
      'One of the contributing factors was a leak.',
      'The trigger was a leak.',
    )
  })
})
