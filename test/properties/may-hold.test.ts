import assert from 'node:assert/strict'
import fc from '../property.ts'
import {linesOf, pieceOf, proseOf, textOf} from '../../server/lint-pieces.ts'
import {isLiteral} from '../../server/literals.ts'
import {buildModel, readingOf} from '../../server/model/build-model.ts'
import {chooseProfile} from '../../server/model/profiles.ts'
import {emptyProject} from '../../server/model/project.ts'
import {rules} from '../../server/rules/index.ts'
import type {Rule, RuleContext} from '../../server/rules/rule.ts'
import {defaultSettings} from '../../server/settings.ts'
import {lineAt} from '../../server/syntax/line-span.ts'
import {pieceAt} from '../../server/syntax/pieces.ts'
import {wordFilter} from '../../server/text/word-filter.ts'
import {readMarkers} from '../markers.ts'

const withWords = rules.filter(it => it.mayHold).map(rule => ({rule, filter: wordFilter([rule.mayHold?.() ?? []])}))

/** How many problems the rules have, asked of the whole document and whatever its words are; each lies in a piece that the rule is shown. */
function check(text: string): number {
  const reading = readingOf(buildModel(text, 'postmortem.md', defaultSettings), text, 'postmortem.md', defaultSettings)
  let count = 0
  for (const {rule, filter} of withWords) {
    for (const {span} of rule.check(reading.model, contextOf(rule, reading))) {
      const piece = pieceOf(reading, pieceAt(reading.pieces, lineAt(reading.lines, span.start)))
      assert.notEqual(filter(textOf(reading, piece)), 0, `${rule.id} in ${JSON.stringify(textOf(reading, piece))}`)
      count++
    }
  }
  return count
}

function contextOf(rule: Rule, reading: ReturnType<typeof readingOf>): RuleContext {
  const {model, text, pieces} = reading
  const options = Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, it]) => [name, name === 'audience' ? 'public' : it.default]))
  return {
    text, options, profile: chooseProfile(model.sections), now: Date.UTC(2026, 0, 1), ruleIds: [], project: emptyProject, suppressed: [],
    isLiteral: span => isLiteral(model, text, span), reread: () => model, found: () => [], proseIn: () => [],
    prose: pieces.flatMap((_, index) => proseOf(reading, pieceOf(reading, index))), lines: linesOf(reading, {first: 0, end: reading.lines.length}),
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
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 40}), list => void check(`# Outage\n\n## Root cause\n\n${list.join('')}`)), {numRuns: 400})
  })
})
