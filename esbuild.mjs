// Bundles everything that runs into `dist/`; nothing needs `node_modules` at run time. `--watch` goes on and builds after each change.
import {createHash} from 'node:crypto'
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {build, context} from 'esbuild'
import path from 'node:path'
import {buildInParts, stubs} from './build/in-parts.mjs'
import {noteThirdParty} from './build/third-party.mjs'
import {withoutDocumentation} from './build/without-documentation.mjs'

const shared = {
  bundle: true,
  minify: true,
  target: 'es2022',
  sourcemap: process.argv.includes('--sourcemap') ? 'linked' : false,
  legalComments: 'none',
  // Names of sections in eight languages: escaped, each letter of three bytes has six.
  charset: 'utf8',
  logLevel: 'warning',
}

const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  // The ESM builds: the UMD ones call `require` in ways that a bundler cannot follow.
  mainFields: ['module', 'main'],
}

const browser = {...shared, platform: 'browser', mainFields: ['browser', 'module', 'main']}

const thirdParty = noteThirdParty()

const core = {plugins: [withoutDocumentation, thirdParty.plugin]}

/**
 * Leaves modules to a bundle of their own in the same folder.
 * @param filter of what is written in the import
 * @param kind of the import, if only that kind is meant
 */
const apart = (filter, bundle, kind) => ({
  name: `apart-${bundle}`,
  setup(build) {
    build.onResolve({filter}, it => kind === undefined || it.kind === kind ? {path: bundle, external: true} : undefined)
  },
})

/** The client is read when the first postmortem is opened. */
const clientApart = apart(/\/client-node\.ts$/, './client.cjs', 'dynamic-import')

/** The library is shared by what answers `initialize` and what is read after that. */
const libraryApart = apart(/^vscode-languageserver(?:\/node)?$/, './library.cjs')
const sessionApart = apart(/\/session\.ts$/, './session.cjs', 'dynamic-import')
const library = {
  ...node, plugins: [thirdParty.plugin], entryPoints: ['vscode-languageserver/node'], outfile: 'dist/server/library.cjs',
}
const session = {
  ...node, plugins: [libraryApart, ...core.plugins], entryPoints: ['server/lsp/session.ts'],
  outfile: 'dist/server/session.cjs',
}

const server = {
  ...node, supported: {'dynamic-import': false}, plugins: [libraryApart, sessionApart, thirdParty.plugin],
  entryPoints: ['server/hosts/node.ts'], outfile: 'dist/server/main.cjs',
}
const {version} = JSON.parse(await readFile('package.json', 'utf8'))
const cli = {...node, ...core, entryPoints: ['server/hosts/cli/main.ts'], outfile: 'dist/cli/main.cjs', define: {VERSION: JSON.stringify(version), BUILD: '""'}}
/** What checks documents. The command line reads it only when something is to be checked that it has not seen before. */
const checker = ['server/hosts/cli/check.ts', 'server/hosts/cli/describe.ts', 'server/config/project-file/read.ts']
const check = {...node, ...core, stdin: {contents: checker.map(it => `export * from './${it}'`).join('\n'), resolveDir: '.'}, outfile: 'dist/cli/check.cjs'}
const checkLater = stubs(new Map(checker.map(it => [path.resolve(it), 'check'])), `export const load = () => require(['.', 'check.cjs'].join('/'))`)
// Without the condition, a dependency of remark chooses its DOM variant, and the worker dies on load.
const worker = {
  ...browser, ...core, conditions: ['worker'], format: 'iife', entryPoints: ['server/hosts/worker.ts'],
  outfile: 'dist/server-worker.js',
}

const client = [
  // `require`, not `import`: the extension host replaces `require('vscode')` only there.
  {...node, external: ['vscode'], supported: {'dynamic-import': false}, plugins: [clientApart, thirdParty.plugin],
    entryPoints: ['client/extension.ts'], outfile: 'dist/extension.cjs'},
  {...node, external: ['vscode'], plugins: [thirdParty.plugin], entryPoints: ['client/client-node.ts'], outfile: 'dist/client.cjs'},
  // With any other end of the name, it is taken for an ES module.
  {...browser, external: ['vscode'], plugins: [thirdParty.plugin], format: 'cjs', entryPoints: ['client/extension-web.ts'], outfile: 'dist/extension-web.cjs'},
  {...browser, external: ['vscode'], plugins: [thirdParty.plugin], format: 'cjs', entryPoints: ['client/client-web.ts'], outfile: 'dist/client-web.js'},
]

