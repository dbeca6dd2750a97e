import assert from 'node:assert/strict'
import {commands, type DocumentSymbol, type TextDocument} from 'vscode'
import {behind, closeEditors, openFile, openText, putCursor, symbolsOf} from './editor.ts'
import {click, screenshot} from './screen.ts'
import {shopOutage} from './shop-outage.ts'
import {until} from './until.ts'

describe('outline', () => {
  afterEach(closeEditors)

  it('shows what VS Code alone does not see: headings without the space', async () => {
    const editor = await openFile('incidents/label-printer.md')
    const symbols = await untilSymbols(editor.document)
    assert.deepEqual(lines(symbols), [
      'Blank labels: our postmortem | title',
      'Issue Summary | summary',
      'Timeline | 30 min, 4 entries',
      '  09:10 AM The issue was detected when… | +0 min · detected',
      '  09:14 AM The packers changed the pape… | +4 min',
      '  09:22 AM The incident was escalated t… | +12 min · escalated',
      '  09:40 AM An engineer put the font bac… | +30 min · resolved',
      'Root Cause and Resolution | root cause, resolution',
      'Corrective and Preventative Measures | action items',
      '  • Name the font package in the image of the label service, so that no update drops it.',
      '  • Print one label after each deployâ€”and read it.',
    ])
    putCursor(editor, behind(editor.document, '09:22'))
    await commands.executeCommand('outline.focus')
    for (let i = 0; i < 2; i++) await commands.executeCommand('workbench.action.increaseViewSize')
    await click('Explorer Section: workspace')
    await screenshot('outline-unspaced')
  })

  it('stands beside that of VS Code', async () => {
    const {document} = await openText(shopOutage)
    await screenshot('outline')
    const symbols = await untilSymbols(document)
    assert.deepEqual(
      symbols.filter(isBuiltIn).map(it => it.name),
      ['# Outage of the shop'],
    )
    assert.deepEqual(lines(symbols.filter(it => !isBuiltIn(it))), [
      'Outage of the shop | title',
      '  Summary',
      '  Impact',
      '  Timeline | 35 min, 4 entries',
      '    14:00 Outage begins: the payment s… | +0 min · start of impact',
      '    14:05 Alert fires | +5 min · detected',
      '    14:20 Rolled back the deploy | +20 min · mitigated',
      '    14:35 Outage ends | +35 min · resolved',
      '  Root Cause',
      '  Action Items',
      '    ☐ Close the connections @maria SHOP-12',
      '    ☑ Alert on the size of the pool @tom SHOP-13',
    ])
  })
})

/** Waits for the extension's. */
async function untilSymbols(document: TextDocument): Promise<DocumentSymbol[]> {
  return until('symbols of the extension', async () => {
    const symbols = await symbolsOf(document)
    return symbols.some(it => !isBuiltIn(it)) ? symbols : undefined
  })
}

/** VS Code's own symbols have the hashes in their names. */
function isBuiltIn({name}: DocumentSymbol): boolean {
  return name.startsWith('#')
}

/** One line for each symbol, indented as in the tree. */
function lines(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({name, detail, children}) => [
    '  '.repeat(depth) + [name, detail].filter(Boolean).join(' | '),
    ...lines(children, depth + 1),
  ])
}
