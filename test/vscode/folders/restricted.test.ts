import assert from 'node:assert/strict'
import {commands, MarkdownString, window, workspace, type DocumentLink, type DocumentSymbol, type Hover} from 'vscode'
import {acceptNext, answer} from '../quick-input.ts'
import {
  applyFix,
  behind,
  closeEditors,
  offered,
  openFile,
  ownDiagnostics,
  putCursor,
  symbolsOf,
  type,
  untilText,
} from '../editor.ts'
import {click, screenshot, see} from '../screen.ts'
import {until} from '../until.ts'
import {fileIn, folderNamed, foundInShop, outage, outageFile, untilFound, write} from './team.ts'

// Comes first in its window: its last test is that the person trusts the workspace.
describe('a workspace that nobody trusts', () => {
  before(() => write(fileIn('shop', outageFile), outage))
  afterEach(closeEditors)

  const openOutage = () => openFile(outageFile, folderNamed('shop'))

  it('is restricted, and checked by its project file and settings all the same', async () => {
    assert.equal(workspace.isTrusted, false)
    const {document} = await openOutage()
    await untilFound(document, foundInShop)
    await commands.executeCommand('workbench.actions.view.problems')
    await see('Restricted Mode')
    await screenshot('restricted')
    await commands.executeCommand('workbench.action.closePanel')
  })

  it('is told of times, and has an outline', async () => {
    const {document} = await openOutage()
    const hover = await until('a hover', async () => {
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        behind(document, '- 14:05'),
      )
      return (
        hovers
          .flatMap(it => it.contents)
          .map(it => (it instanceof MarkdownString ? it.value : String(it)))
          .join('\n') || undefined
      )
    })
    assert.ok(hover.startsWith('**2026-03-02 14:05 UTC**  \n2026-03-02 15:05 in Europe/Berlin (UTC+01:00)\n'), hover)
    const timeline = (symbols: readonly DocumentSymbol[]) =>
      symbols.flatMap(it => [it, ...it.children]).find(it => it.detail === '20 min, 3 entries')
    const {children} = await until('the outline', async () => timeline(await symbolsOf(document)))
    assert.deepEqual(
      children.map(it => it.name),
      ['14:00 Outage begins', '14:05 Alert fires', '14:20 Outage ends'],
    )
  })

  it('has texts completed and faults mended', async () => {
    const editor = await openOutage()
    putCursor(editor, behind(editor.document, 'Limit the connections'))
    await type(' @')
    assert.deepEqual(await offered(editor, '@', '@maria'), ['@maria'])
    await type('maria')
    await untilFound(editor.document, foundInShop.slice(0, 1))
    const owned = outage.replace('connections\n', 'connections @maria\n').replace('- 14:20', '- 14:02')
    await untilText(editor, owned.replace('- 14:02', '- 14:20'))
    await editor.edit(it => it.replace(editor.document.lineAt(14).range, '- 14:02 UTC Outage ends'))
    await applyFix(editor.document, 'timeline/out-of-order', 'Sort the timeline')
    await untilText(editor, owned.replace(/(- 14:05.*\n)(- 14:02.*\n)/, '$2$1'))
  })

  it('has the commands: what is left, an entry for now', async () => {
    const editor = await openOutage()
    await untilFound(editor.document, foundInShop)
    const running = commands.executeCommand('postmortem.checkReadiness')
    await acceptNext('2 things left before review')
    await running
    assert.equal(editor.document.lineAt(editor.selection.active).text, '- [ ] Limit the connections')
    await commands.executeCommand('postmortem.insertTimelineEntry')
    const [, added] = /Outage ends\n(- .*)\n/.exec(editor.document.getText()) ?? []
    assert.match(added ?? '', /^- (?:\d{4}-\d\d-\d\d )?\d\d:\d\d UTC $/)
  })

  it('makes a postmortem, at no place outside of its folder', async () => {
    await openOutage()
    const running = commands.executeCommand('postmortem.newPostmortem')
    for (let step = 1; step <= 5; step++) await answer(`New Postmortem (${step}/5)`)
    await running
    const {document} = await until('the new document', () =>
      window.activeTextEditor?.document.isUntitled ? window.activeTextEditor : undefined,
    )
    assert.equal(document.uri.path, fileIn('shop', `outside/${new Date().getFullYear()}/postmortem.md`).path)
    assert.match(document.getText(), /^# Postmortem: /)
  })

  it('runs nothing: no command behind a link, no program of the folder', async () => {
    const {document} = await openOutage()
    await untilFound(document, foundInShop)
    const links = await until('links', async () => {
      const found = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri)
      return 0 < found.length ? found : undefined
    })
    assert.deepEqual(
      links.map(it => `${document.getText(it.range)} ${it.target}`),
      ['SHOP-12 https://shop.example.com/12'],
    )
    const project = await workspace.openTextDocument(fileIn('shop', '.postmortemrc.json'))
    await until(
      'the fault of the address',
      () =>
        ownDiagnostics(project).some(it => project.getText(it.range) === '"command:workbench.action.terminal.new"')
        || undefined,
    )
    await assert.rejects(Promise.resolve(workspace.fs.stat(fileIn('shop', 'has-run.txt'))))
  })

  it('is the same when the person trusts it', async () => {
    const {document} = await openOutage()
    await untilFound(document, foundInShop)
    await commands.executeCommand('workbench.trust.manage')
    await click('Trust')
    await until('the trust', () => workspace.isTrusted || undefined)
    await commands.executeCommand('workbench.action.closeActiveEditor')
    const editor = await openOutage()
    await untilFound(editor.document, foundInShop)
    putCursor(editor, behind(editor.document, 'All 800 customers waited'))
    await type(' TODO')
    await untilFound(editor.document, ['error doc/placeholder: TODO', ...foundInShop])
  })
})
