import {anchorSpan, BlockSpan, type Block} from '../markdown/block.ts'
import type {Located, Span} from '../text/span.ts'
import type {Timestamp} from '../time/types.ts'
import type {ActionItem, Table, TableRow} from './types.ts'

/** Puts spans of offsets into the document on its blocks, so that they move with the text. */
export type Anchor = (span: Span) => BlockSpan

/** For spans anywhere in the document. */
export function anchorIn(blocks: readonly Block[]): Anchor {
  let last = blocks[0] as Block
  return span => {
    const isInLast = last.start <= span.start && span.end <= last.end && span.start < last.end
    if (isInLast) return new BlockSpan(last, span.start - last.start, last, span.end - last.start)
    const anchored = anchorSpan(blocks, span)
    last = anchored.first
    return anchored
  }
}

/** For spans that one block holds. */
export function anchorOn(block: Block): Anchor {
  const {start} = block
  return span => new BlockSpan(block, span.start - start, block, span.end - start)
}

export function anchorLocated<T>(located: Located<T>, anchor: Anchor): Located<T> {
  return {value: located.value, span: anchor(located.span)}
}

export function anchorTimestamp(timestamp: Timestamp, anchor: Anchor): Timestamp {
  const {date, clock, end, zone} = timestamp
  return {
    ...timestamp,
    span: anchor(timestamp.span),
    date: date && {...date, span: anchor(date.span)},
    clock: clock && {...clock, span: anchor(clock.span)},
    end: end && {
      date: end.date && {...end.date, span: anchor(end.date.span)},
      clock: end.clock && {...end.clock, span: anchor(end.clock.span)},
    },
    zone: zone && anchorLocated(zone, anchor),
  }
}

/** What an action item, or the words around it, may say besides what is to be done. */
type Facts = Pick<ActionItem, 'owner' | 'due' | 'ticket' | 'priority' | 'type' | 'isDone'>

export function anchorFacts(facts: Facts, anchor: Anchor): Facts {
  const located = <T>(it: Located<T> | undefined) => it && anchorLocated(it, anchor)
  return {
    isDone: facts.isDone,
    owner: located(facts.owner),
    due: located(facts.due),
    ticket: located(facts.ticket),
    priority: located(facts.priority),
    type: located(facts.type),
  }
}

export function anchorActionItem(item: ActionItem, anchor: Anchor): ActionItem {
  return {
    ...item,
    ...anchorFacts(item, anchor),
    span: anchor(item.span),
    title: anchorLocated(item.title, anchor),
    wording: anchor(item.wording),
  }
}

export function anchorRow({span, cells}: TableRow, anchor: Anchor): TableRow {
  return {span: anchor(span), cells: cells.map(anchor)}
}

export function anchorTable({header, delimiter, rows}: Table, anchor: Anchor): Table {
  return {
    header: anchorRow(header, anchor),
    delimiter: anchorRow(delimiter, anchor),
    rows: rows.map(it => anchorRow(it, anchor)),
  }
}
