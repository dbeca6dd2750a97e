// `npm test`: types, bundles, unit tests, and the suite inside a real VS Code. The last line is the sum.
import {spawnSync} from 'node:child_process'
import {readdir, rm} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {conclude, runInVsCode, sum} from './vscode/run.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiled = path.join(root, 'out', 'test')

// What was compiled from a file that is gone would still be run.
await rm(path.join(root, 'out'), {recursive: true, force: true})
const tallies = [
  step('format', 'node_modules/@biomejs/biome/bin/biome', 'format'),
  step('types', 'node_modules/typescript/bin/tsc', '-p', '.'),
  step('types of the core', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.core.json'),
  step('types of the build', 'node_modules/typescript/bin/tsc', '-p', 'build'),
  step('bundles', 'esbuild.mjs'),
  await runUnits(),
  await runInVsCode().catch(error => failure('VS Code', error.message)),
]
// What a test left running does not hold up the end.
process.exit(conclude(sum(tallies)))

/** Runs a script with this Node.js. Only what fails is counted: the sum is that of the tests. */
function step(name, script, ...args) {
  const {status} = spawnSync(process.execPath, [script, ...args], {cwd: root, stdio: 'inherit'})
  return status === 0 ? {passed: 0, failed: 0, failures: []} : failure(name, `${script} ended with ${status}`)
}

async function runUnits() {
  try {
    const {runMocha} = await import('../out/test/run-mocha.js')
    const names = await readdir(compiled, {recursive: true})
    const isUnit = name => name.endsWith('.test.js') && !name.startsWith(`vscode${path.sep}`)
    return await runMocha(
      names
        .filter(isUnit)
        .sort()
        .map(it => path.join(compiled, it)),
    )
  } catch (error) {
    return failure('unit tests', error)
  }
}

function failure(name, reason) {
  console.error(`${name}: ${reason}`)
  return {passed: 0, failed: 1, failures: [`${name}: ${reason}`]}
}
