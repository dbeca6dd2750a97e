import assert from 'node:assert/strict'
import fc from '../property.ts'
import {eventPhrases} from '../../server/document/data/event-phrases.ts'
import {documentedRules as rules} from '../../server/rules/documented.ts'
import {alternativesOf, byAlternatives, matchesOf} from '../../server/text/prefilter/search.ts'
import {readMarkers} from '../markers.ts'

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
  for (const [source, parts] of cases) it(`${source} → ${parts.join(' and ')}`, () => assert.deepEqual(alternativesOf(source), parts))
})

describe('matchesOf', () => {
  const texts = ['', 'a', 'aba', '😀b', 'x😀', '\ud83d', 'a\nb']

  it('finds what matchAll finds, matches without characters too', () => {
    for (const pattern of [/a/g, /(?:)/g, /(?:)/gu, /a*/gu, /(b)|a/g, /^/gm, /\b/g, /😀?/gu]) {
      for (const text of texts) {
        assert.deepEqual([...matchesOf(pattern, text)].map(it => [...it, it.index]), [...text.matchAll(pattern)].map(it => [...it, it.index]), `${pattern} in ${text}`)
      }
    }
  })

  it('may be used by others meanwhile, and left early', () => {
    const pattern = /\d/g
    const found = [...matchesOf(pattern, '12')].flatMap(([a]) => [...matchesOf(pattern, '345')].map(([b]) => a + b))
    assert.deepEqual(found, ['13', '14', '15', '23', '24', '25'])
    const nested: string[] = []
    for (const [a] of matchesOf(pattern, '12')) for (const [b] of matchesOf(pattern, '34')) nested.push(a + b)
    assert.deepEqual(nested, ['13', '14', '23', '24'])
    for (const _ of matchesOf(pattern, '12')) break
    assert.equal([...matchesOf(pattern, '12')].length, 2)
  })

  it('throws where it would find the same for ever', () => assert.throws(() => [...matchesOf(/a/, 'a')], TypeError))
})

describe('byAlternatives', function () {
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
    finds(new RegExp(Array.from({length: 40}, (_, i) => `\\bw${String.fromCharCode(97 + i % 26)}${i}`).join('|'), 'i'), 'We wN39 wa26')
  })

  it('finds what each phrase for an event finds', () => {
    const texts = rules.flatMap(rule => [...rule.bad, ...rule.good]).flatMap(it => readMarkers(it.text).text.split('\n'))
    const words = [...new Set(texts.flatMap(it => it.split(/(?<=\s)/)))]
    const searches = eventPhrases.map(it => it.test)
    const whole = new Map(searches.map(({patterns}) => [patterns, new RegExp(patterns.map(it => it.source).join('|'), patterns[0]?.flags)]))
    const check = (text: string) => {
      for (const search of searches) {
        const [own, expected] = [search.exec(text), whole.get(search.patterns)?.exec(text) ?? null]
        assert.deepEqual(own && [own.index, own[0]], expected && [expected.index, expected[0]], text)
      }
    }
    assert.ok(100 < texts.filter(text => searches.some(it => it.exec(text))).length)
    texts.forEach(check)
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 12}), list => check(list.join(''))), {numRuns: 300})
  })
})
