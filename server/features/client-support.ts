import {
  CompletionItemKind,
  SymbolKind,
  type ClientCapabilities,
  type CompletionItem,
  type DocumentSymbol,
  type MarkupContent,
  type MarkupKind,
} from 'vscode-languageserver'
import {markup} from './markup.ts'

/**
 * The items with what the client can show: of the kinds that came late to the protocol, one of the first where it does
 * not name them; documentation in a format that it has; and one that is chosen already only where it can be.
 */
export function supportedItems(items: readonly CompletionItem[], {textDocument}: ClientCapabilities): CompletionItem[] {
  const {completionItem, completionItemKind} = textDocument?.completion ?? {}
  const known = completionItemKind?.valueSet
  return items.map(({kind, documentation, preselect, ...item}) => ({
    ...item,
    ...(kind && {kind: isKnown(kind, known) ? kind : (itemKinds.get(kind) ?? CompletionItemKind.Text)}),
    ...(documentation && {documentation: supportedDocumentation(documentation, completionItem?.documentationFormat)}),
    ...(preselect && completionItem?.preselectSupport && {preselect}),
  }))
}

/** A client that names no format may know texts alone. */
function supportedDocumentation(
  documentation: string | MarkupContent,
  formats: readonly MarkupKind[] = [],
): string | MarkupContent {
  if (typeof documentation === 'string') return documentation
  const {kind, value} = markup(documentation.value, formats)
  return kind === 'markdown' ? documentation : value
}

/** The symbols, and all below them, with kinds that the client can draw. */
export function supportedSymbols(symbols: DocumentSymbol[], {textDocument}: ClientCapabilities): DocumentSymbol[] {
  const known = textDocument?.documentSymbol?.symbolKind?.valueSet
  return isKnown(SymbolKind.Event, known) ? symbols : withoutEvents(symbols)
}

function withoutEvents(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.map(({children, ...it}) => ({
    ...it,
    kind: it.kind === SymbolKind.Event ? SymbolKind.Field : it.kind,
    ...(children && {children: withoutEvents(children)}),
  }))
}

const itemKinds: ReadonlyMap<CompletionItemKind, CompletionItemKind> = new Map([
  [CompletionItemKind.Struct, CompletionItemKind.Snippet],
  [CompletionItemKind.Event, CompletionItemKind.Value],
  [CompletionItemKind.Constant, CompletionItemKind.Value],
])

/** A client that does not say which kinds it knows has those of the first protocol. */
function isKnown(kind: number, known: readonly number[] | undefined): boolean {
  return known ? known.includes(kind) : kind <= lastOfFirst
}

/** `Reference` of items, and `Array` of symbols. */
const lastOfFirst = 18
