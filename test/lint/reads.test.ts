import assert from 'node:assert/strict'
import {defaultSettings} from '../../server/config/settings.ts'
import {profileOf} from '../../server/document/profiles/choose-profile.ts'
import type {ParsedDocument} from '../../server/document/parsed-document.ts'
import {readDocument} from '../../server/document/read-document.ts'
import {Reads} from '../../server/lint/reads.ts'
import {DocumentContext} from '../../server/lint/rule-context.ts'
import {watchTimelines} from '../../server/lint/watched-timelines.ts'
import type {Block} from '../../server/markdown/block.ts'
import type {RuleContext} from '../../server/rules/rule.ts'

const parsed = readDocument(
  `# Outage

One.

Two.

Three.
`,
  'postmortem.md',
  defaultSettings,
)

/** The blocks that are needed again, by their words, after a rule has read that part of the text. */
function blocksOf(...parts: readonly (readonly [start: number, end: number])[]): string[] {
  const {blocks} = parsed.markdown
  const reads = new Reads()
  for (const [start, end] of parts) reads.addSpan(blocks, {start, end})
  return blocks.filter(it => !holds(reads, [it])).map(it => it.text.trim())
}

function holds(
  reads: Reads,
  touched: readonly Block[] = [],
  found: readonly unknown[] = [],
  document: ParsedDocument = parsed,
): boolean {
  return reads.hold(document, watchTimelines(document), touched, () => found)
}

describe('what a rule has read', () => {
  const at = (words: string): number => parsed.markdown.text.indexOf(words)

  it('is another after a change of a block of which it read a part', () => {
    assert.deepEqual(blocksOf([at('Two'), at('Two') + 3]), ['Two.'])
    assert.deepEqual(blocksOf([at('Two') + 1, at('Three') + 1]), ['Two.', 'Three.'])
    assert.deepEqual(blocksOf([at('One'), at('One') + 1], [at('Three'), at('Three') + 1]), ['One.', 'Three.'])
  })

  it('is another after any change when it read the whole text', () => {
    const reads = new Reads()
    assert.equal(holds(reads), true)
    reads.addWhole()
    assert.equal(holds(reads), false)
  })

  it('is another when a value of the model that it read is another', () => {
    const reads = new Reads()
    void reads.watch(parsed, watchTimelines(parsed)).sections
    const other = (model: object): ParsedDocument => ({...parsed, model: {...parsed.model, ...model}})
    assert.equal(holds(reads, [], [], other({timelines: []})), true)
    assert.equal(holds(reads, [], [], other({sections: []})), false)
  })

  it('is another when another rule finds more, less or something else', () => {
    const [first, second] = [{}, {}]
    const reads = new Reads()
    reads.addFound('doc/placeholder', [first])
    assert.deepEqual(
      [[first], [], [second], [first, second]].map(it => holds(reads, [], it)),
      [true, false, false, false],
    )
  })
})

describe('what a rule asks of its context', () => {
  const two = {start: parsed.markdown.text.indexOf('Two'), end: parsed.markdown.text.indexOf('Two') + 3}

  /** The blocks after whose change the rule runs again, by their words. */
  function readBy(ask: (context: RuleContext) => unknown): string[] {
    const reads = new Reads()
    const context = {profile: profileOf(parsed.model), settings: {rules: {}}, now: 0}
    ask(new DocumentContext(parsed, context, {suppressed: [], found: () => [], foundNow: () => []}, {}, reads))
    return parsed.markdown.blocks.filter(it => !holds(reads, [it])).map(it => it.text.trim())
  }

  const all = readBy(({prose}) => prose)
  const parts: readonly (readonly [what: string, ask: (context: RuleContext) => unknown])[] = [
    ['whether text is literal', context => context.isLiteral(two)],
    ['the sentences in a part', context => context.proseIn(two)],
    ['a piece of the text', ({text}) => text.slice(two.start, two.end)],
    ['what is around a part', ({text}) => text.around(two)],
  ]
  for (const [what, ask] of parts) {
    it(`is read in that part alone: ${what}`, () => assert.deepEqual(readBy(ask), ['Two.']))
  }

  const wholes: typeof parts = [
    ['all sentences', ({prose}) => prose],
    ['all lines', ({lines}) => lines],
    ['the length of the text', ({text}) => text.length],
    ['the whole text', ({text}) => text.slice(0)],
    ['what is suppressed', ({suppressed}) => suppressed],
  ]
  for (const [what, ask] of wholes) {
    it(`is read everywhere: ${what}`, () => {
      assert.ok(all.includes('One.') && all.includes('Three.'))
      assert.deepEqual(readBy(ask), all)
    })
  }
})
