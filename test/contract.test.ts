import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {bundle, startServer} from './protocol.ts'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))

const outage = `# Outage

## Issue Summary

An outage of 20 minutes. Maria should have checked the config, see SHOP-12.

## Timeline

- 10:00 Alert fires TODO
- 09:50 Payments fail
- 10:35 Service restored

##Root Cause and Resolution

Human error.

## Corrective and Preventative Measures

- Add a test
`

/**
 * Project files on three levels, with faults in them; documents with and without settings of their own, and some that
 * are none.
 */
const made: Readonly<Record<string, string>> = {
  '.postmortemrc.yaml': `profile: acme
profiles:
  acme: {extends: alx, require: [glossary], rename: {timeline: Ablauf}}
rules: {section/order: loud}
defaultZone: CET
`,
  'docs/.postmortemrc.json': `{
  // ours
  "rules": {"doc/placeholder": "error", "timeline/out-of-order": "off"},
  "peple": ["maria"],
}
`,
  'docs/incidents/.postmortemrc.yaml': 'people: [maria]\ntolerance: 30\nvocabulary: {statuses: {Fertig: final}}\n',
  'docs/incidents/a.md': outage,
  'docs/incidents/b.md': `---
title: Outage
postmortem:
  profile: google-sre
  rules: {cause/human-error: off, nothing/known: off}
---

${outage}`,
  'docs/c-postmortem.md': `Status: Fertig\n\n${outage.replaceAll('\n', '\r\n')}`,
  'incidents/d.md': outage,
  'reviews/e.md': outage,
  'reviews/.postmortemrc.yaml': 'files: [reviews/**, "!reviews/README.md"]\nrules: {timeline/missing-timezone: hint}\n',
  'reviews/README.md': outage,
  'README.md': '# Project\n\n- 10:00 do this TODO\n',
}

describe('the command line and the language server', function () {
  this.timeout(60_000)
  let root = ''

  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'postmortem-'))
    // On the command line, the repository is what a workspace folder is in an editor.
    mkdirSync(path.join(root, '.git'))
    cpSync(examples, path.join(root, 'examples'), {recursive: true})
    for (const [name, text] of Object.entries(made)) {
      mkdirSync(path.dirname(path.join(root, name)), {recursive: true})
      writeFileSync(path.join(root, name), text)
    }
  })
  after(() => rmSync(root, {recursive: true}))

  const severities = ['', 'error', 'warning', 'info', 'hint']

  /** One line for each, so that a difference can be read. */
  function fromCommandLine(files: readonly string[], cwd: string): string[] {
    const {stdout, stderr, status} = spawnSync(
      process.execPath,
      [bundle('cli.cjs'), 'check', '--no-cache', '--format', 'json', ...files],
      {cwd, encoding: 'utf8'},
    )
    assert.equal(stderr, '')
    assert.equal(status, 1)
    return (JSON.parse(stdout) as any[]).map(
      it =>
        `${path.relative(root, path.resolve(cwd, it.file))}:${it.line}:${it.column}-${it.endLine}:${it.endColumn} ${it.severity} ${it.rule}: ${it.message}`,
    )
  }

  async function fromServer(files: readonly string[]): Promise<string[]> {
    const server = startServer()
    const capabilities = {workspace: {workspaceFolders: true}, textDocument: {diagnostic: {}}}
    await server.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders: [{uri: pathToFileURL(root).href, name: 'root'}],
    })
    server.notify('initialized', {})
    const lines: string[] = []
    const add = (uri: string, items: readonly any[]) =>
      lines.push(
        ...items.map(
          ({range: {start, end}, severity, code, message}) =>
            `${path.relative(root, fileURLToPath(uri))}:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${severities[severity]} ${code}: ${message}`,
        ),
      )
    for (const name of files) {
      const file = path.join(root, name)
      const uri = pathToFileURL(file).href
      server.notify('textDocument/didOpen', {
        textDocument: {uri, languageId: 'markdown', version: 1, text: readFileSync(file, 'utf8')},
      })
      add(uri, (await server.request('textDocument/diagnostic', {textDocument: {uri}})).items)
    }
    for (const name of Object.keys(made).filter(it => path.basename(it).startsWith('.'))) {
      const uri = pathToFileURL(path.join(root, name)).href
      add(uri, (await server.next('textDocument/publishDiagnostics', it => it.uri === uri)).diagnostics)
    }
    await server.stop()
    return lines
  }

  it('find the same in the same files, with the same project files', async () => {
    const files = [...Object.keys(made), ...readdirSync(examples).map(it => `examples/${it}`)].filter(it =>
      it.endsWith('.md'),
    )
    const found = fromCommandLine(files, root)
    assert.ok(40 < found.length, found.join('\n'))
    for (const name of Object.keys(made).filter(
      it =>
        !it.endsWith('README.md') && it !== 'docs/incidents/.postmortemrc.yaml' && it !== 'reviews/.postmortemrc.yaml',
    )) {
      assert.ok(
        found.some(it => it.startsWith(name)),
        `something in ${name}`,
      )
    }
    assert.ok(!found.some(it => it.includes('README')))
    assert.deepEqual(found.sort(), (await fromServer(files)).sort())
  })

  it('find the same wherever the command line stands', () => {
    const files = ['docs/incidents/a.md', 'reviews/e.md', 'README.md']
    const inside = fromCommandLine(['a.md', '../../reviews/e.md', '../../README.md'], path.join(root, 'docs/incidents'))
    assert.deepEqual(inside, fromCommandLine(files, root))
  })
})
