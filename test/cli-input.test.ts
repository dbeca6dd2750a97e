import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {closeSync, openSync, symlinkSync, truncateSync} from 'node:fs'
import {cliInFolder, sparse} from './cli-in-folder.ts'

const isPosix = process.platform !== 'win32'

describe('what the command line reads', function () {
  this.timeout(60_000)
  const {pathOf, write, run, check, pipe} = cliInFolder()
  const found = /markdown\/heading-missing-space/

  function makePipe(name: string): void {
    execFileSync('mkfifo', [pathOf(name)])
  }

  describe('as a file', () => {
    if (isPosix) {
      it('is not a pipe, which may never end', () => {
        makePipe('pipe.md')
        write('incidents/a.md', sparse)
        const {status, stdout, stderr} = check('pipe.md', 'incidents/a.md')
        assert.equal(status, 2)
        assert.match(stdout, found)
        assert.equal(stderr, 'pipe.md is not a regular file; use - to read a pipe from standard input.\n')
      })

      it('is not a device, also behind a link', () => {
        symlinkSync('/dev/zero', pathOf('zero.md'))
        for (const name of ['/dev/zero', 'zero.md']) {
          const {status, stdout, stderr} = check(name)
          assert.deepEqual([status, stdout], [2, ''])
          assert.equal(stderr, `${name} is not a regular file; use - to read a pipe from standard input.\n`)
        }
      })
    }

    it('has a limited size', () => {
      write('incidents/huge.md', '')
      truncateSync(pathOf('incidents/huge.md'), 3e9)
      write('incidents/a.md', sparse)
      const {status, stdout, stderr} = check('incidents')
      assert.equal(status, 2)
      assert.match(stdout, found)
      assert.match(stderr, /^incidents.huge\.md is larger than the limit of 50 MB\.\n$/)
    })
  })

  describe('as a project file', () => {
    if (isPosix) {
      for (const [what, make] of [
        ['a device', () => symlinkSync('/dev/zero', pathOf('.postmortemrc.yaml'))],
        ['a pipe', () => makePipe('.postmortemrc.yaml')],
      ] as const) {
        it(`is not ${what}`, () => {
          make()
          write('incidents/a.md', sparse)
          const {status, stdout, stderr} = check('incidents')
          assert.deepEqual([status, stderr], [1, ''])
          assert.match(stdout, found)
        })
      }

      it('may be behind a link', () => {
        write('team.yaml', 'rules: {markdown/heading-missing-space: off}\n')
        symlinkSync('team.yaml', pathOf('.postmortemrc.yaml'))
        write('incidents/a.md', sparse)
        assert.doesNotMatch(check('incidents').stdout, found)
      })
    }

    it('has a limited size', () => {
      write('.postmortemrc.yaml', 'rules: {markdown/heading-missing-space: off}\n')
      truncateSync(pathOf('.postmortemrc.yaml'), 3e9)
      write('incidents/a.md', sparse)
      const {status, stdout, stderr} = check('incidents')
      assert.deepEqual([status, stderr], [1, ''])
      assert.match(stdout, /^\.postmortemrc\.yaml:1:1 warning This project file is ignored because/)
      assert.match(stdout, found)
    })

    for (const name of ['.postmortemrc.yaml', '.postmortemrc.yml', '.postmortemrc.json']) {
      it(`is ${name} when it is named`, () => {
        write(`team/${name}`, '{"profile": "alx", "peple": []}')
        const {status, stdout, stderr} = check(`team/${name}`)
        assert.deepEqual([status, stderr], [1, ''])
        assert.match(stdout, /^team.\.postmortemrc\.\w+:1:20 warning Unknown key "peple"\. [^\n]+\(project-file\)\n$/)
        assert.match(run(['inspect', `team/${name}`]).stdout, /^team.\.postmortemrc\.\w+: not a postmortem\n$/)
      })
    }

    it('is reported once when it is named beside its documents', () => {
      write('.postmortemrc.yaml', 'profile: acme\n')
      write('incidents/a.md', sparse)
      const named = check('.postmortemrc.yaml', 'incidents/a.md')
      assert.deepEqual(named, check('incidents/a.md'))
      assert.equal(named.stdout.match(/Unknown profile/g)?.length, 1)
    })

    it('has nothing to report when it is right', () => {
      write('.postmortemrc.yaml', 'profile: alx\n')
      assert.deepEqual(check('.postmortemrc.yaml'), {status: 0, stdout: '', stderr: ''})
      assert.equal(check('.postmortemrc.yml').status, 2)
    })
  })

  describe('as the standard input', () => {
    it('has the path that is given for it', () => {
      write('incidents/a.md', sparse)
      const piped = pipe(sparse, '-', '--stdin-filename', 'incidents/a.md')
      assert.match(piped.stdout, found)
      assert.deepEqual([piped.status, piped.stdout, piped.stderr], [1, check('incidents/a.md').stdout, ''])
      assert.equal(pipe(sparse, '--stdin-filename=incidents/a.md', '-').stdout, piped.stdout)
    })

    it('has the project files of that path', () => {
      write('incidents/.postmortemrc.yaml', 'rules: {markdown/heading-missing-space: off}\n')
      assert.doesNotMatch(pipe(sparse, '-', '--stdin-filename', 'incidents/new.md').stdout, found)
      assert.match(pipe(sparse, '-', '--stdin-filename', 'outages/new.md').stdout, found)
    })

    it('may be a project file', () => {
      write('.postmortemrc.yaml', 'profile: alx\n')
      const {status, stdout} = pipe('profile: acme\n', '-', '--stdin-filename', '.postmortemrc.yaml')
      const problem = '.postmortemrc.yaml:1:10 warning Unknown profile "acme". (project-file)\n'
      assert.deepEqual([status, stdout], [1, problem])
    })

    it('is reported when it is not a postmortem', () => {
      const told = 'Standard input does not look like a postmortem, so it was not checked; '
      assert.deepEqual(pipe(sparse, '-'), {
        status: 0,
        stdout: '',
        stderr: `${told}give its path with --stdin-filename, or add "type: postmortem" to its front matter.\n`,
      })
      const {status, stderr} = pipe('# Notes\n', '-', '--stdin-filename', 'notes/a.md')
      assert.equal(status, 0)
      assert.match(stderr, /^notes\/a\.md does not look like a postmortem, so it was not checked; [^\n]+\n$/)
    })

    it('is reported when it is empty', () => {
      const {status, stdout, stderr} = pipe('', '-')
      assert.deepEqual([status, stdout, stderr], [0, '', 'Standard input is empty, so nothing was checked.\n'])
    })

    if (isPosix) {
      it('is not a folder', () => {
        const folder = openSync(pathOf('.'), 'r')
        const {status, stdout, stderr} = run(['check', '-', '--no-cache'], {stdio: [folder, 'pipe', 'pipe']})
        closeSync(folder)
        assert.deepEqual([status, stdout, stderr], [2, '', 'Standard input is a folder; name it as a path instead.\n'])
      })

      it('has a limited size', () => {
        const zero = openSync('/dev/zero', 'r')
        const {status, stdout, stderr} = run(['check', '-', '--no-cache'], {stdio: [zero, 'pipe', 'pipe']})
        closeSync(zero)
        assert.deepEqual([status, stdout], [2, ''])
        assert.equal(stderr, 'Standard input is larger than the limit of 50 MB.\n')
      })
    }

    it('needs - among the paths', () => {
      for (const [args, message] of [
        [['a.md', '--stdin-filename', 'b.md'], '--stdin-filename needs standard input; add - to the paths.'],
        [['-', '--stdin-filename'], '--stdin-filename needs a path.'],
        [['-', '--stdin-filename='], '--stdin-filename needs a path.'],
      ] as const) {
        const {status, stdout, stderr} = check(...args)
        assert.deepEqual([status, stdout, stderr.split('\n', 1)[0]], [2, '', message])
      }
    })

    it('is not what - after -- stands for', () => {
      write('-', '# Notes\n')
      const {status, stderr} = run(['check', '--no-cache', '--', '-'], {input: sparse})
      assert.equal(status, 0)
      assert.match(stderr, /^\.\/- does not look like a postmortem/)
    })
  })
})
