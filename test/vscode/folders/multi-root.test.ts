import assert from 'node:assert/strict'
import {
  commands,
  ConfigurationTarget,
  Range,
  Uri,
  window,
  workspace,
  type CodeLens,
  type DocumentLink,
  type TextDocument,
} from 'vscode'
import {applyFix, behind, closeEditors, offered, openFile, putCursor, type} from '../editor.ts'
import {acceptNext, answer} from '../quick-input.ts'
import {screenshot} from '../screen.ts'
import {settle, until} from '../until.ts'
import {
  fileIn,
  folderNamed,
  foundIn,
  foundInShop,
  foundInWarehouse,
  outage,
  outageFile,
  read,
  untilFound,
  write,
} from './team.ts'

describe('a workspace of several folders', () => {
  const projectOfShop = fileIn('shop', '.postmortemrc.json')
  const projectOfWarehouse = fileIn('warehouse', '.postmortemrc.yaml')
  const originals = new Map<Uri, string>()

  before(async () => {
    for (const folder of ['shop', 'warehouse', 'parcels']) await write(fileIn(folder, outageFile), outage)
    for (const uri of [projectOfShop, projectOfWarehouse]) originals.set(uri, await read(uri))
  })
  afterEach(async () => {
    await closeEditors()
    for (const [uri, text] of originals) if ((await read(uri)) !== text) await write(uri, text)
  })

  const countLenses = async ({uri}: TextDocument) =>
    (await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri)).length

  async function openBoth(): Promise<{inShop: TextDocument; inWarehouse: TextDocument}> {
    const {document: inShop} = await openFile(outageFile, folderNamed('shop'))
    const {document: inWarehouse} = await openFile(outageFile, folderNamed('warehouse'))
    await untilFound(inShop, foundInShop)
    await untilFound(inWarehouse, foundInWarehouse)
    return {inShop, inWarehouse}
  }

  it('checks each document by the project file and the settings of its folder', async () => {
    await openBoth()
    await commands.executeCommand('workbench.actions.view.problems')
    await screenshot('multi-root')
    await commands.executeCommand('workbench.action.closePanel')
  })

  it('checks the documents of one folder again when its project file changes', async () => {
    const {inShop, inWarehouse} = await openBoth()
    await write(projectOfWarehouse, 'rules: {doc/placeholder: error, section/missing: off}\n')
    await untilFound(inWarehouse, [
      'error doc/placeholder: TODO',
      'info action-item/missing-tracking: Limit the connections',
      'warning action-item/missing-owner: Limit the connections',
    ])
    assert.deepEqual(foundIn(inShop), foundInShop)
    await write(projectOfShop, '{"profile": "shop", "rules": {"doc/placeholder": "off"}}\n')
    await untilFound(inShop, [
      'hint section/missing: Summary',
      'warning action-item/missing-owner: Limit the connections',
    ])
  })

  it('takes a setting of one folder for that folder', async () => {
    const {inShop, inWarehouse} = await openBoth()
    await until('the lens of the shop', async () => (await countLenses(inShop)) === 1 || undefined)
    assert.equal(await countLenses(inWarehouse), 0)

    const settings = workspace.getConfiguration('postmortem', folderNamed('warehouse'))
    await settings.update('rules', {'section/misnamed': 'error'}, ConfigurationTarget.WorkspaceFolder)
    try {
      await untilFound(inWarehouse, [
        'error section/misnamed: Action Items',
        'error section/misnamed: Summary',
        'hint doc/placeholder: TODO',
        'warning section/missing: Root Cause',
      ])
      assert.deepEqual(foundIn(inShop), foundInShop)
    } finally {
      await settings.update('rules', undefined, ConfigurationTarget.WorkspaceFolder)
    }
    await untilFound(inWarehouse, foundInWarehouse)
  })

  it('takes for a postmortem what the settings of the folder say', async () => {
    const plain = '# Plans\n\nTODO\n'
    for (const folder of ['shop', 'warehouse']) await write(fileIn(folder, 'notes/plain.md'), plain)
    const {document: inWarehouse} = await openFile('notes/plain.md', folderNamed('warehouse'))
    const {document: inShop} = await openFile('notes/plain.md', folderNamed('shop'))
    await until(
      'the postmortem',
      () => foundIn(inShop).includes('error doc/placeholder: TODO') || undefined,
      () => foundIn(inShop),
    )
    await settle()
    assert.deepEqual(foundIn(inWarehouse), [])
  })

  it('knows the people and the tickets of the folder', async () => {
    for (const [folder, person, ticket] of [
      ['shop', '@maria', 'SHOP-12 https://shop.example.com/12'],
      ['warehouse', '@tom', 'PACK-34 https://warehouse.example.com/34'],
    ] as const) {
      const editor = await openFile(outageFile, folderNamed(folder))
      putCursor(editor, behind(editor.document, 'Limit the connections'))
      await type(' @')
      assert.deepEqual(await offered(editor, '@', person), [person])
      const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', editor.document.uri)
      assert.deepEqual(
        links.map(it => `${editor.document.getText(it.range)} ${it.target}`),
        [ticket],
      )
      await commands.executeCommand('workbench.action.files.revert')
    }
  })

  it('ignores a rule in the project file of the folder', async () => {
    const {inShop, inWarehouse} = await openBoth()
    await applyFix(inWarehouse, 'section/misnamed', 'Ignore section/misnamed in this project')
    await untilFound(inWarehouse, ['hint doc/placeholder: TODO', 'warning section/missing: Root Cause'])
    await applyFix(inShop, 'doc/placeholder', 'Ignore doc/placeholder in this project')
    await untilFound(inShop, foundInShop.slice(1))
    for (const uri of [projectOfShop, projectOfWarehouse])
      assert.ok(await (await workspace.openTextDocument(uri)).save())
    assert.equal(
      await read(projectOfWarehouse),
      originals.get(projectOfWarehouse)?.replace(
        'placeholder: hint\n',
        `placeholder: hint
  section/misnamed: off
`,
      ),
    )
    assert.equal(
      await read(projectOfShop),
      originals.get(projectOfShop)?.replace('"doc/placeholder": "error"', '"doc/placeholder": "off"'),
    )
  })

  it('makes a postmortem for the folder of the active document', async () => {
    await openFile(outageFile, folderNamed('warehouse'))
    const running = commands.executeCommand('postmortem.newPostmortem')
    for (let step = 1; step <= 5; step++) await answer(`New Postmortem (${step}/5)`)
    await running
    await checkNew()
  })

  it('asks for the folder where no document is active', async () => {
    const running = commands.executeCommand('postmortem.newPostmortem')
    await acceptNext('Select the folder of the postmortem')
    for (let step = 1; step <= 5; step++) await answer(`New Postmortem (${step}/5)`)
    await running
    await checkNew()
  })

  /**
   * Before it is saved, a document is made by the profile of the warehouse and checked by the project file and the
   * settings there.
   */
  async function checkNew(): Promise<void> {
    const editor = await until('the new document', () =>
      window.activeTextEditor?.document.isUntitled ? window.activeTextEditor : undefined,
    )
    const {document} = editor
    assert.match(document.uri.path, /\/warehouse\/reviews\/\d{4}-\d\d-\d\d-postmortem\.md$/)
    assert.match(document.getText(), /\n## Corrective and Preventative Measures\n/)
    await editor.edit(it => it.replace(new Range(0, 0, document.lineCount, 0), outage))
    await untilFound(document, foundInWarehouse)
    assert.equal(await countLenses(document), 0)
  }

  it('takes in a folder that is added, and lets go of one that is removed', async () => {
    const {inShop, inWarehouse} = await openBoth()
    const {document: inParcels} = await window.showTextDocument(fileIn('parcels', outageFile))
    // Of a file outside of all folders, only what lies beside it counts.
    const withoutProject = [
      'hint section/missing: Summary',
      'info action-item/missing-tracking: Limit the connections',
      'warning action-item/missing-owner: Limit the connections',
      'warning doc/placeholder: TODO',
    ]
    await untilFound(inParcels, withoutProject)

    const count = () => workspace.workspaceFolders?.length
    assert.ok(workspace.updateWorkspaceFolders(2, 0, {uri: fileIn('parcels', '')}))
    await until('the folder', () => count() === 3 || undefined, count)
    await untilFound(inParcels, [
      'error action-item/missing-owner: Limit the connections',
      'hint section/missing: Summary',
    ])
    assert.deepEqual([foundIn(inShop), foundIn(inWarehouse)], [foundInShop, foundInWarehouse])

    assert.ok(workspace.updateWorkspaceFolders(2, 1))
    await until('the folder to go', () => count() === 2 || undefined, count)
    await untilFound(inParcels, withoutProject)
    assert.deepEqual([foundIn(inShop), foundIn(inWarehouse)], [foundInShop, foundInWarehouse])
  })
})
