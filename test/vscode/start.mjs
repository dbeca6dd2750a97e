// `npm start`: VS Code with this extension on the examples, the desktop's when there is one, else a server of its own.
import {spawn, spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {examples, extensions, serveExamples} from './host/examples.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

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
  const args = [...extensions.map(it => `--extensionDevelopmentPath=${it}`), '--new-window', examples]
  spawn('code', args, {stdio: 'inherit', shell: process.platform === 'win32'})
}

async function serve() {
  const {address, stop} = await serveExamples()
  console.log('No `code` command was found, so this is a VS Code server. Open this address in a browser:')
  console.log(`\n${address}\n\nCtrl-C ends it.`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(0)))
}
