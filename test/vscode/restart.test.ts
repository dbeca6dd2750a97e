import assert from 'node:assert/strict'
import {readFile, rename, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {commands, extensions} from 'vscode'
import {closeEditors, openFile, problemsOf, untilProblems} from './editor.ts'
import {settle, until} from './until.ts'

describe('a server that does not come up', () => {
  const {extensionPath} = extensions.getExtension('postmortem.postmortem') ?? assert.fail('it is there')
  const program = path.join(extensionPath, 'dist', 'server.cjs')

  afterEach(closeEditors)

  it('comes up with the next command once it can', async () => {
    const {document} = await openFile('incidents/label-printer.md')
    await until('problems', () => 0 < problemsOf(document).length || undefined)
    const before = problemsOf(document)
    const starts = `${program}.starts`
    await rename(program, `${program}.away`)
    try {
      await writeFile(program, `require('node:fs').appendFileSync(${JSON.stringify(starts)}, '|')\nprocess.exit(1)\n`)
      await assert.rejects(Promise.resolve(commands.executeCommand('postmortem.restartServer')))
      // Once more by the command, as a new client; by nobody else meanwhile, or what the person does next would join an
      // attempt that fails.
      await settle()
      assert.equal(await readFile(starts, 'utf8'), '||')
    } finally {
      await rename(`${program}.away`, program)
      await rm(starts, {force: true})
    }
    await until('no problems', () => problemsOf(document).length === 0 || undefined)
    await commands.executeCommand('postmortem.insertTimelineEntry')
    await commands.executeCommand('undo')
    await untilProblems(document, ...before)
    // What the editor said of the failure would cover what other tests look at.
    await commands.executeCommand('notifications.clearAll')
  })
})
