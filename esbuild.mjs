// Bundles everything that runs into `dist/`; nothing needs `node_modules` at run time. `--watch` goes on and builds after each change.
import {chmod} from 'node:fs/promises'
import {build, context} from 'esbuild'

const shared = {
  bundle: true,
  minify: true,
  target: 'es2022',
  sourcemap: process.argv.includes('--sourcemap') ? 'linked' : false,
  legalComments: 'none',
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

const shebang = {banner: {js: '#!/usr/bin/env node'}}

/** Leaves the client to a bundle of its own, which is read when the first postmortem is opened. */
const clientApart = {
  name: 'client-apart',
  setup(build) {
    build.onResolve({filter: /\/client-node\.ts$/}, ({kind}) =>
      kind === 'dynamic-import' ? {path: './client.cjs', external: true} : undefined)
  },
}

const bundles = [
  {...node, ...shebang, entryPoints: ['server/main-node.ts'], outfile: 'dist/server.cjs'},
  {...node, ...shebang, entryPoints: ['server/main-cli.ts'], outfile: 'dist/cli.cjs'},
  // Without the condition, a dependency of remark chooses its DOM variant, and the worker dies on load.
  {...browser, conditions: ['worker'], format: 'iife', entryPoints: ['server/main-worker.ts'], outfile: 'dist/server-worker.js'},
  // `require`, not `import`: the extension host replaces `require('vscode')` only there.
  {...node, external: ['vscode'], supported: {'dynamic-import': false}, plugins: [clientApart],
    entryPoints: ['client/extension.ts'], outfile: 'dist/extension.cjs'},
  {...node, external: ['vscode'], entryPoints: ['client/client-node.ts'], outfile: 'dist/client.cjs'},
  // `browser` in package.json is `extension-web.cjs`, as any other name is taken for an ES module, which a web worker host refuses;
  // the same host then adds `.js` to the name.
  {...browser, external: ['vscode'], format: 'cjs', entryPoints: ['client/extension-web.ts'], outfile: 'dist/extension-web.cjs.js'},
]

if (process.argv.includes('--watch')) {
  for (const options of bundles) await (await context({...options, logLevel: 'info'})).watch()
} else {
  await Promise.all(bundles.map(options => build(options)))
  for (const program of ['dist/server.cjs', 'dist/cli.cjs']) await chmod(program, 0o755)
}
