import {
  CompletionItemKind,
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {proposalsAt} from '../../config/project-file/complete.ts'
import {supportedItems} from '../client-support.ts'
import {toRange} from '../convert.ts'

/** What may stand at a place in a project file in YAML. */
export function projectCompletion(
  document: TextDocument,
  position: Position,
  client: ClientCapabilities,
): CompletionList | null {
  const items = proposalsAt(document.getText(), document.offsetAt(position)).map(
    ({label, text, span, description}): CompletionItem => ({
      label,
      kind: CompletionItemKind.Property,
      textEdit: {range: toRange(document, span), newText: text},
      ...(description && {documentation: {kind: 'markdown', value: description}}),
    }),
  )
  return 0 < items.length ? {isIncomplete: false, items: supportedItems(items, client)} : null
}
