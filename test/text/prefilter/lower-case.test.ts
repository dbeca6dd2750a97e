import assert from 'node:assert/strict'
import {inLowerCase, lowerCase} from '../../../server/text/prefilter/lower-case.ts'

describe('lowerCase', () => {
  it('leaves each character at its offset @slow', () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code)
      assert.equal(lowerCase(character).length, character.length, code.toString(16))
    }
    assert.equal(lowerCase('İİ OUTAGE ΣΑΣ'), 'ii outage σας')
  })
})

describe('inLowerCase', () => {
  it('lowers the letters of an expression, and nothing that is no letter', () => {
    const {source} = inLowerCase(/\bNotReady\W[A-Z\S]\u00C4\xDC\p{Lu}Ä\B/giu)
    assert.equal(source, String.raw`\bnotready\W[a-z\S]\u00C4\xDC\p{Lu}ä\B`)
    assert.equal(inLowerCase(/a/giy).flags, 'gy')
  })

  it('finds in lower case what the expression finds in any', () => {
    const expression = /\bNotReady\b/i
    for (const text of ['The Node is NotReady', 'NOTREADY', 'notready']) {
      assert.equal(inLowerCase(expression).exec(lowerCase(text))?.index, expression.exec(text)?.index)
    }
  })

  it('throws for an expression that does not ignore case', () =>
    assert.throws(() => inLowerCase(/A/), /does not ignore case/))
})
