import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'

const flags = new URL('../server/hosts/v8-flags.js', import.meta.url).href

/**
 * Uses expressions, sets the flags, and uses them again, as the engine itself does with its own before a program
 * begins.
 */
const program = `
  const expressions = Array.from({length: 50}, (_, index) => new RegExp('a(b|c)+d(?:' + index + ')?'))
  for (const it of expressions) it.exec('xxabd')
  await import(${JSON.stringify(flags)})
  const found = expressions.map((it, index) => {
    // A text that is not joined yet is searched by the runtime, not by compiled code.
    const text = 'x'.repeat(80 + index) + '-abcbd-' + String(index).repeat(30)
    return text.replace(it, '') === text ? 0 : 1
  })
  console.log(found.reduce((sum, it) => sum + it))
`

describe('the flags of the engine @slow', () => {
  it('leave expressions usable that were used before, and are known to this engine', () => {
    const {stdout, stderr, status, signal} = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
    })
    assert.deepEqual({stdout, stderr, status, signal}, {stdout: '50\n', stderr: '', status: 0, signal: null})
  })
})
