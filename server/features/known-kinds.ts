import {CompletionItemKind, SymbolKind, type ClientCapabilities, type CompletionItem, type DocumentSymbol} from 'vscode-languageserver'

/** The items with kinds that the client can draw: of those that came late to the protocol, one of the first where it does not name them. */
export function withKnownItemKinds(items: CompletionItem[], {textDocument}: ClientCapabilities): CompletionItem[] {
  const known = textDocument?.completion?.completionItemKind?.valueSet
  return items.map(({kind, ...item}) => ({...item, ...kind && {kind: isKnown(kind, known) ? kind : itemKinds.get(kind) ?? CompletionItemKind.Text}}))
}

/** The same for symbols and all below them. */
export function withKnownSymbolKinds(symbols: DocumentSymbol[], {textDocument}: ClientCapabilities): DocumentSymbol[] {
  const known = textDocument?.documentSymbol?.symbolKind?.valueSet
  return isKnown(SymbolKind.Event, known) ? symbols : withoutEvents(symbols)
}

function withoutEvents(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.map(({children, ...it}) =>
    ({...it, kind: it.kind === SymbolKind.Event ? SymbolKind.Field : it.kind, ...children && {children: withoutEvents(children)}}))
}

const itemKinds: ReadonlyMap<CompletionItemKind, CompletionItemKind> = new Map([
  [CompletionItemKind.Struct, CompletionItemKind.Snippet], [CompletionItemKind.Event, CompletionItemKind.Value], [CompletionItemKind.Constant, CompletionItemKind.Value],
])

/** A client that does not say which kinds it knows has those of the first protocol. */
function isKnown(kind: number, known: readonly number[] | undefined): boolean {
  return known ? known.includes(kind) : kind <= lastOfFirst
}

/** `Reference` of items, and `Array` of symbols. */
const lastOfFirst = 18
