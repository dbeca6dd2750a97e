import {createRequire} from 'node:module'
import {build} from 'esbuild'

/**
 * Computes the words that expressions require when a bundle is built: a table replaces
 * `server/text/prefilter/required-words.ts`, so no expression is parsed for its words at run time.
 * @returns {import('esbuild').Plugin}
 */
export function requiredWordsTable() {
  return {
    name: 'required-words',
    setup({onStart, onEnd, onLoad}) {
      /** @type {Promise<Table>} */
      let table
      onStart(() => {
        table = current ??= computeTable()
      })
      onEnd(() => {
        current = undefined
      })
      onLoad({filter: /[\\/]prefilter[\\/]required-words\.ts$/}, async () => ({contents: moduleOf(await table)}))
    },
  }
}

/** @typedef {Record<string, readonly string[] | null>} Table the words by the key of their expression: `i/source` */

/** One for all bundles that are built at the same time. @type {Promise<Table> | undefined} */
let current

/** @returns {Promise<Table>} from the modules that declare filters, as they are now */
export async function computeTable() {
  const {
    outputFiles: [file],
  } = await build({
    stdin: {contents: everything, resolveDir: '.'},
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    // What a module declares counts, not what others use of it.
    treeShaking: false,
    logLevel: 'error',
  })
  const module = {exports: /** @type {{declaredWords(): Table}} */ ({declaredWords: () => ({})})}
  new Function('module', 'exports', 'require', file?.text ?? '')(module, module.exports, createRequire(import.meta.url))
  return module.exports.declaredWords()
}

/** What reads documents in all programs. */
const everything = `
  import './server/lsp/session.ts'
  import './server/hosts/cli/check.ts'
  import './server/hosts/cli/describe.ts'
  export {declaredWords} from './server/text/prefilter/required-words.ts'
`

/** @param {Table} table @returns {string} a module with the exports of the one that it replaces */
function moduleOf(table) {
  const end = shortestEnd(Object.keys(table))
  const byEnd = Object.entries(table).map(([key, words]) => [shorten(key, end), words ?? undefined])
  return `
    const table = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(byEnd)))})
    const shorten = ${shorten}
    const keyOf = ({source, flags}) =>
      (flags.includes('i') ? 'i' : '') + (flags.includes('u') ? 'u' : '') + '/' + source
    export const requiredWords = expression => table[shorten(keyOf(expression), ${end})]
    export const declareExpressions = () => {}
  `
}

/**
 * The length and the end tell expressions apart; the keys themselves, which are all sources once more, have 40 KB.
 * @param {string} key
 * @param {number} end how many characters of it
 */
const shorten = (key, end) => key.length + key.slice(-end)

/** @param {readonly string[]} keys @returns {number} how many characters at the end tell all keys apart */
function shortestEnd(keys) {
  let end = 1
  while (new Set(keys.map(it => shorten(it, end))).size < keys.length) end++
  return end
}
