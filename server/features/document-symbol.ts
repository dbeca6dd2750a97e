import {
  SymbolKind,
  type ClientCapabilities,
  type DocumentSymbol,
  type Range,
  type SymbolInformation,
} from 'vscode-languageserver'
import type {ActionItem, MetadataField, PostmortemModel, Section, Timeline, TimelineEntry} from '../document/types.ts'
import type {Snapshot} from './snapshot.ts'
import {t} from '../text/l10n.ts'
import {contains, type Span} from '../text/span.ts'
import {memoizeByText} from '../text/memoize-by-text.ts'
import {isSameDay, isoDate} from '../time/calendar.ts'
import {formatDuration} from '../time/duration.ts'
import {supportedSymbols} from './client-support.ts'
import {rangesOf} from './convert.ts'
import {eventWords, kindWords} from './words.ts'

/** The outline; a flat list for a client that knows no tree of symbols. */
export function documentSymbol(
  snapshot: Snapshot,
  _params: unknown,
  client: ClientCapabilities,
): DocumentSymbol[] | SymbolInformation[] {
  const tree = supportedSymbols(symbolTree(snapshot), client)
  return client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport
    ? tree
    : flat(snapshot.document.uri, tree)
}

function flat(uri: string, symbols: readonly DocumentSymbol[], parent?: string): SymbolInformation[] {
  return symbols.flatMap(({name, kind, range, children = []}) => [
    {name, kind, location: {uri, range}, ...(parent !== undefined && {containerName: parent})},
    ...flat(uri, children, name),
  ])
}

/**
 * Sections with what they are for, timelines with their length, their entries with the time since the first, action
 * items with their state.
 */
export function symbolTree(snapshot: Snapshot): DocumentSymbol[] {
  const {model, settings} = snapshot
  if (!settings.outline.enabled) return []
  const nodes = [
    ...sectionNodes(snapshot),
    ...fieldNodes(model),
    ...model.timelines.flatMap(timeline => entryNodes(snapshot, timeline)),
    ...model.actionItems.map(actionItemNode),
  ]
  return toTree(snapshot, nodes)
}

/** A symbol that does not yet know its children. */
interface Node {
  readonly name: string
  readonly detail: string
  readonly kind: SymbolKind
  readonly span: Span
  /** What is selected when the symbol is chosen; lies in `span`. */
  readonly selection: Span
}

/** A heading that is a timeline entry is shown as the entry. */
function sectionNodes({model}: Snapshot): Node[] {
  const headed = model.timelines.filter(it => it.layout === 'headings').flatMap(it => it.entries)
  const entryStarts = new Set(headed.map(it => it.span.start))
  return model.sections.flatMap((section, index) => {
    if (entryStarts.has(section.heading.span.start)) return []
    const timelines = model.timelines.filter(it => it.section === index)
    return [
      {
        name: section.heading.title.value,
        detail: [kindsInWords(section), ...timelines.map(timelineDetail)].filter(Boolean).join(' · '),
        kind: section.kinds.includes('title')
          ? SymbolKind.File
          : 0 < timelines.length
            ? SymbolKind.Array
            : SymbolKind.Module,
        span: section.span,
        selection: section.heading.title.span,
      },
    ]
  })
}

/** Nothing where the heading says it already. */
function kindsInWords({kinds, heading}: Section): string {
  const title = heading.title.value.toLowerCase()
  return kinds
    .map(it => kindWords[it]())
    .filter(it => it !== title)
    .join(', ')
}

function timelineDetail({entries}: Timeline): string {
  const count = entries.length === 1 ? t`1 entry` : t`${entries.length} entries`
  const times = entries.flatMap(it => [it.at, it.endAt]).filter(it => it !== undefined)
  if (times.length < 2) return count
  return `${formatDuration(times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b)))}, ${count}`
}

/** Fields that stand for sections; one that is an action item as well is shown as that. */
function fieldNodes({metadata, actionItems}: PostmortemModel): Node[] {
  return metadata
    .filter(it => 0 < it.kinds.length && !actionItems.some(item => contains(item.span, it.key.span)))
    .map(fieldNode)
}

function fieldNode({key, value}: MetadataField): Node {
  return {
    name: key.value,
    detail: shortName(value.value),
    kind: SymbolKind.Property,
    span: {start: key.span.start, end: Math.max(key.span.end, value.span.end)},
    selection: key.span,
  }
}

function entryNodes({text}: Snapshot, {entries, isNewestFirst}: Timeline): Node[] {
  const first = isNewestFirst ? entries.at(-1)?.at : entries.find(it => it.at !== undefined)?.at
  return entries.map((entry, index) => entryNode(text, entry, entries[index - 1], first))
}

