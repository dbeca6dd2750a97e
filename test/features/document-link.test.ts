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
  assert.equal(
    writeMarkers(
      text,
      links.map(it => toSpan(snapshot.document, it.range)),
    ),
    marked,
  )
  assert.deepEqual(
    links.map(it => it.target),
    targets,
  )
}

describe('documentLink', () => {
  const link = (number: number) => `https://tickets.example.com/browse/SHOP-${number}`

  it('links the tickets in prose, lists, tables and headings', () =>
    check(
      `# Outage «SHOP-1»

See «SHOP-2».

- [ ] **Add a test** («SHOP-3»)

| A | B |
| - | - |
| x | «SHOP-4» |

## «SHOP-5»: why
`,
      [1, 2, 3, 4, 5].map(link),
    ))
  it('links the tickets of front matter', () =>
    check(
      `---
task: «SHOP-1»
# SHOP-2
---

# Outage
`,
      [link(1)],
    ))
  it('leaves code, addresses, comments and links alone', () =>
    check(
      `# Outage

\`SHOP-1\` [SHOP-2](https://example.com/SHOP-3) https://example.com/SHOP-4 <!-- SHOP-5 -->

\`\`\`
SHOP-6
\`\`\`

«SHOP-7»
`,
      [link(7)],
    ))
  it('knows where a ticket begins and ends', () =>
    check(
      `# Outage

WORKSHOP-1 SHOP-1a SHOP- SHOP-12345678901234 («SHOP-1»,«SHOP-2»)/«SHOP-3»
`,
      [1, 2, 3].map(link),
    ))
  it('fills all blanks, and writes them as an address does', () =>
    check(
      `# Outage

Fixed in «me/my_shop#12» and «größe/x#1».
`,
      ['https://example.com/me/my_shop/pull/12', 'https://example.com/gr%C3%B6%C3%9Fe/x/pull/1'],
      [{pattern: '{word}/{word}#{number}', link: 'https://example.com/{word}/{word}/pull/{number}'}],
    ))
  it('takes the pattern that comes first', () =>
    check(
      `# Outage

«SHOP-1» «OPS-2»
`,
      [link(1), 'https://example.com/OPS'],
      [shop, {pattern: '{word}-{number}', link: 'https://example.com/{word}'}],
    ))
  it('takes the characters of a pattern as they are', () =>
    check(
      `# Outage

«A.(1)» Ax(2)
`,
      ['https://example.com/1'],
      [{pattern: 'A.({number})', link: 'https://example.com/{number}'}],
    ))
  it('links nothing that has no page', () => check('# Outage\n\nSHOP-1\n', [], [{...shop, link: undefined}]))
  it('links nothing without patterns, or by one that is none', () => {
    check('# Outage\n\nSHOP-1\n', [], [])
    check(
      `# Outage

SHOP-1
`,
      [],
      [
        {pattern: 'SHOP-1', link: 'https://example.com'},
        {pattern: '{word}{word}', link: 'https://example.com'},
      ],
    )
  })
  it('reads a long document full of tickets in any notation @slow', function () {
    this.timeout(20_000)
    const tickets = ['{word}-{number}', '{number}-{number}-{number}-{number}', '{word}/{word}#{number}', 'a{word}'].map(
      pattern => ({pattern, link: 'https://example.com'}),
    )
    for (const piece of ['a-', '1-', 'a/', 'a-1/', '11111111111111']) {
      assert.ok(
        Array.isArray(
          documentLink(
            snapshotOf(
              `# Outage

${piece.repeat(50_000)}
`,
              {project: {...emptyProject, tickets}},
            ),
          ),
        ),
      )
    }
  })
})
