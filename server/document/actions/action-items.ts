import {anchorActionItem, anchorFacts, anchorIn} from '../anchor.ts'
import type {Block} from '../../markdown/block.ts'
import {plainText} from '../../markdown/inline.ts'
import {lineAt, type Line} from '../../markdown/line.ts'
import {readCells} from '../../markdown/lines.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import {areSame, keptOn, steady, type Steps} from '../../text/kept.ts'
import {shift, type Located, type Span} from '../../text/span.ts'
import {
  mergeFacts,
  nothing,
  ownerInLabel,
  readDetailFacts,
  readHeadingFacts,
  readOwnFacts,
  readSharedFacts,
  shiftFacts,
  typeOf,
  type ActionFacts,
} from './action-facts.ts'
import {itemLines, styleOf} from './action-lines.ts'
import {isImperative} from './action-verbs.ts'
import type {ActionItem, Section} from '../types.ts'
import {ticketExpression, type TicketPattern} from '../project.ts'
import {regex} from '../../text/regex.ts'

/** What action items are read from. */
export interface ActionSource {
  readonly markdown: MarkdownText
  readonly sections: readonly Section[]
  /** For each line, the index of the innermost section that contains it, or -1. */
  readonly sectionOfLine: Int32Array
  /** How the team's tickets look. */
  readonly tickets: readonly TicketPattern[]
}

/** The follow-up items: list items, rows and plain lines of the action-item sections; nested details are not items. */
export function readActionItems(source: ActionSource, steps: Steps): ActionItem[] {
  const {
    markdown: {text, lines, shape},
    sections,
    sectionOfLine,
    tickets,
  } = source
  const expressions = steps.step('tickets', [tickets], () => tickets.map(ticketExpression))
  const sharedBy = factsOfSections(text, sections)
  const items: ActionItem[] = []
  const bySection = steps.step('lines of items', [sections, sectionOfLine, shape], () =>
    linesBySection(lines, sections, sectionOfLine),
  )
  for (const [index, below] of bySection) {
    const own = steps.list(`blocks of items ${index}`, blocksOf(lines, below))
    const read = steps.step(`items ${index}`, [own, sections, expressions], () => {
      const section: ItemSection = {
        index,
        section: sections[index] as Section,
        own: below,
        shared: sharedBy(index),
        expressions,
      }
      return readItems(source, section, steps)
    })
    for (const it of read) items.push(it)
  }
  return items.sort((a, b) => a.span.start - b.span.start)
}

/** A section that has action items, or is one. */
interface ItemSection {
  readonly index: number
  readonly section: Section
  /** The indices of its lines that are not blank. */
  readonly own: readonly number[]
  /** What the headings around it say about all of its items. */
  readonly shared: ActionFacts
  readonly expressions: readonly RegExp[]
}

/** The blocks of the lines. */
function blocksOf(lines: readonly Line[], own: readonly number[]): Block[] {
  const found: Block[] = []
  for (const at of own) {
    const block = (lines[at] as Line).block as Block
    if (block !== found.at(-1)) found.push(block)
  }
  return found
}

function readItems(source: ActionSource, own: ItemSection, steps: Steps): ActionItem[] {
  const {
    markdown: {text, lines, blocks},
    sections,
  } = source
  const {section, index} = own
  if (isItem(text, lines, sections, section, own.own)) {
    const title = section.heading.title.span
    const details = own.own.slice(0, maxDetailLines).map(at => lines[at] as Line)
    const item = withDetails(text, itemOf(text, section.heading.span, title, undefined, index), details, own.shared)
    return [anchorActionItem(withOwnTicket(text, item, own.expressions), anchorIn(blocks))]
  }
  return listsItems(section) ? readSection(source, own, steps).filter(it => it.title.value !== '') : []
}

/** Items of a section on the resolution are already done. */
function listsItems({kinds}: Section): boolean {
  return kinds.includes('action-items') && !kinds.includes('resolution')
}

/** How many lines of an item's details are read. */
const maxDetailLines = 30

