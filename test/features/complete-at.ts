import assert from 'node:assert/strict'
import type {CompletionItem, TextEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {completion} from '../../server/features/completion/completion.ts'
import type {Settings} from '../../server/config/settings.ts'
import {readMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

const client = {textDocument: {completion: {completionItem: {snippetSupport: true}}}}

/** What is offered at the cursor `<|>`. */
export function itemsAt(
  marked: string,
  capabilities: object = client,
  settings: Partial<Settings> = {},
): {text: string; items: CompletionItem[]} {
  const {text, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text, settings)
  const found = completion(
    snapshot,
    {textDocument: {uri}, position: snapshot.document.positionAt(cursor)},
    capabilities,
  )
  return {text, items: found?.items ?? []}
}

export function labelsAt(marked: string, settings: Partial<Settings> = {}): string[] {
  return itemsAt(marked, client, settings).items.map(it => it.label)
}

/** The texts that are offered first, in order. */
export function checkTexts(marked: string, ...expected: string[]): void {
  const inserted = itemsAt(marked).items.map(it => (it.textEdit as TextEdit).newText)
  assert.deepEqual(inserted.slice(0, expected.length), expected)
}

export function checkNone(marked: string): void {
  assert.deepEqual(itemsAt(marked).items, [])
}

/** The document after the item with that label is taken; of a snippet with its blanks as they are. */
export function checkTaken(marked: string, label: string, expected: string, settings: Partial<Settings> = {}): void {
  const {text, items} = itemsAt(marked, client, settings)
  const item = items.find(it => it.label === label)
  assert.ok(item, `${label} in ${items.map(it => it.label).join(', ')}`)
  const result = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), [item.textEdit as TextEdit])
  assert.equal(result, expected)
}

/** An editor offers an item while what is typed is, letter by letter, in its filter text. */
export function checkFilter(marked: string, typed: string): void {
  for (const {filterText = '', textEdit} of itemsAt(marked).items) {
    const {start, end} = (textEdit as TextEdit).range
    assert.equal(end.character - start.character, typed.length)
    assert.ok(filterText.startsWith(typed.slice(0, 1)) || typed === '', `${filterText} for ${typed}`)
  }
}
