import type {Nodes, Root} from 'mdast'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmTaskListItemFromMarkdown} from 'mdast-util-gfm-task-list-item'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import type {LineKind} from '../../server/syntax/lines.ts'
import type {Span} from '../../server/text/span.ts'

/** What the whole document, read by remark-parse, says of one line, in the words of the scanner. */
export interface OracleLine {
  readonly text: string
  readonly kind: LineKind
  /** Of a heading 1–6, of a setext underline 1 or 2, else 0. */
  readonly level: number
  /** Of an item with a task box. */
  readonly isTicked: boolean | undefined
}

export interface Oracle {
  readonly lines: readonly OracleLine[]
  /** Code spans, HTML, addresses of links and images, autolinks; offsets into the document. */
  readonly literals: readonly Span[]
  readonly tree: Root
}

/** Reads the document as a whole by remark-parse with tables and task lists. Front matter is taken off before. */
export function readOracle(text: string): Oracle {
  const bom = text.startsWith('\ufeff') ? 1 : 0
  const front = frontMatter.exec(text.slice(bom))?.[0] ?? ''
  const taken = splitLines(front).slice(0, -1)
  const from = bom + front.length
  const body = text.slice(from)
  const lines: {text: string; kind: LineKind; level: number; isTicked: boolean | undefined}[] = splitLines(body).map(text => ({text, kind: 'blank', level: 0, isTicked: undefined}))
  const fences = new Set<number>()
  const tree = parse(body, fences)

  function paint(node: Nodes, kind: LineKind): void {
    for (let line = first(node); line <= last(node); line++) lines[line] = {...lines[line]!, kind}
  }

  function visit(node: Nodes): void {
    switch (node.type) {
      case 'root': case 'list': return node.children.forEach(visit)
      case 'listItem': {
        node.children.forEach(visit)
        lines[first(node)] = {...lines[first(node)]!, kind: 'item', level: 0, isTicked: node.checked ?? undefined}
        return
      }
      case 'heading': {
        const isAtx = body[node.position!.start.offset!] === '#'
        paint(node, isAtx ? 'heading' : 'text')
        if (!isAtx) lines[last(node)] = {...lines[last(node)]!, kind: 'underline'}
        lines[last(node)] = {...lines[last(node)]!, level: node.depth}
        return
      }
      case 'thematicBreak': return paint(node, 'rule')
      case 'blockquote': return paint(node, 'quote')
      case 'code': {
        paint(node, 'code')
        for (let line = first(node); line <= last(node); line++) if (fences.has(line)) lines[line] = {...lines[line]!, kind: 'fence'}
        return
      }
      case 'html': return paint(node, /^<(?:[!?])/.test(node.value) ? 'comment' : 'html')
      case 'table': {
        paint(node, 'row')
        lines[first(node) + 1] = {...lines[first(node) + 1]!, kind: 'delimiter'}
        return
      }
      case 'paragraph': case 'definition': return paint(node, 'text')
      default: throw new Error(node.type)
    }
  }

  visit(tree)
  const before = taken.map((text): OracleLine => ({text, kind: 'front-matter', level: 0, isTicked: undefined}))
  return {lines: [...before, ...lines], literals: [...literalsOf(tree, body)].map(it => ({start: it.start + from, end: it.end + from})), tree}
}

const frontMatter = /^(?:---[ \t]*(?:\r\n|\r|\n)(?:[^]*?(?:\r\n|\r|\n))?(?:---|\.\.\.)|\+\+\+[ \t]*(?:\r\n|\r|\n)(?:[^]*?(?:\r\n|\r|\n))?\+\+\+)[ \t]*(?:\r\n|\r|\n|$)/

function parse(text: string, fences: Set<number>): Root {
  const processor = unified().use(remarkParse)
  processor.data({
    micromarkExtensions: [gfmTable(), gfmTaskListItem()],
    fromMarkdownExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown(), {enter: {codeFencedFence: token => void fences.add(token.start.line - 1)}}],
  })
  return processor.parse(text)
}

function first(node: Nodes): number {
  return node.position!.start.line - 1
}

function last(node: Nodes): number {
  return node.position!.end.line - 1
}

export function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

function* literalsOf(node: Nodes, text: string): Iterable<Span> {
  const span = {start: node.position!.start.offset!, end: node.position!.end.offset!}
  switch (node.type) {
    case 'inlineCode': case 'html': case 'image': case 'imageReference': yield span
      return
    case 'link': {
      if (text[span.start] === '<') yield span
      else {
        yield {start: node.children.at(-1)?.position?.end.offset ?? span.start, end: span.end}
        for (const child of node.children) yield* literalsOf(child, text)
      }
      return
    }
    default: if ('children' in node) for (const child of node.children) yield* literalsOf(child, text)
  }
}
