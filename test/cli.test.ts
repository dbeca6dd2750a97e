import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {bundle} from './protocol.ts'

/** A postmortem in which one thing is wrong. */
const text = '# Outage\n\n#Timeline\n\n- 2020-06-15 10:00 UTC Alert fires\n'
const rule = 'markdown/heading-missing-space'

describe('postmortem check', function () {
  this.timeout(60_000)
  let folder: string

  beforeEach(() => folder = mkdtempSync(path.join(tmpdir(), 'postmortem-cli-')))
  afterEach(() => rmSync(folder, {recursive: true, force: true}))

  function write(file: string, content = text): void {
    mkdirSync(path.dirname(path.join(folder, file)), {recursive: true})
    writeFileSync(path.join(folder, file), content)
  }

  /** The files that the rule reports, by the path that a person is told. */
  function check(...args: string[]): {files: string[]; status: number | null; stdout: string; stderr: string} {
    const {status, stdout, stderr} = spawnSync(process.execPath, [bundle('cli.cjs'), 'check', ...args], {cwd: folder, encoding: 'utf8'})
    return {files: stdout.split('\n').filter(it => it.includes(`(${rule})`)).map(it => (it.split(':')[0] as string).replaceAll('\\', '/')), status, stdout, stderr}
  }

  it('reads all Markdown below a folder, but what is hidden or installed', () => {
    for (const file of ['incidents/b.md', 'incidents/a.md', 'incidents/2020/c.markdown', 'incidents/.git/d.md', 'incidents/node_modules/e.md', 'incidents/f.txt']) write(file)
    const {files, status} = check('incidents', '--no-cache')
    assert.deepEqual(files, ['incidents/2020/c.markdown', 'incidents/a.md', 'incidents/b.md'])
    assert.equal(status, 1)
  })

  it('takes files and globs, and each file once', () => {
    for (const file of ['incidents/a.md', 'incidents/b.md', 'incidents/deep/c.md']) write(file)
    assert.deepEqual(check('incidents/b.md', 'incidents/*.md', '--no-cache').files, ['incidents/b.md', 'incidents/a.md'])
    assert.deepEqual(check('./incidents/**/*.md', '--no-cache').files.length, 3)
  })

  it('ends with 0 where nothing is wrong, and 2 where it could not run', () => {
    write('README.md', '# Tool\n\nA readme.\n')
    const none = check('.', '--no-cache')
    assert.deepEqual([none.status, none.stdout, none.stderr], [0, '', ''])
    const missing = check('README.md', 'gone.md', '--no-cache')
    assert.deepEqual([missing.status, missing.stdout], [2, ''])
    assert.match(missing.stderr, /^gone\.md could not be read/)
    for (const args of [[], ['--unknown'], ['a.md', '--format', 'xml'], ['a.md', '--cache']]) assert.equal(check(...args).status, 2, args.join(' '))
  })

  it('finds in threads what it finds alone, in the same order', () => {
    for (let i = 0; i < 150; i++) write(`incidents/${String(i).padStart(3, '0')}.md`)
    const {files} = check('incidents', '--no-cache')
    assert.deepEqual(files, Array.from({length: 150}, (_, i) => `incidents/${String(i).padStart(3, '0')}.md`))
  })

  describe('with a cache', () => {
    const cached = (...args: string[]) => check('incidents', '--cache', path.join(folder, 'cache'), ...args)
    const cacheFile = () => path.join(folder, 'cache', readdirSync(path.join(folder, 'cache'))[0] as string)

    it('says the same again, from what it kept', () => {
      write('incidents/a.md')
      const {stdout, status} = cached()
      assert.deepEqual([cached().stdout, cached().status], [stdout, status])
      writeFileSync(cacheFile(), readFileSync(cacheFile(), 'utf8').replaceAll(/"message":"(?:[^"\\]|\\.)+"/g, '"message":"Kept."'))
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

    it('tells what is wrong in a project file each time', () => {
      write('incidents/a.md')
      write('incidents/.postmortemrc.yaml', 'rule: {}\n')
      const {stdout} = cached()
      assert.match(stdout, /postmortemrc\.yaml:1:1 warning .*\(project-file\)/)
      assert.equal(cached().stdout, stdout)
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
