import assert from 'node:assert/strict'
import {commands} from 'vscode'
import {applyFix, closeEditors, openText, untilProblems} from './editor.ts'
import {named, shopOutage} from './shop-outage.ts'
import {until} from './until.ts'

describe('quick fixes', () => {
  afterEach(closeEditors)

  const impact = `## Impact

Nobody could pay; about 800 orders came late.

`
  const rootCause = `## Root Cause

The new version never closed its connections, because the test for that ran for less time than it takes to use them all up.

`
  const unsorted = swap(shopOutage, '- 14:05 UTC Alert fires\n', '- 14:20 UTC Rolled back the deploy\n')

  it('insert a missing section where the profile wants it', async () =>
    check(
      named(shopOutage.replace(impact, '')),
      'section/missing',
      'Insert "Impact"',
      named(
        shopOutage.replace(
          impact,
          `## Impact

TODO: Who was affected and how badly, in numbers.

`,
        ),
      ),
      'doc/placeholder: TODO',
    ))
  it('insert all that are missing', async () =>
    check(
      named(shopOutage.replace(impact, '').replace(rootCause, '')),
      'section/missing',
      'Insert all 2 missing sections',
      named(
        shopOutage
          .replace(
            impact,
            `## Impact

TODO: Who was affected and how badly, in numbers.

`,
          )
          .replace(
            rootCause,
            `## Root Cause

TODO: The conditions that together made the incident possible.

`,
          ),
      ),
      'doc/placeholder: TODO',
      'doc/placeholder: TODO',
    ))
  it('insert the space of a heading', async () =>
    check(shopOutage.replace('## Impact', '##Impact'), 'markdown/heading-missing-space', 'Add the space', shopOutage))
  it('rename a misspelled section', async () =>
    check(shopOutage.replace('## Timeline', '## Timline'), 'section/misspelled', 'Rename to "Timeline"', shopOutage))
  it('sort the timeline', async () => check(unsorted, 'timeline/out-of-order', 'Sort the timeline', shopOutage))
  it('replace a length by the one that the times give', async () =>
    check(
      shopOutage.replace('35 minutes', '45 minutes'),
      'summary/duration-mismatch',
      'Change to "35 minutes"',
      shopOutage,
    ))
  it('replace what was decoded with the wrong character set', async () =>
    check(shopOutage.replace('pay;', 'payâ€”'), 'doc/mojibake', 'Change to "—"', shopOutage.replace('pay;', 'pay—')))

  it('are made all at once by "Fix All"', async () => {
    const broken = unsorted
      .replace('## Impact', '##Impact')
      .replace('## Root Cause', '##Root Cause')
      .replace('pay;', 'payâ€”')
    const {document} = await openText(broken)
    await untilProblems(
      document,
      'doc/mojibake: â€”',
      'markdown/heading-missing-space: ##Impact',
      'markdown/heading-missing-space: ##Root Cause',
      'timeline/out-of-order: 14:05',
    )
    await commands.executeCommand('editor.action.fixAll')
    await until('the document to change', () => document.getText() !== broken || undefined)
    assert.equal(document.getText(), shopOutage.replace('pay;', 'pay—'))
    await untilProblems(document)
  })
})

/**
 * The fix gives the expected document, and with it the problem is gone; a section that was inserted is left to be
 * filled in.
 */
async function check(broken: string, rule: string, title: string, expected: string, ...left: string[]): Promise<void> {
  const {document} = await openText(broken)
  await applyFix(document, rule, title)
  assert.equal(document.getText(), expected)
  await untilProblems(document, ...left)
}

function swap(text: string, a: string, b: string): string {
  assert.ok(text.includes(a + b))
  return text.replace(a + b, b + a)
}
