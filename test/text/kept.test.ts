import assert from 'node:assert/strict'
import {sameEnds, Steps, withMiddle} from '../../server/text/kept.ts'

describe('what two lists have in common at their ends', () => {
  const cases: readonly (readonly [string, string, number, number])[] = [
    ['abc', 'abc', 3, 3],
    ['', '', 0, 0],
    ['abc', 'axc', 1, 1],
    ['abc', 'abxc', 2, 1],
    ['abc', 'ac', 1, 1],
    ['aa', 'aaa', 2, 0],
    ['abc', '', 0, 0],
  ]
  for (const [a, b, start, end] of cases) {
    it(`is ${start} and ${end} of "${a}" and "${b}"`, () => assert.deepEqual(sameEnds([...a], [...b]), {start, end}))
  }

  it('is used again, and so is the list when its middle is the same', () => {
    const before = [...'abc']
    assert.equal(
      withMiddle(before, {from: 1, to: 2, length: 3}, () => 'b'),
      before,
    )
    assert.deepEqual(
      withMiddle(before, {from: 1, to: 3, length: 4}, index => String(index)),
      ['a', '1', '2', 'c'],
    )
    assert.deepEqual(
      withMiddle(before, {from: 1, to: 1, length: 2}, index => String(index)),
      ['a', 'c'],
    )
  })
})

describe('steps', () => {
  it('make only those elements again that differ in one of the lists', () => {
    const steps = new Steps()
    const made: number[] = []
    const zip = (...lists: readonly string[][]) =>
      steps.zip('joined', lists, index => {
        made.push(index)
        return lists.map(it => it[index]).join('')
      })
    const same = [...'1234']
    const first = zip([...'abcd'], same)
    made.length = 0
    assert.deepEqual(zip([...'abxd'], same), ['a1', 'b2', 'x3', 'd4'])
    assert.deepEqual(made, [2])
    assert.deepEqual(zip([...'abcd'], same), first)
    assert.equal(zip([...'abcd'], same), zip([...'abcd'], [...'1234']))
    assert.deepEqual(zip([...'bcd'], [...'234']), ['b2', 'c3', 'd4'])
  })

  it('have one token for lists that say the same, each as the one before', () => {
    const steps = new Steps()
    const token = (...list: readonly number[]) => steps.token('about', list, (a, b) => Math.abs(a - b) < 2)
    const first = token(1, 5)
    assert.equal(token(2, 5), first)
    assert.equal(token(3, 6), first)
    assert.notEqual(token(5, 6), first)
    assert.notEqual(token(5, 6, 7), token(5, 6))
  })
})
