import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What each folder of `server/` may import besides itself: folders, and packages. */
const layers: Readonly<Record<string, readonly string[]>> = {
  text: [],
  time: ['text'],
  markdown: ['text', 'unified', 'remark-parse', 'mdast'],
  prose: ['text', 'markdown'],
  document: ['text', 'time', 'markdown', 'fastest-levenshtein'],
  edit: ['text', 'time', 'markdown', 'prose', 'document'],
  rules: ['text', 'time', 'prose', 'document', 'edit', 'fastest-levenshtein'],
  paste: ['text', 'time', 'markdown', 'document', 'edit'],
  lint: ['text', 'time', 'markdown', 'prose', 'document', 'edit', 'rules'],
  config: ['text', 'time', 'document', 'rules', 'lint', 'yaml', 'fastest-levenshtein'],
  protocol: [],
  features: [
    'text',
    'time',
    'markdown',
    'prose',
    'document',
    'edit',
    'rules',
    'paste',
    'lint',
    'config',
    'protocol',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
  ],
  lsp: [
    'text',
    'time',
    'lint',
    'config',
    'protocol',
    'features',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
  ],
  hosts: ['text', 'time', 'document', 'lint', 'config', 'features', 'lsp', 'vscode-languageserver', 'node:*'],
  tools: ['text', 'time', 'document', 'rules', 'config', 'typescript', 'node:*'],
}

/** The client shares with the server only what needs no loading. */
const client = [
  'client',
  'server/text',
  'server/time',
  'server/markdown',
  'server/document',
  'server/protocol',
  'vscode',
  'vscode-languageclient',
]

/** Only Node.js hosts may use its modules: the worker runs in a browser. */
const withoutNode = ['server/hosts/worker.ts']

/** Where the clock may be read and the process be seen: hosts and tools. */
const atTheEdge = /^server\/(?:hosts|tools)\//

function sources(folder: string): string[] {
  const names = readdirSync(root + folder, {recursive: true, encoding: 'utf8'})
  return names.filter(it => it.endsWith('.ts')).map(it => `${folder}/${it.replaceAll('\\', '/')}`)
}

const importOf = /^(?:import|export)\b[^'";]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm

/** Paths from the root of the repository, and names of packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(root + file, 'utf8')
  return [...text.matchAll(importOf)].map(it => resolve(file, it[1] ?? it[2] ?? it[3] ?? ''))
}

function resolve(file: string, name: string): string {
  return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name
}

/** Whether an import is in one of the folders, or of one of the packages. */
function isAllowed(name: string, allowed: readonly string[]): boolean {
  return allowed.some(it =>
    it.endsWith('*') ? name.startsWith(it.slice(0, -1)) : name === it || name.startsWith(`${it}/`),
  )
}

function allowedIn(file: string): readonly string[] {
  const [top = '', folder = ''] = file.split('/')
  if (top === 'client') return client
  const others = layers[folder] ?? assert.fail(`${file} is in no layer: add its folder to the table`)
  const isFolder = (it: string) => it in layers
  const allowed = [folder, ...others].map(it => (isFolder(it) ? `server/${it}` : it))
  return withoutNode.includes(file) ? allowed.filter(it => !it.startsWith('node:')) : allowed
}

/** The first circle that is found among the files that import each other; empty when there is none. */
function circleIn(files: readonly string[]): string[] {
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file) || !file.endsWith('.ts')) return []
    for (const name of importsOf(file).filter(it => it.startsWith('server/') || it.startsWith('client/'))) {
      const circle = visit(name, [...trail, file])
      if (circle.length) return circle
    }
    done.add(file)
    return []
  }
  for (const file of files) {
    const circle = visit(file, [])
    if (circle.length) return circle
  }
  return []
}

describe('architecture', () => {
  const files = [...sources('server'), ...sources('client')]

  for (const file of files) {
    it(`${file} imports only what its layer may`, () => {
      const allowed = allowedIn(file)
      for (const name of importsOf(file)) assert.ok(isAllowed(name, allowed), `${file} must not import ${name}`)
    })
  }

  it('has no files that import each other in a circle', () => {
    assert.deepEqual(circleIn(files), [])
  })

  it('uses the documentation of rules only to generate pages', () => {
    assert.deepEqual(
      files.filter(it => importsOf(it).includes('server/rules/documented.ts')),
      ['server/tools/pages.ts'],
    )
  })

  it('has one door to the prefilter', () => {
    for (const file of files.filter(it => !it.startsWith('server/text/prefilter/'))) {
      for (const name of importsOf(file)) assert.doesNotMatch(name, /text\/prefilter\/(?!index\.ts)/, file)
    }
  })

  it('keeps nothing but its README loose in server/', () => {
    assert.deepEqual(
      readdirSync(`${root}server`).filter(it => it !== 'README.md' && !(it in layers)),
      [],
    )
  })

  it('has no file that is called util, helper, manager or common', () => {
    for (const file of files) assert.doesNotMatch(file, /(?:util|helper|manager|common)s?\b/)
  })

  it('reads the clock and the process only at the edge', () => {
    const clock = /Date\.now\(|new Date\(\)|process\.|console\.(?!warn|error)/
    for (const file of sources('server').filter(it => !atTheEdge.test(it))) {
      assert.doesNotMatch(readFileSync(root + file, 'utf8'), clock, file)
    }
  })
})
