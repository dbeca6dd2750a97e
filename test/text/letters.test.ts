import assert from 'node:assert/strict'
import {latinRanges, letterRanges} from '../../server/text/letters.ts'

/**
 * The characters of the Basic Multilingual Plane that the ranges hold, without those that no version of Unicode has
 * assigned yet.
 */
function membersOf(ranges: string): string[] {
  const pattern = new RegExp(`[${ranges}]`)
  const characters = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code))
  return characters.filter(it => pattern.test(it) && !/\p{Cn}/u.test(it))
}

describe('ranges of letters', () => {
  it('hold no signs: what is written between words parts them', () => {
    assert.deepEqual(
      membersOf(latinRanges).filter(it => !/\p{L}/u.test(it)),
      [],
    )
    assert.deepEqual(
      membersOf(letterRanges).filter(it => !/[\p{L}\p{M}\p{N}]/u.test(it)),
      [],
    )
  })

  it('hold the letters of the languages that postmortems are written in', () => {
    const letters = new Set(membersOf(letterRanges))
    for (const word of [
      'Déjà',
      'Größe',
      'año',
      'ação',
      'Łódź',
      'Việt',
      'причина',
      'αιτία',
      'השבתה',
      'عطل',
      'कारण',
      'สาเหตุ',
      'ジョン',
      'ー',
      'インシデント',
      '復旧',
      '原因',
      '장애',
      'ﾃｽﾄ',
      'Ａ',
    ]) {
      assert.deepEqual(
        [...word].filter(it => !letters.has(it)),
        [],
        word,
      )
    }
  })
})
