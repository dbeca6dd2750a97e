import {failureOf} from '../failure-of.ts'
import {print} from './screen.ts'

/** What a window in a browser calls: runs the tests that need no Node.js. Rejects when one fails. */
export async function run(): Promise<void> {
  mocha.setup({ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false})
  Mocha.reporters.Base.consoleLog = (text = '', ...values: unknown[]) =>
    print(values.reduce<string>((line, it) => line.replace(/%[sd]/, String(it)), String(text)))
  for (const [name, load] of process.env['POSTMORTEM_TEST_SET'] === 'folders' ? filesInFolders : files)
    if (name.startsWith(process.env['POSTMORTEM_TEST_FILES'] ?? '')) await load()
  return new Promise((resolve, reject) => {
    const failures: string[] = []
    const runner = mocha.run(failed => {
      const {passes = 0, pending = 0} = runner.stats ?? {}
      print(`tally:${JSON.stringify({passed: passes, failed: failed + pending, failures})}`)
      if (0 < failed) reject(new Error(`${failed} failed`))
      else resolve()
    })
    runner.on('fail', (test, error) => failures.push(failureOf(test, error)))
    runner.on('pending', test => failures.push(`${test.fullTitle()}: was not run`))
  })
}

const files: readonly [string, () => Promise<unknown>][] = [
  ['activation', () => import('./activation.test.ts')],
  ['completion', () => import('./completion.test.ts')],
  ['diagnostic', () => import('./diagnostic.test.ts')],
  ['glance', () => import('./glance.test.ts')],
  ['hover', () => import('./hover.test.ts')],
  ['keyboard', () => import('./keyboard.test.ts')],
  ['new-postmortem', () => import('./new-postmortem.test.ts')],
  ['outline', () => import('./outline.test.ts')],
  ['paste', () => import('./paste.test.ts')],
  ['profile', () => import('./profile.test.ts')],
  ['quick-fix', () => import('./quick-fix.test.ts')],
  ['readiness', () => import('./readiness.test.ts')],
  ['references', () => import('./references.test.ts')],
  ['save', () => import('./save.test.ts')],
  ['undo', () => import('./undo.test.ts')],
  ['virtual', () => import('./virtual.test.ts')],
]

/** In the workspace of several folders, in this order. */
const filesInFolders: typeof files = [
  ['folders/restricted', () => import('./folders/restricted.test.ts')],
  ['folders/multi-root', () => import('./folders/multi-root.test.ts')],
]
