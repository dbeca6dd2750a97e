// `npm run package`: packs the extension, as it is published, into `artifacts/`.
import {spawnSync} from 'node:child_process'
import {cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {installLocked} from './install-locked.mjs'

/**
 * Packs what is built. Rejects when vsce warns of anything.
 * @returns {Promise<{file: string, folder: string}>} the package, and what is in it
 */
export async function packageExtension() {
  await installLocked(path.join(here, 'vsce'), 'vsce (15 seconds)')
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  await rm(folder, {recursive: true, force: true})
  for (const name of [...vsce(root, 'ls').trim().split('\n'), '.vscodeignore']) {
    const target = path.join(folder, name === webClient ? publishedWebClient : name)
    await mkdir(path.dirname(target), {recursive: true})
    // Nobody reads these there.
    if (/^(?:schemas|snippets|l10n)\//.test(name)) await writeFile(target, JSON.stringify(JSON.parse(await readFile(path.join(root, name), 'utf8'))))
    else await cp(path.join(root, name), target)
  }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(published(manifest)))
  const file = path.join(root, 'artifacts', `${manifest.name}-${manifest.version}.vsix`)
  const output = vsce(folder, 'package', '--out', file)
  if (/\bWARN/.test(output)) throw new Error(output)
  return {file, folder}
}

const here = fileURLToPath(new URL('.', import.meta.url))
const root = path.join(here, '..')
const folder = path.join(root, 'artifacts', 'package')

/** Packages that call themselves modules may not be loaded in a browser by VS Code before 2026, which knows no names but `.js` there. */
const webClient = 'dist/extension-web.cjs'
const publishedWebClient = 'dist/extension-web.js'

/** Without what is for those who build it. */
function published({type: _type, private: _private, scripts: _scripts, devDependencies: _devDependencies, bin: _bin, ...manifest}) {
  return {...manifest, browser: `./${publishedWebClient}`}
}

/** @param {string} cwd @param {readonly string[]} args @returns {string} what it says */
function vsce(cwd, ...args) {
  const script = path.join(here, 'vsce', '.cache', 'node_modules', '@vscode', 'vsce', 'vsce')
  const {status, stdout, stderr} = spawnSync(process.execPath, [script, ...args, '--no-dependencies'], {cwd, encoding: 'utf8'})
  if (status !== 0) throw new Error(`vsce ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout + (args[0] === 'ls' ? '' : stderr)
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) console.log(path.relative(process.cwd(), (await packageExtension()).file))
