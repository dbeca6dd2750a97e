import type {Suppressions} from './types.ts'
import {itemsEnd, readBlocks, type Block} from '../markdown/outer-blocks.ts'
import type {Line} from '../markdown/line.ts'
import {readLines} from '../markdown/lines.ts'
import {lineEndOf} from '../text/line-end.ts'
import type {Edit, Located, Span} from '../text/span.ts'

interface Directive {
  readonly name: 'ignore' | 'disable' | 'enable' | 'disable-file'
  /** Empty: all rules. */
  readonly ids: readonly Located<string>[]
  /** Of the comment. */
  readonly span: Span
}

/**
 * `postmortem-ignore` holds for the block below it: a paragraph, heading, table or whole list; within a list, for the
 * item below. `postmortem-disable` holds until `postmortem-enable` of the same ids, or of all, or to the end;
 * `postmortem-disable-file` everywhere. Ids are parted by commas, what follows a colon is the reason, and without ids
 * all rules are meant. Comments in code and front matter are text. `undefined` when there are none.
 */
export function readComments(text: string, lines: readonly Line[]): Suppressions | undefined {
  const found = [...text.matchAll(comment)].map(readDirective)
  const directives = found.filter(it => isComment(text, lines, it.span.start))
  if (directives.length === 0) return undefined
  const blocks = readBlocks(lines)
  const covers = directives
    .filter(it => it.name === 'ignore')
    .map(it => ({ids: it.ids, span: nextBlock(lines, blocks, it.span)}))
  const known = new Map<string, readonly Span[]>()
  return {
    ids: directives.flatMap(it => it.ids),
    isSuppressed(ruleId, offset) {
      let spans = known.get(ruleId)
      if (!spans) {
        spans = joined([
          ...covers.flatMap(it => (meant(it, ruleId) && it.span ? it.span : [])),
          ...regions(directives, ruleId),
        ])
        known.set(ruleId, spans)
      }
      const before = spans[indexAfter(spans, offset) - 1]
      return before !== undefined && offset <= before.end
    },
  }
}

const comment = /<!--\s{0,20}postmortem-(ignore|disable-file|disable|enable)(?![\w-])((?:(?!-->)[^]){0,1000})-->/g

function readDirective(match: RegExpExecArray): Directive {
  const [whole, name, rest = ''] = match
  const from = match.index + whole.length - 3 - rest.length
  const ids: Located<string>[] = []
  // What stands behind a colon or two dashes is the reason.
  for (const piece of rest.replace(/(?::|\s--)[^]*$/, '').matchAll(/[^,]{1,1000}/g)) {
    const id = /[\w*][\w*/-]{0,80}/.exec(piece[0])
    if (!id) continue
    const start = from + piece.index + id.index
    ids.push({value: id[0], span: {start, end: start + id[0].length}})
  }
  return {name: name as Directive['name'], ids, span: {start: match.index, end: match.index + whole.length}}
}

/** Not in code, front matter or a code span. */
function isComment(text: string, lines: readonly Line[], at: number): boolean {
  const line = lines[lineAt(lines, at)] as Line
  if (line.kind === 'code' || line.kind === 'fence' || line.kind === 'front-matter') return false
  const marks = text.slice(line.start, at).split('`').length - 1
  return marks % 2 === 0
}

function meant({ids}: Pick<Directive, 'ids'>, ruleId: string): boolean {
  return ids.length === 0 || ids.some(it => it.value === ruleId)
}

/** Where the rule is off by `disable` and `disable-file`. */
function regions(directives: readonly Directive[], ruleId: string): Span[] {
  const spans: Span[] = []
  let off: number | undefined
  for (const directive of directives) {
    if (!meant(directive, ruleId)) continue
    if (directive.name === 'disable-file') return [{start: 0, end: Infinity}]
    if (directive.name === 'disable') off ??= directive.span.start
    if (directive.name !== 'enable' || off === undefined) continue
    spans.push({start: off, end: directive.span.start})
    off = undefined
  }
  return off === undefined ? spans : [...spans, {start: off, end: Infinity}]
}

/** What an `ignore` holds for; `undefined` at the end of a document. */
function nextBlock(lines: readonly Line[], blocks: readonly Block[], {end}: Span): Span | undefined {
  let from = lineAt(lines, end) + 1
  while (lines[from]?.kind === 'blank' || lines[from]?.kind === 'comment') from++
  const line = lines[from]
  if (!line) return undefined
  const block = blockAt(blocks, line.start)
  if (!block) return undefined
  if (block.kind !== 'list' || block.start === line.start || line.kind !== 'item')
    return {start: line.start, end: block.end}
  return {start: line.start, end: (lines[itemsEnd(lines, from, () => false) - 1] as Line).end}
}

/** Makes the edits that switch a rule off; reads the text once. */
export interface SuppressionEdits {
  /** For the block at `offset`; `undefined` where no comment can stand before it. */
  here(ruleId: string, offset: number): Edit | undefined
  inFile(ruleId: string): Edit
}

/** The comments are put on lines of their own: before a whole list or table, which one inside would break. */
export function suppressionEdits(text: string): SuppressionEdits {
  const newline = lineEndOf(text)
  const lines = readLines(text)
  const blocks = readBlocks(lines)
  return {
    here(ruleId, offset) {
      const block = blockAt(blocks, offset)
      if (!block || block.kind === 'front-matter' || block.kind === 'comment') return undefined
      const at = block.start
      return {span: {start: at, end: at}, text: `<!-- postmortem-ignore ${ruleId} -->${newline}`}
    },
    inFile(ruleId) {
      const words = `<!-- postmortem-disable-file ${ruleId} -->`
      const front = blocks[0]?.kind === 'front-matter' ? blocks[0] : undefined
      if (front) return {span: {start: front.end, end: front.end}, text: `${newline}${words}`}
      const at = lines[0]?.start ?? 0
      return {span: {start: at, end: at}, text: `${words}${newline}`}
    },
  }
}

/** In order, and those that overlap made one. */
function joined(spans: Span[]): Span[] {
  const result: {start: number; end: number}[] = []
  for (const {start, end} of spans.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else result.push({start, end})
  }
  return result
}

/** How many of the spans begin at the offset or before. */
function indexAfter(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (offset < (spans[middle] as Span).start) high = middle
    else low = middle + 1
  }
  return low
}

function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  const block = blocks[indexAfter(blocks, offset) - 1]
  return block && offset <= block.end ? block : undefined
}

/** Index of the line that holds the offset. */
function lineAt(lines: readonly Line[], offset: number): number {
  return Math.max(0, indexAfter(lines, offset) - 1)
}
