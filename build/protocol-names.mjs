import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import path from 'node:path'

/**
 * Of the server library, only the names and numbers of the protocol are used; the connection is made with vscode-jsonrpc. They come from
 * the module of the library that holds them, as the whole would be a fifth of the bundle.
 */
export const protocolNames = {
  name: 'protocol-names',
  setup(build) {
    build.onResolve({filter: /^vscode-languageserver$/}, ({importer}) => {
      const library = createRequire(importer).resolve('vscode-languageserver')
      const types = createRequire(createRequire(library).resolve('vscode-languageserver-protocol')).resolve('vscode-languageserver-types')
      return {path: path.join(path.dirname(types), '..', 'esm', 'main.js')}
    })
    // Each is filled by a function; written as its result, those that nobody uses are left out.
    build.onLoad({filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/}, async ({path}) => ({
      contents: (await readFile(path, 'utf8'))
        .replace(/^export var (\w+);\n\(function \(\1\) \{/gm, 'export var $1 = /* @__PURE__ */ (function ($1) {')
        .replace(/^\}\)\((\w+) \|\| \(\1 = \{\}\)\);/gm, 'return $1; })({});'),
    }))
  },
}
