import assert from 'node:assert/strict'
import {readCells, readLines} from '../../server/markdown/lines.ts'

/** The kind of each line, in front of it. */
function check(expected: string): void {
  const pairs = expected.split('\n').map(line => line.split('│') as [string, string])
  const text = pairs.map(([, source]) => source).join('\n')
  const read = readLines(text).map(
    line => `${line.kind.padEnd(pairs[0]?.[0].length ?? 0)}│${text.slice(line.start, line.end)}`,
  )
  assert.equal(read.join('\n'), expected)
}

describe('readLines', () => {
  it('tells headings from hashes', () =>
    check(`heading│# A
heading│###### B
text   │####### C
text   │#5 bolt
heading│#`))
  it('knows a setext underline from a rule', () =>
    check(`text     │Timeline
underline│--------
blank    │
rule     │---`))
  it('keeps front matter together, blank lines included', () =>
    check(`front-matter│---
front-matter│title: a
front-matter│
front-matter│# no heading
front-matter│---
heading     │# A`))
  it('takes no front matter from a document that opens with a rule', () =>
    check(
      `rule│---
text│words of prose here
underline│---`.replace(/^(\w+)/gm, name => name.padEnd(9)),
    ))
  it('reads nothing inside a fence', () =>
    check(`fence│\`\`\`
code │# A
code │- b
fence│\`\`\`
item │- c`))
  it('closes a fence of a list item where the item ends', () => check('item   │- ```\ncode   │  a\nheading│# B'))
  it('skips comments of several lines', () => check('comment│<!-- a\ncomment│# b\ncomment│-->\nheading│# C'))
  it('reads tables with and without outer pipes', () =>
    check(`row      │a | b
delimiter│--|--
row      │1 | 2
blank    │
text     │a | b`))
  it('takes an indented bullet for what it is meant', () => check('text│##Timeline\nitem│\t- 11:00pm Down'))
  it('reads code only behind a blank line and outside of lists', () =>
    check(
      `text │a
blank│
code │    b
item │- c
text │    d`.replace(/^(\w+) */gm, name => name.trim().padEnd(5)),
    ))
  it('survives every line end, NUL and lone surrogates', () => {
    assert.deepEqual(
      readLines('# A\r\n\0\r\n\ud800').map(it => it.kind),
      ['heading', 'text', 'text'],
    )
    assert.deepEqual(
      readLines('').map(it => it.kind),
      ['blank'],
    )
    assert.deepEqual(
      readLines('\ufeff# A').map(it => it.kind),
      ['heading'],
    )
  })
  it('knows task boxes', () => {
    const ticks = readLines('- [ ] a\n- [x] b\n- [] c\n- d').map(it => it.isTicked)
    assert.deepEqual(ticks, [false, true, false, undefined])
  })
})

describe('readCells', () => {
  const cells = (row: string) => {
    const line = readLines(`| a |\n|---|\n${row}`)[2]
    assert.ok(line)
    return readCells(`| a |\n|---|\n${row}`, line).map(({start, end}) => `| a |\n|---|\n${row}`.slice(start, end))
  }
  it('splits at pipes', () => assert.deepEqual(cells('| 10:00 | Down |  |'), ['10:00', 'Down', '']))
  it('keeps escaped pipes', () => assert.deepEqual(cells('| a \\| b | c |'), ['a \\| b', 'c']))
  it('does without the closing pipe', () => assert.deepEqual(cells('| a | b'), ['a', 'b']))
})
