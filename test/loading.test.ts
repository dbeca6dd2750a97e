import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {checkDocument} from '../server/hosts/cli/check.ts'
import {documentedRules} from '../server/rules/documented.ts'
import {loadedLater} from './bundles.ts'
import {readMarkers} from './markers.ts'
import {bundle, startProgram, type TestServer} from './protocol.ts'

const text = `# Outage

#Timeline

- 2020-06-15 10:00 UTC Alert fires
`
const uri = 'file:///postmortems/outage.md'

describe('what is loaded later', function () {
  this.timeout(60_000)
  let folder: string
  let server: TestServer | undefined

  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'postmortem-loading-'))))
  afterEach(() => {
    server?.kill()
    rmSync(folder, {recursive: true, maxRetries: 5})
  })

  /** Copies a program without what it loads later. */
  function copyStart(name: string): string {
    const later = loadedLater(`${name}/main.mjs`).map(it => bundle(it))
    assert.ok(0 < later.length)
    cpSync(bundle(`${name}.cjs`), path.join(folder, `${name}.cjs`))
    cpSync(bundle(name), path.join(folder, name), {recursive: true, filter: it => !later.includes(it)})
    return path.join(folder, `${name}.cjs`)
  }

  it('is not needed to answer "initialize"; without it, the server says so and answers with errors', async () => {
    server = startProgram(process.execPath, [copyStart('server'), '--stdio'])
    const {capabilities} = await server.request('initialize', {processId: null, rootUri: null, capabilities: {}})
    assert.equal(capabilities.hoverProvider, true)
    const {message} = await server.next('window/logMessage')
    assert.match(message, /^Cannot load the server: .*Cannot find module/)
    const position = {line: 0, character: 0}
    await assert.rejects(server.request('textDocument/hover', {textDocument: {uri}, position}), /-32601/)
    assert.equal(await server.stop(), 0)
  })

  it('answers what was asked before it was there, in the order of the messages', async () => {
    server = startProgram(process.execPath, [bundle('server.cjs'), '--stdio'])
    const textDocument = {uri, version: 2}
    const [start, end] = [
      {line: 4, character: 2},
      {line: 4, character: 12},
    ]
    const contentChanges = [{range: {start, end}, text: '2021-07-16'}]
    const answers = [
      server.request('initialize', {processId: null, rootUri: null, capabilities: {textDocument: {diagnostic: {}}}}),
      server.notify('initialized', {}),
      server.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}}),
      server.notify('textDocument/didChange', {textDocument, contentChanges}),
      server.request('textDocument/hover', {textDocument, position: start}),
      server.request('textDocument/diagnostic', {textDocument}),
      server.request('unknown').catch(String),
    ]
    const [, , , , hover, {items}, unknown] = await Promise.all(answers)
    assert.match(hover.contents.value, /2021-07-16 10:00 UTC/)
    assert.ok(items.some((it: {code: string}) => it.code === 'markdown/heading-missing-space'))
    assert.match(unknown, /-32601/)
    assert.equal(await server.stop(), 0)
  })

  it('is not needed to print what the cache knows', () => {
    mkdirSync(path.join(folder, 'incidents'))
    writeFileSync(path.join(folder, 'incidents', 'outage.md'), text)
    writeFileSync(path.join(folder, '.postmortemrc.yaml'), 'profile: none\n')
    const check = (program: string) =>
      spawnSync(process.execPath, [program, 'check', 'incidents', '--cache', 'cache'], {cwd: folder, encoding: 'utf8'})
    const start = copyStart('cli')
    assert.match(check(start).stderr, /Cannot find module/)
    const {stdout, stderr} = check(bundle('cli.cjs'))
    assert.match(stdout, /Unknown profile "none"[^]*heading-missing-space/)
    assert.equal(stderr, '')
    const {stdout: cached, stderr: complaint} = check(start)
    assert.deepEqual([cached, complaint], [stdout, ''])
  })

  it('finds what the sources find', () => {
    const documents = documentedRules.flatMap(({id, bad, good}) =>
      [...bad, ...good].map((it, index) => ({file: `incidents/${id}-${index}.md`, text: readMarkers(it.text).text})),
    )
    for (const {file, text} of documents) {
      mkdirSync(path.join(folder, path.dirname(file)), {recursive: true})
      writeFileSync(path.join(folder, file), text)
    }
    const args = [bundle('cli.cjs'), 'check', 'incidents', '--no-cache', '--format', 'json']
    const {stdout} = spawnSync(process.execPath, args, {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26})
    const found = JSON.parse(stdout).map((it: {file: string}) => ({...it, file: it.file.replaceAll('\\', '/')}))
    const project = {uris: [], files: []}
    const expected = documents.flatMap(it => checkDocument({...it, project}, Date.now()) ?? [])
    const order = (list: readonly {file: string}[]) => list.map(it => JSON.stringify(it)).sort()
    assert.ok(300 < expected.length, `${expected.length}`)
    assert.deepEqual(order(found), order(expected))
  })
})
