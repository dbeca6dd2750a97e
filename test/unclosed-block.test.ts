import assert from 'node:assert/strict'
import type {CodeAction, TextEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {codeAction} from '../server/features/code-action/code-action.ts'
import {pasteTimeline} from '../server/features/paste-timeline.ts'
import {buildModel} from '../server/document/read-document.ts'
import {rules} from '../server/rules/index.ts'
import {defaultSettings} from '../server/config/settings.ts'
import {takeSnapshot} from '../server/features/snapshot.ts'
import {applyEdits, type Edit} from '../server/text/span.ts'
import {noon, snapshotOf, uri} from './features/snapshot-of.ts'

const open = (text: string, version = 1) => TextDocument.create(uri, 'markdown', version, text)

const openers: Readonly<Record<string, string>> = {
  'a fence': '```\nSELECT 1',
  'a fence of tildes': '~~~~sql\nSELECT 1',
  'a fence without text': '```',
  'a comment': '<!--\nnot now',
  'preformatted HTML': '<pre>\nSELECT 1',
  'a script': '<script>\nlet a = 1',
  'an instruction': '<?php\necho 1',
  'a declaration': '<!DOCTYPE html\nPUBLIC',
  CDATA: '<![CDATA[\nx',
}

/** Lacks sections at its end and elsewhere, and has more to mend. */
const head = `# Outage of the shop

**Severity:**

## Summary

The shop was down for a while due to human error, and MDB asked MDB.

## Timeline

- 10:00 UTC Down
- 10:20 UTC Up

## Lessons learned

### What went well

The alert.

`

const settings = {
  ...defaultSettings,
  profile: 'generic',
  rules: Object.fromEntries(rules.map(it => [it.id, 'warning' as const])),
}

describe('a block that is never closed', () => {
  for (const [name, opener] of Object.entries(openers)) {
    for (const end of ['', '\n', '\n\n', '\r\n']) {
      it(`such as ${name} gets nothing written into it, before ${JSON.stringify(end)}`, () => {
        const text = `${head}${opener}${end}`
        const {problems} = takeSnapshot(open(text), settings, noon)
        assert.ok(problems.some(it => it.ruleId === 'section/missing'))
        for (const {ruleId, fixes = []} of problems) {
          for (const fix of fixes) {
            const fixed = applyEdits(text, fix.edits)
            assert.ok(fixed.trimEnd().endsWith(opener), `${ruleId}: ${fix.title}\n${fixed}`)
          }
        }
      })
    }
    it(`such as ${name} has sections inserted before it`, () => {
      const {problems} = takeSnapshot(open(`${head}${opener}\n`), settings, noon)
      assert.ok(problems.some(it => it.ruleId === 'section/missing' && it.fixes?.length))
    })
    it(`such as ${name} stays below entries that are pasted`, () => {
      const text = `# Outage

## Timeline

${opener}
`
      const before = snapshotOf(text)
      const at = before.document.positionAt(text.indexOf(opener))
      const pasted = '2020-06-15T10:00:00Z Down'
      const {edits} = pasteTimeline(before, {textDocument: {uri}, range: {start: at, end: at}, text: pasted})
      assert.equal(
        TextDocument.applyEdits(before.document, edits as TextEdit[]),
        `# Outage

## Timeline

- 2020-06-15 10:00 UTC Down

${opener}
`,
      )
    })
  }

  const closed: Readonly<Record<string, string>> = {
    'a fence': '```\nSELECT 1\n```',
    'a fence in an item': '- Step:\n  ```\n  SELECT 1',
    'a fence in a quote': '> ```\n> SELECT 1',
    'a comment': '<!-- not\nnow -->',
    'preformatted HTML': '<pre>\nSELECT 1</pre>',
    'HTML that a blank line ends': '<div>\nx',
    'an instruction': '<?php\necho 1 ?>',
    'indented code': '    SELECT 1',
  }
  for (const [name, block] of Object.entries(closed)) {
    it(`is not ${name}`, () => {
      const text = `${head}${block}\n`
      const {problems} = takeSnapshot(open(text), settings, noon)
      const fixes = problems.filter(it => it.ruleId === 'section/missing').flatMap(it => it.fixes ?? [])
      assert.ok(fixes.some(it => it.edits.some(({span}) => span.start === text.trimEnd().length)))
      const count = (it: string) => buildModel(it, uri, settings).sections.length
      for (const {edits} of fixes) assert.equal(count(applyEdits(text, edits)), count(text) + edits.length)
    })
  }

  it('is known as long as it is open while a person types', () => {
    const typed = '</pre>'
    let snapshot = takeSnapshot(open(`${head}<pre>\nSELECT 1`), settings, noon)
    const isAtEnd = ({span}: Edit) => span.start === snapshot.text.length
    const fixesAtEnd = () => snapshot.problems.flatMap(it => it.fixes ?? []).filter(it => it.edits.some(isAtEnd)).length
    assert.equal(fixesAtEnd(), 0)
    const before = snapshot.text
    const next = (text: string, version: number) =>
      takeSnapshot(open(text, version), settings, noon, undefined, undefined, snapshot)
    for (let count = 1; count <= typed.length; count++) {
      snapshot = next(before + typed.slice(0, count), count + 1)
      assert.equal(0 < fixesAtEnd(), count === typed.length, typed.slice(0, count))
    }
    for (let count = typed.length - 1; 0 <= count; count--) {
      snapshot = next(before + typed.slice(0, count), 20 - count)
      assert.equal(fixesAtEnd(), 0, typed.slice(0, count))
    }
  })

  it('is not written into by the action that inserts all missing sections', () => {
    const text = `# Outage of the shop

## Summary

Down.

## Root Cause

A bug.

\`\`\`
SELECT 1
`
    const snapshot = snapshotOf(text)
    const range = {start: snapshot.document.positionAt(0), end: snapshot.document.positionAt(text.length)}
    const actions: CodeAction[] = codeAction(snapshot, {textDocument: {uri}, range, context: {diagnostics: []}}, {})
    for (const {title, edit} of actions) {
      const after = TextDocument.applyEdits(snapshot.document, edit?.changes?.[uri] ?? [])
      assert.ok(after.endsWith('```\nSELECT 1\n'), title)
    }
  })
})