/** The team's own form of a ticket takes precedence over what looks like a ticket. */
function withOwnTicket(text: string, item: ActionItem, tickets: readonly RegExp[]): ActionItem {
  if (tickets.length === 0) return item
  const source = text.slice(item.span.start, item.span.end)
  const match = tickets.map(it => it.exec(source)).find(it => it !== null)
  if (!match) return item
  const start = item.span.start + match.index
  return {...item, ticket: {value: match[0], span: {start, end: start + match[0].length}}}
}

/** "#### 1) Clean up the archive" below "Action items" is an item itself, with its text as details. */
function isNumberedItem(sections: readonly Section[], section: Section): boolean {
  const parent = section.parent === undefined ? undefined : sections[section.parent]
  return Boolean(parent?.kinds.includes('action-items')) && /^\d{1,2}[.)]\s/.test(section.heading.title.value)
}

/**
 * "### Add an alert for failed logins" below "Action items" is also one, with prose or fields below instead of a list.
 */
function isItem(
  text: string,
  lines: readonly Line[],
  sections: readonly Section[],
  section: Section,
  own: readonly number[],
): boolean {
  if (isNumberedItem(sections, section)) return true
  if (!isTask(sections, section)) return false
  const items = own.map(at => lines[at] as Line).filter(it => it.kind === 'item' || it.kind === 'row')
  return items.length <= 2 * items.filter(it => field.test(text.slice(it.content, it.end))).length
}

function isTask(sections: readonly Section[], {heading: {style, title}, parent}: Section): boolean {
  return (
    style === 'atx'
    && Boolean(sections[parent ?? -1]?.kinds.includes('action-items'))
    && isImperative(/\p{L}+/u.exec(title.value)?.[0] ?? '')
  )
}

/** "**Rule name**: …" */
const field = /^(?:\*\*|__)[^*_]{1,40}(?:(?:\*\*|__)\s?:|:(?:\*\*|__))/

/** For the sections that have or are items, their lines that are not blank. */
function linesBySection(
  lines: readonly Line[],
  sections: readonly Section[],
  owner: Int32Array,
): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [index, section] of sections.entries()) {
    const isItem = isNumberedItem(sections, section)
    if (!isItem && !section.kinds.includes('action-items')) continue
    const own: number[] = []
    for (
      let at = lineAt(lines, section.heading.span.start);
      at < lines.length && (owner[at] as number) <= index;
      at++
    ) {
      const line = lines[at] as Line
      if (owner[at] === index && line.kind !== 'blank' && section.heading.span.end <= line.start) own.push(at)
    }
    if (isItem || own.length) groups.set(index, own)
  }
  return groups
}

/** What the heading of a section and the headings around it say about all items below. */
function factsOfSections(text: string, sections: readonly Section[]): (index: number) => ActionFacts {
  const known = new Map<number, ActionFacts>()
  const read = (index: number): ActionFacts => {
    let facts = known.get(index)
    if (!facts) {
      const {
        heading: {
          style,
          title: {span},
        },
        parent,
      } = sections[index] as Section
      const isItem = isNumberedItem(sections, sections[index] as Section)
      const title = text.slice(span.start, span.end)
      facts = isItem ? nothing : shiftFacts(readHeadingFacts(title), span.start)
      const owner = style === 'bold' ? ownerInLabel(title) : undefined
      if (owner && !facts.owner) facts = {...facts, owner: {value: owner.value, span: shift(owner.span, span.start)}}
      const outer = parent === undefined ? undefined : sections[parent]
      if (parent !== undefined && outer?.kinds.includes('action-items') && !outer.kinds.includes('title'))
        facts = mergeFacts(facts, read(parent))
      known.set(index, facts)
    }
    return facts
  }
  return read
}

