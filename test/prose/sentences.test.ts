import assert from 'node:assert/strict'
import {opaque, readSentences, type Sentence} from '../../server/prose/sentences.ts'
import {readLines} from '../../server/markdown/lines.ts'

function read(text: string): Sentence[] {
  const lines = readLines(text)
  return readSentences(
    text,
    lines,
    lines.filter(it => it.kind === 'heading'),
  )
}

function check(text: string, ...expected: string[]): void {
  const sentences = read(text)
  assert.deepEqual(
    sentences.map(it => text.slice(it.span.start, it.span.end)),
    expected,
  )
  for (const {span, text: prose} of sentences) assert.equal(prose.length, span.end - span.start)
}

/** What a reader takes in: white space made one, and what is opaque written as `▯`. */
function checkProse(text: string, ...expected: string[]): void {
  const seen = read(text).map(it => it.text.replace(new RegExp(`${opaque}+`, 'g'), '▯').replace(/\s+/g, ' '))
  assert.deepEqual(seen, expected)
}

describe('sentences', () => {
  it('end at a full stop', () =>
    check('It broke. We saw it! Who? Nobody.', 'It broke.', 'We saw it!', 'Who?', 'Nobody.'))
  it('do not end at an abbreviation', () =>
    check('Some hosts, e.g. Web, at 9 a.m. UTC.', 'Some hosts, e.g. Web, at 9 a.m. UTC.'))
  it('do not end within a number or a name', () =>
    check('Version 1.2.3 of node.js runs.', 'Version 1.2.3 of node.js runs.'))
  it('go over the lines of a paragraph', () => check('The host\nbroke.\n', 'The host\nbroke.'))
  it('go over the lines of a paragraph with CRLF', () =>
    check('The host\r\nbroke.\r\n\r\nIt ran.\r\n', 'The host\r\nbroke.', 'It ran.'))
  it('are those of items and of cells, not of the header', () =>
    check(
      `- a host
- [ ] an item
  of two lines

| A | B |
| - | - |
| one | two |
`,
      'a host',
      'an item\n  of two lines',
      'one',
      'two',
    ))
  it('are not those of headings, code, comments and quotes', () =>
    check(
      `# Title

\`\`\`
code
\`\`\`

<!-- note -->

> quote
goes on

>
prose`,
      'prose',
    ))
  it('know their heading', () =>
    assert.deepEqual(
      read(`a

# One

b

## Two

c
`).map(it => it.heading),
      [undefined, 0, 1],
    ))
  it('hide code, addresses and quoted words', () =>
    checkProse('Ran `a b` at https://example.com/x and "said so" or “so”.', 'Ran ▯ at ▯ and ▯ or ▯.'))
  it('show the text of links and no marks', () =>
    checkProse('The **big** [engineer](https://example.com/a_b) _left_ <b>it</b>.', 'The big engineer left it .'))
  it('keep names with underscores', () => checkProse('The max_size of it', 'The max_size of it'))
  it('are cut where a paragraph is endless', () =>
    assert.ok(read('word '.repeat(5000)).every(it => it.text.length <= 4000)))
})
