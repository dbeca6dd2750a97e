import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Which imports each place may have; the first row whose path fits counts. Paths are from the repository's root. */
const layers: readonly (readonly [from: RegExp, may: RegExp])[] = [
  [/^server\/text\//, /^server\/text\//],
  [/^server\/time\//, /^server\/(?:text|time)\//],
  [/^server\/syntax\//, /^server\/(?:text|syntax)\/|^(?:unified|remark-parse|mdast)$/],
  [/^server\/prose\//, /^server\/(?:text|syntax|prose)\//],
  [/^server\/model\//, /^server\/(?:text|time|syntax|model)\/|^server\/settings\.ts$|^fastest-levenshtein$/],
  [/^server\/rules\//, /^server\/(?:text|time|prose|model|rules)\/|^fastest-levenshtein$/],
  [/^server\/paste\//, /^server\/(?:text|time|syntax|model|paste)\//],
  [/^server\/protocol\.ts$/, /^$/],
  [/^server\/answer-error\.ts$/, /^$/],
  [/^server\/regular-file\.ts$/, /^node:/],
  [/^server\/glob-problem\.ts$/, /^server\/text\/|^server\/model\/glob(?:s|-limits)\.ts$/],
  [/^server\/settings\.ts$/, /^server\/model\/(?:profile|project|glob-limits)\.ts$|^server\/glob-problem\.ts$/],
  [/^server\/project\//, /^server\/(?:text|time|model|rules|project)\/|^server\/(?:lint|settings|glob-problem)\.ts$|^(?:yaml|fastest-levenshtein)$/],
  [/^server\/suppression(?:s|-comments)\.ts$/, /^server\/(?:text|syntax)\/|^server\/suppression(?:s|-comments)\.ts$/],
  [/^server\/literals\.ts$/, /^server\/(?:text|syntax|model)\//],
  [/^server\/(?:lint(?:-\w+)?|inspect)\.ts$/, /^server\/(?:text|time|syntax|prose|model|rules)\/|^server\/(?:lint(?:-\w+)?|literals|settings|suppressions)\.ts$/],
  [/^server\/snapshot\.ts$/, /^server\/(?:text|time|model|project)\/|^server\/(?:lint|settings)\.ts$|^vscode-languageserver-textdocument$/],
  [/^server\/features\//, /^server\/(?:text|time|prose|model|rules|paste|project|features)\/|^server\/(?:lint|literals|snapshot|settings|suppression-comments|protocol|answer-error)\.ts$|^vscode-languageserver(?:-textdocument)?$/],
  [/^server\/warm-up\.ts$/, /^server\/(?:features|time)\/|^server\/(?:documents|settings|snapshot)\.ts$|^vscode-languageserver(?:-textdocument)?$/],
  [/^server\/(?:connection|stream-transport|lifecycle)\.ts$/, /^server\/(?:connection|answer-error)\.ts$/],
  [/^server\/capabilities\.ts$/, /^server\/protocol\.ts$|^vscode-languageserver$/],
  [/^server\/documents\.ts$/, /^server\/(?:connection|typing)\.ts$|^vscode-languageserver(?:-textdocument)?$/],
  [/^server\/(?:server|snapshots|configuration|project-files|typing)\.ts$/, /^server\/(?:features|text|time|project)\/|^server\/(?:lint|snapshots?|settings|configuration|connection|lifecycle|capabilities|documents|warm-up|project-files|typing|protocol|answer-error)\.ts$|^vscode-languageserver(?:-textdocument)?$/],
  [/^server\/manifest\.ts$/, /^server\/(?:model|rules)\//],
  [/^server\/(?:main-worker)\.ts$/, /^server\/|^vscode-languageserver/],
  [/^server\/cli\//, /^server\/(?:cli|text|time|model|project)\/|^server\/(?:lint|inspect|settings|glob-problem|regular-file)\.ts$|^node:/],
  [/^server\/texts\.ts$/, /^typescript\/unstable\//],
  [/^server\/(?:main-node|main-cli|generate|compilation|garbage-collection)\.ts$/, /^server\/|^vscode-languageserver|^node:/],
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
    for (const file of sources('server').filter(it => !/main-|generate|compilation|texts\.ts|server\/cli\//.test(it))) {
      assert.doesNotMatch(readFileSync(root + file, 'utf8'), /Date\.now\(|new Date\(\)|process\.|console\.(?!warn|error)/, file)
    }
  })
})
