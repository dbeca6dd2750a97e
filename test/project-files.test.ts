import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {inFolder, namesOfMissing, pulling, unfinished} from './in-folder.ts'
import {readMarkers, writeMarkers} from './markers.ts'

describe('project files, over stdio', function () {
  this.timeout(60_000)
  const {server, uriOf, folder, notify, write, remove, start, open, openAt, change, close, saved, found, codes} =
    inFolder()

  /** The next report on the file: its text with `«»` around what is wrong, and the messages. */
  async function reported(name: string, content: string): Promise<{marked: string; messages: string[]}> {
    const {diagnostics} = await server().next('textDocument/publishDiagnostics', it => it.uri === uriOf(name))
    const document = TextDocument.create(uriOf(name), 'yaml', 0, content)
    const spans = diagnostics.map(({range}: any) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
    }))
    for (const it of diagnostics) assert.deepEqual([it.source, it.code, it.severity], ['postmortem', 'project-file', 2])
    return {marked: writeMarkers(content, spans), messages: diagnostics.map((it: any) => it.message)}
  }

  it('count when they stand in the folder of the document, above it, or in the workspace folder, the nearest first', async () => {
    write('.postmortemrc.json', '{"profile": "alx", "rules": {"doc/placeholder": "off"}}')
    write('docs/.postmortemrc.yaml', 'profile: pagerduty\n')
    write('docs/incidents/.postmortemrc.yaml', 'rules: {doc/placeholder: error}\n')
    await start({workspaceFolders: [folder('')]})
    const missing = async (name: string) => namesOfMissing(await found(name)).length
    open('incidents/a.md', unfinished)
    open('docs/other/b-postmortem.md', unfinished)
    open('docs/incidents/c.md', unfinished)
    assert.equal(await missing('incidents/a.md'), 2, 'alx')
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
    assert.equal(await missing('docs/other/b-postmortem.md'), 8, 'pagerduty')
    assert.ok(!(await codes('docs/other/b-postmortem.md')).includes('doc/placeholder'))
    assert.equal(await missing('docs/incidents/c.md'), 8, 'pagerduty')
    assert.equal((await found('docs/incidents/c.md')).find(it => it.code === 'doc/placeholder')?.severity, 1)
  })

  it('count for a document that is not saved yet, by the place where it will be', async () => {
    write('a/.postmortemrc.yaml', 'profile: alx\n')
    write('a/postmortems/.postmortemrc.yaml', 'profile: pagerduty\n')
    write('b/.postmortemrc.yaml', 'profile: google-sre\n')
    await start({workspaceFolders: [folder('a'), folder('b')]})
    for (const [uri, profile] of [
      [uriOf('a/postmortems/x.md'), 'pagerduty'],
      [uriOf('a/x-postmortem.md'), 'alx'],
      [uriOf('b/postmortems/x.md'), 'google-sre'],
      ['untitled:Untitled-1', 'alx'],
    ] as const) {
      const unsaved = uri.replace(/^file:\/\//, 'untitled:')
      openAt(unsaved, unfinished)
      assert.equal((await server().request('postmortem/choices', {uri})).profile, profile)
      assert.equal((await server().request('postmortem/readiness', {textDocument: {uri: unsaved}})).profile.id, profile)
    }
  })

  it('do not count above the workspace folder', async () => {
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    await start({workspaceFolders: [folder('inner')]})
    open('inner/incidents/a.md', unfinished)
    assert.ok((await codes('inner/incidents/a.md')).includes('doc/placeholder'))
  })

  it('count for a client that knows but one folder', async () => {
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    await start({rootUri: folder('').uri})
    open('incidents/a.md', unfinished)
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
  })

  it('come before what the person set', async () => {
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: info}\n')
    await start({workspaceFolders: [folder('')]}, pulling, {
      rules: {'doc/placeholder': 'error', 'section/missing': 'off'},
    })
    open('incidents/a.md', unfinished)
    const problems = await found('incidents/a.md')
    assert.equal(problems.find(it => it.code === 'doc/placeholder')?.severity, 3)
    assert.ok(!problems.some(it => it.code === 'section/missing'))
  })

  it('are watched', async () => {
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', unfinished)
    assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
    assert.deepEqual(
      server().registrations.get('workspace/didChangeWatchedFiles').watchers,
      ['json', 'yaml', 'yml'].map(it => ({globPattern: `**/.postmortemrc.${it}`})),
    )
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    saved('.postmortemrc.yaml', 1)
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
    assert.ok(server().asked.includes('workspace/diagnostic/refresh'))
    remove('.postmortemrc.yaml')
    saved('.postmortemrc.yaml', 3)
    assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
  })

  it('count as they are typed, and as they are saved again when they are closed', async () => {
    write('.postmortemrc.yaml', 'people: [maria]\n')
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', unfinished)
    open('.postmortemrc.yaml', 'people: [maria]\n', 'yaml')
    assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
    change('.postmortemrc.yaml', 2, 'rules: {doc/placeholder: off}\n')
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
    close('.postmortemrc.yaml')
    assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
  })

  it('count before they are saved for the first time', async () => {
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', unfinished)
    open('.postmortemrc.json', '{"rules": {"doc/placeholder": "off"}}', 'json')
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
  })

  it('have their faults reported where they stand, until these are mended', async () => {
    const marked = `profile: «acme»
rules:
  doc/placeholder: off
  timeline/gap: «loud»
«peple»: [maria]
`
    const content = readMarkers(marked).text
    write('.postmortemrc.yaml', content)
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', unfinished)
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'), 'the rest counts')
    assert.deepEqual(await reported('.postmortemrc.yaml', content), {
      marked,
      messages: [
        'Unknown profile "acme".',
        'This must be one of error, warning, info, hint, off, not "loud".',
        'Unknown key "peple". Did you mean "people"?',
      ],
    })
    const better = 'profile: alx\n«x»: 1\n'
    open('.postmortemrc.yaml', readMarkers(better).text, 'yaml')
    assert.deepEqual(await reported('.postmortemrc.yaml', readMarkers(better).text), {
      marked: better,
      messages: ['Unknown key "x".'],
    })
    change('.postmortemrc.yaml', 2, 'profile: alx\n')
    assert.deepEqual(await reported('.postmortemrc.yaml', 'profile: alx\n'), {marked: 'profile: alx\n', messages: []})
  })

  it('have their faults reported though no document is open, until they are gone', async () => {
    await start({workspaceFolders: [folder('')]})
    open('.postmortemrc.yaml', 'profile: x', 'yaml')
    assert.deepEqual((await reported('.postmortemrc.yaml', 'profile: x')).marked, 'profile: «x»')
    write('.postmortemrc.yaml', 'profile: xy')
    close('.postmortemrc.yaml')
    assert.deepEqual((await reported('.postmortemrc.yaml', 'profile: xy')).marked, 'profile: «xy»')
    remove('.postmortemrc.yaml')
    saved('.postmortemrc.yaml', 3)
    assert.deepEqual((await reported('.postmortemrc.yaml', '')).messages, [])
  })

  it('have no fault reported that the editor finds in open JSON itself', async () => {
    const content = '{"profile": "acme", "tolerance": -1}'
    write('.postmortemrc.json', content)
    await start({workspaceFolders: [folder('')]}, pulling, null, {validatesJson: true})
    open('incidents/a.md', unfinished)
    await codes('incidents/a.md')
    assert.equal(
      (await reported('.postmortemrc.json', content)).marked,
      '{"profile": «"acme"», "tolerance": «-1»}',
      'it is closed',
    )
    open('.postmortemrc.json', content, 'json')
    assert.equal(
      (await reported('.postmortemrc.json', content)).marked,
      '{"profile": «"acme"», "tolerance": -1}',
      'of that the schema knows nothing',
    )
    close('.postmortemrc.json')
    assert.equal((await reported('.postmortemrc.json', content)).marked, '{"profile": «"acme"», "tolerance": «-1»}')
  })

  for (const [who, options, offers] of [
    ['the server', {validatesJson: true}, true],
    ['an extension for YAML', {validatesYaml: true}, false],
  ] as const) {
    it(`are completed by ${who}`, async () => {
      await start({workspaceFolders: [folder('')]}, pulling, null, options)
      const content = 'profile: alx\nrules:\n  timeline/gap: wa\n'
      open('.postmortemrc.yaml', content, 'yaml')
      const list = await server().request('textDocument/completion', {
        textDocument: {uri: uriOf('.postmortemrc.yaml')},
        position: {line: 2, character: 18},
      })
      const range = {start: {line: 2, character: 16}, end: {line: 2, character: 18}}
      const edits = list?.items.map((it: any) => it.textEdit) ?? []
      assert.deepEqual(
        edits,
        offers ? ['error', 'warning', 'info', 'hint', 'off'].map(newText => ({range, newText})) : [],
      )
    })
  }

  it('are no postmortems themselves', async () => {
    await start({workspaceFolders: [folder('')]}, {})
    open('postmortems/.postmortemrc.yaml', '# Outage\nprofile: alx\n', 'yaml')
    assert.equal((await reported('postmortems/.postmortemrc.yaml', '')).messages.length, 0)
    assert.equal(
      await server().request('textDocument/hover', {
        textDocument: {uri: uriOf('postmortems/.postmortemrc.yaml')},
        position: {line: 0, character: 3},
      }),
      null,
    )
  })

  it('make a client that cannot pull hear of new problems', async () => {
    await start({workspaceFolders: [folder('')]}, {workspace: {workspaceFolders: true}})
    open('incidents/a.md', unfinished)
    const pushed = async () =>
      (
        await server().next('textDocument/publishDiagnostics', it => it.uri === uriOf('incidents/a.md'))
      ).diagnostics.map((it: any) => it.code)
    assert.ok((await pushed()).includes('doc/placeholder'))
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    saved('.postmortemrc.yaml')
    assert.ok(!(await pushed()).includes('doc/placeholder'))
  })

  it('hold for their own workspace folder, and follow when folders come and go', async () => {
    write('one/.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    write('two/.postmortemrc.yaml', 'rules: {doc/placeholder: error}\nprofil: alx\n')
    await start({workspaceFolders: [folder('one'), folder('two')]})
    open('one/incidents/a.md', unfinished)
    open('two/incidents/a.md', unfinished)
    assert.ok(!(await codes('one/incidents/a.md')).includes('doc/placeholder'))
    assert.equal((await found('two/incidents/a.md')).find(it => it.code === 'doc/placeholder')?.severity, 1)
    assert.equal(
      (
        await reported(
          'two/.postmortemrc.yaml',
          `rules: {doc/placeholder: error}
profil: alx
`,
        )
      ).messages.length,
      1,
    )
    notify('workspace/didChangeWorkspaceFolders', {event: {added: [], removed: [folder('two')]}})
    assert.equal(
      (await found('two/incidents/a.md')).find(it => it.code === 'doc/placeholder')?.severity,
      2,
      'the folder is none of the workspace any more',
    )
    assert.deepEqual((await reported('two/.postmortemrc.yaml', '')).messages, [])
    notify('workspace/didChangeWorkspaceFolders', {event: {added: [folder('two')], removed: []}})
    assert.equal((await found('two/incidents/a.md')).find(it => it.code === 'doc/placeholder')?.severity, 1)
  })

  it('say which documents are postmortems', async () => {
    write('.postmortemrc.yaml', 'files: [notes/**, "!notes/drafts/**"]\n')
    await start({workspaceFolders: [folder('')]})
    for (const name of ['notes/a.md', 'notes/drafts/b.md', 'incidents/c.md']) open(name, unfinished)
    assert.ok((await codes('notes/a.md')).includes('doc/placeholder'))
    assert.deepEqual(await codes('notes/drafts/b.md'), [])
    assert.deepEqual(await codes('incidents/c.md'), [])
  })

  it('give a team its own profile, in what is reported and in what is written', async () => {
    write(
      '.postmortemrc.yaml',
      `
profile: acme
profiles:
  acme:
    extends: google-sre
    rename: {root-cause: Why it happened}
    require: [glossary]
    forbid: [trigger, Who is guilty]
    synonyms: {timeline: [Ablauf der Dinge, 経過], summary: 要点}
`,
    )
    const document = `# Outage

## 要点

Down.

## Trigger

A deploy.

## Who is guilty?

Nobody.

## 経過

- 10:00 UTC Down
`
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', document)
    const problems = await found('incidents/a.md')
    assert.deepEqual(
      problems.filter(it => it.code === 'section/forbidden').map(it => it.message),
      ['The section "Trigger" is forbidden; remove it.', 'The section "Who is guilty?" is forbidden; remove it.'],
    )
    const missing = problems.filter(it => it.code === 'section/missing')
    assert.deepEqual(namesOfMissing(problems), [
      'Impact',
      'Why it happened',
      'Resolution',
      'Detection',
      'Action Items',
      'Lessons Learned',
      'Glossary',
    ])
    const why = missing.find(it => it.message.includes('Why it happened'))
    const actions = await server().request('textDocument/codeAction', {
      textDocument: {uri: uriOf('incidents/a.md')},
      range: why.range,
      context: {diagnostics: [why], only: ['quickfix']},
    })
    const insert = actions.find((it: any) => it.title === 'Insert "Why it happened"')
    const after = TextDocument.applyEdits(
      TextDocument.create('', 'markdown', 1, document),
      insert.edit.documentChanges[0].edits,
    )
    assert.match(
      after,
      /Down\.\n\n## Why it happened\n\nTODO: The conditions that together made the incident possible\.\n\n/,
    )
    change('incidents/a.md', 2, `${document}\n#`)
    const {items} = await server().request('textDocument/completion', {
      textDocument: {uri: uriOf('incidents/a.md')},
      position: {line: 18, character: 1},
    })
    assert.deepEqual(
      items.slice(0, 2).map((it: any) => it.label),
      ['Impact', 'Why it happened'],
    )
  })

  it('are overruled by the front matter of a document, whose faults are reported in it', async () => {
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    await start({workspaceFolders: [folder('')]})
    open(
      'incidents/a.md',
      `---
postmortem:
  rules: {doc/placeholder: error, section/gone: off}
---

${unfinished}`,
    )
    const problems = await found('incidents/a.md')
    assert.equal(problems.find(it => it.code === 'doc/placeholder')?.severity, 1)
    assert.deepEqual(problems.find(it => it.code === 'project-file')?.range, {
      start: {line: 2, character: 34},
      end: {line: 2, character: 46},
    })
  })

  it('make links of tickets', async () => {
    write('.postmortemrc.yaml', 'tickets: {"SHOP-{number}": "https://tickets.example.com/{number}"}\n')
    const {capabilities} = await start({workspaceFolders: [folder('')]})
    assert.deepEqual(capabilities.documentLinkProvider, {resolveProvider: false})
    open('incidents/a.md', unfinished.replace('TODO', 'see SHOP-12'))
    const links = await server().request('textDocument/documentLink', {textDocument: {uri: uriOf('incidents/a.md')}})
    assert.deepEqual(
      links.map((it: any) => [it.range.start, it.target]),
      [[{line: 8, character: 28}, 'https://tickets.example.com/12']],
    )
  })

  it('tell which people there are; those of other open postmortems are known as well', async () => {
    write('.postmortemrc.yaml', 'people: [maria]\n')
    await start({workspaceFolders: [folder('')]})
    open(
      'incidents/a.md',
      `${unfinished}
## Action items

- Test (@tom)
`,
    )
    open('README.md', '# Project\n\n- [ ] this (@nobody)\n')
    await codes('incidents/a.md')
    await codes('README.md')
    open(
      'incidents/b.md',
      `${unfinished}
## Action items

- Test (@kim)
- Alert (@`,
    )
    const {items} = await server().request('textDocument/completion', {
      textDocument: {uri: uriOf('incidents/b.md')},
      position: {line: 14, character: 10},
    })
    assert.deepEqual(
      items.map((it: any) => it.label),
      ['@maria', '@kim', '@tom'],
    )
    close('incidents/a.md')
    const after = await server().request('textDocument/completion', {
      textDocument: {uri: uriOf('incidents/b.md')},
      position: {line: 14, character: 10},
    })
    assert.deepEqual(
      after.items.map((it: any) => it.label),
      ['@maria', '@kim'],
    )
  })
})
