import assert from 'node:assert/strict'
import {compatibleEdits, orderEdits} from '../../server/text/edits.ts'
import type {Edit} from '../../server/text/span.ts'

/** `4-5 b` puts a "b" in place of the fifth character. */
function read(written: string): Edit {
  const [, start, end, text = ''] = /^(\d+)-(\d+) ?(.*)$/.exec(written) ?? assert.fail(written)
  return {span: {start: Number(start), end: Number(end)}, text}
}

function print({span, text}: Edit): string {
  return `${span.start}-${span.end} ${text}`.trimEnd()
}

function check(edits: readonly string[], expected: readonly string[] | undefined): void {
  assert.deepEqual(orderEdits(edits.map(read))?.map(print), expected)
}

function checkFixes(fixes: readonly (readonly string[])[], expected: readonly string[]): void {
  assert.deepEqual(compatibleEdits(fixes.map(it => it.map(read))).map(print), expected)
}

describe('edits of one change', () => {
  it('are in the order of the text', () => check(['4-5 b', '0-1 a'], ['0-1 a', '4-5 b']))
  it('are made once, also when others stand between', () =>
    check(['2-4 a', '7-7 b', '2-4 a', '7-7 c', '7-7 b'], ['2-4 a', '7-7 b', '7-7 c']))
  it('keep the order of insertions at one place', () => check(['3-3 z', '3-3 a', '3-3 m'], ['3-3 z', '3-3 a', '3-3 m']))
  it('insert before what replaces the text behind', () => check(['3-5 a', '3-3 b'], ['3-3 b', '3-5 a']))
  it('may meet', () => check(['0-3 a', '3-3 b', '3-5'], ['0-3 a', '3-3 b', '3-5']))
  it('leave out what changes nothing', () => check(['3-3', '1-2'], ['1-2']))
  it('cannot replace one text by two others', () => check(['0-3 a', '0-3 b'], undefined))
  it('cannot overlap', () => check(['0-3 a', '2-4 a'], undefined))
  it('cannot insert into a text that is replaced', () => check(['2-2 a', '0-3 b'], undefined))
})

describe('edits of several fixes', () => {
  const fix = ['0-1 a', '6-7 b']

  it('are made whole or not at all, the earlier first', () =>
    checkFixes([fix, ['3-4 c', '6-8 d'], ['3-4 e']], ['0-1 a', '3-4 e', '6-7 b']))
  it('may be shared', () => checkFixes([fix, ['3-4 c', '6-7 b']], ['0-1 a', '3-4 c', '6-7 b']))
  it('insert in the order of the fixes', () => checkFixes([['2-2 z'], ['2-2 a']], ['2-2 z', '2-2 a']))
  it('leave out a fix whose own edits overlap', () => checkFixes([['0-3 a', '1-2 b'], fix], fix))
})
