import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import fc from '../property.ts'
import {eventPhrases} from '../../server/document/data/event-phrases.ts'
import {instructionPatterns} from '../../server/rules/doc/instruction-patterns.ts'
import {documentedRules as rules} from '../../server/rules/documented.ts'
import {requiredWords} from '../../server/text/prefilter/required-words.ts'
import {mayMatch, wordFilter} from '../../server/text/prefilter/word-filter.ts'
import {readMarkers} from '../markers.ts'
import {regexLiterals} from '../properties/regex-literals.ts'

const server = fileURLToPath(new URL('../../../server/', import.meta.url))

/** Every regular expression that stands as a literal in the server's sources. */
function literals(): RegExp[] {
  const files = readdirSync(server, {recursive: true, encoding: 'utf8'}).filter(it => it.endsWith('.ts'))
  return files.flatMap(file => regexLiterals(readFileSync(path.join(server, file), 'utf8'))).map(({pattern, flags}) => new RegExp(pattern, flags.replace(/[gy]/g, '')))
}

describe('requiredWords', () => {
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
    [/[+-]/, undefined],
    [/ - /, ['-']],
    [/\{\{\w/, ['{{']],
    [/[\u00c2-\u00f4][\u0080-\u00bf€]|\ufffd/, ['é']],
    [/\u2014/, undefined],
  ]
  for (const [pattern, words] of cases) it(`${pattern} → ${words ?? 'unknown'}`, () => assert.deepEqual(requiredWords(pattern), words))
})

describe('wordFilter', function () {
  this.timeout(60_000)


  it('sets the bit of each expression that may match', () => {
    const filter = wordFilter([/\bhuman error\b/, /\bcareless\b/, /\d/])
    assert.equal(filter('A careless deploy.'), 0b110)
    assert.equal(filter('a HUMAN being'), 0b101)
    assert.equal(filter('inhuman, uncareless'), 0b100)
  })

  it('looks at a part only when told so, and tells groups apart by one bit', () => {
    const filter = wordFilter([[/\bhuman\b/, /\berror\b/], [/\bNOT\b/, /!!/]])
    assert.equal(filter('a human is not !'), 0b01)
    assert.equal(filter('an error, NOT mine'), 0b11)
    assert.equal(filter('an error, NOT mine', 8), 0b10)
    assert.equal(filter('an error, NOT mine', 0, 8), 0b01)
    assert.equal(filter('no!!'), 0b10)
  })

  // Texts in which expressions match: those that rules report, and pieces of them put together.
  const texts = rules.flatMap(rule => [...rule.bad, ...rule.good]).flatMap(it => readMarkers(it.text).text.split('\n'))
  const words = [...new Set(texts.flatMap(it => it.split(/(?<=\s)/)))]

  it('never leaves out an expression that matches, of all that the server has', () => {
    const patterns = [...eventPhrases.flatMap(it => it.test.patterns), ...instructionPatterns.map(it => new RegExp(it.source, 'i')), ...literals()].filter(requiredWords)
    assert.ok(200 < patterns.length)
    const filters = patterns.map(pattern => mayMatch(pattern))
    const check = (text: string) => patterns.forEach((pattern, index) => {
      if (!(filters[index] as (text: string) => boolean)(text)) assert.doesNotMatch(text, pattern)
    })
    texts.forEach(check)
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 12}), list => check(list.join(''))), {numRuns: 300})
  })
})
