import assert from 'node:assert/strict'
import {commands, ConfigurationTarget, Uri, window, workspace, type TextEditor} from 'vscode'
import {closeEditors, type} from './editor.ts'
import {answer} from './quick-input.ts'
import {hasHost, press, screenshot, see, typeKeys} from './screen.ts'
import {settle, until} from './until.ts'

describe('New Postmortem', () => {
  afterEach(async () => {
    await closeEditors()
    await workspace.fs.delete(inFolder('postmortems'), {recursive: true}).then(undefined, () => {})
  })

  it('opens a document of a template with a stop for each blank, and writes nothing', async () => {
    const editor = await newPostmortem({title: 'Checkout takes no payments', severity: 'SEV-2'})
    const {document} = editor
    assert.equal(
      document.getText(),
      googleSre(hasHost ? 'Checkout takes no payments' : '{{what failed}}', hasHost ? '- **Severity:** SEV-2\n' : ''),
    )
    assert.equal(
      document.uri.path,
      inFolder('postmortems', `${today}-${hasHost ? 'checkout-takes-no-payments' : 'postmortem'}.md`).path,
    )
    assert.ok(document.isUntitled && document.isDirty)
    await assert.rejects(Promise.resolve(workspace.fs.stat(inFolder('postmortems'))))
    await screenshot('new-postmortem')

    // The blanks come one after the other; what is typed replaces them.
    if (!hasHost) await commands.executeCommand('jumpToNextSnippetPlaceholder')
    assert.equal(document.getText(editor.selection), 'TODO')
    await type('maria')
    await commands.executeCommand('jumpToNextSnippetPlaceholder')
    assert.equal(
      document.getText(editor.selection),
      'TODO: One or two sentences: what happened, for how long, who noticed.',
    )
  })

  it('is taken back by one undo', async () => {
    const {document} = await newPostmortem({})
    await commands.executeCommand('undo')
    assert.equal(document.getText(), '')
  })

  it('is saved where the settings say, under a name that no file has', async () => {
    const settings = workspace.getConfiguration('postmortem.newDocument')
    await settings.update('folder', '../notes/./incidents', ConfigurationTarget.Workspace)
    await settings.update('fileName', '{year}/{title}', ConfigurationTarget.Workspace)
    try {
      const names: string[] = []
      for (let count = 0; count < 3; count++) {
        const {document} = await newPostmortem({})
        const text = document.getText()
        names.push(document.uri.path)
        assert.ok(await document.save())
        const saved = await until('the file', () =>
          workspace.textDocuments.find(it => it.uri.path === document.uri.path && !it.isUntitled),
        )
        assert.equal(saved.getText(), text)
        assert.equal(new TextDecoder().decode(await workspace.fs.readFile(saved.uri)), text)
      }
      const place = inFolder('notes', 'incidents', today.slice(0, 4)).path
      assert.deepEqual(names, [`${place}/postmortem.md`, `${place}/postmortem-2.md`, `${place}/postmortem-3.md`])
    } finally {
      await settings.update('folder', undefined, ConfigurationTarget.Workspace)
      await settings.update('fileName', undefined, ConfigurationTarget.Workspace)
      await workspace.fs.delete(inFolder('notes'), {recursive: true})
    }
  })

  it('goes back to the question before, and does nothing when it is given up', async () => {
    const running = commands.executeCommand('postmortem.newPostmortem')
    await answer('New Postmortem (1/5)')
    if (!(await see('New Postmortem (2/5)'))) await settle()
    await commands.executeCommand('workbench.action.quickInputBack')
    await answer('New Postmortem (1/5)', 'ALX')
    if (!(await see('New Postmortem (2/5)'))) await settle()
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await running
    assert.equal(window.activeTextEditor, undefined)
  })

  it('takes no day that there is not', async () => {
    const running = commands.executeCommand('postmortem.newPostmortem')
    await answer('New Postmortem (1/5)')
    await answer('New Postmortem (2/5)')
    if (hasHost) {
      await answer('New Postmortem (3/5)', '2026-02-30')
      await see('The date 2026-02-30 does not exist.')
      await screenshot('no-such-day')
      await press('Control+A')
      await typeKeys('2026-02-28')
    }
    await answer('New Postmortem (3/5)')
    await answer('New Postmortem (4/5)')
    await answer('New Postmortem (5/5)')
    await running
    const text = window.activeTextEditor?.document.getText() ?? ''
    assert.ok(text.includes(`- **Date:** ${hasHost ? '2026-02-28' : today}\n`), text)
  })
})

/** Answers what is given, and takes what is usual for all else. */
async function newPostmortem({title = '', severity = ''}): Promise<TextEditor> {
  const before = window.activeTextEditor
  const running = commands.executeCommand('postmortem.newPostmortem')
  await answer('New Postmortem (1/5)')
  await answer('New Postmortem (2/5)', title)
  await answer('New Postmortem (3/5)')
  await answer('New Postmortem (4/5)', severity)
  await answer('New Postmortem (5/5)')
  await running
  return until('the new document', () => (window.activeTextEditor === before ? undefined : window.activeTextEditor))
}

function inFolder(...names: string[]): Uri {
  const folder = workspace.workspaceFolders?.[0]
  assert.ok(folder)
  return Uri.joinPath(folder.uri, ...names)
}

const now = new Date()
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(it => String(it).padStart(2, '0')).join('-')

/** What the server's template says. */
function googleSre(title: string, severity: string): string {
  return `# Postmortem: ${title}

- **Date:** ${today}
- **Authors:** TODO
- **Status:** Draft
${severity}
## Summary

TODO: One or two sentences: what happened, for how long, who noticed.

## Impact

TODO: Who was affected and how badly, in numbers.

## Root Causes

TODO: The conditions that together made the incident possible.

## Trigger

TODO: The event that set it off.

## Resolution

TODO: What stopped the impact, and what the permanent fix is.

## Detection

TODO: What or who noticed, and how long it took.

## Action Items

TODO: Each with type, owner and ticket.

| Action item | Type | Owner | Bug |
| --- | --- | --- | --- |
| TODO | TODO | TODO | TODO |

## Lessons Learned

### What Went Well

TODO: What helped, and should stay as it is.

### What Went Wrong

TODO: What slowed people down or made it worse.

### Where We Got Lucky

TODO: What kept it from being worse, though nobody had planned it.

## Timeline

TODO: From before the first symptom to the end, all times in one zone.

- HH:MM UTC TODO: outage begins
- HH:MM UTC TODO: detected
- HH:MM UTC TODO: outage ends

## Supporting Information

TODO: Graphs, logs and links.
`
}
