import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {Worker} from 'node:worker_threads'
import {regexLiterals} from './regex-literals.ts'

const server = fileURLToPath(new URL('../../../server/', import.meta.url))
const compiled = new URL('../../server/', import.meta.url)

interface Found {
  readonly pattern: string
  readonly flags: string
  readonly file: string
}

/**
 * Runs every pattern over long lines that are made of what it looks for. Slow ones are tried again on a line eight
 * times as long: then a linear one is eight times slower, and any other one is not done before the guard looks.
 */
const worker = `
  const {parentPort, workerData} = require('node:worker_threads')
  const {patterns, fragmentsOf, length} = workerData
  const fragments = new Function('source', fragmentsOf)
  const run = (pattern, flags, fragment, size) => {
    const text = fragment.repeat(Math.ceil(size / fragment.length)) + '\\u0000'
    const regex = new RegExp(pattern, flags)
    const start = performance.now()
    regex.global && !regex.sticky ? text.replace(regex, '') : regex.test(text)
    return performance.now() - start
  }
  for (const [index, {pattern, flags}] of patterns.entries()) {
    for (const fragment of fragments(pattern)) {
      parentPort.postMessage({index, fragment})
      if (30 < run(pattern, flags, fragment, length)) run(pattern, flags, fragment, 8 * length)
    }
  }
  parentPort.postMessage('done')
`

/** The literal words of a pattern, one character for each class of characters, and what documents are made of. */
const fragmentsOf = `
  const plain = source.replace(/\\(\\?(?:<?[=!]|:|<\\w+>)/g, '(').replace(/\\{\\d+(?:,\\d*)?\\}/g, '')
  const words = plain
    .replace(/\\[\\^[^\\]]*\\]/g, 'a').replace(/\\\\d/g, '1').replace(/\\\\s/g, ' ').replace(/\\\\[wS]|\\\\p\\{[^}]*\\}/g, 'a').replace(/\\\\[bBn]/g, '')
    .split(/[()|?*+^$\\[\\]]/).map(it => it.replace(/\\\\(.)/g, '$1')).filter(it => it.length > 0 && it.length < 40)
  const usual = [' ', 'a', '1', '-', '*', '_', '[', '(', '<', '|', ':', '.', '\\t', 'a ', '1 ', '<a', '[a](', 'A1 ', '10:00 ', '2026-01-02 ', '" ', '# ']
  const few = words.length <= 8 ? words : words.filter((_, index) => index % Math.ceil(words.length / 8) === 0)
  return [...new Set([...few, few.slice(0, 3).join(' ') || 'a', words.join('').slice(0, 200) || 'a', ...usual])]
`

describe('regular expressions', function () {
  this.timeout(600_000)

  const files = readdirSync(server, {recursive: true, encoding: 'utf8'})
    .map(it => it.replaceAll('\\', '/'))
    .filter(it => it.endsWith('.ts') && !/^(?:main-|generate)/.test(it))

  it('are all found', () => {
    const example = "a / b / c; f(/x[/]y/g) // no /z/\nconst t = `${a / /q/.x}/n/` + '/s/' /* /c/ */; return /r\\/s/iu"
    assert.deepEqual(regexLiterals(example), [
      {pattern: 'x[/]y', flags: 'g'},
      {pattern: 'q', flags: ''},
      {pattern: 'r\\/s', flags: 'iu'},
    ])
    const literals = files.flatMap(file => regexLiterals(readFileSync(server + file, 'utf8')))
    assert.ok(200 < literals.length, `${literals.length} found`)
    for (const {pattern, flags} of literals) new RegExp(pattern, flags)
  })

  it('take time in proportion to the text, whatever it is', async () => {
    const patterns = [
      ...files.flatMap(file => regexLiterals(readFileSync(server + file, 'utf8')).map((it): Found => ({...it, file}))),
      ...(await constructed()),
    ]
    const slow: string[] = []
    for (let from = 0; from < patterns.length; ) {
      const stuck = await runUntilStuck(patterns.slice(from))
      if (!stuck) break
      const {pattern, flags, file} = patterns[from + stuck.index] as Found
      slow.push(`${file}: /${pattern.slice(0, 200)}/${flags} on ${JSON.stringify(stuck.fragment)}`)
      from += stuck.index + 1
    }
    assert.deepEqual(slow, [])
  })

  /** The patterns that are put together when the modules are loaded. */
  async function constructed(): Promise<Found[]> {
    const found: Found[] = []
    const original = RegExp
    let file = ''
    globalThis.RegExp = new Proxy(original, {
      construct(target, [pattern, flags]: [string | RegExp, string?]) {
        if (typeof pattern === 'string') found.push({pattern, flags: flags ?? '', file})
        return new target(pattern, flags)
      },
    })
    try {
      // A query makes the module be evaluated anew, though other tests have loaded it.
      for (const it of files.filter(it => /^time\/|^model\/|^syntax\//.test(it))) {
        file = it
        await import(new URL(`${it.replace(/\.ts$/, '.js')}?patterns`, compiled).href)
      }
    } finally {
      globalThis.RegExp = original
    }
    assert.ok(10 < found.length, `${found.length} constructed`)
    return found
  }

  /** `undefined` when all patterns are done; else the one that was at work when nothing had moved for a long time. */
  function runUntilStuck(patterns: readonly Found[]): Promise<{index: number; fragment: string} | undefined> {
    return new Promise((resolve, reject) => {
      const thread = new Worker(worker, {eval: true, workerData: {patterns, fragmentsOf, length: 100_000}})
      let current = {index: 0, fragment: ''}
      let timer = setTimeout(() => {}, 0)
      const end = (result: {index: number; fragment: string} | undefined): void => {
        clearTimeout(timer)
        void thread.terminate().then(() => resolve(result))
      }
      const watch = (): void => {
        clearTimeout(timer)
        timer = setTimeout(() => end(current), guard)
      }
      thread.on('message', (message: 'done' | typeof current) => {
        if (message === 'done') return end(undefined)
        current = message
        watch()
      })
      thread.on('error', reject)
      watch()
    })
  }
})

/** Milliseconds without progress; a linear pattern needs a hundredth of it. */
const guard = 15_000
