import assert from 'node:assert/strict'
import fc from '../property.ts'
import {isLiteral} from '../../server/markdown/literals.ts'
import {blockIndexAt, type Block} from '../../server/markdown/block.ts'
import type {ParsedDocument} from '../../server/document/parsed-document.ts'
import {readDocument} from '../../server/document/read-document.ts'
import {chooseProfile} from '../../server/document/profiles/choose-profile.ts'
import {emptyProject} from '../../server/document/project.ts'
import {readSentences} from '../../server/prose/sentences.ts'
import {documentedRules as rules} from '../../server/rules/documented.ts'
import type {Rule, RuleContext} from '../../server/rules/rule.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {partsOf} from '../../server/text/parts.ts'
import {wordFilter} from '../../server/text/prefilter/index.ts'
import {readMarkers} from '../markers.ts'

const withWords = rules.filter(it => it.mayHold).map(rule => ({rule, filter: wordFilter([rule.mayHold?.() ?? []])}))

/**
 * How many problems the rules have, asked of the whole document and whatever its words are; each is in a block that the
 * rule is shown.
 */
function check(text: string): number {
  const parsed = readDocument(text, 'postmortem.md', defaultSettings)
  const {blocks} = parsed.markdown
  let count = 0
  for (const {rule, filter} of withWords) {
    for (const {span} of rule.check(parsed.model, contextOf(rule, parsed))) {
      const block = blocks[blockIndexAt(blocks, span.start)] as Block
      assert.notEqual(filter(block.text), 0, `${rule.id} in ${JSON.stringify(block.text)}`)
      count++
    }
  }
  return count
}

function contextOf(rule: Rule, {markdown, model}: ParsedDocument): RuleContext {
  const {text, lines} = markdown
  const options = Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, it]) => [name, name === 'audience' ? 'public' : it.default]),
  )
  return {
    text: partsOf(text),
    wholeText: text,
    options,
    profile: chooseProfile(model.sections),
    now: Date.UTC(2026, 0, 1),
    ruleIds: [],
    project: emptyProject,
    suppressed: [],
    isLiteral: span => isLiteral(markdown, span),
    reread: () => model,
    found: () => [],
    proseIn: () => [],
    prose: readSentences(
      text,
      lines,
      model.sections.map(it => it.heading.span),
    ),
    lines: lines.map(({start, end}) => ({start, text: text.slice(start, end)})),
  }
}

describe('the words that rules look for', function () {
  this.timeout(120_000)

  const texts = rules.flatMap(rule => [...rule.bad, ...rule.good]).map(it => readMarkers(it.text).text)
  const words = [...new Set(texts.flatMap(it => it.split(/(?<=\s)/)))]

  it('stand wherever they have a problem', () => {
    assert.ok(10 < withWords.length)
    const found = texts.reduce((count, text) => count + check(text), 0)
    assert.ok(60 < found, `${found} problems`)
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 40}),
        list =>
          void check(`# Outage

## Root cause

${list.join('')}`),
      ),
      {numRuns: 400},
    )
  })
})
