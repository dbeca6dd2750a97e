import {plainText} from '../syntax/inline.ts'
import {lineAt} from '../syntax/line-span.ts'
import {readCells, type Line} from '../syntax/lines.ts'
import type {Located, Span} from '../text/span.ts'
import type {ActionItem, Section} from './model.ts'
import {ticketExpression, type TicketPattern} from './project.ts'

/**
 * The follow-up items: list items, rows and plain lines of the action-item sections; nested details are not items.
 * @param own how the team's tickets look
 */
export function readActionItems(text: string, lines: readonly Line[], sections: readonly Section[], owner: Int32Array, own: readonly TicketPattern[] = []): ActionItem[] {
  const items: ActionItem[] = []
  let header: string[] | undefined
  const bySection = linesBySection(lines, sections, owner)
  for (const [index, own] of bySection) {
    const section = sections[index] as Section
    const style = styleOf(text, lines, own, section)
    const indent = Math.min(...own.filter(at => (lines[at] as Line).kind === 'item').map(at => (lines[at] as Line).indent))
    let parent: number | undefined
    for (const at of own) {
      const line = lines[at] as Line
      if (line.kind === 'row') {
        if (lines[at + 1]?.kind === 'delimiter') header = readCells(text, line).map(cell => plainText(text.slice(cell.start, cell.end)).toLowerCase())
        else if (style === 'rows') push(items, readRow(text, line, header, index))
      } else if (line.kind === 'item' && style === 'items') {
        if (isGroup(text, lines, at)) parent = line.indent
        else if (line.indent <= indent + 1 || (parent !== undefined && line.indent <= parent + 5 && isDirectlyBelow(lines, at, parent))) push(items, readItem(text, line, index))
      } else if (style === 'html' && line.kind === 'html') {
        for (const item of readHtml(text, line, index)) items.push(item)
      } else if (style === 'lines' && startsSentence(text, lines, at, section.heading.span.end)) push(items, readItem(text, line, index))
    }
  }
  sections.forEach((section, index) => {
    if (isNumberedItem(sections, section)) items.push(readHeading(text, section, index))
  })
  const tickets = own.map(ticketExpression)
  return items.map(it => withOwnTicket(text, it, tickets)).sort((a, b) => a.span.start - b.span.start)
}

/** What the team says is a ticket comes before what looks like one. */
function withOwnTicket(text: string, item: ActionItem, tickets: readonly RegExp[]): ActionItem {
  const source = text.slice(item.span.start, item.span.end)
  const found = tickets.map(it => locate(source, it, item.span.start, 0)).find(it => it !== undefined)
  return found ? {...item, ticket: found} : item
}

/** "#### 1) Clean up the archive" below "Action items" is an item itself, with its text as details. */
function isNumberedItem(sections: readonly Section[], section: Section): boolean {
  const parent = section.parent === undefined ? undefined : sections[section.parent]
  return Boolean(parent?.kinds.includes('action-items')) && /^\d{1,2}[.)]\s/.test(section.heading.title.value)
}

function readHeading(text: string, {heading}: Section, index: number): ActionItem {
  return describe(text, heading.span, heading.title.span, undefined, index)
}

function push(items: ActionItem[], item: ActionItem | undefined): void {
  if (item && item.title.value !== '') items.push(item)
}

function linesBySection(lines: readonly Line[], sections: readonly Section[], owner: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [index, section] of sections.entries()) {
    // What a section on the resolution lists has been done already.
    if (!section.kinds.includes('action-items') || section.kinds.includes('resolution') || isNumberedItem(sections, section)) continue
    const own: number[] = []
    for (let at = lineAt(lines, section.heading.span.start); at < lines.length && (owner[at] as number) <= index; at++) {
      const line = lines[at] as Line
      if (owner[at] === index && line.kind !== 'blank' && section.heading.span.end <= line.start) own.push(at)
    }
    if (own.length) groups.set(index, own)
  }
  return groups
}

