import {anchor} from '../syntax/line-span.ts'
import type {Line} from '../syntax/lines.ts'
import type {Located, Span} from '../text/span.ts'
import type {Timestamp} from '../time/timestamp.ts'
import type {ActionItem, Claim, MetadataField, PostmortemModel, Section, Table, TableRow, Timeline, TimelineEntry} from './model.ts'

/** The same model with every span put on its lines, so that it holds when lines above are moved. */
export function anchorModel(model: PostmortemModel, lines: readonly Line[]): PostmortemModel {
  const put = putOn(lines)
  return {
    ...model,
    title: model.title && put.located(model.title),
    metadata: model.metadata.map(put.field),
    sections: model.sections.map(put.section),
    timelines: model.timelines.map(put.timeline),
    claims: model.claims.map(put.claim),
    actionItems: model.actionItems.map(put.actionItem),
    tables: model.tables.map(put.table),
    underlined: model.underlined.map(it => ({paragraph: put.span(it.paragraph), underline: put.span(it.underline)})),
    literals: model.literals.map(put.span),
    unclosed: model.unclosed && put.span(model.unclosed),
  }
}

/** Puts the parts of a model on the lines. */
export function putOn(lines: readonly Line[]) {
  const span = (it: Span): Span => anchor(lines, it)
  const located = <T>(it: Located<T>): Located<T> => ({value: it.value, span: span(it.span)})
  const field = (it: MetadataField): MetadataField => ({...it, key: located(it.key), value: located(it.value)})
  const section = (it: Section): Section => ({
    ...it, heading: {...it.heading, title: located(it.heading.title), span: span(it.heading.span)}, span: span(it.span), body: span(it.body),
  })
  const timestamp = (it: Timestamp): Timestamp => {
    const {date, clock, end, zone} = it
    return {
      ...it,
      span: span(it.span),
      date: date && {...date, span: span(date.span)},
      clock: clock && {...clock, span: span(clock.span)},
      end: end && {date: end.date && {...end.date, span: span(end.date.span)}, clock: end.clock && {...end.clock, span: span(end.clock.span)}},
      zone: zone && located(zone),
    }
  }
  const entry = (it: TimelineEntry): TimelineEntry => ({...it, span: span(it.span), timestamp: timestamp(it.timestamp), description: located(it.description)})
  const timeline = (it: Timeline): Timeline => ({...it, span: span(it.span), entries: it.entries.map(entry), zone: it.zone && located(it.zone)})
  const claim = (it: Claim): Claim => ({
    ...it,
    span: span(it.span),
    window: it.window && {start: timestamp(it.window.start), end: timestamp(it.window.end)},
    computed: it.computed && {...it.computed, from: span(it.computed.from), to: span(it.computed.to)},
  })
  const actionItem = (it: ActionItem): ActionItem => ({
    ...it, span: span(it.span), title: located(it.title), owner: it.owner && located(it.owner), due: it.due && located(it.due),
    ticket: it.ticket && located(it.ticket), priority: it.priority && located(it.priority), type: it.type && located(it.type), wording: span(it.wording),
  })
  const row = (it: TableRow): TableRow => ({span: span(it.span), cells: it.cells.map(span)})
  const table = (it: Table): Table => ({header: row(it.header), delimiter: row(it.delimiter), rows: it.rows.map(row)})
  return {span, located, field, section, timestamp, entry, timeline, claim, actionItem, row, table}
}