function readSection(source: ActionSource, own: ItemSection, steps: Steps): ActionItem[] {
  const {text, lines, blocks} = source.markdown
  const style = styleOf(text, lines, own.own, own.section)
  if (style === 'rows') return readRows(source, own, steps)
  if (style === 'html') {
    const shared = introFacts(text, lines, own.own.slice(0, -1), own.shared)
    const rows = own.own.map(at => lines[at] as Line).filter(it => it.kind === 'html')
    const items = rows
      .flatMap(it => [...readHtml(text, it, own.index)])
      .map(it => withOwnTicket(text, withShared(it, shared), own.expressions))
    return items.map(it => anchorActionItem(it, anchorIn(blocks)))
  }
  return style === 'none' ? [] : readList(source, own, style, steps)
}

/** The rows of tables. */
function readRows(
  source: ActionSource,
  {index, own, shared: around, expressions}: ItemSection,
  steps: Steps,
): ActionItem[] {
  const {markdown} = source
  const {text, lines} = markdown
  const intro = own.slice(
    0,
    own.findIndex(at => lines[at]?.kind === 'row'),
  )
  const shared = factsAbove(source, index, intro, around, steps)
  let columns: readonly (ActionColumn | undefined)[] = noColumns
  const items: ActionItem[] = []
  for (const at of own) {
    const line = lines[at] as Line
    if (line.kind !== 'row') continue
    const block = line.block as Block
    if (lines[at + 1]?.kind === 'delimiter') columns = steadyColumns(block, columnsOf(text, line))
    else for (const it of rowItems(block, columns, shared, expressions, {markdown, index})) items.push(it)
  }
  return items.map(it => (it.section === index ? it : {...it, section: index}))
}

const noColumns: readonly (ActionColumn | undefined)[] = []
const steadyColumns = steady<Block, readonly (ActionColumn | undefined)[]>(areSame)

/** What the headings and the lines above the first item say about all items of a section. */
function factsAbove(
  {markdown, sections}: ActionSource,
  section: number,
  intro: readonly number[],
  around: ActionFacts,
  steps: Steps,
): ActionFacts {
  const {text, lines, blocks} = markdown
  const above = steps.list(`blocks above items ${section}`, blocksOf(lines, intro))
  return steps.step(`facts above items ${section}`, [above, sections], () => {
    const facts = introFacts(text, lines, intro, around)
    return facts === nothing ? nothing : anchorFacts(facts, anchorIn(blocks))
  })
}

/** Where the items of a block are: in which document, and in which of its sections. */
interface ItemPlace {
  readonly markdown: MarkdownText
  readonly index: number
}

/** The item of a row, if it has one. */
const rowItems = keptOn(
  (
    {lines: [line]}: Block,
    columns: readonly (ActionColumn | undefined)[],
    shared: ActionFacts,
    expressions: readonly RegExp[],
    {markdown: {text, blocks}, index}: ItemPlace,
  ): readonly ActionItem[] => {
    const items = [...readRow(text, line as Line, columns, index)].map(it =>
      withOwnTicket(text, withShared(it, shared), expressions),
    )
    return items.map(it => anchorActionItem(it, anchorIn(blocks)))
  },
)

/** List items, or lines that each are one. */
function readList(
  source: ActionSource,
  {index, section, own, shared: around, expressions}: ItemSection,
  style: 'items' | 'lines' | 'code',
  steps: Steps,
): ActionItem[] {
  const {markdown} = source
  const {text, lines} = markdown
  const heads = itemLines(text, lines, own, section.heading.span.end, style)
  const shared = factsAbove(source, index, own.slice(0, heads[0] ?? own.length), around, steps)
  return heads.map((head, nth) => {
    const line = lines[own[head] as number] as Line
    const details = detailsOf(lines, own.slice(head, Math.min(heads[nth + 1] ?? own.length, head + 1 + maxDetailLines)))
    const block = line.block as Block
    // Only list items are certain to have a block of their own.
    if (style !== 'items' || line.kind !== 'item') {
      return anchorActionItem(
        readListItem(markdown, line, details, shared, expressions, index),
        anchorIn(markdown.blocks),
      )
    }
    const item = listItem(block, steadyDetails(block, details), shared, expressions, {markdown, index})
    return item.section === index ? item : {...item, section: index}
  })
}

