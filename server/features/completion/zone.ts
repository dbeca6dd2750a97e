import {CompletionItemKind, type CompletionItem} from 'vscode-languageserver'
import type {Snapshot} from '../snapshot.ts'
import {touches} from '../../text/span.ts'
import {inOrder, rangeBefore, sectionsAround, type CompletionPlace} from './place.ts'
import {zoneNames} from './zones-offered.ts'

/**
 * Names of zones where a timeline says its zone once for all: in brackets in its heading, `## Timeline (all times `,
 * and in the header of its table, `| Time (`. `undefined` at any other place.
 */
export function completeZone(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const {typed, rest} = place
  const match = opened.exec(typed)
  if (
    !match
    || !/^\)?\s*(?:\||$)/.test(rest)
    || !(typed.trimStart().startsWith('|') ? isAboveEntries(snapshot, place) : isTimelineHeading(snapshot, place))
  )
    return undefined
  const begun = match[1] ?? ''
  const closing = rest.startsWith(')') ? '' : ')'
  return zoneNames(snapshot).map(({value, detail}, index) => ({
    label: value,
    kind: CompletionItemKind.Constant,
    detail,
    sortText: inOrder(index),
    filterText: value,
    textEdit: {range: rangeBefore(snapshot, place, begun.length), newText: value + closing},
  }))
}

/** What is typed of the zone, behind a bracket and perhaps "all times in". */
const opened = /[^\s(][ \t]*\((?:\p{L}[\p{L} ]{0,30}[ \t:])?([A-Za-z][A-Za-z/_+-]{0,30}|)$/u

function isTimelineHeading({model}: Snapshot, {offset}: CompletionPlace): boolean {
  return model.sections.some(it => it.kinds.includes('timeline') && touches(it.heading.span, offset))
}

/** The first row of a table; its line of dashes may still be missing. */
function isAboveEntries({model, text}: Snapshot, {offset, typed}: CompletionPlace): boolean {
  const above =
    text
      .slice(Math.max(0, offset - typed.length - 300), offset - typed.length)
      .trimEnd()
      .split('\n')
      .at(-1) ?? ''
  return (
    !above.trimStart().startsWith('|')
    && sectionsAround(model, offset).some(it => model.sections[it]?.kinds.includes('timeline'))
  )
}
