import type {Nodes, Parents, Root} from 'mdast'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmTaskListItemFromMarkdown} from 'mdast-util-gfm-task-list-item'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import type {LineKind} from '../../server/markdown/line.ts'

/** What the whole document, as remark-parse reads it, says of one line, in the words of the scanner. */
export interface OracleLine {
  readonly text: string
  readonly kind: LineKind
  /** Of a heading 1–6, of a setext underline 1 or 2, else 0. */
  readonly level: number
  /** Of an item with a task box. */
  readonly isTicked: boolean | undefined
  /** The innermost block that holds the line. */
  readonly block: Nodes | undefined
  /** Index of the line within its block. */
  readonly at: number
  /** Whether the block is code by its indent. */
  readonly isIndented: boolean
  /** The block that stands before that block, within the same parent. */
  readonly before: Nodes | undefined
}

export interface Oracle {
  readonly lines: readonly OracleLine[]
  readonly tree: Root
  /** Offset of the tree in the document: front matter is taken off before. */
  readonly start: number
}

/**
 * Reads the document as a whole by remark-parse with tables and task lists.
 * @param isFrontMatter whether what stands between the marks at the start of the document is front matter
 */
export function readOracle(text: string, isFrontMatter: (content: string) => boolean = () => true): Oracle {
  const bom = text.startsWith('\ufeff') ? 1 : 0
  const front = frontMatterOf(text.slice(bom), isFrontMatter)
  const start = bom + front.length
  const body = text.slice(start)
  const nothing = {
    kind: 'blank',
    level: 0,
    isTicked: undefined,
    block: undefined,
    at: 0,
    isIndented: false,
    before: undefined,
  } as const
  const lines = splitLines(body).map((text): OracleLine => ({...nothing, text}))
  const fences = new Set<number>()
  const tree = parse(body, fences)

  function set(line: number, change: Partial<OracleLine>): void {
    lines[line] = {...(lines[line] as OracleLine), ...change}
  }

  function paint(node: Nodes, before: Nodes | undefined, kindAt: (line: number) => LineKind): void {
    for (let line = firstLine(node); line <= lastLine(node); line++)
      set(line, {
        kind: kindAt(line),
        block: node,
        at: line - firstLine(node),
        isIndented: node.type === 'code' && !fences.has(firstLine(node)),
        before,
      })
  }

  function visit(node: Nodes, before?: Nodes): void {
    switch (node.type) {
      case 'root':
      case 'list':
        return visitChildren(node)
      case 'listItem':
        visitChildren(node)
        return set(firstLine(node), {kind: 'item', level: 0, isTicked: node.checked ?? undefined})
      case 'heading': {
        const isAtx = firstLine(node) === lastLine(node)
        paint(node, before, line => (isAtx ? 'heading' : line === lastLine(node) ? 'underline' : 'text'))
        return set(lastLine(node), {level: node.depth})
      }
      case 'thematicBreak':
        return paint(node, before, () => 'rule')
      case 'blockquote':
        return paint(node, before, () => 'quote')
      case 'code': {
        const isFenced = fences.has(firstLine(node))
        // That a blank line belongs to code is known only from the lines below.
        return paint(node, before, line =>
          fences.has(line) ? 'fence' : isFenced || !/^[ \t]*$/.test(lines[line]?.text ?? '') ? 'code' : 'blank',
        )
      }
      case 'html':
        return paint(node, before, () => (/^\s*<[!?]/.test(node.value) ? 'comment' : 'html'))
      case 'table':
        return paint(node, before, line => (line === firstLine(node) + 1 ? 'delimiter' : 'row'))
      case 'paragraph':
      case 'definition':
        return paint(node, before, () => 'text')
      default:
        throw new Error(node.type)
    }
  }

  function visitChildren({children}: Parents): void {
    children.forEach((child, index) => visit(child, children[index - 1]))
  }

  visit(tree)
  const above = splitLines(front)
    .slice(0, -1)
    .map((text): OracleLine => ({...nothing, text, kind: 'front-matter'}))
  // Without a line end behind it there is no line below.
  if (front !== '' && !/[\r\n]$/.test(front))
    lines[0] = {...nothing, text: splitLines(front).at(-1) ?? '', kind: 'front-matter'}
  return {lines: [...above, ...lines], tree, start}
}

/** Opened and closed by a line of its own. */
const frontMatter =
  /^(?:---[ \t]*(?:\r\n|\r|\n)(?<yaml>[^]*?(?:\r\n|\r|\n))??(?:---|\.\.\.)|\+\+\+[ \t]*(?:\r\n|\r|\n)(?<toml>[^]*?(?:\r\n|\r|\n))??\+\+\+)[ \t]*(?:\r\n|\r|\n|$)/

function frontMatterOf(text: string, isMeant: (content: string) => boolean): string {
  const found = frontMatter.exec(text)
  return found && isMeant(found.groups?.['yaml'] ?? found.groups?.['toml'] ?? '') ? found[0] : ''
}

function parse(text: string, fences: Set<number>): Root {
  const processor = unified().use(remarkParse)
  const noteFence = {
    enter: {codeFencedFence: (token: {start: {line: number}}) => void fences.add(token.start.line - 1)},
  }
  processor.data({
    micromarkExtensions: [gfmTable(), gfmTaskListItem()],
    fromMarkdownExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown(), noteFence],
  })
  // It takes one mark of the byte order off, without counting it.
  return processor.parse(text.startsWith('\ufeff') ? `\ufeff${text}` : text)
}

/** Lines end with LF, CRLF or CR. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0
}

function firstLine(node: Nodes): number {
  return (node.position?.start.line ?? 1) - 1
}

function lastLine(node: Nodes): number {
  return (node.position?.end.line ?? 1) - 1
}
