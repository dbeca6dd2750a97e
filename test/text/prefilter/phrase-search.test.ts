import assert from 'node:assert/strict'
import {eventPhrases} from '../../../server/document/data/event-phrases.ts'
import {documentedRules as rules} from '../../../server/rules/documented.ts'
import {alternativesOf, byAlternatives} from '../../../server/text/prefilter/phrase-search.ts'
import {readMarkers} from '../../markers.ts'
import fc from '../../property.ts'

describe('alternativesOf', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['a|b', ['a', 'b']],
    ['a(?:b|c)|d', ['a(?:b|c)', 'd']],
    ['[a|b]|c', ['[a|b]', 'c']],
    ['[\\]|]x|y', ['[\\]|]x', 'y']],
    ['\\||\\(', ['\\|', '\\(']],
    ['\\b(?:a|b(?:c|d))', ['\\ba', '\\bb(?:c|d)']],
    ['\\b(?:a|b)(?:c|d)', ['\\b(?:a|b)(?:c|d)']],
    ['\\b(?:a|b)\\b', ['\\b(?:a|b)\\b']],
    ['\\b(?:a|b)|c', ['\\b(?:a|b)', 'c']],
  ]
  for (const [source, parts] of cases) {
    it(`${source} → ${parts.join(' and ')}`, () => assert.deepEqual(alternativesOf(source), parts))
  }
})

describe('byAlternatives @slow', function () {
  this.timeout(60_000)

  function finds(pattern: RegExp, text: string): void {
    const [own, whole] = [byAlternatives(pattern).exec(text), pattern.exec(text)]
    assert.deepEqual(own && [own.index, own[0]], whole && [whole.index, whole[0]], `${pattern} in ${text}`)
  }

  it('finds the match that begins first, and of those the one that is written first', () => {
    finds(/\bb|\ba/i, 'a b')
    finds(/\bab|\babc/i, 'x abc')
    finds(/\babc|\bab/i, 'x abc')
    finds(/\bx\b|\by\b/i, 'z')
    const many = Array.from({length: 40}, (_, i) => `\\bw${String.fromCharCode(97 + (i % 26))}${i}`)
    finds(new RegExp(many.join('|'), 'i'), 'We wN39 wa26')
  })

  it('finds what each phrase for an event finds', () => {
    const examples = rules.flatMap(rule => [...rule.bad, ...rule.good])
    const texts = examples.flatMap(it => readMarkers(it.text).text.split('\n'))
    const words = [...new Set(texts.flatMap(it => it.split(/(?<=\s)/)))]
    const searches = eventPhrases.map(it => it.test)
    const whole = searches.map(({expression: {source, flags}}) => new RegExp(source, flags))
    const check = (text: string) => {
      for (const [index, search] of searches.entries()) {
        const [own, expected] = [search.exec(text), whole[index]?.exec(text) ?? null]
        assert.deepEqual(own && [own.index, own[0]], expected && [expected.index, expected[0]], text)
      }
    }
    assert.ok(100 < texts.filter(text => searches.some(it => it.exec(text))).length)
    texts.forEach(check)
    const lists = fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 12})
    fc.assert(
      fc.property(lists, list => check(list.join(''))),
      {numRuns: 300},
    )
  })
})
