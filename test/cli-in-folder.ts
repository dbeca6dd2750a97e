import {spawnSync, type SpawnSyncOptions} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {bundle} from './protocol.ts'

/** A postmortem with one problem, which its path alone makes a postmortem. */
export const sparse = `# Shop down

#Timeline

- 2020-06-15 10:00 UTC Alert fires
`

/** What one run of the command line printed. */
export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder for each test and the command line that runs in it, for a `describe`; names are below the folder. */
export function cliInFolder() {
  let root = ''
  beforeEach(() => {
    // Its name says nothing about the documents in it, and what is above it is not looked at.
    root = mkdtempSync(path.join(tmpdir(), 'cli-'))
    mkdirSync(path.join(root, '.git'))
  })
  afterEach(() => rmSync(root, {recursive: true, force: true}))

  function run(args: readonly string[], options: SpawnSyncOptions = {}): Run {
    const ended = spawnSync(process.execPath, [bundle('cli.cjs'), ...args], {...options, cwd: root, encoding: 'utf8'})
    return {status: ended.status, stdout: ended.stdout, stderr: ended.stderr}
  }

  return {
    pathOf: (name: string) => path.join(root, name),
    write(name: string, content: string | Buffer): void {
      mkdirSync(path.dirname(path.join(root, name)), {recursive: true})
      writeFileSync(path.join(root, name), content)
    },
    run,
    check: (...args: string[]): Run => run(['check', '--no-cache', ...args]),
    /** With the text as the standard input. */
    pipe: (input: string, ...args: string[]): Run => run(['check', '--no-cache', ...args], {input}),
  }
}
