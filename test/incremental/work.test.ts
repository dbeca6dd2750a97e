import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {PostmortemModel} from '../../server/document/types.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {takeSnapshot, type Snapshot} from '../../server/features/snapshot.ts'

const two = (value: number) => String(value).padStart(2, '0')
const many = (count: number, lines: (index: number) => string[]) =>
  Array.from({length: count}, (_, index) => lines(index)).flat()

/** 10,000 lines. */
const page = [
  '# Outage',
  '',
  '## Summary',
  '',
  'The shop could not be reached by anybody on 2026-03-05.',
  'It lasted for 40 minutes.',
  '',
  '## Timeline',
  '',
  'All times are in UTC.',
  '',
  ...many(24, day => [
    `### 2026-03-${two(day + 1)}`,
    '',
    ...many(240, at => [
      `- ${two(Math.floor(at / 10))}:${two((at % 10) * 6)} UTC — Host ${day} of the shop answered ${at} calls`,
    ]),
    '',
  ]),
  '## Root cause',
  '',
  ...many(1500, index => [`The pool of host ${index} was full, and nobody could see that.`, '']),
  '## Action items',
  '',
  '| Action | Owner | Due | Ticket |',
  '| --- | --- | --- | --- |',
  ...many(1150, index => [`| Add an alert on host ${index} | Ana Lee | 2026-04-17 | OPS-${index} |`]),
  '',
].join('\n')

function snapshotOf(document: TextDocument, before?: Snapshot): Snapshot {
  const snapshot = takeSnapshot(document, defaultSettings, Date.UTC(2026, 3, 1), undefined, undefined, before)
  void snapshot.problems
  return snapshot
}

interface Work {
  readonly before: PostmortemModel
  readonly after: PostmortemModel
  /** Blocks that are not those of the version before. */
  readonly blocks: number
  /** Blocks that rules ran on. */
  readonly blockRuns: number
  /** The rules for whole documents that ran. */
  readonly rules: readonly string[]
}

/** Types behind those words, and counts what was read again. */
function type(words: string, text = 'x'): Work {
  const document = TextDocument.create('file:///postmortem.md', 'markdown', 1, page)
  assert.equal(document.lineCount, 10_000)
  const start = snapshotOf(document)
  const before = start.known
  const model = before.parsed?.model
  const blocks = new Set(before.parsed?.markdown.blocks)
  const at = document.positionAt(page.indexOf(words) + words.length)
  const after = snapshotOf(TextDocument.update(document, [{range: {start: at, end: at}, text}], 2), start).known
  const [old, now] = [before.lintings.get('own'), after.lintings.get('own')]
  assert.ok(model && old && now && after.parsed)
  const ran = [...now.documentResults.byRule].filter(([id, result]) => old.documentResults.byRule.get(id) !== result)
  assert.equal(ran.length, now.runs.rules)
  return {
    before: model,
    after: after.parsed.model,
    blocks: after.parsed.markdown.blocks.filter(it => !blocks.has(it)).length,
    blockRuns: now.runs.blocks,
    rules: ran.map(([id]) => id),
  }
}

/** How many are not what they were. */
function others<T>(before: readonly T[], after: readonly T[]): number {
  return before.filter((it, index) => after[index] !== it).length
}

function entriesOf({timelines}: PostmortemModel): unknown[] {
  return timelines.flatMap(it => it.entries)
}

describe('an edit of a document of 10,000 lines', function () {
  this.timeout(60_000)

  for (const [place, words] of [
    ['in the words of an entry', 'Host 7 of the shop'],
    ['right behind the time of an entry', '- 09:36 UTC —'],
  ] as const) {
    it(`${place} reads that entry again, and runs the rules that look at its words`, () => {
      const {before, after, blocks, blockRuns, rules} = type(words)
      assert.equal(blocks, 1)
      assert.equal(others(entriesOf(before), entriesOf(after)), 1)
      for (const part of ['sections', 'metadata', 'claims', 'actionItems', 'tables', 'literals', 'incident'] as const)
        assert.ok(after[part] === before[part], part)
      assert.ok(blockRuns <= 1)
      assert.ok(0 < rules.length && rules.length < 6, rules.join())
      // It is read when things happened, which the words of an entry do not tell.
      assert.ok(!rules.some(id => /date|zone|order|rollover|gap/.test(id)), rules.join())
    })
  }

  it('in a row of action items reads that item again, and runs the rules that look at items and tables', () => {
    const {before, after, blocks, blockRuns, rules} = type('Add an alert on host 500')
    assert.equal(blocks, 1)
    assert.equal(others(before.actionItems, after.actionItems), 1)
    assert.equal(others(before.tables, after.tables), 1)
    for (const part of ['sections', 'metadata', 'claims', 'timelines', 'literals', 'incident'] as const)
      assert.ok(after[part] === before[part], part)
    assert.ok(blockRuns <= 1)
    assert.ok(rules.length < 25, rules.join())
  })

  it('in the summary leaves the day, the zone and the language to what they were, and reads neither entry nor item', () => {
    const {before, after, blocks, blockRuns, rules} = type('could not be reached')
    assert.equal(blocks, 1)
    for (const part of ['sections', 'metadata', 'timelines', 'actionItems', 'tables', 'literals', 'incident'] as const)
      assert.ok(after[part] === before[part], part)
    assert.ok(blockRuns <= 1)
    assert.ok(rules.length < 15, rules.join())
  })

  it('in a paragraph of which nothing depends runs hardly any rule', () => {
    const {rules} = type('The pool of host 90')
    assert.ok(rules.length < 10, rules.join())
  })

  for (const [name, text] of [
    ['a line break', '\n'],
    ['a new entry', '\n- 09:37 UTC Another'],
  ] as const) {
    it(`of ${name} reads the lines that it makes, and keeps all other entries`, () => {
      const {before, after, blocks, blockRuns} = type('answered 96 calls', text)
      assert.ok(blocks <= 3, String(blocks))
      assert.ok(others(entriesOf(before).slice(0, 50), entriesOf(after).slice(0, 50)) <= 1)
      const known = new Set(entriesOf(before))
      assert.ok(entriesOf(after).filter(it => !known.has(it)).length <= 2)
      for (const part of ['actionItems', 'tables', 'claims'] as const) assert.ok(after[part] === before[part], part)
      assert.ok(blockRuns <= 3, String(blockRuns))
    })
  }

  it('of a new heading reads the headings around it, and no entry of another timeline', () => {
    const {before, after, blocks} = type('and nobody could see that.', '\n\n## Detection')
    assert.ok(blocks <= 3, String(blocks))
    assert.equal(after.actionItems.length, before.actionItems.length)
    const known = new Set(entriesOf(before))
    assert.equal(entriesOf(after).filter(it => !known.has(it)).length, 0)
  })
})
