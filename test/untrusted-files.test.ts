import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {symlinkSync, truncateSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {cliInFolder, sparse} from './cli-in-folder.ts'
import {inFolder, pulling, unfinished} from './in-folder.ts'
import {eventually, withServer} from './with-server.ts'

/** Fits by its letters only; a matcher that tries all ways to share them out among the stars is never done. */
const hostile = `files: ["*a*a*a*a*a*a*a*a*b", "*?${'*?'.repeat(30)}b", "incidents/**"]\n`
const hostileName = `incidents/${'a'.repeat(60)}.md`

describe('a glob of a repository that nobody trusts', function () {
  this.timeout(60_000)

  describe('in the server', () => {
    const {write, folder, start, open, codes} = inFolder()

    it('is matched at once', async () => {
      write('.postmortemrc.yaml', hostile)
      await start({workspaceFolders: [folder('')]})
      open(hostileName, unfinished)
      assert.ok((await codes(hostileName)).includes('doc/placeholder'))
    })

    it('is left out when it cannot be matched', async () => {
      write('.postmortemrc.yaml', 'files: ["", "@(a|b)", "incidents/**"]\n')
      await start({workspaceFolders: [folder('')]})
      open('incidents/a.md', unfinished)
      open('notes/postmortem.md', unfinished)
      assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
      assert.deepEqual(await codes('notes/postmortem.md'), [])
    })
  })

  describe('in the settings', () => {
    const {server, start, open, codes} = withServer()

    it('is left out when it cannot be matched, and logged once', async () => {
      await start(pulling, {files: ['', '**/postmortems/**']})
      open(unfinished)
      assert.ok((await codes()).includes('doc/placeholder'))
      const logged = ['postmortem.files: An empty glob matches nothing; write one such as "docs/incidents/**".']
      await eventually(() => assert.deepEqual(server().log, logged))
    })
  })

  describe('on the command line', () => {
    const {write, check} = cliInFolder()

    it('is matched at once', () => {
      write('.postmortemrc.yaml', hostile)
      write(hostileName, sparse)
      assert.match(check('incidents').stdout, /heading-missing-space/)
    })

    it('is reported when it cannot be matched', () => {
      write('.postmortemrc.yaml', 'files: [incidents/**, "[z-a]"]\n')
      write('incidents/a.md', sparse)
      const {stdout, stderr} = check('incidents')
      assert.match(stdout, /^\.postmortemrc\.yaml:1:23 warning The brackets in "\[z-a\]" .+ \(project-file\)\ninc/)
      assert.equal(stderr, '')
    })

    it('is refused as a path, and the others are checked', () => {
      write('incidents/a.md', sparse)
      const {status, stdout, stderr} = check('incidents/+(a|b)*.md', 'incidents/[a]*.md')
      assert.equal(status, 2)
      assert.match(stdout, /^incidents.a\.md:1/)
      assert.match(stderr, /^"\+\(a\|b\)\*\.md" has a group in parentheses; [^\n]+\n$/)
    })
  })
})

describe('a project file of a repository that nobody trusts', function () {
  this.timeout(60_000)
  const {server, write, uriOf, folder, start, open, codes} = inFolder()
  const projectFile = '.postmortemrc.yaml'
  const pathOf = (name: string): string => fileURLToPath(uriOf(name))

  async function foundBeside(): Promise<string[]> {
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', unfinished)
    return codes('incidents/a.md')
  }

  if (process.platform !== 'win32') {
    it('does not count when it is a link to a device', async () => {
      symlinkSync('/dev/zero', pathOf(projectFile))
      assert.ok((await foundBeside()).includes('doc/placeholder'))
    })

    it('does not count when it is a pipe', async () => {
      execFileSync('mkfifo', [pathOf(projectFile)])
      assert.ok((await foundBeside()).includes('doc/placeholder'))
    })

    it('counts when it is a link to a file', async () => {
      write('team.yaml', 'rules: {doc/placeholder: off}\n')
      symlinkSync('team.yaml', pathOf(projectFile))
      assert.ok(!(await foundBeside()).includes('doc/placeholder'))
    })
  }

  it('is not read when it is too large, and reported', async () => {
    write(projectFile, 'rules: {doc/placeholder: off}\n')
    truncateSync(pathOf(projectFile), 3e9)
    assert.ok((await foundBeside()).includes('doc/placeholder'))
    const {diagnostics} = await server().next('textDocument/publishDiagnostics', it => it.uri === uriOf(projectFile))
    const messages = diagnostics.map((it: any) => it.message)
    assert.deepEqual(messages, ['This project file is ignored because it has more than 1,000,000 characters.'])
  })
})