type Style = 'rows' | 'items' | 'html' | 'lines' | 'none'

function styleOf(text: string, lines: readonly Line[], own: readonly number[], section: Section): Style {
  const kinds = new Set(own.map(at => (lines[at] as Line).kind))
  if (kinds.has('row')) return 'rows'
  if (kinds.has('item')) return 'items'
  if (own.some(at => /<li\b/i.test(text.slice((lines[at] as Line).start, (lines[at] as Line).end)))) return 'html'
  return kinds.has('text') && section.kinds.length === 1 ? 'lines' : 'none'
}

/** "- **Tasks:**" with its items nested below. */
function isGroup(text: string, lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line
  const next = lines.slice(at + 1, at + 4).find(it => it.kind !== 'blank')
  if (next?.kind !== 'item' || next.indent <= line.indent) return false
  const source = text.slice(line.content, line.end).trim()
  return /^(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?$/.test(source) || /^[^.]{1,60}[:：]$/.test(source)
}

function isDirectlyBelow(lines: readonly Line[], at: number, parent: number): boolean {
  const indent = (lines[at] as Line).indent
  for (let index = at - 1; 0 <= index; index--) {
    const line = lines[index] as Line
    if (line.kind !== 'item') continue
    if (line.indent < indent) return line.indent === parent
  }
  return false
}

/** Each line is an item of its own unless it goes on with the sentence of the line above. */
function startsSentence(text: string, lines: readonly Line[], at: number, from: number): boolean {
  const line = lines[at] as Line
  if (line.kind !== 'text') return false
  const before = lines[at - 1]
  if (before?.kind !== 'text' || before.start < from) return true
  return /[.!?:;)\]"”。]\s*$/.test(text.slice(Math.max(before.start, before.end - 3), before.end)) && /^[\p{Lu}\p{Lo}\d*_`["@]/u.test(text.slice(line.content, line.content + 2))
}

