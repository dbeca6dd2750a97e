import {CompletionItemKind, type CompletionItem} from 'vscode-languageserver'
import {eventNames} from '../../document/data/event-names.ts'
import {writtenLanguage} from '../../document/facts/language.ts'
import type {KeyEvent, Timeline, TimelineEntry} from '../../document/types.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {inOrder, rangeBefore, type CompletionPlace} from './place.ts'
import {eventWords} from '../words.ts'

/**
 * Names of key events behind the time of a timeline entry, as they are recognised: first those that the timeline does
 * not tell of and that come next. `undefined` at any other place.
 */
export function completeEvent(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const found = entryOf(snapshot, place)
  if (!found || !/^[ \t]*(?:\||$)/.test(place.rest)) return undefined
  const {timeline, entry} = found
  const match = /^([^\p{L}\p{N}\n]{0,24}?)(\p{L}[\p{L}’']{0,30}(?: [\p{L}’']{0,30}){0,3})?$/u.exec(
    snapshot.text.slice(entry.timestamp.span.end, place.offset),
  )
  const [, gap = '', begun = ''] = match ?? []
  if (!match || !/[\s|]$/.test(gap)) return undefined
  const sample = timeline.entries.find(it => it !== entry && isPlain(snapshot.text, it))
  const usual = sample ? snapshot.text.slice(sample.timestamp.span.end, sample.description.span.start) : gap
  if (timeline.layout === 'table' && bars(gap) !== (sample ? bars(usual) : 1)) return undefined
  const missing = begun === '' && timeline.layout !== 'table' && usual.startsWith(gap) ? usual.slice(gap.length) : ''
  const isSmall = sample !== undefined && /^\p{Ll}/u.test(sample.description.value)
  // After the first word, most texts do not name an event; the editor does not need all the others.
  const isBegun = (name: string) => !begun.includes(' ') || name.toLowerCase().startsWith(begun.toLowerCase())
  return offered(snapshot, timeline, entry)
    .filter(it => isBegun(it.name))
    .map(({name, event, isTold}, index) => {
      const text = missing + (isSmall ? smallFirst(name, snapshot.model.language) : name)
      return {
        label: name,
        kind: CompletionItemKind.Event,
        detail: isTold ? eventWords[event]() : t`${eventWords[event]()} · not in the timeline yet`,
        sortText: inOrder(index),
        filterText: text,
        textEdit: {range: rangeBefore(snapshot, place, begun.length), newText: text},
      }
    })
}

/** The entry whose time stands before the cursor on its line. */
function entryOf(
  {model}: Snapshot,
  {offset, typed}: CompletionPlace,
): {timeline: Timeline; entry: TimelineEntry} | undefined {
  const isHere = ({timestamp: {span}}: TimelineEntry) => offset - typed.length <= span.start && span.end < offset
  for (const timeline of model.timelines) {
    const entry = timeline.entries.findLast(isHere)
    if (entry) return {timeline, entry}
  }
  return undefined
}

/** Whether it shows what stands between a time and its text. */
function isPlain(text: string, {timestamp, description}: TimelineEntry): boolean {
  const {start, end} = description.span
  return (
    start < end && timestamp.span.end < start && /^[^\p{L}\p{N}\n]{1,24}$/u.test(text.slice(timestamp.span.end, start))
  )
}

function bars(gap: string): number {
  return gap.match(/\|/g)?.length ?? 0
}

/** In their order, from the one that comes behind what was told last; what is told already stands at the end. */
function offered(
  {model}: Snapshot,
  {entries, isNewestFirst}: Timeline,
  own: TimelineEntry,
): {name: string; event: KeyEvent; isTold: boolean}[] {
  const others = entries.filter(it => it !== own)
  const told = new Set(others.flatMap(it => it.events))
  const index = entries.indexOf(own)
  const before = isNewestFirst ? entries.slice(index + 1) : entries.slice(0, index)
  const reached = Math.max(
    -1,
    ...before.flatMap(it => it.events).map(it => eventNames.findIndex(({event}) => event === it && it !== 'comms')),
  )
  const weight = (event: KeyEvent, at: number) => (told.has(event) ? 2 : 0) + (at < reached ? 1 : 0)
  return eventNames
    .map((it, at) => ({...it, weight: weight(it.event, at)}))
    .sort((a, b) => a.weight - b.weight)
    .flatMap(({event, names}) =>
      names[writtenLanguage(model.language)].map(name => ({name, event, isTold: told.has(event)})),
    )
}

/** Where entries begin in small letters; German nouns never do. */
function smallFirst(name: string, language: string): string {
  return language === 'de' ? name : name.charAt(0).toLowerCase() + name.slice(1)
}