const steadyDetails = steady<Block, readonly Line[]>(areSame)

const listItem = keptOn(
  (
    {lines: [line]}: Block,
    details: readonly Line[],
    shared: ActionFacts,
    expressions: readonly RegExp[],
    {markdown, index}: ItemPlace,
  ): ActionItem =>
    anchorActionItem(
      readListItem(markdown, line as Line, details, shared, expressions, index),
      anchorIn(markdown.blocks),
    ),
)

function readListItem(
  {text}: MarkdownText,
  line: Line,
  details: readonly Line[],
  shared: ActionFacts,
  expressions: readonly RegExp[],
  index: number,
): ActionItem {
  const item = itemOf(
    text,
    {start: line.start, end: line.end},
    {start: line.content, end: line.end},
    line.isTicked,
    index,
  )
  return withOwnTicket(text, withDetails(text, item, details, shared), expressions)
}

function columnsOf(text: string, header: Line): (ActionColumn | undefined)[] {
  return readCells(text, header).map(cell => actionColumnOf(plainText(text.slice(cell.start, cell.end))))
}

/** With the facts that apply to all items of the section, unless it states others. */
function withShared(item: ActionItem, shared: ActionFacts): ActionItem {
  return shared === nothing ? item : withFacts(item, mergeFacts(item, shared), item.wording)
}

/** What the lines between the heading and the first item say. */
function introFacts(text: string, lines: readonly Line[], intro: readonly number[], around: ActionFacts): ActionFacts {
  let facts = nothing
  for (const at of intro.slice(0, maxDetailLines)) {
    const line = lines[at] as Line
    if (line.kind === 'text')
      facts = mergeFacts(facts, shiftFacts(readSharedFacts(text.slice(line.content, line.end)), line.content))
  }
  return mergeFacts(facts, around)
}

/** The rest of the paragraph, and the indented lines below it. */
function detailsOf(lines: readonly Line[], [first, ...below]: readonly number[]): Line[] {
  const details: Line[] = []
  const head = lines[first as number] as Line
  let before = first as number
  for (const at of below) {
    const line = lines[at] as Line
    const goesOn = line.kind === 'text' && at === before + 1
    if (!goesOn && line.indent <= head.indent) break
    if (line.kind === 'text' || line.kind === 'item') details.push(line)
    before = at
  }
  return details
}

function withDetails(text: string, item: ActionItem, details: readonly Line[], shared: ActionFacts): ActionItem {
  let facts = nothing
  let {wording} = item
  for (const line of details) {
    facts = mergeFacts(facts, shiftFacts(readDetailFacts(text.slice(line.content, line.end)), line.content))
    if (line.kind === 'text' && /^\r?\n$/.test(text.slice(wording.end, line.start)))
      wording = {start: wording.start, end: line.end}
  }
  facts = mergeFacts(facts, shared)
  return facts === nothing && wording === item.wording ? item : withFacts(item, mergeFacts(item, facts), wording)
}

function withFacts(
  {span, title, section}: Pick<ActionItem, 'span' | 'title' | 'section'>,
  {owner, due, ticket, priority, type, isDone}: ActionFacts,
  wording: Span,
): ActionItem {
  return {span, title, owner, due, ticket, priority, type, isDone, wording, section}
}

/** An item by its own line; `title` spans its text. */
function itemOf(text: string, span: Span, title: Span, ticked: boolean | undefined, section: number): ActionItem {
  const source = text.slice(title.start, title.end)
  const facts = shiftFacts(readOwnFacts(source), title.start)
  const {owner, due, ticket, priority, type, isDone} = facts
  return {
    span,
    title: {value: plainText(source), span: title},
    owner,
    due,
    ticket,
    priority,
    type,
    isDone: ticked ?? isDone,
    wording: title,
    section,
  }
}

/** What a column of a table of action items may hold. */
export type ActionColumn = keyof typeof actionColumns

