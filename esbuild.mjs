// Bundles everything that runs into `dist/`; nothing needs `node_modules` at run time.
//   --dev          readable and with source maps, for a debugger
//   --watch        the same, again after each change
//   --out FOLDER   to another folder
import {createHash} from 'node:crypto'
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {context} from 'esbuild'
import {requiredWordsTable} from './build/required-words.mjs'
import {noteThirdParty} from './build/third-party.mjs'

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

const {argv} = process
const isWatching = argv.includes('--watch')
const isForDebugger = isWatching || argv.includes('--dev')
const dist = argv.includes('--out') ? (argv[argv.indexOf('--out') + 1] ?? '') : 'dist'

const thirdParty = noteThirdParty()

/** @type {BuildOptions} */
const shared = {
  bundle: true,
  minify: !isForDebugger,
  sourcemap: isForDebugger,
  target: 'es2022',
  legalComments: 'none',
  // Names of sections in eight languages: escaped, each letter of three bytes has six.
  charset: 'utf8',
  logLevel: isWatching ? 'info' : 'warning',
}

/** @type {BuildOptions} */
const node = {
  ...shared,
  platform: 'node',
  // The ESM builds: the UMD ones call `require` in ways that a bundler cannot follow.
  mainFields: ['module', 'main'],
}

/** @type {BuildOptions} */
const browser = {...shared, platform: 'browser', mainFields: ['browser', 'module', 'main']}

/** Those for the programs that read documents. */
const plugins = () => [requiredWordsTable(), thirdParty.plugin]

const vfile = /** @param {string} name */ name => path.resolve(`node_modules/vfile/lib/${name}.browser.js`)

/**
 * A program for Node.js, in ES modules: whatever it imports by `import()` is in chunks of its own, which are loaded
 * when the program gets there.
 * @param {string} name of its folder
 * @param {string} main @returns {BuildOptions}
 */
const program = (name, main) => ({
  ...node,
  format: 'esm',
  splitting: true,
  entryPoints: {main},
  outdir: `${dist}/${name}`,
  outExtension: {'.js': '.mjs'},
  chunkNames: '[name]-[hash]',
  // Packages in CommonJS call `require` for modules of Node.js.
  banner: {js: `import {createRequire as requireFrom} from 'node:module';const require=requireFrom(import.meta.url);`},
  // The variants for any host; those for Node.js take three times as long to load.
  alias: {
    yaml: path.resolve('node_modules/yaml/browser/index.js'),
    '#minpath': vfile('minpath'),
    '#minproc': vfile('minproc'),
    '#minurl': vfile('minurl'),
  },
  plugins: plugins(),
})

/** @type {BuildOptions} */
const worker = {
  ...browser,
  format: 'iife',
  entryPoints: ['server/hosts/worker.ts'],
  outfile: `${dist}/server-worker.js`,
  // Without the condition, a dependency of remark chooses its DOM variant, and the worker dies on load.
  conditions: ['worker'],
  plugins: plugins(),
}

/** Leaves the client to a bundle of its own, which is loaded when the first postmortem is opened. */
const clientApart = /** @type {import('esbuild').Plugin} */ ({
  name: 'client-apart',
  setup(build) {
    build.onResolve({filter: /\/client-node\.ts$/}, ({kind}) =>
      kind === 'dynamic-import' ? {path: './client.cjs', external: true} : undefined,
    )
  },
})

/** @param {BuildOptions} host @param {string} entry @param {string} outfile @returns {BuildOptions} */
const client = (host, entry, outfile) => ({
  ...host,
  format: 'cjs',
  external: ['vscode'],
  entryPoints: [`client/${entry}.ts`],
  outfile: `${dist}/${outfile}`,
  // `require`, not `import`: the extension host replaces `require('vscode')` only there.
  supported: {'dynamic-import': false},
  plugins: [clientApart, thirdParty.plugin],
})

const bundles = [
  program('server', 'server/hosts/node.ts'),
  program('cli', 'server/hosts/cli/main.ts'),
  worker,
  client(node, 'extension', 'extension.cjs'),
  client(node, 'client-node', 'client.cjs'),
  client(browser, 'extension-web', 'extension-web.cjs'),
  // With any other extension, it would be an ES module.
  client(browser, 'client-web', 'client-web.js'),
]

/** Writes what starts the programs. The command line keeps results for as long as it is the same program. */
async function writeStarts() {
  const {version} = JSON.parse(await readFile('package.json', 'utf8'))
  const build = isForDebugger ? '' : await hashOf(`${dist}/cli`)
  await writeStart('server', '')
  await writeStart('cli', `.then(({run}) => run(${JSON.stringify({version, build})}))`)
}

/** @param {string} name of the program @param {string} use what is done with its module */
async function writeStart(name, use) {
  await writeFile(
    `${dist}/${name}.cjs`,
    `#!/usr/bin/env node
// Newer versions of Node.js keep compiled code for the next start, if asked before it is loaded.
require('node:module').enableCompileCache?.()
import('./${name}/main.mjs')${use}
`,
    {mode: 0o755},
  )
}

/** @param {string} folder @returns {Promise<string>} the same for the same files */
async function hashOf(folder) {
  const hash = createHash('sha1')
  for (const name of (await readdir(folder)).sort()) {
    hash.update(`${name}\n`).update(await readFile(`${folder}/${name}`))
  }
  return hash.digest('base64url')
}

await rm(dist, {recursive: true, force: true})
await mkdir(dist)
const contexts = await Promise.all(bundles.map(it => context(it)))
await Promise.all(contexts.map(it => it.rebuild()))
await writeStarts()
if (isWatching) {
  await Promise.all(contexts.map(it => it.watch()))
  console.log('Built; watching for changes.')
} else {
  await thirdParty.write(`${dist}/third-party-notices.txt`)
  await Promise.all(contexts.map(it => it.dispose()))
}