const ticket = /(?:https?:\/\/[^\s)>\]]{1,500}\/(?:issues|pull|pulls|merge_requests|browse|tickets?|commit)\/[^\s)>\]]{1,200})|\b[A-Z][A-Z0-9]{1,9}-\d{1,6}\b|(?:\b[\w.-]{1,60}\/[\w.-]{1,60})?#\d{1,7}\b|\bT\d{4,7}\b|\bBug \d+\b|https?:\/\/[^\s)>\]]{1,500}/
const mention = /(?:^|[\s(`[])(@[A-Za-z][\w-]{1,38})/
const ownerField = /\b(?:owner|assignee|assigned to|responsible|dri|who)\b\s*[:=]\s*(?:\*\*)?\s*([^,;)\n*|]{2,60})/i
const month = '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const dueField = new RegExp(
  '\\b(?:due|eta|by|deadline|target)\\b(?: date)?\\s{0,3}[:=]?\\s{0,3}(?:the )?(?:\\*\\*)?\\s{0,3}('
  + '\\d{4}-\\d{2}-\\d{2}|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}'
  + `|(?:end of )?(?:Q[1-4]|${month})\\b(?: \\d{1,2}(?:st|nd|rd|th)?\\b)?(?:,? \\d{4})?`
  + `|(?:end of )?\\d{1,2}(?:st|nd|rd|th)? ${month}\\b(?:,? \\d{4})?)`,
  'i',
)

function readItem(text: string, line: Line, section: number): ActionItem {
  return describe(text, {start: line.start, end: line.end}, {start: line.content, end: line.end}, line.isTicked, section)
}

function describe(text: string, span: Span, title: Span, ticked: boolean | undefined, section: number): ActionItem {
  const source = text.slice(title.start, title.end)
  return {
    span,
    title: {value: plainText(source), span: title},
    owner: locate(source, mention, title.start, 1) ?? locate(source, ownerField, title.start, 1),
    due: locate(source, dueField, title.start, 1),
    ticket: locate(source, ticket, title.start, 0),
    isDone: ticked ?? statusOf(source),
    section,
  }
}

function locate(source: string, pattern: RegExp, at: number, group: number): Located<string> | undefined {
  const match = pattern.exec(source)
  const value = match?.[group]
  if (!match || !value) return undefined
  const start = at + match.index + match[0].lastIndexOf(value)
  return {value: value.trim(), span: {start, end: start + value.length}}
}

function statusOf(source: string): boolean | undefined {
  if (/✅|☑|\(done\)|\bDONE\b|\*\*Done\*\*|\(completed\)|\bcompleted\b\W*$|^~~.*~~$|\[done\]/i.test(source) && !/\bnot done\b/i.test(source)) return true
  if (/\bTODO\b|❌|⬜|☐|🔄|⏳|\(in progress\)|\(planned\)/.test(source)) return false
  return undefined
}

/** What a column of a table of action items holds, by its name in lower case; the first that fits. */
export const actionColumns = {
  owner: /owner|\bwho\b|assignee|\bdri\b|responsible|担当|담당|负责|responsable|responsável|verantwortlich/,
  due: /due|\beta\b|deadline|target|expected date|fecha|échéance|date|frist|prazo|期限|기한|截止|日期/,
  ticket: /bug|ticket|issue|tracking|link|jira|pr\b|チケット|バグ|イシュー|課題|티켓|버그|이슈|工单|缺陷|议题/,
  status: /status|state|done|estado|statut|状態|ステータス|상태|状态/,
  title: /action|task|item|description|what|acción|ação|tarea|tarefa|tâche|maßnahme|aufgabe|アクション|対応|タスク|조치|액션|작업|行动|任务|措施/,
}
const isDoneWord = /done|complete|closed|hecho|\bfait\b|terminé|erledigt|feito|concluído|(?<!未)完[了成]|済|완료|✅/i
const isOpenWord = /todo|open|progress|pending|planned|pendi?ente|en curso|en cours|faire|offen|in arbeit|andamento|未|進行|进行|待|예정|진행|fail/i
const emptyCell = /^(?:n\/a|tbd|\?+|-+|—|none|unassigned|未定)?$/i

function readRow(text: string, line: Line, header: readonly string[] | undefined, section: number): ActionItem | undefined {
  const cells = readCells(text, line)
  const cell = (pattern: RegExp): Located<string> | undefined => {
    const index = header?.findIndex(name => pattern.test(name)) ?? -1
    const span = index < 0 ? undefined : cells[index]
    const value = span && plainText(text.slice(span.start, span.end))
    return span && value && !emptyCell.test(value) ? {value, span} : undefined
  }
  const title = cell(actionColumns.title) ?? widest(text, cells)
  if (!title) return undefined
  const status = cell(actionColumns.status)?.value
  const described = describe(text, {start: line.start, end: line.end}, {start: cells[0]?.start ?? line.content, end: cells.at(-1)?.end ?? line.end}, undefined, section)
  return {
    ...described,
    title,
    owner: cell(actionColumns.owner) ?? described.owner,
    due: cell(actionColumns.due) ?? described.due,
    ticket: cell(actionColumns.ticket) ?? described.ticket,
    isDone: status === undefined ? described.isDone : isDoneWord.test(status) ? true : isOpenWord.test(status) ? false : described.isDone,
  }
}

function widest(text: string, cells: readonly Span[]): Located<string> | undefined {
  const span = [...cells].sort((a, b) => b.end - b.start - (a.end - a.start))[0]
  return span && {value: plainText(text.slice(span.start, span.end)), span}
}

function* readHtml(text: string, line: Line, section: number): Iterable<ActionItem> {
  const source = text.slice(line.start, line.end)
  for (const match of source.matchAll(/<li\b[^<>]{0,100}>([^\n]{1,2000}?)(?=<\/li>|<li\b|$)/gi)) {
    const title = match[1] ?? ''
    const start = line.start + match.index + match[0].length - title.length
    yield describe(text, {start: line.start, end: line.end}, {start, end: start + title.length}, undefined, section)
  }
}
