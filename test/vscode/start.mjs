// `npm start`: VS Code with this extension on the examples, the desktop's when there is one, else a server of its own.
import {spawn, spawnSync} from 'node:child_process'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {install} from './host/install.mjs'
import {startServer} from './host/server.mjs'
import {addressOf} from './host/window.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const examples = path.join(root, 'examples')

const build = spawnSync(process.execPath, ['esbuild.mjs'], {cwd: root, stdio: 'inherit'})
if (build.status !== 0) process.exit(1)
if (hasDesktop()) startDesktop()
else await serve()

function hasDesktop() {
  if (process.argv.includes('--server')) return false
  return spawnSync('code', ['--version'], {shell: process.platform === 'win32'}).status === 0
}

function startDesktop() {
  console.log('Opening VS Code on examples/ …')
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', examples]
  spawn('code', args, {stdio: 'inherit', shell: process.platform === 'win32'})
}

async function serve() {
  await install()
  const server = await startServer()
  const address = addressOf(server, examples, [['extensionDevelopmentPath', server.remote(root)], ['skipWelcome', 'true']])
  console.log('No `code` command was found, so this is a VS Code server. Open this address in a browser:')
  console.log(`\n${address}\n\nCtrl-C ends it.`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.stop().then(() => process.exit(0)))
}
