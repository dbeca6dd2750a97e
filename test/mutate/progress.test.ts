import assert from 'node:assert/strict'
import {appendFileSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {findMutants, type Mutant} from './mutants.ts'
import {openProgress} from './progress.ts'

describe('a mutation run that was stopped', () => {
  const [first, second] = findMutants({'a.ts': 'export const f = a => a < b'}) as [Mutant, Mutant]
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'progress-'))
    file = path.join(folder, 'artifacts', 'progress.jsonl')
    openProgress(file, 'one', false).note(first, {kind: 'survived'})
  })
  afterEach(() => rmSync(folder, {recursive: true}))

  it('goes on with what it knew', () => {
    const progress = openProgress(file, 'one', true)
    assert.deepEqual(
      [first, second].map(it => progress.fateOf(it)),
      [{kind: 'survived'}, undefined],
    )
    progress.note(second, {kind: 'not reached'})
    const again = openProgress(file, 'one', true)
    assert.deepEqual(
      [first, second].map(it => again.fateOf(it)),
      [{kind: 'survived'}, {kind: 'not reached'}],
    )
  })

  it('ignores a line that was not written to its end', () => {
    appendFileSync(file, '["a.ts:0-1 ",{"ki')
    assert.deepEqual(openProgress(file, 'one', true).fateOf(first), {kind: 'survived'})
    openProgress(file, 'one', true).note(second, {kind: 'survived'})
    assert.deepEqual(openProgress(file, 'one', true).fateOf(second), {kind: 'survived'})
  })

  it('does not go on when the sources have changed', () =>
    assert.throws(() => openProgress(file, 'two', true), /leave out --resume/))

  it('starts anew unless it is told to go on', () => {
    assert.equal(openProgress(file, 'one', false).fateOf(first), undefined)
    assert.equal(readFileSync(file, 'utf8'), 'one\n')
  })
})