/** What is made of an entry is kept with it, as long as what its name depends on is the same. */
function entryNode(
  text: string,
  entry: TimelineEntry,
  previous: TimelineEntry | undefined,
  first: number | undefined,
): Node {
  const known = entryNodesKnown.get(entry)
  if (known && known.first === first && known.previousDate === previous?.date) return known.node
  const node = {
    name: entryName(text, entry, previous),
    detail: [sinceFirst(entry, first), ...entry.events.map(it => eventWords[it]())].filter(Boolean).join(' · '),
    kind: SymbolKind.Event,
    span: entry.span,
    selection: entry.timestamp.span,
  }
  entryNodesKnown.set(entry, {node, first, previousDate: previous?.date})
  return node
}

interface KnownNode {
  readonly node: Node
  readonly first: number | undefined
  readonly previousDate: TimelineEntry['date']
}

const entryNodesKnown = new WeakMap<TimelineEntry, KnownNode>()

/** The clock time as written and the text; with the day where it is another than in the entry before. */
function entryName(
  text: string,
  {timestamp, date, description}: TimelineEntry,
  previous: TimelineEntry | undefined,
): string {
  const clock = timestamp.clock && text.slice(timestamp.clock.span.start, timestamp.clock.span.end)
  const end = timestamp.end?.clock && text.slice(timestamp.end.clock.span.start, timestamp.end.clock.span.end)
  const time = clock ? clock + (end ? `–${end}` : '') : text.slice(timestamp.span.start, timestamp.span.end)
  const day = clock && date && previous?.date && !isSameDay(date, previous.date) ? `${isoDate(date)} ` : ''
  return `${day}${time} ${shortEvent(description.value)}`.trim()
}

function sinceFirst({at, isApproximate}: TimelineEntry, first: number | undefined): string {
  if (at === undefined || first === undefined) return ''
  const sign = at < first ? '−' : '+'
  return `${isApproximate ? '~' : ''}${sign}${formatDuration(Math.abs(at - first))}`
}

function actionItemNode({title, owner, due, ticket, isDone, span}: ActionItem): Node {
  const state = isDone === undefined ? '•' : isDone ? '☑' : '☐'
  const name = shortName(title.value)
  return {
    name: `${state} ${name}`.trim(),
    // A table has them in cells of their own; an item mostly says them in its text.
    detail: [owner, due, ticket].flatMap(it => (it && !name.includes(it.value) ? [it.value] : [])).join(' · '),
    kind: SymbolKind.Boolean,
    span,
    selection: title.span,
  }
}

/**
 * Each symbol goes below the innermost other that holds all of it. Of two that overlap otherwise, the later is cut out
 * of the tree's nesting.
 */
function toTree({document}: Snapshot, nodes: readonly Node[]): DocumentSymbol[] {
  const roots: DocumentSymbol[] = []
  const open: {node: Node; symbol: DocumentSymbol}[] = []
  const toRange = rangesOf(document)
  for (const node of [...nodes].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    while (0 < open.length && !contains(open.at(-1)!.node.span, node.span)) open.pop()
    const symbol = toSymbol(toRange, node)
    const above = open.at(-1)?.symbol
    if (above) (above.children ??= []).push(symbol)
    else roots.push(symbol)
    open.push({node, symbol})
  }
  return roots
}

function toSymbol(toRange: (span: Span) => Range, {name, detail, kind, span, selection}: Node): DocumentSymbol {
  return {
    // A client rejects the whole answer for one name that is blank.
    name: name.trim() || t`(no title)`,
    ...(detail && {detail}),
    kind,
    range: toRange(span),
    selectionRange: toRange(contains(span, selection) ? selection : {start: span.start, end: span.start}),
  }
}

/** Without the marks of emphasis, code and links, on one line. */
function plain(markdown: string): string {
  return markdown
    .replace(/!?\[([^\][\n]{0,500})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/[*`]|~~|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function shorten(text: string, most = maxName): string {
  const characters = Array.from(text.slice(0, 400))
  // A cut that saves a few letters costs more than it gives.
  return characters.length <= most + 4 ? text : `${characters.slice(0, most).join('').trimEnd()}…`
}

const maxName = 80

const shortName = memoizeByText(markdown => shorten(plain(markdown)))

/** The offset and the key event stand behind the name; in a side bar of usual width they shall be seen. */
const maxEvent = 28

const shortEvent = memoizeByText(markdown => shorten(plain(markdown), maxEvent))
