import {readFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {startServer} from './server.ts'

// The connection reads `--stdio`, `--node-ipc`, `--socket` or `--pipe` from the arguments; without any of them a person or an editor
// that pipes has started the server.
if (!process.argv.some(it => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(it))) process.argv.push('--stdio')

startServer(createConnection(ProposedFeatures.all), Date.now, async uri => {
  try {
    return await readFile(fileURLToPath(uri), 'utf8')
  } catch {
    return undefined
  }
})
