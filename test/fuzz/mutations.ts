import fc from '../property.ts'
import {hostile} from '../incremental/as-fresh.ts'
import {fraction, weighted} from './weighted.ts'

/** A change of a text. */
export type Mutation = (text: string) => string

/** @param change of some lines that follow each other */
function ofLines(change: (lines: readonly string[]) => readonly string[]): fc.Arbitrary<Mutation> {
  return fc.tuple(fraction, fc.integer({min: 1, max: 5})).map(
    ([at, count]): Mutation =>
      text => {
        const lines = text.split('\n')
        const first = Math.floor(at * lines.length)
        lines.splice(first, count, ...change(lines.slice(first, first + count)))
        return lines.join('\n')
      },
  )
}

const ofEachLine = (change: (line: string) => string) => ofLines(lines => lines.map(change))

const inserted = fc.tuple(fraction, fc.constantFrom(...hostile)).map(
  ([at, it]): Mutation =>
    text => {
      const offset = Math.floor(at * (text.length + 1))
      return text.slice(0, offset) + it + text.slice(offset)
    },
)

const otherDigit = fc.tuple(fraction, fc.constantFrom(...'0123456789')).map(
  ([at, digit]): Mutation =>
    text => {
      const digits = [...text.matchAll(/\d/g)].map(it => it.index)
      const offset = digits[Math.floor(at * digits.length)]
      return offset === undefined ? text : text.slice(0, offset) + digit + text.slice(offset + 1)
    },
)

const cut = fc.tuple(fraction, fc.integer({min: 1, max: 30})).map(
  ([at, length]): Mutation =>
    text => {
      const offset = Math.floor(at * text.length)
      return text.slice(0, offset) + text.slice(offset + length)
    },
)

const repeated = fc
  .integer({min: 2, max: 60})
  .chain(times => ofLines(lines => Array<readonly string[]>(times).fill(lines).flat()))

const replacements: readonly (readonly [string, string])[] = [
  ['\n', '\r\n'],
  ['\n', '\r'],
  ['\n\n', '\n'],
  ['\n', '\n\n'],
  ['\n', '\n> '],
  ['\n', '\n  '],
  ['- ', '* '],
  ['UTC', 'CET'],
  [' UTC', ''],
  ['2026', '2025'],
  ['2026-', ''],
  [' ', '\u00a0'],
  ['-', '–'],
  [':', '：'],
  ['## ', '# '],
  ['\n', ' \\\n'],
  ['e', 'é'],
  ['|', ' | '],
  ['## ', '##'],
]

const replaced = fc.constantFrom(...replacements).map(
  ([from, to]): Mutation =>
    text =>
      text.replaceAll(from, to),
)

/** A change that a person might make, by mistake or because documents differ like that. */
export const mutation: fc.Arbitrary<Mutation> = weighted(
  [4, inserted],
  [3, otherDigit],
  [3, replaced],
  [2, cut],
  [2, ofLines(() => [])],
  [2, ofLines(it => [...it, ...it])],
  [2, ofLines(it => it.toReversed())],
  [1, ofEachLine(it => `  ${it}`)],
  [1, ofEachLine(it => `> ${it}`)],
  [1, ofEachLine(it => it.trimStart())],
  [1, repeated],
)