/** What neither the answer to `initialize` nor the first diagnostics of most documents need. */
const later = {
  // YAML, for those who have a project file or settings in their front matter.
  project: ['server/config/project-file/read.ts', 'server/config/project-file/resolve.ts', 'server/config/project-file/switch-off.ts', 'server/config/project-file/complete.ts'],
  // remark, for text that its own scanner leaves open.
  markdown: ['server/markdown/parse-markdown.ts'],
  // What action items say, for documents that have any.
  items: ['server/document/actions/action-items.ts', 'server/document/actions/action-verbs.ts', 'server/edit/fill-in-item.ts'],
  // Writing times, lengths, fields and sections.
  writing: [
    'server/edit/timestamp-style.ts', 'server/edit/duration-style.ts', 'server/edit/insert-field.ts', 'server/edit/insert-section.ts', 'server/edit/insert-parts.ts', 'server/edit/add-to-glossary.ts',
    'server/edit/convert-timeline.ts', 'server/edit/sort-entries.ts',
    'server/edit/keep-moments.ts', 'server/edit/prose-times.ts', 'server/edit/restate.ts',
  ],
  // Words left out, and sentences rephrased, for those that judge, blame or tell what did not happen.
  rewriting: [
    'server/rules/language/counterfactual-fixes.ts', 'server/rules/cause/human-error-fixes.ts',
    'server/rules/cause/person-as-cause-fixes.ts', 'server/edit/leave-out.ts', 'server/edit/rephrase.ts',
  ],
  // The text that is read while nobody asks for anything.
  warm: ['server/lsp/warm-up.ts'],
  // What waits while somebody types.
  edit: ['server/features/typing-filter.ts'],
  // What to write in a section, for those who do not write English.
  prompts: ['server/document/profiles/prompts.ts'],
  // Abbreviations that are known to all, and who did what.
  words: ['server/rules/doc/known-acronyms.ts', 'server/prose/subject.ts', 'server/text/occurrences.ts'],
  // Summer time, for those who write times in zones that have it.
  season: ['server/time/zone-season.ts'],
  // Hashtags, for lines that begin with a hash and are not headings.
  tags: ['server/document/sections/tag-lines.ts'],
  // Lines of HTML, and definitions of links.
  html: ['server/markdown/html-blocks.ts', 'server/markdown/link-definitions.ts'],
  // Letters that were decoded with the wrong character set.
  mojibake: ['server/rules/doc/decode-again.ts'],
  // Comments that switch rules off.
  comments: ['server/lint/suppression-comments.ts'],
  // Globs, for those who set `postmortem.files`.
  globs: ['server/document/recognition/globs.ts', 'server/config/glob-problem.ts'],
}

const answers = [
  'code-action/code-action', 'code-action/resolve', 'code-lens', 'completion/completion', 'new-document', 'readiness', 'set-profile', 'document-highlight', 'document-link', 'document-symbol', 'folding-range', 'hover/hover', 'inlay-hint', 'inline-completion', 'insert-timeline-entry',
  'paste-timeline', 'names/named-people', 'completion/project-file', 'references', 'rename', 'selection-range',
].map(it => `server/features/${it}.ts`)

/** What is run: newer versions of Node.js keep what they compiled for the next start, if they are asked before they compile it. */
const start = program => `#!/usr/bin/env node
require('node:module').enableCompileCache?.()
require('./${program}/main.cjs')
`

/** In the folder of the program. */
const nodeParts = folder => ({
  read: `require(['.', name + '.cjs'].join('/'))`, give: 'module.exports=', outfile: name => `dist/${folder}/${name}.cjs`,
})

/** A worker that was started from a blob does not know where it comes from; its name tells. */
const workerParts = {
  read: `(self.importScripts(new URL('server-worker-' + name + '.js', /[a-z][a-z+.-]*:[/][/]\\S+$/i.exec(self.name)?.[0] ?? self.location.href).href), self.postmortemPart)`,
  give: 'self.postmortemPart=', outfile: name => `dist/server-worker-${name}.js`,
}

/** The command line, which keeps results for as long as what finds them is the same. */
async function buildCommandLine() {
  await buildInParts(check, {...later, describe: ['server/hosts/cli/describe.ts']}, nodeParts('cli'))
  const hash = createHash('sha1')
  for (const name of (await readdir('dist/cli')).sort()) hash.update(`${name}\n`).update(await readFile(`dist/cli/${name}`))
  await build({...cli, plugins: [checkLater, ...cli.plugins], define: {...cli.define, BUILD: JSON.stringify(hash.digest('base64url'))}})
}

await rm('dist', {recursive: true, force: true})
await mkdir('dist')
for (const program of ['server', 'cli']) await writeFile(`dist/${program}.cjs`, start(program), {mode: 0o755})
if (process.argv.includes('--watch')) {
  const all = [server, library, session, cli, worker, ...client]
  for (const options of all) await (await context({...options, logLevel: 'info'})).watch()
} else {
  await Promise.all([
    build(server),
    build(library),
    buildInParts(session, {...later, answers}, nodeParts('server')),
    buildCommandLine(),
    buildInParts(worker, {...later, answers}, workerParts, 'vscode-languageserver'),
    ...client.map(options => build(options)),
  ])
  await thirdParty.write('dist/third-party-notices.txt')
}
