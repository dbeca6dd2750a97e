import {print} from './screen.ts'

/** What a window in a browser calls: runs the tests that need no disk. Rejects when one fails. */
export async function run(): Promise<void> {
  mocha.setup({ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false})
  Mocha.reporters.Base.consoleLog = (text = '', ...values: unknown[]) => print(values.reduce<string>((line, it) => line.replace(/%[sd]/, String(it)), String(text)))
  await import('./completion.test.ts')
  await import('./diagnostic.test.ts')
  await import('./new-postmortem.test.ts')
  await import('./paste.test.ts')
  await import('./profile.test.ts')
  await import('./quick-fix.test.ts')
  await import('./readiness.test.ts')
  await import('./virtual.test.ts')
  return new Promise((resolve, reject) => {
    const runner = mocha.run(failures => {
      const {passes = 0, pending = 0} = runner.stats ?? {}
      print(`tally:${JSON.stringify({passed: passes, failed: failures + pending})}`)
      if (0 < failures) reject(new Error(`${failures} failed`))
      else resolve()
    })
  })
}
