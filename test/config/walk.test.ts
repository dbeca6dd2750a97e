import assert from 'node:assert/strict'
import {readProjectTexts} from '../../server/config/project-file/read-texts.ts'
import {isProjectFile, projectFileUris} from '../../server/config/project-file/walk.ts'

/** The folders in which project files are looked for; in each all names are. */
function foldersOf(document: string, ...roots: string[]): string[] {
  const uris = projectFileUris(document, roots)
  const json = uris.filter(it => it.endsWith('.json'))
  assert.deepEqual(
    uris,
    json.flatMap(it => [it, it.replace(/json$/, 'yaml'), it.replace(/json$/, 'yml')]),
  )
  return json.map(it => it.replace(/\/[^/]*$/, ''))
}

describe('projectFileUris', () => {
  it('walks up to the workspace folder', () =>
    assert.deepEqual(foldersOf('file:///w/docs/incidents/a.md', 'file:///w'), [
      'file:///w/docs/incidents',
      'file:///w/docs',
      'file:///w',
    ]))
  it('does not mind a slash behind the folder', () =>
    assert.deepEqual(foldersOf('file:///w/a.md', 'file:///w/'), ['file:///w']))
  it('takes the innermost of nested workspace folders', () =>
    assert.deepEqual(foldersOf('file:///w/b/c/a.md', 'file:///w', 'file:///w/b'), ['file:///w/b/c', 'file:///w/b']))
  it('takes no folder for another that only begins like it', () =>
    assert.deepEqual(foldersOf('file:///west/a.md', 'file:///w'), ['file:///west']))
  it('takes the own folder alone outside of the workspace', () =>
    assert.deepEqual(foldersOf('file:///other/deep/a.md', 'file:///w'), ['file:///other/deep']))
  it('takes the own folder alone without a workspace', () =>
    assert.deepEqual(foldersOf('file:///other/deep/a.md'), ['file:///other/deep']))
  it('takes the first workspace folder for a document without a place', () =>
    assert.deepEqual(foldersOf('untitled:Untitled-1', 'file:///w', 'file:///x'), ['file:///w']))
  it('takes the folder that a new document is to be saved in', () => {
    assert.deepEqual(foldersOf('untitled:/x/docs/a.md', 'file:///w', 'file:///x'), ['file:///x/docs', 'file:///x'])
    assert.deepEqual(foldersOf('untitled://host/x/a.md', 'vscode-remote://host/w', 'vscode-remote://host/x'), [
      'vscode-remote://host/x',
    ])
    assert.deepEqual(foldersOf('untitled:/x/y/a.md', 'file:///x', 'file:///x/y'), ['file:///x/y'])
    assert.deepEqual(foldersOf('untitled:/xy/a.md', 'file:///w', 'file:///x'), ['file:///xy'])
    assert.deepEqual(foldersOf('untitled:///x/a.md', 'file:///x'), ['file:///x'])
    assert.deepEqual(foldersOf('untitled:/c%3A/x/docs/a.md', 'file:///c%3A/x'), [
      'file:///c%3A/x/docs',
      'file:///c%3A/x',
    ])
    assert.deepEqual(foldersOf('untitled:/other/deep/a.md'), ['file:///other/deep'])
  })
  it('finds nothing for a document without a place or workspace', () =>
    assert.deepEqual(foldersOf('untitled:Untitled-1'), []))
  it('works where there is no disk', () =>
    assert.deepEqual(foldersOf('vscode-vfs://github/me/repo/docs/a.md', 'vscode-vfs://github/me/repo'), [
      'vscode-vfs://github/me/repo/docs',
      'vscode-vfs://github/me/repo',
    ]))
  it('is not confused by odd URIs', () => {
    for (const uri of ['', '/', '//', 'a', 'file:', 'file:///', 'file:///a.md', '..', 'untitled:'])
      assert.ok(projectFileUris(uri, ['', 'file:///', '/']).length < 10)
  })
})

describe('isProjectFile', () => {
  for (const [uri, expected] of [
    ['file:///w/.postmortemrc.yaml', true],
    ['file:///w/.postmortemrc.json', true],
    ['file:///w/.postmortemrc.yml', true],
    ['file:///w/.postmortemrc.toml', false],
    ['file:///w/x.postmortemrc.json', false],
    ['file:///w/.postmortemrc.json/a.md', false],
  ] as const)
    it(`${uri}: ${expected}`, () => assert.equal(isProjectFile(uri), expected))
})

describe('readProjectTexts', () => {
  const uris = projectFileUris('file:///w/docs/a.md', ['file:///w'])
  const [nearJson = '', nearYaml = '', , , farYaml = ''] = uris

  it('lets a file use the profiles of those above, not of those below', () => {
    const {parts, problems} = readProjectTexts(uris, [
      {
        uri: nearYaml,
        text: `profile: acme
profiles: {own: {}}
`,
      },
      {
        uri: farYaml,
        text: `profile: own
profiles: {acme: {}}
`,
      },
    ])
    assert.deepEqual(parts, [{profile: 'acme', profiles: {own: {}}}, {profiles: {acme: {}}}])
    assert.deepEqual(problems.get(nearYaml), [])
    assert.deepEqual(
      problems.get(farYaml)?.map(it => it.message),
      ['Unknown profile "own".'],
    )
  })
  it('reads a folder with both, JSON first', () => {
    const {parts, file} = readProjectTexts(uris, [
      {uri: nearJson, text: '{"profile": "alx"}'},
      {uri: nearYaml, text: 'profile: howie'},
    ])
    assert.deepEqual(
      parts.map(it => it.profile),
      ['alx', 'howie'],
    )
    assert.equal(file?.uri, nearJson)
  })
  it('says which file comes first', () =>
    assert.deepEqual(readProjectTexts(uris, [{uri: farYaml, text: '# far'}]).file, {uri: farYaml, text: '# far'}))
  it('says where one would stand for the whole workspace folder', () =>
    assert.deepEqual(readProjectTexts(uris, []).file, {uri: farYaml, text: undefined}))
  it('says that there is no place for one', () => assert.equal(readProjectTexts([], []).file, undefined))
})
