import assert from 'node:assert/strict'
import {compatibleEdits, orderEdits} from '../../server/text/edits.ts'
import type {Edit} from '../../server/text/span.ts'

const edit = (start: number, end: number, text: string): Edit => ({span: {start, end}, text})

function check(edits: readonly Edit[], expected: readonly Edit[] | undefined): void {
  assert.deepEqual(orderEdits(edits), expected)
}

describe('edits of one change', () => {
  it('are in the order of the text', () => check([edit(4, 5, 'b'), edit(0, 1, 'a')], [edit(0, 1, 'a'), edit(4, 5, 'b')]))
  it('are made once, also when others stand between', () =>
    check([edit(2, 4, 'a'), edit(7, 7, 'b'), edit(2, 4, 'a'), edit(7, 7, 'c'), edit(7, 7, 'b')], [edit(2, 4, 'a'), edit(7, 7, 'b'), edit(7, 7, 'c')]))
  it('keep the order of insertions at one place', () =>
    check([edit(3, 3, 'z'), edit(3, 3, 'a'), edit(3, 3, 'm')], [edit(3, 3, 'z'), edit(3, 3, 'a'), edit(3, 3, 'm')]))
  it('insert before what replaces the text behind', () => check([edit(3, 5, 'a'), edit(3, 3, 'b')], [edit(3, 3, 'b'), edit(3, 5, 'a')]))
  it('may meet', () => check([edit(0, 3, 'a'), edit(3, 3, 'b'), edit(3, 5, '')], [edit(0, 3, 'a'), edit(3, 3, 'b'), edit(3, 5, '')]))
  it('leave out what changes nothing', () => check([edit(3, 3, ''), edit(1, 2, '')], [edit(1, 2, '')]))
  it('cannot replace one text by two others', () => check([edit(0, 3, 'a'), edit(0, 3, 'b')], undefined))
  it('cannot overlap', () => check([edit(0, 3, 'a'), edit(2, 4, 'a')], undefined))
  it('cannot insert into a text that is replaced', () => check([edit(2, 2, 'a'), edit(0, 3, 'b')], undefined))
})

describe('edits of several fixes', () => {
  const fix = [edit(0, 1, 'a'), edit(6, 7, 'b')]

  it('are made whole or not at all, the earlier first', () =>
    assert.deepEqual(compatibleEdits([fix, [edit(3, 4, 'c'), edit(6, 8, 'd')], [edit(3, 4, 'e')]]), [edit(0, 1, 'a'), edit(3, 4, 'e'), edit(6, 7, 'b')]))
  it('may be shared', () => assert.deepEqual(compatibleEdits([fix, [edit(3, 4, 'c'), edit(6, 7, 'b')]]), [edit(0, 1, 'a'), edit(3, 4, 'c'), edit(6, 7, 'b')]))
  it('insert in the order of the fixes', () => assert.deepEqual(compatibleEdits([[edit(2, 2, 'z')], [edit(2, 2, 'a')]]), [edit(2, 2, 'z'), edit(2, 2, 'a')]))
  it('leave out a fix whose own edits overlap', () => assert.deepEqual(compatibleEdits([[edit(0, 3, 'a'), edit(1, 2, 'b')], fix]), fix))
})
