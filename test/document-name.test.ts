import assert from 'node:assert/strict'
import {documentPath, numbered} from '../client/document-name.ts'
import fc from './property.ts'

const parts = {date: '2026-05-07', title: 'Checkout takes no payments'}

/** White space of every kind: what languages, Unicode and people call so. */
const blanks = [
  ' ',
  '\t',
  '\n',
  '\r',
  '\v',
  '\f',
  '\u0085',
  '\u00a0',
  '\u1680',
  '\u180e',
  '\u2000',
  '\u2003',
  '\u200b',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u2060',
  '\u3000',
  '\ufeff',
]

describe('the path of a new document', () => {
  it('has what its pattern says', () => {
    for (const [folder, pattern, path] of [
      ['postmortems', '{date}-{title}.md', 'postmortems/2026-05-07-checkout-takes-no-payments.md'],
      ['docs\\{x}', '{year}/{month}/{day} {title}', 'docs/{x}/2026/05/07 checkout-takes-no-payments.md'],
      ['.team/گزارش\u200cها', '{year}.markdown', '.team/گزارش\u200cها/2026.markdown'],
    ] as const)
      assert.equal(documentPath(folder, pattern, parts), path)
    assert.equal(documentPath('', '{title}', {...parts, title: '…'}), 'postmortem.md')
    assert.equal(numbered('a/b.md', 2), 'a/b-2.md')
  })

  it('leaves what is not a name as it is', () => {
    for (const name of ['toString', '__proto__', 'constructor', 'hasOwnProperty', 'time']) {
      assert.equal(documentPath('', `{${name}}.md`, parts), `{${name}}.md`)
    }
  })

  for (const blank of blanks) {
    it(`stays in the workspace with U+${blank.charCodeAt(0).toString(16).padStart(4, '0')}`, () => {
      assert.equal(documentPath(`..${blank}/..${blank}/.config`, 'x.md', parts), '.config/x.md')
      assert.equal(documentPath(`${blank}.. ${blank}./a`, `${blank}..${blank}/.${blank}./b.${blank}`, parts), 'a/b.md')
    })
  }

  it('has neither a way out nor blanks around a name, whatever is set', () => {
    const unit = fc.constantFrom('.', '..', '/', '\\', 'a', 'é', ':', '*', '\u0000', '{title}', '{toString}', ...blanks)
    const text = fc.array(unit, {maxLength: 14}).map(it => it.join(''))
    fc.assert(
      fc.property(text, text, fc.oneof(text, fc.string()), (folder, pattern, title) => {
        const path = documentPath(folder, pattern, {...parts, title})
        for (const segment of path.split('/')) {
          assert.ok(segment !== '' && !/^\.{1,2}$/.test(segment), JSON.stringify(path))
          for (const end of [segment[0], segment.at(-1)])
            assert.ok(!blanks.includes(end as string), JSON.stringify(path))
          assert.doesNotMatch(segment, /[\\<>:"|?*\p{Cc}]|^\p{White_Space}|\p{White_Space}$/u)
        }
        assert.match(path, /\.(?:md|markdown)$/i)
      }),
      {numRuns: 2_000},
    )
  })

  it('has names that file systems take, however long the setting is', () => {
    const path = documentPath(`${'x'.repeat(5_000)}/${' '.repeat(5_000)}`, `${'é'.repeat(5_000)}.md`, parts)
    assert.deepEqual(
      path.split('/').map(it => it.length),
      [100, 103],
    )
  })
})
