import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What joins a connection to the features may import. */
const joining = new RegExp([
  /^server\/(?:lsp|features|text|time|project)\//,
  /^server\/(?:lint|snapshots?|settings|capabilities|warm-up|typing|protocol)\.ts$/,
  /^vscode-languageserver(?:-textdocument)?$/,
].map(it => it.source).join('|'))

/** Which imports each place may have; the first row whose path fits counts. Paths are from the repository's root. */
const layers: readonly (readonly [from: RegExp, may: RegExp])[] = [
  [/^server\/text\//, /^server\/text\//],
  [/^server\/time\//, /^server\/(?:text|time)\//],
  [/^server\/syntax\//, /^server\/(?:text|syntax)\/|^(?:unified|remark-parse|mdast)$/],
  [/^server\/prose\//, /^server\/(?:text|syntax|prose)\//],
  [/^server\/model\//, /^server\/(?:text|time|syntax|model)\/|^server\/settings\.ts$|^(?:fastest-levenshtein|picomatch)$/],
  [/^server\/rules\//, /^server\/(?:text|time|prose|model|rules)\/|^fastest-levenshtein$/],
  [/^server\/paste\//, /^server\/(?:text|time|syntax|model|paste)\//],
  [/^server\/protocol\.ts$/, /^$/],
  [/^server\/settings\.ts$/, /^server\/model\/(?:profile|project)\.ts$/],
  [/^server\/project\//, /^server\/(?:text|time|model|rules|project)\/|^server\/(?:lint|settings)\.ts$|^(?:yaml|fastest-levenshtein)$/],
  [/^server\/suppression(?:s|-comments)\.ts$/, /^server\/(?:text|syntax)\/|^server\/suppression(?:s|-comments)\.ts$/],
  [/^server\/literals\.ts$/, /^server\/(?:text|syntax|model)\//],
  [/^server\/(?:lint(?:-\w+)?|inspect)\.ts$/, /^server\/(?:text|time|syntax|prose|model|rules)\/|^server\/(?:lint(?:-\w+)?|literals|settings|suppressions)\.ts$/],
  [/^server\/snapshot\.ts$/, /^server\/(?:text|time|model|project)\/|^server\/(?:lint|settings)\.ts$|^vscode-languageserver-textdocument$/],
  [/^server\/features\//, /^server\/(?:text|time|prose|model|rules|paste|project|features)\/|^server\/(?:lint|literals|snapshot|settings|suppression-comments|protocol)\.ts$|^vscode-languageserver(?:-textdocument)?$/],
  [/^server\/warm-up\.ts$/, /^server\/(?:features|time)\/|^server\/(?:lsp\/documents|settings|snapshot)\.ts$|^vscode-languageserver(?:-textdocument)?$/],
  [/^server\/lsp\/connection\//, /^server\/lsp\/connection\/|^vscode-languageserver$/],
  [/^server\/capabilities\.ts$/, /^server\/protocol\.ts$|^vscode-languageserver$/],
  [/^server\/lsp\/documents\.ts$/, /^vscode-languageserver(?:-textdocument)?$/],
  [/^server\/(?:lsp\/|(?:snapshots|typing)\.ts$)/, joining],
  [/^server\/manifest\.ts$/, /^server\/(?:model|rules)\//],
  [/^server\/hosts\/worker\.ts$/, /^server\/|^vscode-languageserver\/browser$/],
  [/^server\/cli\//, /^server\/(?:cli|text|time|model|project)\/|^server\/(?:lint|inspect|settings)\.ts$|^node:/],
  [/^server\/texts\.ts$/, /^typescript\/unstable\//],
  [/^server\/(?:hosts\/node|main-cli|generate|compilation)\.ts$/, /^server\/|^vscode-languageserver|^node:/],
  [/^client\//, /^client\/|^server\/(?:text|time|syntax|model)\/|^server\/protocol\.ts$|^vscode(?:-languageclient(?:\/\w+)?)?$/],
]

function sources(folder: string): string[] {
  return readdirSync(root + folder, {recursive: true, encoding: 'utf8'}).filter(it => it.endsWith('.ts')).map(it => `${folder}/${it.replaceAll('\\', '/')}`)
}

function importsOf(file: string): string[] {
  const text = readFileSync(root + file, 'utf8')
  return [...text.matchAll(/^(?:import|export)\b[^'";]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)].map(it => resolve(file, it[1] ?? it[2] ?? it[3] ?? ''))
}

function resolve(file: string, name: string): string {
  return name.startsWith('.') ? new URL(name, `file:///${file}`).pathname.slice(1) : name
}

describe('architecture', () => {
  for (const file of [...sources('server'), ...sources('client')]) {
    it(`${file} imports only what its layer may`, () => {
      const layer = layers.find(([from]) => from.test(file)) ?? assert.fail(`${file} belongs to no layer: add it to the table`)
      for (const name of importsOf(file)) assert.match(name, layer[1], `${file} must not import ${name}`)
    })
  }

  it('has no file that is called util, helper, manager or common', () => {
    for (const file of [...sources('server'), ...sources('client')]) assert.doesNotMatch(file, /(?:util|helper|manager|common)s?\b/)
  })

  it('touches the clock only at the edge', () => {
    const edge = /main-|hosts\/|generate|compilation|texts\.ts|server\/cli\//
    for (const file of sources('server').filter(it => !edge.test(it))) {
      assert.doesNotMatch(readFileSync(root + file, 'utf8'), /Date\.now\(|new Date\(\)|process\.|console\.(?!warn|error)/, file)
    }
  })
})
