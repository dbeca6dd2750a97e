import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import picomatch from 'picomatch'
import {documentedRules} from '../server/rules/documented.ts'
import {bundleLimits, bundleSize, loadedLater, loadedWith, textOf} from './bundles.ts'
import {bundle} from './protocol.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const ignore = readFileSync(`${root}.vscodeignore`, 'utf8').trim().split('\n')

/** What only rules, YAML, remark and globs contain. */
const heavy = ['timeline/out-of-order', 'YAMLParseError', 'CounterClockwiseContourIntegral', 'too many alternatives']

describe('bundles', function () {
  this.timeout(60_000)

  for (const [name, limit] of Object.entries(bundleLimits)) {
    it(`${name} has at most ${limit} bytes`, () => assert.ok(bundleSize(name) <= limit, `${bundleSize(name)}`))
  }

  it('ship what is loaded later with the server that loads it', () => {
    const parts = [...loadedWith('server/main.mjs'), ...loadedLater('server/main.mjs')]
    assert.ok(2 < parts.length)
    const shipped = ignore.filter(it => it.startsWith('!')).map(it => it.slice(1))
    const files = ['server.cjs', 'server-worker.js', ...parts].map(it => `dist/${it}`)
    for (const it of files) assert.ok(picomatch.isMatch(it, shipped), it)
  })

  it('hold no file that nothing loads', () => {
    for (const program of ['server', 'cli']) {
      const loaded = [...loadedWith(`${program}/main.mjs`), ...loadedLater(`${program}/main.mjs`)]
      assert.deepEqual(
        loaded.sort(),
        readdirSync(bundle(program))
          .map(it => `${program}/${it}`)
          .sort(),
      )
    }
  })

  it('have one copy of the library', () => {
    const marks = textOf('server-worker.js', ...readdirSync(bundle('server')).map(it => `server/${it}`))
    assert.equal(marks.match(/(["'`])textDocument\/prepareTypeHierarchy\1/g)?.length, 2)
  })

  it('are the same bytes when they are built again', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'postmortem-bundles-'))
    try {
      const args = ['esbuild.mjs', '--out', folder]
      const {status, stderr} = spawnSync(process.execPath, args, {cwd: root, encoding: 'utf8'})
      assert.deepEqual({status, stderr}, {status: 0, stderr: ''})
      const filesIn = (place: string) =>
        readdirSync(place, {recursive: true, encoding: 'utf8'})
          .filter(it => /\.\w+$/.test(it))
          .sort()
      const files = filesIn(folder)
      assert.deepEqual(files, filesIn(bundle('')))
      for (const it of files) assert.ok(readFileSync(path.join(folder, it)).equals(readFileSync(bundle(it))), it)
    } finally {
      rmSync(folder, {recursive: true})
    }
  })

  for (const program of ['server/main.mjs', 'cli/main.mjs']) {
    it(`load neither rules nor libraries with ${program}, but later`, () => {
      const [first, later] = [textOf(...loadedWith(program)), textOf(...loadedLater(program))]
      for (const it of heavy) assert.deepEqual([first.includes(it), later.includes(it)], [false, true], it)
    })
  }

  for (const name of ['server', 'cli', 'server-worker.js']) {
    const files = name.endsWith('.js') ? [name] : readdirSync(bundle(name)).map(it => `${name}/${it}`)
    const read = () => textOf(...files)

    it(`hold no documentation of rules: ${name}`, () => {
      const text = read()
      const found = (phrase: string) => [phrase, JSON.stringify(phrase).slice(1, -1)].some(it => text.includes(it))
      let phrases = 0
      for (const {id, summary, why, source, bad, good} of documentedRules) {
        assert.ok(found(summary), `${id} is in the bundle`)
        const lines = [...bad, ...good].flatMap(it => it.text.replace(/[«»]/g, '').split('\n'))
        for (const it of [why, source, ...lines.filter(it => /(?:\p{Letter}+ ){5}/u.test(it))]) {
          phrases++
          assert.ok(!found(it), `${id}: ${it}`)
        }
      }
      assert.ok(300 < phrases, `${phrases}`)
    })

    it(`hold the words that expressions require, and not what reads them: ${name}`, () => {
      const text = read()
      assert.ok(!text.includes('cannot be read: '))
      assert.match(text, /\bvigila\W{1,6}mindfu\b/)
    })
  }
})
