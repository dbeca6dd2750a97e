import assert from 'node:assert/strict'
import {wordsOf} from '../../../server/text/prefilter/expression-words.ts'

describe('wordsOf', () => {
  const cases: readonly (readonly [RegExp, readonly string[] | undefined])[] = [
    [/\bhuman error\b/i, ['human']],
    [/\b(?:careless|negligent)ly\b/, ['carele', 'neglig']],
    [/\bresolves?\b/, ['resolv']],
    [/\brea?d\b/, ['re']],
    [/(?:was |is )?\bdown\b/, ['down']],
    [/\b(?:is |was )?(?:running|working)/, ['runnin', 'workin']],
    // What may stand in the middle of a word begins none.
    [/error/, undefined],
    [/\bx?error/, undefined],
    [/\w+ing\b/, undefined],
    [/\b(?:why|\d+)\b/, undefined],
    [/(?!\bnever\b)\bdown/, ['down']],
    [/\bnot\b(?= \bdown)/, ['down']],
    [/\bmade(?=\s{1,9}(?:mistakes|errors)\b)/, ['mistak', 'errors']],
    [/(?<=\b(?:was|is)\s)down/, ['down']],
    [/(?<=was)down/, undefined],
    [/(?<!\bwas )\bup/, ['up']],
    [/(?<![\p{L}\d])due/u, ['due']],
    [/(?<!\w)due/, ['due']],
    [/(?<![^\w])due/, undefined],
    [/(?<!\d)due/, undefined],
    [/^\W*resolved/, ['resolv']],
    [/\breali[sz]ed/, ['reali']],
    [/\bl'incident/, ['incide']],
    [/停止|\bstopped/, ['é', 'stoppe']],
    [/\bdidn['’]t\b/, ['didn']],
    [/\bdead(?:lock)?\b/, ['dead']],
    [/\b(?:up){0,3}time\b/, undefined],
    [/\ba{2,9}bc/, undefined],
    [/\bpos+t/, ['pos']],
    [/\bTODO\b/, ['TODO']],
    [/\bTODO\b/i, ['todo']],
    [/\bTo\b/, ['to']],
    // Signs, of which two tell more than one, and words more than both; any digit is as good as another.
    [/\?\)?$/, ['?']],
    [/!!/, ['!!']],
    [/!\w?!/, ['!']],
    [/\?{3,}/, ['?']],
    [/\w:\/\/\w/, [':/']],
    [/\d\.\d/, ['0.']],
    [/\d/, undefined],
    [/\d\d/, undefined],
    [/20xx-/, ['xx']],
    [/[{<[]x/, ['{', '<', '[']],
    [/[^{<]x/, undefined],
    [/[+-]/, ['+', '-']],
    [/[?？]/, ['?', 'é']],
    [/[!-~]down/, undefined],
    [/[\u0041-\u005a]down/, undefined],
    [/[\w-]down/, undefined],
    [/[\s\]]down/, ['down']],
    [/[^]down/, undefined],
    [/ - /, ['-']],
    [/\{\{\w/, ['{{']],
    [/[\u00c2-\u00f4][\u0080-\u00bf€]|\ufffd/, ['é']],
    [/\u2014/, undefined],
    // Escapes of letters are those letters.
    [/\b\x4aob/, ['job']],
    [/\b\u006aob\b/, ['job']],
    [/(a|b) \1own/, undefined],
    [/\bgo{0}al/, undefined],
  ]
  for (const [pattern, words] of cases) {
    it(`${pattern} → ${words ?? 'unknown'}`, () => assert.deepEqual(wordsOf(pattern), words))
  }

  const unknown: readonly (readonly [string, string])[] = [
    ['\\cJdown', ''],
    ['(?<word>a)\\k<word>', ''],
    ['[a-\\d]', ''],
    ['[[a]&&b]down', 'v'],
    ['\\p{L}down', ''],
    ['\\u{61}down', ''],
  ]
  for (const [source, flags] of unknown) {
    it(`throws for /${source}/${flags}, which it cannot read`, () => {
      assert.doesNotThrow(() => new RegExp(source, flags), 'the engine knows it')
      assert.throws(() => wordsOf({source, flags}), SyntaxError)
    })
  }
  for (const source of ['(?i:down)', '(down', '[down', 'down)', 'down\\']) {
    it(`throws for /${source}/`, () => assert.throws(() => wordsOf({source, flags: ''}), SyntaxError))
  }
})
