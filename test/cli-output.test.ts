import assert from 'node:assert/strict'
import {mkdirSync} from 'node:fs'
import {printable} from '../server/hosts/cli/terminal.ts'
import {cliInFolder, sparse} from './cli-in-folder.ts'
import fc from './property.ts'

/** What a terminal obeys, and what forges a line of the output or its order. */
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/
const escape = '\u001b[2J'

describe('what the command line prints', function () {
  this.timeout(60_000)
  const {pathOf, write, run, check, pipe} = cliInFolder()

  // Windows has no such names.
  if (process.platform !== 'win32') {
    it('has no control characters of the names of files', () => {
      const name = `incidents/n${escape}\nfake.md:1:1 error forged.md`
      write(name, sparse)
      const shown = 'incidents/n\\u001b[2J\\nfake.md:1:1 error forged.md'
      for (const run of [check('incidents'), check(name)]) {
        assert.doesNotMatch(run.stdout, control)
        for (const line of run.stdout.trimEnd().split('\n')) assert.ok(line.startsWith(`${shown}:`), line)
      }
      assert.ok(run(['inspect', name]).stdout.startsWith(`${shown}: profile generic`))
    })

    it('has none of the names of folders and of project files', () => {
      const folder = `a${escape}\u202eb`
      mkdirSync(pathOf(folder))
      assert.equal(check(folder).stderr, 'No Markdown files in "a\\u001b[2J\\u202eb".\n')
      write(`${folder}/.postmortemrc.yaml`, 'profil: alx\n')
      write(`${folder}/incidents/a.md`, sparse)
      const {stdout} = check(folder)
      assert.doesNotMatch(stdout, control)
      assert.ok(stdout.startsWith('a\\u001b[2J\\u202eb/.postmortemrc.yaml:1:1 warning '), stdout)
    })
  }

  it('has none of what project files say', () => {
    write('.postmortemrc.yaml', '{"\\u001b[2Jzz": 1, "profile": "\\u001b]0;title\\u0007", "files": ["[z\\u009b-a]"]}')
    write('incidents/a.md', sparse)
    const {stdout} = check('incidents')
    assert.doesNotMatch(stdout, control)
    assert.equal(stdout.match(/\\u001b\[2Jzz|\\u001b\]0;title\\u0007|\[z\\u009b-a\]/g)?.length, 3)
  })

  it('has none of what documents say', () => {
    write(
      'incidents/a.md',
      `# Outage \u202e ${escape}

## Timeline

- 10:00 UTC Down

## Action items

- [ ] Fix ${escape}\u0085 it
- [ ] Be more careful with ${escape}
`,
    )
    const inspected = run(['inspect', 'incidents/a.md']).stdout
    assert.doesNotMatch(inspected + check('incidents').stdout, control)
    assert.match(inspected, /☐ Fix \\u001b\[2J/)
  })

  it('has none of its arguments', () => {
    const told = [
      run([escape]),
      check(`--${escape}`),
      check('a.md', '--format', escape),
      check(`nope${escape}.md`),
      check(`nope${escape}*.md`),
      check(`@(${escape})*.md`),
      pipe('', '-', '--stdin-filename', escape),
    ]
    for (const {stdout, stderr} of told) {
      assert.doesNotMatch(stdout + stderr, control)
      assert.match(stderr, /\\u001b\[2J/)
    }
  })

  it('is the same text as ever in JSON', () => {
    write('.postmortemrc.yaml', '{"\\u001b[2Jzz": 1}')
    write('incidents/a.md', sparse)
    const findings = JSON.parse(check('incidents', '--format', 'json').stdout) as {message: string}[]
    assert.ok(findings.some(it => it.message.includes(`"${escape}zz"`)))
  })

  it('keeps everything else', () => {
    assert.equal(printable('Größe 経過 😀 "\\u001b" a\u00a0b'), 'Größe 経過 😀 "\\u001b" a\u00a0b')
    assert.equal(printable('a\tb\r\nc\u007f\u2028'), 'a\\tb\\r\\nc\\u007f\\u2028')
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        assert.doesNotMatch(printable(text), control)
        assert.ok(!printable(text).includes('\n'))
      }),
    )
  })
})
