import assert from 'node:assert/strict'
import fc from '../property.ts'
import {readLines} from '../../server/markdown/lines.ts'
import {deviations, isFrontMatter, type Deviation} from './deviations.ts'
import {readOracle, type OracleLine} from './oracle.ts'

/** One line as people compare it: what it is, and its words. */
function show({kind, level, isTicked}: Pick<OracleLine, 'kind' | 'level' | 'isTicked'>, words: string): string {
  return (
    `${kind}${level || ''}${isTicked === undefined ? '' : isTicked ? ' ticked' : ' open'}`.padEnd(12)
    + `│${JSON.stringify(words).slice(1, -1)}`
  )
}

function ours(text: string): string[] {
  return readLines(text).map(line => show(line, text.slice(line.start, line.end)))
}

/** What CommonMark says, with what we read in another way on purpose. */
function theirs(text: string, known: readonly Deviation[] = deviations): string[] {
  const {lines} = readOracle(text, isFrontMatter)
  const meant = known.reduce(
    (lines, it) => lines.map((line, index) => ({...line, ...it.read(line, index, lines)})),
    lines,
  )
  return meant.map(line => show(line, line.text))
}

function check(text: string): void {
  fc.pre(!faults.some(it => it.isIn(text)))
  assert.deepEqual(ours(text), theirs(text), JSON.stringify(text))
}

interface Fault {
  readonly name: string
  readonly isIn: (text: string) => boolean
}

const faults: readonly Fault[] = [
  {
    name: 'a tag alone on a line',
    isIn: text =>
      /[^ \t\r\n][ \t]*(?:\r\n?|\n)[ \t>]*<\/?[a-z][a-z\d-]*(?:[ \t][^<>]*)?\/?>[ \t]*(?:[\r\n]|$)/i.test(text),
  },
]

const prefixes = [
  '',
  '',
  '',
  '',
  ' ',
  '  ',
  '   ',
  '    ',
  '\t',
  '     ',
  '      ',
  '\t\t',
  '> ',
  '>',
  ' > ',
  '>> ',
  '- ',
  '* ',
  '-\t',
  '1. ',
  '2. ',
  '10) ',
  '- - ',
  '-     ',
  '> - ',
  '- > ',
  '  > ',
  '> \t',
  '\u00a0',
]

const bodies = [
  '',
  '',
  '',
  'words',
  'words',
  '10:00 UTC Down',
  '**Impact**: none',
  'a | b',
  '| a | b |',
  '| - | - |',
  '--|--',
  '|---|',
  ':-:',
  '| a \\| b | `c | d` |',
  '|',
  '||',
  'a\\',
  '  ',
  '# A',
  '## B ##',
  '###',
  '#C',
  '####### D',
  '---',
  '===',
  '-',
  '=',
  '- - -',
  '***',
  '* * *',
  '___',
  '--- -',
  '-- -',
  '+',
  '```',
  '````',
  '~~~',
  '~~~~',
  '``` js',
  '~~~ `',
  '``` `',
  '`` `` ``',
  '~~',
  '<!-- a',
  '-->',
  '<!-- a -->',
  '<!-->',
  '<!-- a --> words',
  '<?php',
  '?>',
  '<!X',
  '>',
  '<![CDATA[',
  ']]>',
  '<pre>',
  '</pre>',
  '<script>',
  '</script >',
  '<style',
  '<div>',
  '</div>',
  '<div',
  '<p/>',
  '<br>',
  '<b>',
  '</b>',
  '<b',
  '<a href="x">',
  '<a href=x y>',
  "<a b='>",
  '<b> words',
  '<add name here>',
  '<https://a.b>',
  '<i/>',
  '<pre/>',
  '<hr/',
  '<ul class',
  '[a]: b',
  '[a]:',
  '[a]: <b c> "t"',
  '[a]: b "t',
  't"',
  '"t"',
  "'t'",
  '(t)',
  '[a]: b c',
  '[',
  '[a',
  'b]: c',
  ']: c',
  '[a] words',
  '[a]: (b',
  '[ ]: a',
  '[x]: b',
  '- a',
  '* b',
  '+ c',
  '1. d',
  '2. e',
  '1) f',
  '12345678901. g',
  '• h',
  '•',
  '-a',
  '-',
  '*',
  '1.',
  '- [ ] i',
  '- [x] j',
  '- [] k',
  '- [ ]',
  '-[ ] l',
  '[ ] m',
  '- # n',
  '- ```',
  '- ~~~ x',
  '- <!-- o',
  '- | a | b |',
  '- ---',
  '- - p',
  '- > q',
  '> r',
  '> - s',
  '> ```',
  '> | a |',
  '> |---|',
  '> <div>',
  'title: a',
  '...',
  '+++',
  '\u00a0',
  '\u00a0- a',
  '\u00a0words',
  '\u00a0# B',
  '\u00a0| a |',
  'words\u00a0',
  '\ufeff# A',
  '\0',
  '\ud800',
  '\u2028',
  '\v',
  '\f',
  'é',
  '1.\ta',
  '-\t\ta',
  'words  ',
  '\\# A',
  '\\- a',
  '&nbsp;',
]

const line = fc.oneof(
  {weight: 3, arbitrary: fc.constantFrom(...bodies)},
  {weight: 3, arbitrary: fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom(...bodies)).map(it => it.join(''))},
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...prefixes), fc.constantFrom(...prefixes), fc.constantFrom(...bodies))
      .map(it => it.join('')),
  },
)

const document = fc
  .tuple(
    fc.constantFrom('', '', '', '', '\ufeff', '---\n', '---\ntitle: a\n\n', '+++\n'),
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\r\n', '\r')), {maxLength: 14}),
    line,
  )
  .map(([opening, lines, last]) => opening + lines.map(it => it.join('')).join('') + last)

describe('the lines of a document', function () {
  this.timeout(600_000)

  it('are what CommonMark says, for hostile documents', () => {
    fc.assert(fc.property(document, check), {numRuns: Number(process.env['RUNS'] ?? 2000)})
  })
})
