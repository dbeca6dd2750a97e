import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {bundle} from './protocol.ts'

/** A postmortem in which one thing is wrong. */
const text = `# Outage

#Timeline

- 2020-06-15 10:00 UTC Alert fires
`
const rule = 'markdown/heading-missing-space'

describe('postmortem check', function () {
  this.timeout(60_000)
  let folder: string

  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'postmortem-cli-'))))
  afterEach(() => rmSync(folder, {recursive: true, force: true}))

  function write(file: string, content = text): void {
    mkdirSync(path.dirname(path.join(folder, file)), {recursive: true})
    writeFileSync(path.join(folder, file), content)
  }

  function run(...args: string[]): {status: number | null; stdout: string; stderr: string} {
    return spawnSync(process.execPath, [bundle('cli.cjs'), ...args], {cwd: folder, encoding: 'utf8'})
  }

  /** The files that the rule reports, by the path that a person is told. */
  function check(...args: string[]): {files: string[]; status: number | null; stdout: string; stderr: string} {
    const {status, stdout, stderr} = run('check', ...args)
    return {
      files: stdout
        .split('\n')
        .filter(it => it.includes(`(${rule})`))
        .map(it => (it.split(':')[0] as string).replaceAll('\\', '/')),
      status,
      stdout,
      stderr,
    }
  }

  it('reads all Markdown below a folder, but what is hidden or installed', () => {
    for (const file of [
      'incidents/b.md',
      'incidents/a.md',
      'incidents/2020/c.markdown',
      'incidents/.git/d.md',
      'incidents/node_modules/e.md',
      'incidents/f.txt',
    ])
      write(file)
    const {files, status} = check('incidents', '--no-cache')
    assert.deepEqual(files, ['incidents/2020/c.markdown', 'incidents/a.md', 'incidents/b.md'])
    assert.equal(status, 1)
  })

  it('takes files and globs, and each file once', () => {
    for (const file of ['incidents/a.md', 'incidents/b.md', 'incidents/deep/c.md']) write(file)
    assert.deepEqual(check('incidents/b.md', 'incidents/*.md', '--no-cache').files, [
      'incidents/b.md',
      'incidents/a.md',
    ])
    assert.deepEqual(check('./incidents/**/*.md', '--no-cache').files.length, 3)
    write('team (a)/incidents/d.md')
    assert.deepEqual(check('team (a)/*/*.md', '--no-cache').files, ['team (a)/incidents/d.md'])
    assert.deepEqual(check('incidents/../incidents/a.md', 'incidents/a.md', './incidents/a.md', '--no-cache').files, [
      'incidents/../incidents/a.md',
    ])
  })

  it('takes what stands behind -- for paths', () => {
    write('--a.md')
    assert.deepEqual(check('--no-cache', '--', '--a.md').files, ['--a.md'])
  })

  it('refuses an option that it does not know, and says how to name such a file', () => {
    write('-x')
    for (const option of ['-x', '-j4', '--unknown', '--no-cache=1']) {
      const {status, stdout, stderr} = run('check', option, '.')
      assert.deepEqual(
        [status, stdout, stderr.split('\n', 1)[0]],
        [2, '', `Unknown option "${option}"; if it is the name of a file, write -- before it.`],
      )
    }
    assert.match(run('-x').stderr, /^Unknown option "-x"/)
    assert.match(run('fix').stderr, /^Unknown command "fix"\.\n/)
    assert.match(run('--format', 'json', 'check', 'a.md').stderr, /^Write --format after the command\.\n/)
    assert.deepEqual(check('--no-cache', '--', '-x').files, ['-x'])
  })

  it('reads one document from the standard input', () => {
    write('incidents/a.md')
    write('-')
    const read = (...args: string[]) =>
      spawnSync(process.execPath, [bundle('cli.cjs'), ...args], {cwd: folder, encoding: 'utf8', input: text})
    const files = (...args: string[]) =>
      read('check', '--no-cache', ...args)
        .stdout.split('\n')
        .filter(it => it.includes(`(${rule})`))
        .map(it => it.split(':', 1)[0])
    assert.deepEqual(files('-'), ['<stdin>'])
    assert.deepEqual(files('incidents/a.md', '-', '-'), ['incidents/a.md', '<stdin>'])
    assert.match(read('inspect', '-').stdout, /^<stdin>: profile /)
    assert.match(read('inspect', './-').stdout, /^\.\/-: profile /)
    assert.deepEqual(
      [
        read('check', '-', '--no-cache').status,
        spawnSync(process.execPath, [bundle('cli.cjs'), 'check', '-'], {input: ''}).status,
      ],
      [1, 0],
    )
  })

  it('tells its version and how it is used', () => {
    const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    const told = run('--version')
    assert.deepEqual([told.status, told.stdout, told.stderr], [0, `${version}\n`, ''])
    for (const args of [['--help'], ['check', '-h']]) {
      const {status, stdout} = run(...args)
      assert.deepEqual([status, stdout.startsWith('Usage:')], [0, true])
    }
  })

  it('says so where there is nothing to check', () => {
    write('other/a.txt')
    for (const [args, named] of [
      [['nope/*.md'], 'nope/*.md'],
      [['other'], 'other'],
      [['other/*.md', 'other/a.txt'], 'other/*.md'],
    ] as const) {
      const {status, stderr} = check(...args, '--no-cache')
      assert.deepEqual([status, stderr], [2, `No Markdown files in "${named}".\n`])
    }
  })

  it('says so when a file that is named is not a postmortem', () => {
    write('docs/a/b/notes.md', '# Notes\n\nText.\n')
    write('docs/a/b/other.md', '# Other\n\nText.\n')
    write('incidents/a.md')
    const told = (...args: string[]) => {
      const {status, stdout, stderr} = check(...args)
      return [status, stdout, stderr]
    }
    const why = (file: string): string =>
      `${file} does not look like a postmortem, so it was not checked; `
      + 'add "type: postmortem" to its front matter to check it.\n'
    const none =
      'None of these files looks like a postmortem, so nothing was checked; '
      + 'add "type: postmortem" to their front matter to check them.\n'
    const cache = ['--cache', path.join(folder, 'cache')]
    for (const args of [['--no-cache'], cache, cache]) {
      assert.deepEqual(told('docs/a/b/notes.md', ...args), [0, '', why('docs/a/b/notes.md')], args.join(' '))
    }
    assert.deepEqual(told('docs/a/b/notes.md', 'docs/a/b/other.md', '--no-cache'), [0, '', none])
    assert.equal(told('docs/a/b/notes.md', 'incidents/a.md', '--no-cache')[2], '')
  })

  it('tells of each problem on one line, also where its words are on two, and that it can be mended', () => {
    write(
      'incidents/a.md',
      `# Outage

## Summary

The outage lasted about 20
minutes.

## Timeline (UTC)

- 10:00 Outage begins
- 11:00 Outage ends
`,
    )
    const {stdout} = check('incidents', '--no-cache')
    for (const line of stdout.trimEnd().split('\n')) assert.match(line, /^incidents.a\.md:\d+:\d+ \w+ .+ \([a-z/-]+\)$/)
    const findings = JSON.parse(check('incidents', '--no-cache', '--format', 'json').stdout) as {
      rule: string
      message: string
      fixable: boolean
    }[]
    const {message, fixable} = findings.find(it => it.rule === 'summary/duration-mismatch') ?? assert.fail(stdout)
    assert.ok(message.startsWith('This says "about 20 minutes"') && fixable, message)
  })

  it('reads UTF-16 where the first bytes say so', () => {
    const text = `\ufeff# Outage

## Timeline

- 10:00 Down
- 10:05 Up
`
    write('incidents/plain.md', text)
    writeFileSync(path.join(folder, 'incidents/le.md'), Buffer.from(text, 'utf16le'))
    writeFileSync(path.join(folder, 'incidents/be.md'), Buffer.from(text, 'utf16le').swap16())
    const of = (name: string) => check(`incidents/${name}.md`, '--no-cache').stdout.replaceAll(`${name}.md`, '')
    assert.match(of('plain'), /missing-timezone/)
    assert.deepEqual([of('le'), of('be')], [of('plain'), of('plain')])
  })

  it('goes on behind a path that cannot be read, and ends with 2', () => {
    write('incidents/a.md')
    const {files, status, stderr} = check('gone.md', 'incidents', 'x'.repeat(300), '--no-cache')
    assert.deepEqual([files, status], [['incidents/a.md'], 2])
    assert.match(stderr, /^Cannot read gone\.md: no such file or folder\.\nCannot read x+: .+\.\n$/)
  })

  it('passes over what is hidden in a folder or leads nowhere', () => {
    write('incidents/a.md')
    write('incidents/.hidden.md')
    mkdirSync(path.join(folder, 'incidents', 'folder.md'))
    try {
      for (const [name, target] of [
        ['.#a.md', 'maria@laptop.1'],
        ['gone.md', 'nothing.md'],
        ['round.md', 'round.md'],
        ['link.md', 'folder.md'],
        ['b.md', 'a.md'],
      ]) {
        symlinkSync(target as string, path.join(folder, 'incidents', name as string))
      }
    } catch (error) {
      // Windows makes links for those only whom it trusts.
      assert.equal((error as NodeJS.ErrnoException).code, 'EPERM')
    }
    const {files, stderr, status} = check('incidents', '--no-cache')
    assert.deepEqual([files.filter(it => it !== 'incidents/b.md'), stderr, status], [['incidents/a.md'], '', 1])
    assert.equal(check('incidents/round.md', 'incidents/a.md', '--no-cache').status, 2)
  })

  it('ends with 0 where nothing is wrong, and 2 where it could not run', () => {
    write('README.md', '# Tool\n\nA readme.\n')
    const none = check('.', '--no-cache')
    assert.deepEqual([none.status, none.stdout, none.stderr], [0, '', ''])
    const missing = check('README.md', 'gone.md', '--no-cache')
    assert.deepEqual([missing.status, missing.stdout], [2, ''])
    assert.match(missing.stderr, /^Cannot read gone\.md: /)
    for (const args of [[], ['--unknown'], ['a.md', '--format', 'xml'], ['a.md', '--cache']])
      assert.equal(check(...args).status, 2, args.join(' '))
  })

  it('finds in threads what it finds alone, in the same order', () => {
    for (let i = 0; i < 150; i++) write(`incidents/${String(i).padStart(3, '0')}.md`)
    const {files} = check('incidents', '--no-cache')
    assert.deepEqual(
      files,
      Array.from({length: 150}, (_, i) => `incidents/${String(i).padStart(3, '0')}.md`),
    )
  })

  describe('with a cache', () => {
    const cached = (...args: string[]) => check('incidents', '--cache', path.join(folder, 'cache'), ...args)
    const cacheFile = () => path.join(folder, 'cache', readdirSync(path.join(folder, 'cache'))[0] as string)

    it('says the same again, from what it kept', () => {
      write('incidents/a.md')
      const {stdout, status} = cached()
      assert.deepEqual([cached().stdout, cached().status], [stdout, status])
      writeFileSync(
        cacheFile(),
        readFileSync(cacheFile(), 'utf8').replaceAll(/"message":"(?:[^"\\]|\\.)+"/g, '"message":"Kept."'),
      )
      assert.match(cached().stdout, /Kept\./)
      assert.doesNotMatch(check('incidents', '--no-cache').stdout, /Kept\./)
    })

    it('looks again when the text, or a project file, has changed', () => {
      write('incidents/a.md')
      assert.equal(cached().files.length, 1)
      write('incidents/a.md', text.replace('#Timeline', '# Timeline'))
      assert.equal(cached().files.length, 0)
      write('incidents/a.md')
      write('incidents/.postmortemrc.yaml', `rules: {${rule}: off}\n`)
      assert.equal(cached().files.length, 0)
    })

    it('looks again when the program has changed', () => {
      write('incidents/a.md')
      const {stdout} = cached()
      writeFileSync(
        cacheFile(),
        readFileSync(cacheFile(), 'utf8').replaceAll(/"message":"(?:[^"\\]|\\.)+"/g, '"message":"Kept."'),
      )
      cpSync(bundle('cli.cjs'), path.join(folder, 'program', 'cli.cjs'), {preserveTimestamps: true})
      cpSync(bundle('cli'), path.join(folder, 'program', 'cli'), {recursive: true, preserveTimestamps: true})
      const start = path.join(folder, 'program', 'cli.cjs')
      const program = readFileSync(start, 'utf8')
      writeFileSync(start, program.replace(programHash(), 'another'))
      assert.notEqual(readFileSync(start, 'utf8'), program)
      const args = [start, 'check', 'incidents', '--cache', path.join(folder, 'cache')]
      const {stdout: again} = spawnSync(process.execPath, args, {cwd: folder, encoding: 'utf8'})
      assert.equal(again, stdout)
    })

    it('tells what is wrong in a project file each time', () => {
      write('incidents/a.md')
      write('incidents/.postmortemrc.yaml', 'rule: {}\n')
      const {stdout} = cached()
      assert.match(stdout, /postmortemrc\.yaml:1:1 warning .*\(project-file\)/)
      assert.equal(cached().stdout, stdout)
    })

    // Below a file, a folder fails at once; below `/proc`, where there is one, Node.js tries for ever.
    for (const place of ['incidents/a.md', ...(existsSync('/proc/self') ? ['/proc/none'] : [])]) {
      it(`goes on where no folder can be made: below ${place}`, () => {
        write('incidents/a.md')
        const env = {...process.env, XDG_CACHE_HOME: path.resolve(folder, place, 'cache')}
        const {status, stdout} = spawnSync(process.execPath, [bundle('cli.cjs'), 'check', 'incidents'], {
          cwd: folder,
          encoding: 'utf8',
          env,
          timeout: 20_000,
        })
        assert.deepEqual([status, stdout.includes(rule)], [1, true])
      })
    }

    it('makes the folders above it', () => {
      write('incidents/a.md')
      check('incidents', '--cache', 'deep/er/cache')
      assert.equal(readdirSync(path.join(folder, 'deep', 'er', 'cache')).length, 1)
    })

    it('goes on where it cannot be read or written', () => {
      write('incidents/a.md')
      write('file')
      assert.equal(check('incidents', '--cache', path.join(folder, 'file')).files.length, 1)
      cached()
      writeFileSync(cacheFile(), readFileSync(cacheFile(), 'utf8').replace(/ .*/, ' [{'))
      assert.equal(cached().files.length, 1)
    })
  })
})

/** The hash of the program, as the bundler puts it into the start file. */
function programHash(): string {
  const hash = createHash('sha1')
  for (const name of readdirSync(bundle('cli')).sort()) {
    hash.update(`${name}\n`).update(readFileSync(bundle(`cli/${name}`)))
  }
  return hash.digest('base64url')
}
