import assert from 'node:assert/strict'
import type {CompletionItem} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {completion} from '../../server/features/completion/completion.ts'
import {emptyProject, type Project} from '../../server/document/project.ts'
import {readMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

const team: Partial<Project> = {people: ['maria', '@tom', 'Jane Doe'], teams: ['Checkout']}

function itemsAt(
  marked: string,
  project: Partial<Project> = team,
  elsewhere: readonly string[] = [],
): {text: string; items: readonly CompletionItem[]} {
  const {text, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text, {project: {...emptyProject, ...project}})
  const position = snapshot.document.positionAt(cursor)
  const items = completion(snapshot, {textDocument: {uri}, position}, {}, () => elsewhere)?.items ?? []
  return {text, items: items.filter(it => /^(?:Person|Team)$/.test(it.detail ?? ''))}
}

const labels = (marked: string, project?: Partial<Project>, elsewhere?: readonly string[]) =>
  itemsAt(marked, project, elsewhere).items.map(it => it.label)

const outage = `# Outage

## Timeline

- 10:00 UTC Down

## Action items

`

describe('completion of people', () => {
  const all = ['maria', 'tom', 'Jane Doe', 'Checkout']
  const marked = ['@maria', '@tom', 'Jane Doe']

  it('behind @ in prose', () => assert.deepEqual(labels(`${outage}- Ask @<|>\n`), marked))
  it('behind @ in an entry of the timeline', () =>
    assert.deepEqual(
      labels(`# Outage

## Timeline

- 10:00 UTC Paged @t<|>
`),
      marked,
    ))
  it('without the question who owns something', () =>
    assert.deepEqual(
      labels(
        `${outage}- Add a test (owner: [who owns it])
- Limit the size (owner: @ana)
- Ask @<|>
`,
        {},
      ),
      ['@ana'],
    ))
  it('behind @ in brackets', () => assert.deepEqual(labels(`${outage}- Test (@m<|>)\n`), marked))
  it('behind "owner:"', () => assert.deepEqual(labels(`${outage}- Test (owner: <|>)\n`), all))
  it('in a column for owners', () =>
    assert.deepEqual(
      labels(`${outage}| Action | Owner | Due |
| - | - | - |
| Test | <|> | |
`),
      all,
    ))
  it('in a row that is being written', () =>
    assert.deepEqual(
      labels(`${outage}| Action | Owner |
| - | - |
| Test | ma<|>
`),
      all,
    ))
  it('in a column for owners in other languages', () => {
    for (const name of ['担当者', '담당자', '负责人', 'Responsable', 'Verantwortlich', 'Responsável'])
      assert.deepEqual(
        labels(`${outage}| X | ${name} |
| - | - |
| a | <|> |
`),
        all,
        name,
      )
  })
  it('in fields that say who', () => {
    for (const field of [
      '**Owner:** ',
      '- **Authors**: ',
      'Incident commander: ',
      'Responsable: ',
      '**担当者**：'.concat(' '),
    ])
      assert.deepEqual(
        labels(`# Outage

${field}<|>

## Timeline

- 10:00 UTC Down
`),
        all,
        field,
      )
  })
  it('in front matter', () => {
    assert.deepEqual(
      labels(`---
owner: <|>
---

# Outage
`),
      all,
    )
    assert.deepEqual(
      labels(`---
authors: [maria, <|>]
---

# Outage
`),
      all,
    )
  })

  it('first of the project, then of the document, then of others, each once', () =>
    assert.deepEqual(
      labels(
        `# Outage

**Authors:** Ann Lee, tom and TBD

## Action items

- a (owner: kim)
- b (@Maria)
- c (owner: <|>)
`,
        team,
        ['Kim', 'zoe'],
      ),
      ['maria', 'tom', 'Jane Doe', 'kim', 'Ann Lee', 'zoe', 'Checkout'],
    ))
  it('without a mark where owners have none', () =>
    assert.deepEqual(
      labels(
        `${outage}| Action | Owner |
| - | - |
| a | kim |
| b | <|> |
`,
        {people: ['maria']},
      ),
      ['maria', 'kim'],
    ))
  it('with the mark in a document where all have it', () =>
    assert.deepEqual(labels(`${outage}- a (@kim)\n- b (owner: <|>)\n`, {people: ['maria']}), ['@maria', '@kim']))

  function taken(text: string, label: string, expected: string): void {
    const {items, text: plain} = itemsAt(text)
    const item = items.find(it => it.label === label)
    assert.ok(item?.textEdit, items.map(it => it.label).join())
    assert.equal(
      TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, plain), [item.textEdit as never]),
      expected,
    )
  }
  it('take the place of what is typed', () => {
    taken(`${outage}- Ask @ma<|> now\n`, '@maria', `${outage}- Ask @maria now\n`)
    taken(`${outage}- Ask @Ja<|> now\n`, 'Jane Doe', `${outage}- Ask Jane Doe now\n`)
    taken(`${outage}- Test (owner: to<|>)\n`, 'tom', `${outage}- Test (owner: tom)\n`)
    taken('# Outage\n\n**Owners:** maria, Jane D<|>\n', 'Jane Doe', '# Outage\n\n**Owners:** maria, Jane Doe\n')
  })
  it('are found by what is typed', () => {
    const {items} = itemsAt(`${outage}- Ask @ja<|>\n`)
    assert.deepEqual(
      items.map(it => it.filterText),
      ['@maria', '@tom', '@Jane Doe'],
    )
  })

  for (const [what, text] of [
    ['an address', `${outage}- me@<|>\n`],
    ['a path', `${outage}- node_modules/@<|>\n`],
    [
      'code',
      `${outage}\`\`\`
@<|>
\`\`\`
`,
    ],
    ['a comment', `${outage}<!-- @<|> -->\n`],
    [
      'a column for something else',
      `${outage}| Action | Owner |
| - | - |
| <|> | |
`,
    ],
    [
      'a field for something else',
      `# Outage

**Impact:** <|>
`,
    ],
    ['a sentence behind an owner', `${outage}- Test (owner: tom). And <|>\n`],
  ] as const)
    it(`are not offered in ${what}`, () => assert.deepEqual(labels(text), []))
  it('are not offered where there are none', () => assert.deepEqual(labels(`${outage}- Ask @<|>\n`, {}), []))
})
