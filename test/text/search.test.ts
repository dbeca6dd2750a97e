import assert from 'node:assert/strict'
import {matchesOf} from '../../server/text/search.ts'

describe('matchesOf', () => {
  const texts = ['', 'a', 'aba', '😀b', 'x😀', '\ud83d', 'a\nb']

  it('finds what matchAll finds, matches without characters too', () => {
    for (const pattern of [/a/g, /(?:)/g, /(?:)/gu, /a*/gu, /(b)|a/g, /^/gm, /\b/g, /😀?/gu]) {
      for (const text of texts) {
        assert.deepEqual(
          [...matchesOf(pattern, text)].map(it => [...it, it.index]),
          [...text.matchAll(pattern)].map(it => [...it, it.index]),
          `${pattern} in ${text}`,
        )
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