/** What a column of a table of action items contains, by its name; `undefined` when the name is not known. */
export function actionColumnOf(name: string): ActionColumn | undefined {
  const lower = name.toLowerCase()
  return (Object.keys(actionColumns) as ActionColumn[]).find(it => actionColumns[it].test(lower))
}

/** The first that fits. */
const actionColumns = {
  type: /^(?:(?:action )?type|kind|category|tipo|art|typ|種類|種別|カテゴリー?|유형|类型)$/,
  priority: /priorit|^prio$|優先|우선|优先/,
  owner: /owner|\bwho\b|assignee|\bdri\b|responsible|担当|담당|负责|responsable|responsável|verantwortlich/,
  due: /\bdue\b|\beta\b|deadline|target|\bdate\b|fecha|échéance|frist|prazo|期限|기한|截止|日期/,
  ticket:
    /\bbugs?\b|ticket|issue|tracking|\blinks?\b|jira|\bprs?\b|チケット|バグ|イシュー|課題|티켓|버그|이슈|工单|缺陷|议题/,
  status: /status|state|done|estado|statut|状態|ステータス|상태|状态/,
  title:
    /action|task|item|description|what|acción|ação|tarea|tarefa|tâche|maßnahme|aufgabe|アクション|対応|タスク|조치|액션|작업|行动|任务|措施/,
}
const isDoneWord = /done|complete|closed|hecho|\bfait\b|terminé|erledigt|feito|concluído|(?<!未)完[了成]|済|완료|✅/i
const isOpenWord = regex('i')`
    todo|to do|open|progress|pending|planned|pendi?ente|en curso|en cours|faire|offen|in arbeit|andamento|未|進行|进行|待
    |예정|진행|fail
  `
const emptyCell = /^(?:n\/a|tbd|\?+|-+|—|none|unassigned|未定|<br ?\/?>)?$/i

function* readRow(
  text: string,
  line: Pick<Line, 'start' | 'end' | 'content'>,
  columns: readonly (ActionColumn | undefined)[],
  section: number,
): Iterable<ActionItem> {
  const cells = readCells(text, line)
  const cell = (column: ActionColumn): Located<string> | undefined => {
    const span = cells[columns.indexOf(column)]
    const source = span && text.slice(span.start, span.end)
    // A placeholder such as <who> is not meant as HTML.
    const value = source && (plainText(source) || source)
    return span && value && !emptyCell.test(value) ? {value, span} : undefined
  }
  const title = cell('title') ?? widest(text, cells)
  if (!title) return
  const status = cell('status')?.value
  const type = cell('type')
  const kind = type && typeOf(type.value)
  const own = itemOf(
    text,
    {start: line.start, end: line.end},
    {start: cells[0]?.start ?? line.content, end: cells.at(-1)?.end ?? line.end},
    undefined,
    section,
  )
  yield {
    ...own,
    title,
    wording: title.span,
    owner: cell('owner') ?? own.owner,
    due: cell('due') ?? own.due,
    ticket: cell('ticket') ?? own.ticket,
    priority: cell('priority') ?? own.priority,
    type: type && kind ? {value: kind, span: type.span} : own.type,
    isDone:
      status === undefined ? own.isDone : isDoneWord.test(status) ? true : isOpenWord.test(status) ? false : own.isDone,
  }
}

function widest(text: string, cells: readonly Span[]): Located<string> | undefined {
  const span = cells.reduce<Span | undefined>(
    (most, it) => (most && it.end - it.start <= most.end - most.start ? most : it),
    undefined,
  )
  return span && {value: plainText(text.slice(span.start, span.end)), span}
}

function* readHtml(text: string, line: Line, section: number): Iterable<ActionItem> {
  const source = text.slice(line.start, line.end)
  for (const match of source.matchAll(/<li\b[^<>]{0,100}>([^\n]{1,2000}?)(?=<\/li>|<li\b|$)/gi)) {
    const title = match[1] ?? ''
    const span = shift(
      {start: match.index + match[0].length - title.length, end: match.index + match[0].length},
      line.start,
    )
    yield itemOf(text, {start: line.start, end: line.end}, span, undefined, section)
  }
}
