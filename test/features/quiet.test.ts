import assert from 'node:assert/strict'
import {problemKey, quietProblems, typedLines} from '../../server/features/typing-filter.ts'
import {snapshotOf} from './snapshot-of.ts'

const change = (startLine: number, endLine: number, text: string) => ({range: {start: {line: startLine, character: 0}, end: {line: endLine, character: 0}}, text})

describe('the lines that are typed on', () => {
  it('are those of letters and deletions', () => {
    assert.deepEqual(typedLines([change(3, 3, 'a')]), [3])
    assert.deepEqual(typedLines([change(3, 3, '')]), [3])
    assert.deepEqual(typedLines([change(3, 4, '')]), [3])
  })
  it('are those of all cursors', () => assert.deepEqual(typedLines([change(7, 7, 'a'), change(3, 3, 'a')]), [7, 3]))
  it('are the new one behind a line break', () => {
    assert.deepEqual(typedLines([change(3, 3, '\n')]), [4])
    assert.deepEqual(typedLines([change(3, 3, '\r\n  ')]), [4])
  })
  it('are none of a paste, a fix, and a new text', () => {
    assert.equal(typedLines([change(3, 3, 'a\nb')]), undefined)
    assert.equal(typedLines([change(3, 9, '')]), undefined)
    assert.equal(typedLines([change(3, 4, 'a')]), undefined)
    assert.equal(typedLines([change(3, 3, 'a'), change(4, 4, 'b')]), undefined)
    assert.equal(typedLines([{text: 'a'}]), undefined)
    assert.equal(typedLines([]), undefined)
  })
})

describe('what is told while a person types', () => {
  const text = '# Outage\n\n## Summary\n\nThe careless engineer left it on. TODO\n\n#Timeline\n\n- 10:05 UTC Errors rise\n- 10:00 UTC Alert fires\n'
  const told = (lines: number[], known: string[] = [], settings = {}) => {
    const snapshot = snapshotOf(text, settings)
    const {told, isHolding} = quietProblems(snapshot, lines, new Set(known))
    const all = snapshot.problems.map(it => problemKey(snapshot, it))
    return {held: all.filter(it => !told.some(problem => problemKey(snapshot, problem) === it)), isHolding}
  }

  it('is all but what is new on the line', () =>
    assert.deepEqual(told([4]), {held: ['language/blame-word careless', 'doc/placeholder TODO'], isHolding: true}))
  it('is what was told before, too', () =>
    assert.deepEqual(told([4], ['language/blame-word careless']), {held: ['doc/placeholder TODO'], isHolding: true}))
  it('is everything when it is about other lines', () => assert.deepEqual(told([5]), {held: [], isHolding: false}))
  it('is every error', () =>
    assert.deepEqual(told([4], [], {rules: {'doc/placeholder': 'error'}}).held, ['language/blame-word careless']))
})
