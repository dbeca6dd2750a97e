import {spawn} from 'node:child_process'
import {copyFile, mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'

/**
 * Installs the packages of a lock file into `.cache/` beside it, which git ignores, once for each version of the file.
 * @param {string} folder
 * @param {string} what is installed and how long it takes, for people
 * @param {() => Promise<void>} [finish] what is left to do then
 */
export async function installLocked(folder, what, finish) {
  const cache = path.join(folder, '.cache')
  const stamp = path.join(cache, 'installed-lock.json')
  const lock = await readFile(path.join(folder, 'package-lock.json'), 'utf8')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === lock) return
  console.log(`Installing ${what} from npm into ${path.relative(process.cwd(), cache)}, once …`)
  await mkdir(cache, {recursive: true})
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(folder, name), path.join(cache, name))
  }
  // No package may run scripts of its own.
  await npm(['ci', '--ignore-scripts'], cache)
  await finish?.()
  await writeFile(stamp, lock)
}

/** @param {readonly string[]} args @param {string} cwd */
export async function npm(args, cwd) {
  const isWindows = process.platform === 'win32'
  const options = {cwd, shell: isWindows, env: cleanEnvironment()}
  const child = spawn(isWindows ? 'npm.cmd' : 'npm', [...args, '--no-audit', '--no-fund'], options)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk))
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${output}`)
}

/** Inside of `npm test`, variables of the outer npm would name the outer package. */
function cleanEnvironment() {
  /** @param {string} name */
  const isForeign = name => /^npm_(?:package|lifecycle|config_local_prefix)/.test(name)
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign(name)))
}
