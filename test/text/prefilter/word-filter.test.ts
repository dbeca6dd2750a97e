import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {eventPhrases} from '../../../server/document/data/event-phrases.ts'
import {instructionPatterns} from '../../../server/rules/doc/instruction-patterns.ts'
import {documentedRules as rules} from '../../../server/rules/documented.ts'
import {wordsOf} from '../../../server/text/prefilter/expression-words.ts'
import {bitAt, mayMatch, wordFilter} from '../../../server/text/prefilter/word-filter.ts'
import {readMarkers} from '../../markers.ts'
import {regexLiterals} from '../../properties/regex-literals.ts'
import fc from '../../property.ts'

const server = fileURLToPath(new URL('../../../../server/', import.meta.url))

/** Every regular expression literal in the server's sources. */
function literals(): RegExp[] {
  const files = readdirSync(server, {recursive: true, encoding: 'utf8'}).filter(it => it.endsWith('.ts'))
  const found = files.flatMap(file => regexLiterals(readFileSync(path.join(server, file), 'utf8')))
  return found.map(({pattern, flags}) => new RegExp(pattern, flags.replace(/[gy]/g, '')))
}

describe('wordFilter', function () {
  this.timeout(60_000)

  it('sets the bit of each expression that may match', () => {
    const filter = wordFilter([/\bhuman error\b/, /\bcareless\b/, /\d/])
    assert.equal(filter('A careless deploy.'), 0b110)
    assert.equal(filter('a HUMAN being'), 0b101)
    assert.equal(filter('inhuman, uncareless'), 0b100)
  })

  it('looks at a part only when told so, and tells groups apart by one bit', () => {
    const filter = wordFilter([
      [/\bhuman\b/, /\berror\b/],
      [/\bNOT\b/, /!!/],
    ])
    assert.equal(filter('a human is not !'), 0b01)
    assert.equal(filter('an error, NOT mine'), 0b11)
    assert.equal(filter('an error, NOT mine', 8), 0b10)
    assert.equal(filter('an error, NOT mine', 0, 8), 0b01)
    assert.equal(filter('no!!'), 0b10)
  })

  it('tells no more patterns apart than a number has bits, and throws when it is made', () => {
    const beginnings = [...'qx'].flatMap(first => [...'abcdefghijklmnop'].map(second => first + second))
    const patterns = beginnings.map(it => new RegExp(`\\b${it}`))
    assert.equal(wordFilter(patterns.slice(1))('qa xp'), 1 << 30)
    assert.throws(() => wordFilter(patterns), RangeError)
    assert.throws(() => bitAt(31), RangeError)
  })

  // Texts in which expressions match: those that rules report, and pieces of them put together.
  const texts = rules.flatMap(rule => [...rule.bad, ...rule.good]).flatMap(it => readMarkers(it.text).text.split('\n'))
  const words = [...new Set(texts.flatMap(it => it.split(/(?<=\s)/)))]

  it('never leaves out an expression that matches, of all that the server has', () => {
    const expressions = [...eventPhrases.map(it => it.test.expression), ...instructionPatterns]
    const phrases = expressions.map(it => new RegExp(it.source, 'i'))
    const patterns = [...phrases, ...literals()].filter(wordsOf)
    assert.ok(200 < patterns.length)
    const filters = patterns.map(pattern => mayMatch(pattern))
    const check = (text: string) =>
      patterns.forEach((pattern, index) => {
        if (!(filters[index] as (text: string) => boolean)(text)) assert.doesNotMatch(text, pattern)
      })
    texts.forEach(check)
    const lists = fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 12})
    fc.assert(
      fc.property(lists, list => check(list.join(''))),
      {numRuns: 300},
    )
  })
})
