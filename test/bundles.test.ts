import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import picomatch from 'picomatch'
import {rules} from '../server/rules/index.ts'
import {bundleLimits, bundleSize} from './bundles.ts'
import {bundle} from './protocol.ts'

const ignore = readFileSync(fileURLToPath(new URL('../../.vscodeignore', import.meta.url)), 'utf8').trim().split('\n')

describe('bundles', () => {
  for (const [name, limit] of Object.entries(bundleLimits)) {
    it(`${name} has at most ${limit} bytes`, () => assert.ok(bundleSize(name) <= limit, `${bundleSize(name)}`))
  }

  it('ship what is read later with the server that reads it', () => {
    const parts = readdirSync(bundle(''), {recursive: true, encoding: 'utf8'}).map(it => `dist/${it.replaceAll('\\', '/')}`)
    const own = parts.filter(it => /^dist\/server.*\.c?js$/.test(it))
    assert.ok(5 < own.length)
    for (const file of own) assert.ok(ignore.some(it => it.startsWith('!') && picomatch.isMatch(file, it.slice(1))), file)
  })

  it('have one copy of the library', () => {
    for (const [folder, pattern] of [['server', /./], ['', /^server-worker/]] as const) {
      const files = readdirSync(bundle(folder)).filter(it => /js$/.test(it) && pattern.test(it))
      const texts = files.map(it => readFileSync(bundle(`${folder}/${it}`), 'utf8'))
      assert.equal(texts.filter(it => it.includes('textDocument/prepareTypeHierarchy')).length, 1)
    }
  })

  it('hold no documentation of rules', () => {
    const server = readFileSync(bundle('server/session.cjs'), 'utf8')
    for (const {id, why} of rules) assert.ok(!server.includes(JSON.stringify(why.trim().split('\n')[0]).slice(1, -1)), id)
  })

  it('leave YAML, remark and globs for later', () => {
    const server = readFileSync(bundle('server/session.cjs'), 'utf8')
    for (const text of ['YAMLParseError', 'CounterClockwiseContourIntegral', 'too many alternatives']) {
      assert.ok(!server.includes(text), text)
      const others = readdirSync(bundle('server')).filter(it => it !== 'session.cjs')
      assert.ok(others.some(it => readFileSync(bundle(`server/${it}`), 'utf8').includes(text)), text)
    }
  })
})
