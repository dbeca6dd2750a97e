import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import picomatch from 'picomatch'
import {slowSuites} from './layers.ts'

export interface TestFiles {
  /** Absolute paths. */
  readonly files: readonly string[]
  /** Titles of tests that are not run. */
  readonly without?: string
  /** For the report: what is not run. */
  readonly leftOut: readonly string[]
}

/** The compiled test files in a copy of `out`: all that need no editor, or the quick ones and a few more. */
export function testFiles(root: string, copy: string, isQuick: boolean): TestFiles {
  const quick: {ignore: string[]; grep: string} = JSON.parse(readFileSync(path.join(root, 'test/quick.json'), 'utf8'))
  const isSlow = picomatch(quick.ignore)
  const names = readdirSync(path.join(copy, 'test'), {recursive: true, encoding: 'utf8'})
    .map(it => it.replaceAll('\\', '/'))
    .filter(it => it.endsWith('.test.js') && !it.startsWith('vscode/'))
    .sort()
  const others = slowSuites.map(it => `${it}.test.js`)
  const wanted = names.filter(it => !isQuick || others.includes(it) || !isSlow(`out/test/${it}`))
  const files = wanted.map(it => path.join(copy, 'test', it))
  const leftOut = names.filter(it => !wanted.includes(it)).map(it => it.replace('.test.js', ''))
  return isQuick ? {files, leftOut: [...leftOut, `titles with ${quick.grep}`], without: quick.grep} : {files, leftOut}
}
