import assert from 'node:assert/strict'
import {commands, MarkdownString, type Hover, type TextEditor} from 'vscode'
import {behind, closeEditors, openText, putCursor} from './editor.ts'
import {screenshot} from './screen.ts'
import {shopOutage} from './shop-outage.ts'
import {until} from './until.ts'

describe('hover', () => {
  afterEach(closeEditors)

  it('tells of a time which moment it is', async () => {
    const editor = await openText(shopOutage)
    await checkHover(editor, '- 14:05', [
      '**2026-03-02 14:05 UTC**  ',
      '2026-03-02 15:05 in Europe/Berlin (UTC+01:00)',
      '',
      '- 5 min since the first entry',
      '- 30 min until the end of the incident',
      '',
      'The date comes from the rest of the document.',
    ])
    putCursor(editor, behind(editor.document, '- 14:05'))
    await commands.executeCommand('editor.action.showHover')
    await screenshot('hover')
  })

  it('tells of a length what the timeline says', async () =>
    checkHover(await openText(shopOutage.replace(', from 14:00 to 14:35 UTC', '')), '35 min', [
      'Stated duration of the impact: **35 min**. The timeline gives **35 min**: 14:35 UTC − 14:00 UTC. They agree.',
    ]))

  it('tells the lengths of the incident on the heading of the timeline', async () =>
    checkHover(await openText(shopOutage), '## Time', [
      '| | | |',
      '| --- | --- | --- |',
      '| Impact | **35 min** | end of impact − start of impact |',
      '| Time to detect | **5 min** | first detection − start of impact |',
      '| Time to acknowledge | unknown | first acknowledgement − first detection |',
      '| Time to mitigate | **20 min** | mitigation − start of impact |',
      '| Time to recover | **30 min** | end of impact − first detection |',
      '',
      'start of impact: 14:00 UTC · first detection: 14:05 UTC · mitigation: 14:20 UTC · end of impact: 14:35 UTC',
      '',
      'Not found in the timeline: first acknowledgement.',
    ]))
})

/** The whole text of the hover behind `place`. */
async function checkHover({document}: TextEditor, place: string, expected: readonly string[]): Promise<void> {
  const text = await until('a hover', async () => {
    const position = behind(document, place)
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position)
    return hovers[0]?.contents.map(it => (it instanceof MarkdownString ? it.value : it)).join('')
  })
  assert.equal(text, expected.join('\n'))
}
