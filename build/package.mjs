// `npm run package`: packs the extension, as it is published, into `artifacts/`.
import {spawnSync} from 'node:child_process'
import {chmod, cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {installLocked} from './install-locked.mjs'

/**
 * Packs what is built: the same bytes from the same files, whenever and wherever. Rejects when vsce warns of anything.
 * @returns {Promise<{file: string, folder: string}>} the package, and what is in it
 */
export async function packageExtension() {
  await installLocked(path.join(here, 'vsce'), 'vsce (15 seconds)')
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  await rm(folder, {recursive: true, force: true})
  for (const name of [...vsce(root, 'ls').trim().split('\n'), '.vscodeignore']) {
    const target = path.join(folder, name === webClient ? publishedWebClient : name)
    await mkdir(path.dirname(target), {recursive: true})
    // Nobody reads these files there, so they need no spaces.
    const source = path.join(root, name)
    if (!/^(?:schemas|snippets|l10n)\//.test(name)) await cp(source, target)
    else await writeFile(target, JSON.stringify(JSON.parse(await readFile(source, 'utf8'))))
  }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(published(manifest)))
  await setPermissions(folder)
  const file = path.join(root, 'artifacts', `${manifest.name}-${manifest.version}.vsix`)
  const output = vsce(folder, 'package', '--out', file)
  if (/\bWARN/.test(output)) throw new Error(output)
  return {file, folder}
}

/** The package stores permissions, which depend on the settings of the person. @param {string} folder */
async function setPermissions(folder) {
  for (const it of await readdir(folder, {recursive: true, withFileTypes: true})) {
    if (it.isFile()) await chmod(path.join(it.parentPath, it.name), 0o644)
  }
}

/** All files get the first time that a ZIP archive can store. */
const environment = {...process.env, SOURCE_DATE_EPOCH: String(Date.UTC(1980, 0, 1) / 1000), TZ: 'UTC'}

const here = fileURLToPath(new URL('.', import.meta.url))
const root = path.join(here, '..')
const folder = path.join(root, 'artifacts', 'package')

/** VS Code before 2026 knows only `.js` in browsers, and cannot load that from a package that says it is a module. */
const webClient = 'dist/extension-web.cjs'
const publishedWebClient = 'dist/extension-web.js'

/** @param {Record<string, unknown>} manifest @returns {object} without what is for those who build it */
function published(manifest) {
  const forBuilders = new Set(['type', 'private', 'scripts', 'devDependencies', 'bin'])
  const kept = Object.entries(manifest).filter(([key]) => !forBuilders.has(key))
  return {...Object.fromEntries(kept), browser: `./${publishedWebClient}`}
}

/** @param {string} cwd @param {readonly string[]} args @returns {string} what it says */
function vsce(cwd, ...args) {
  const script = path.join(here, 'vsce', '.cache', 'node_modules', '@vscode', 'vsce', 'vsce')
  const options = {cwd, encoding: /** @type {const} */ ('utf8'), env: environment}
  const {status, stdout, stderr} = spawnSync(process.execPath, [script, ...args, '--no-dependencies'], options)
  if (status !== 0) throw new Error(`vsce ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout + (args[0] === 'ls' ? '' : stderr)
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  console.log(path.relative(process.cwd(), (await packageExtension()).file))
}
