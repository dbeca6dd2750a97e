import assert from 'node:assert/strict'
import {problemKey, filterProblems, typedLines} from '../../server/features/typing-filter.ts'
import {snapshotOf} from './snapshot-of.ts'

const change = (startLine: number, endLine: number, text: string) => ({
  range: {start: {line: startLine, character: 0}, end: {line: endLine, character: 0}},
  text,
})

describe('the lines that are typed on', () => {
  it('are those of letters and deletions', () => {
    assert.deepEqual(typedLines([change(3, 3, 'a')]), [3])
    assert.deepEqual(typedLines([change(3, 3, '')]), [3])
    assert.deepEqual(typedLines([change(3, 4, '')]), [3])
  })
  it('are those of all cursors', () => assert.deepEqual(typedLines([change(7, 7, 'a'), change(3, 3, 'a')]), [7, 3]))
  it('are the new one after a line break', () => {
    assert.deepEqual(typedLines([change(3, 3, '\n')]), [4])
    assert.deepEqual(typedLines([change(3, 3, '\r\n  ')]), [4])
  })
  it('do not include those of a paste, a fix or a new text', () => {
    assert.equal(typedLines([change(3, 3, 'a\nb')]), undefined)
    assert.equal(typedLines([change(3, 9, '')]), undefined)
    assert.equal(typedLines([change(3, 4, 'a')]), undefined)
    assert.equal(typedLines([change(3, 3, 'a'), change(4, 4, 'b')]), undefined)
    assert.equal(typedLines([{text: 'a'}]), undefined)
    assert.equal(typedLines([]), undefined)
  })
})

describe('the problems reported while a person types', () => {
  const text = `# Outage

## Summary

The careless engineer left it on. TODO

#Timeline

- 10:05 UTC Errors rise
- 10:00 UTC Alert fires
`
  const filter = (lines: number[], known: string[] = [], settings = {}) => {
    const snapshot = snapshotOf(text, settings)
    const {shown, hasDeferred} = filterProblems(snapshot, lines, new Set(known))
    const all = snapshot.problems.map(it => problemKey(snapshot, it))
    return {deferred: all.filter(it => !shown.some(problem => problemKey(snapshot, problem) === it)), hasDeferred}
  }

  it('are all but the new ones on the line', () =>
    assert.deepEqual(filter([4]), {
      deferred: ['language/blame-word careless', 'doc/placeholder TODO'],
      hasDeferred: true,
    }))
  it('include those that were reported before', () =>
    assert.deepEqual(filter([4], ['language/blame-word careless']), {
      deferred: ['doc/placeholder TODO'],
      hasDeferred: true,
    }))
  it('are all of them when other lines are edited', () =>
    assert.deepEqual(filter([5]), {deferred: [], hasDeferred: false}))
  it('include every error', () =>
    assert.deepEqual(filter([4], [], {rules: {'doc/placeholder': 'error'}}).deferred, ['language/blame-word careless']))
})
