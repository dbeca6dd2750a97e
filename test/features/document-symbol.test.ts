import assert from 'node:assert/strict'
import type {DocumentSymbol, SymbolInformation} from 'vscode-languageserver'
import {SymbolKind} from 'vscode-languageserver'
import {documentSymbol, symbolTree} from '../../server/features/document-symbol.ts'
import {snapshotOf} from './snapshot-of.ts'

/** One line a symbol: two spaces a level, name, and the detail in brackets. */
function check(text: string, expected: string): void {
  const lines: string[] = []
  const print = (symbols: readonly DocumentSymbol[], indent: string) => {
    for (const {name, detail, children} of symbols) {
      lines.push(`${indent}${name}${detail ? ` [${detail}]` : ''}`)
      print(children ?? [], `${indent}  `)
    }
  }
  print(symbolTree(snapshotOf(text)), '')
  assert.equal(lines.join('\n'), expected.replace(/^\n|\n$/g, ''))
}

describe('document-symbol', () => {
  it('shows sections below the title', () =>
    check(
      `# Database outage

## Summary

It broke.

## Impact

Much.
`,
      `
Database outage [title]
  Summary
  Impact`,
    ))

  it('says what a section is for when the heading says it in other words', () =>
    check(
      `# Outage

## TL;DR

It broke.
`,
      `
Outage [title]
  TL;DR [summary]`,
    ))

  it('finds headings without a space', () =>
    check(
      `#Issue Summary
It broke.
#Timeline
- 10:00 UTC Alert fires
`,
      `
Issue Summary [summary]
Timeline [1 entry]
  10:00 Alert fires [+0 min · detected]`,
    ))

  it('shows entries with the time since the first, and the length of the timeline', () =>
    check(
      `# Outage

## Timeline

- 10:00 UTC Deployment of the new release
- 10:08 UTC Someone reads logs
- 11:20 UTC Someone sleeps
`,
      `
Outage [title]
  Timeline [1 h 20 min, 3 entries]
    10:00 Deployment of the new release [+0 min · change]
    10:08 Someone reads logs [+8 min]
    11:20 Someone sleeps [+1 h 20 min]`,
    ))

  it('shows the day where it changes', () =>
    check(
      `# Outage

## Timeline

- 2020-01-01 23:50 UTC Someone reads logs
- 2020-01-02 00:10 UTC Someone sleeps
`,
      `
Outage [title]
  Timeline [20 min, 2 entries]
    23:50 Someone reads logs [+0 min]
    2020-01-02 00:10 Someone sleeps [+20 min]`,
    ))

  it('shows entries of a table', () =>
    check(
      `# Outage

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 10:00 | Someone reads logs |
| 10:05 | Someone sleeps |
`,
      `
Outage [title]
  Timeline [5 min, 2 entries]
    10:00 Someone reads logs [+0 min]
    10:05 Someone sleeps [+5 min]`,
    ))

  it('takes the marks of Markdown out of names', () =>
    check(
      `# Outage

## Timeline

- 10:00 UTC Someone reads \`logs\` of the [**queue**](http://a.b)
`,
      `
Outage [title]
  Timeline [1 entry]
    10:00 Someone reads logs of the queue [+0 min]`,
    ))

  it('shows the state of action items', () =>
    check(
      `# Outage

## Action items

- [ ] Add an alert
- [x] Write a test
- Call the vendor
`,
      `
Outage [title]
  Action items
    ☐ Add an alert
    ☑ Write a test
    • Call the vendor`,
    ))

  it('is a flat list for a client that knows no tree', () => {
    const list = documentSymbol(
      snapshotOf(`# Outage

## Timeline

- 10:00 UTC Alert fires
`),
      {},
      {},
    ) as SymbolInformation[]
    assert.deepEqual(
      list.map(it => [it.name, it.containerName, it.location.range.start.line]),
      [
        ['Outage', undefined, 0],
        ['Timeline', 'Outage', 2],
        ['10:00 Alert fires', 'Timeline', 4],
      ],
    )
  })

  it('is empty when the outline is switched off', () =>
    assert.deepEqual(symbolTree(snapshotOf('# Outage\n', {outline: {enabled: false}})), []))

  it('gives kinds that an editor draws differently', () => {
    const [title] = symbolTree(
      snapshotOf(`# Outage

## Timeline

- 10:00 UTC Alert fires

## Action items

- [ ] Test
`),
    )
    const kinds = [title, ...(title?.children ?? []), ...(title?.children?.flatMap(it => it.children ?? []) ?? [])].map(
      it => it?.kind,
    )
    assert.deepEqual(kinds, [
      SymbolKind.File,
      SymbolKind.Array,
      SymbolKind.Module,
      SymbolKind.Event,
      SymbolKind.Boolean,
    ])
  })

  it('gives no kind that the client does not know', () => {
    const kindsFor = (symbolKind: object) => {
      const snapshot = snapshotOf(`# Outage

## Timeline

- 10:00 UTC Alert fires
`)
      const [title] = documentSymbol(
        snapshot,
        {},
        {textDocument: {documentSymbol: {hierarchicalDocumentSymbolSupport: true, ...symbolKind}}},
      ) as DocumentSymbol[]
      return [title?.kind, title?.children?.[0]?.kind, title?.children?.[0]?.children?.[0]?.kind]
    }
    assert.deepEqual(kindsFor({}), [SymbolKind.File, SymbolKind.Array, SymbolKind.Field])
    assert.deepEqual(kindsFor({symbolKind: {valueSet: [SymbolKind.Event]}}), [
      SymbolKind.File,
      SymbolKind.Array,
      SymbolKind.Event,
    ])
    const list = documentSymbol(
      snapshotOf(`# Outage

## Timeline

- 10:00 UTC Alert fires
`),
      {},
      {},
    ) as SymbolInformation[]
    assert.deepEqual(
      list.map(it => it.kind),
      [SymbolKind.File, SymbolKind.Array, SymbolKind.Field],
    )
  })

  it('keeps each selection in its range, and each range in that of its parent', () => {
    const visit = ({range, selectionRange, children = [], name}: DocumentSymbol) => {
      assert.ok(isIn(selectionRange, range), name)
      for (const child of children) {
        assert.ok(isIn(child.range, range), `${child.name} in ${name}`)
        visit(child)
      }
    }
    symbolTree(
      snapshotOf('**Impact:** much\r\n\r\n#Timeline\r\n10:00 UTC: a\r\n10:05 - 10:10 UTC: b\r\n\r\nActions:\r\n* c'),
    ).forEach(visit)
  })
})

type Range = DocumentSymbol['range']

function isIn(inner: Range, outer: Range): boolean {
  const value = ({line, character}: Range['start']) => line * 10_000 + character
  return value(outer.start) <= value(inner.start) && value(inner.end) <= value(outer.end)
}
