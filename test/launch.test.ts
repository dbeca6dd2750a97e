import assert from 'node:assert/strict'
import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (name: string) => JSON.parse(readFileSync(root + name, 'utf8'))

interface Task {
  readonly label: string
  readonly script: string
  readonly problemMatcher: {
    readonly background: {readonly beginsPattern: string; readonly endsPattern: string}
    readonly pattern: readonly {readonly regexp: string}[]
  }
}

/** What VS Code runs in this repository. */
describe('launch configurations and tasks', () => {
  const {configurations} = read('.vscode/launch.json')
  const tasks: readonly Task[] = read('.vscode/tasks.json').tasks
  const {scripts} = read('package.json')

  it('name tasks, scripts and programs that exist', () => {
    for (const {preLaunchTask, program} of configurations) {
      if (preLaunchTask)
        assert.ok(
          tasks.some(it => it.label === preLaunchTask),
          preLaunchTask,
        )
      if (program) assert.ok(existsSync(program.replace('${workspaceFolder}', root)), program)
    }
    for (const {script} of tasks) assert.ok(scripts[script], script)
  })

  it('understand what the bundler prints', () => {
    const {background, pattern} = tasks.find(it => it.label === 'watch')?.problemMatcher ?? assert.fail()
    const expressions = pattern.map(it => new RegExp(it.regexp))
    const message = '✘ [ERROR] Could not resolve "./none.ts"\n\n    server/hosts/node.ts:3:22:\n'.split('\n')
    const [head, , place] = expressions.map((it, index) => it.exec(message[index] ?? ''))
    assert.deepEqual(head?.slice(1), ['ERROR', 'Could not resolve "./none.ts"'])
    assert.deepEqual(place?.slice(1), ['server/hosts/node.ts', '3', '22'])
    assert.match('[watch] build started (change: "server/lint/lint.ts")', new RegExp(background.beginsPattern))
    assert.match('[watch] build finished', new RegExp(background.endsPattern))
    assert.match('Built; watching for changes.', new RegExp(background.endsPattern))
  })
})
