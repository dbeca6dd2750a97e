import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {PostmortemModel} from '../../server/document/types.ts'
import {rules} from '../../server/rules/index.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {takeSnapshot, type Snapshot} from '../../server/features/snapshot.ts'

const two = (value: number) => String(value).padStart(2, '0')
const many = (count: number, lines: (index: number) => string[]) => Array.from({length: count}, (_, index) => lines(index)).flat()

/** 10,000 lines. */
const page = [
  '# Outage', '', '## Summary', '', 'The shop could not be reached by anybody on 2026-03-05.', 'It lasted for 40 minutes.', '',
  '## Timeline', '', 'All times are in UTC.', '',
  ...many(24, day => [`### 2026-03-${two(day + 1)}`, '', ...many(240, at => [`- ${two(Math.floor(at / 10))}:${two(at % 10 * 6)} UTC — Host ${day} of the shop answered ${at} calls`]), '']),
  '## Root cause', '', ...many(1500, index => [`The pool of host ${index} was full, and nobody could see that.`, '']),
  '## Action items', '', '| Action | Owner | Due | Ticket |', '| --- | --- | --- | --- |', ...many(1150, index => [`| Add an alert on host ${index} | Ana Lee | 2026-04-17 | OPS-${index} |`]), '',
].join('\n')

function snapshotOf(document: TextDocument, before?: Snapshot): Snapshot {
  const snapshot = takeSnapshot(document, defaultSettings, Date.UTC(2026, 3, 1), undefined, undefined, before)
  void snapshot.problems
  return snapshot
}

/** Types a letter behind those words, and tells what was read and asked again. */
function type(words: string): {before: PostmortemModel; after: PostmortemModel; pieces: number; asked: string[]; count: number} {
  const document = TextDocument.create('file:///postmortem.md', 'markdown', 1, page)
  assert.equal(document.lineCount, 10_000)
  const start = snapshotOf(document)
  const before = start.known
  const at = document.positionAt(page.indexOf(words) + words.length)
  const after = snapshotOf(TextDocument.update(document, [{range: {start: at, end: at}, text: 'x'}], 2), start).known
  assert.ok(before?.linting && after?.linting)
  assert.equal(after.reading.lines, before.reading.lines)
  const [old, now] = [before.linting.kept.wide, after.linting.kept.wide]
  return {
    before: before.reading.model, after: after.reading.model, pieces: after.linting.asked.pieces,
    asked: [...now.keys()].filter(id => now.get(id) !== old.get(id)), count: after.linting.asked.rules,
  }
}

/** How many are not what they were. */
function others<T>(before: readonly T[], after: readonly T[]): number {
  return before.filter((it, index) => after[index] !== it).length
}

function entriesOf({timelines}: PostmortemModel): unknown[] {
  return timelines.flatMap(it => it.entries)
}

/** Those rules that look at such texts, or at more than texts. */
function mayAsk(kinds: readonly string[]): Set<string> {
  return new Set(rules.filter(({looksAt}) => looksAt === undefined || (looksAt !== 'piece' && looksAt.some(it => kinds.includes(it)))).map(it => it.id))
}

describe('an edit of a document of 10,000 lines', function () {
  this.timeout(60_000)

  for (const [place, words] of [['in the words of an entry', 'Host 7 of the shop'], ['right behind the time of an entry', '- 09:36 UTC —']] as const) {
    it(`${place} reads that entry again, and asks the rules that look at entries`, () => {
      const {before, after, pieces, asked, count} = type(words)
      assert.equal(others(entriesOf(before), entriesOf(after)), 1)
      for (const part of ['sections', 'metadata', 'claims', 'actionItems', 'tables', 'literals', 'incident'] as const) assert.equal(after[part], before[part], part)
      assert.ok(pieces <= 1)
      assert.equal(count, asked.length)
      const may = mayAsk(['entries', 'timeline'])
      assert.deepEqual(asked.filter(it => !may.has(it)), [])
      assert.ok(0 < asked.length && asked.length < 15, String(asked.length))
    })
  }

  it('in a row of action items reads that item again, and asks the rules that look at items and tables', () => {
    const {before, after, pieces, asked} = type('Add an alert on host 500')
    assert.equal(others(before.actionItems, after.actionItems), 1)
    assert.equal(others(before.tables, after.tables), 1)
    for (const part of ['sections', 'metadata', 'claims', 'timelines', 'literals', 'incident'] as const) assert.equal(after[part], before[part], part)
    assert.ok(pieces <= 1)
    const may = mayAsk(['action-items', 'tables'])
    assert.deepEqual(asked.filter(it => !may.has(it)), [])
  })

  it('is one of words at each of several places by turns', () => {
    let document = TextDocument.create('file:///postmortem.md', 'markdown', 1, page)
    let snapshot = snapshotOf(document)
    const lines = snapshot.known?.reading.lines
    for (const words of ['Host 7 of the shop', 'Add an alert on host 500', 'could not be reached', 'The pool of host 90', 'Host 7 of the shop']) {
      const at = document.positionAt(document.getText().indexOf(words) + words.length)
      document = TextDocument.update(document, [{range: {start: at, end: at}, text: 'x'}], document.version + 1)
      snapshot = snapshotOf(document, snapshot)
      assert.equal(snapshot.known?.reading.lines, lines, words)
    }
  })

  it('in the summary leaves the day, the zone and the language to what they were, and reads neither entry nor item', () => {
    const {before, after, pieces} = type('could not be reached')
    for (const part of ['sections', 'metadata', 'timelines', 'actionItems', 'tables', 'literals', 'incident'] as const) assert.equal(after[part], before[part], part)
    assert.ok(pieces <= 1)
  })
})
