import assert from 'node:assert/strict'
import {instrument} from './instrument.ts'
import {isIn} from './layers.ts'
import {findMutants} from './mutants.ts'
import {shuffle} from './shuffle.ts'

function mutantsOf(source: string): string[] {
  return findMutants({'a.ts': source}).map(it => `${it.line}:${it.column} ${it.original} → ${it.text}`)
}

/** What `f` gives without a mutant, then with each of them alone. */
async function resultsOf(source: string, ...args: readonly unknown[]): Promise<unknown[]> {
  const mutants = findMutants({'a.ts': source}).map((it, id) => ({...it, id}))
  let active: number | undefined
  const isActive = (id: number): boolean => id === active
  // The switch has another name than that of a run in which this file itself is tried.
  const code = instrument(source, mutants)
    .replaceAll('__mutant(', 'isActive(')
    .replace('const f =', 'const f = isActive =>')
  const {f} = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return [undefined, ...mutants.map(it => it.id)].map(id => {
    active = id
    try {
      return f(isActive)(...args)
    } catch {
      return 'error'
    }
  })
}

describe('findMutants', () => {
  it('moves boundaries, numbers and results', () => {
    const source = 'export const f = (a: 1 | 2) => a < 1'
    assert.deepEqual(mutantsOf(source), ['1:32 a < 1 → undefined', '1:34 < → <=', '1:36 1 → 0', '1:36 1 → 2'])
  })

  it('takes statements, conditions and calls away', () => {
    const found = mutantsOf(`
function f(a: boolean): void {
  if (a) g()
  h()
}
`)
    assert.deepEqual(
      found.map(it => it.replace(/\s+/g, ' ')),
      ['2:31 if (a) g() h() → ', '3:7 a → true', '3:7 a → false', '3:10 g() → undefined', '4:3 h() → undefined'],
    )
  })

  it('loosens expressions', () =>
    assert.deepEqual(mutantsOf('const digits = /^\\d?$/u'), [
      '1:16 /^\\d?$/u → /\\d?$/u',
      '1:16 /^\\d?$/u → /^\\d?/u',
      '1:16 /^\\d?$/u → /^\\d$/u',
      '1:16 /^\\d?$/u → /^\\D?$/u',
    ])).timeout(10_000)

  it('leaves types, data, documentation and what is said to people alone', () =>
    assert.deepEqual(
      mutantsOf(`
import x from 'x'
type A = 1 | 'a'
const names = ['a', 'b']
const say = () => { throw new Error('a') }
const text = (a) => { return t\`1 \${a}\` }
export default defineRule({id: 'a', why: 'b', bad: [{text: 'c', options: {minutes: 1}}]})
`),
      ['6:30 t`1 ${a}` → undefined'],
    ))
})

describe('instrument', () => {
  it('keeps the meaning of a chain, and lets mutants lie in each other', async () => {
    const source = 'export const f = (a, b) => a?.list.filter(it => it !== b).length ?? -1'
    const results = await resultsOf(source, {list: [1, 2, 2]}, 1)
    assert.deepEqual(
      mutantsOf(source).map((it, index) => `${it.replace(/^\S+ /, '')}: ${results[index + 1]}`),
      [
        'a?.list.filter(it => it !== b).length ?? -1 → undefined: undefined',
        ' ?? -1 → : 2',
        '.filter(it => it !== b) → : 3',
        '?. → .: 2',
        'it !== b → undefined: 0',
        '!== → ===: 1',
        '- → : 2',
      ],
    )
    assert.equal(results[0], 2)
    assert.deepEqual(await resultsOf(source, undefined, 1), [-1, undefined, undefined, -1, 'error', -1, -1, 1])
  })
})

describe('instrument, without semicolons', () => {
  it('keeps statements apart', async () => {
    const source = `
export const f = a => {
  const b = a
  b.push(1)
  if (a.length) b.sort()
  return b.length
}
`
    assert.deepEqual((await resultsOf(source, [2]))[0], 2)
  })
})

describe('the sample', () => {
  it('is the same for the same seed alone', () => {
    const items = Array.from({length: 20}, (_, index) => index)
    assert.deepEqual(shuffle(items, 1), shuffle(items, 1))
    assert.notDeepEqual(shuffle(items, 1), shuffle(items, 2))
    assert.deepEqual(
      shuffle(items, 1).sort((a, b) => a - b),
      items,
    )
  })

  it('is taken from the files of the layer', () => {
    const layer = ['server/document/', '!server/document/data/']
    const files = ['server/document/a.ts', 'server/document/data/a.ts', 'server/rules/a.ts']
    assert.deepEqual(
      files.filter(it => isIn(layer, it)),
      ['server/document/a.ts'],
    )
  })
})
