import assert from 'node:assert/strict'
import type {Block} from '../../server/markdown/block.ts'
import {collect, readAlong} from '../../server/markdown/collect.ts'
import {readMarkdown, type MarkdownText} from '../../server/markdown/markdown-text.ts'
import {Steps} from '../../server/text/kept.ts'

const page = Array.from({length: 12}, (_, index) => `${index % 3 ? 'Text' : '# Title'} ${index}.\n\n`).join('')

/** Each way to change one line of the page: another word, a line less, a line more. */
const edits = Array.from({length: 12}, (_, index) =>
  page.split('\n').findIndex(it => it.endsWith(` ${index}.`)),
).flatMap(line =>
  [['Other'], [], ['One', '', 'two']].map(words =>
    page
      .split('\n')
      .toSpliced(line, 1, ...words)
      .join('\n'),
  ),
)

interface Titled {
  readonly block: Block
}

/** All that a step may look at: what is between two titles, and a block on both sides. */
function around({blocks}: MarkdownText, block: Block, next: Block | undefined): string {
  return blocks
    .slice(Math.max(0, block.index - 1), next ? next.index + 2 : undefined)
    .map(it => it.text)
    .join('')
}

function readTitles(markdown: MarkdownText, steps: Steps): {texts: readonly string[]; count: number} {
  let count = 0
  const titles = collect(steps, 'titles', markdown, {
    inputs: [],
    around: 0,
    read: it => it.text.startsWith('#') || undefined,
  })
  const items = steps.zip<Titled>('items', [titles], index => ({block: titles[index]?.[0] as Block}))
  const texts = readAlong(steps, 'texts', markdown, items, {
    inputs: [],
    read(item, next) {
      count++
      return around(markdown, item.block, next?.block)
    },
  })
  return {texts, count}
}

describe('what is read along a document', () => {
  for (const [nth, edited] of edits.entries()) {
    it(`is that of a new one after edit ${nth}, and read around it only`, () => {
      const steps = new Steps()
      const before = readMarkdown(page)
      readTitles(before, steps)
      const {texts, count} = readTitles(readMarkdown(edited, before), steps)
      assert.deepEqual(texts, readTitles(readMarkdown(edited), new Steps()).texts)
      assert.ok(count <= 3, String(count))
    })
  }

  it('is the same list when nothing of it has changed', () => {
    const steps = new Steps()
    const read = (markdown: MarkdownText) =>
      collect(steps, 'titles', markdown, {inputs: [], around: 0, read: it => it.text.startsWith('#') || undefined})
    const before = readMarkdown(page)
    const first = read(before)
    assert.equal(read(readMarkdown(page.replace('Text 4', 'Word 4'), before)), first)
  })
})
