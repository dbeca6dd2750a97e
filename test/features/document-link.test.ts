import assert from 'node:assert/strict'
import {documentLink} from '../../server/features/document-link.ts'
import {toSpan} from '../../server/features/convert.ts'
import {emptyProject, type TicketPattern} from '../../server/document/project.ts'
import {readMarkers, writeMarkers} from '../markers.ts'
import {snapshotOf} from './snapshot-of.ts'

const shop: TicketPattern = {pattern: 'SHOP-{number}', link: 'https://tickets.example.com/browse/SHOP-{number}'}

/** `«»` stand around what must be a link. */
function check(marked: string, targets: readonly string[], tickets: readonly TicketPattern[] = [shop]): void {
  const {text} = readMarkers(marked)
  const snapshot = snapshotOf(text, {project: {...emptyProject, tickets}})
  const links = documentLink(snapshot)
  assert.equal(writeMarkers(text, links.map(it => toSpan(snapshot.document, it.range))), marked)
  assert.deepEqual(links.map(it => it.target), targets)
}

describe('documentLink', () => {
  const link = (number: number) => `https://tickets.example.com/browse/SHOP-${number}`

  it('links the tickets in prose, lists, tables and headings', () => check(
    '# Outage «SHOP-1»\n\nSee «SHOP-2».\n\n- [ ] **Add a test** («SHOP-3»)\n\n| A | B |\n| - | - |\n| x | «SHOP-4» |\n\n## «SHOP-5»: why\n', [1, 2, 3, 4, 5].map(link)))
  it('links the tickets of front matter', () => check('---\ntask: «SHOP-1»\n# SHOP-2\n---\n\n# Outage\n', [link(1)]))
  it('leaves code, addresses, comments and links alone', () => check(
    '# Outage\n\n`SHOP-1` [SHOP-2](https://example.com/SHOP-3) https://example.com/SHOP-4 <!-- SHOP-5 -->\n\n```\nSHOP-6\n```\n\n«SHOP-7»\n', [link(7)]))
  it('knows where a ticket begins and ends', () => check('# Outage\n\nWORKSHOP-1 SHOP-1a SHOP- SHOP-12345678901234 («SHOP-1»,«SHOP-2»)/«SHOP-3»\n', [1, 2, 3].map(link)))
  it('fills all blanks, and writes them as an address does', () => check(
    '# Outage\n\nFixed in «me/my_shop#12» and «größe/x#1».\n', ['https://example.com/me/my_shop/pull/12', 'https://example.com/gr%C3%B6%C3%9Fe/x/pull/1'],
    [{pattern: '{word}/{word}#{number}', link: 'https://example.com/{word}/{word}/pull/{number}'}]))
  it('takes the pattern that comes first', () => check(
    '# Outage\n\n«SHOP-1» «OPS-2»\n', [link(1), 'https://example.com/OPS'], [shop, {pattern: '{word}-{number}', link: 'https://example.com/{word}'}]))
  it('takes the characters of a pattern as they are', () => check('# Outage\n\n«A.(1)» Ax(2)\n', ['https://example.com/1'], [{pattern: 'A.({number})', link: 'https://example.com/{number}'}]))
  it('links nothing that has no page', () => check('# Outage\n\nSHOP-1\n', [], [{...shop, link: undefined}]))
  it('links nothing without patterns, or by one that is none', () => {
    check('# Outage\n\nSHOP-1\n', [], [])
    check('# Outage\n\nSHOP-1\n', [], [{pattern: 'SHOP-1', link: 'https://example.com'}, {pattern: '{word}{word}', link: 'https://example.com'}])
  })
  it('reads a long document full of tickets in any notation @slow', function () {
    this.timeout(20_000)
    const tickets = ['{word}-{number}', '{number}-{number}-{number}-{number}', '{word}/{word}#{number}', 'a{word}'].map(pattern => ({pattern, link: 'https://example.com'}))
    for (const piece of ['a-', '1-', 'a/', 'a-1/', '11111111111111']) {
      assert.ok(Array.isArray(documentLink(snapshotOf(`# Outage\n\n${piece.repeat(50_000)}\n`, {project: {...emptyProject, tickets}}))))
    }
  })
})
