import type {InlayHint, InlayHintParams} from 'vscode-languageserver'
import type {Incident, KeyEvent, PostmortemModel, Timeline, TimelineEntry} from '../document/types.ts'
import type {Snapshot} from './snapshot.ts'
import {t} from '../text/l10n.ts'
import {touches} from '../text/span.ts'
import {formatDuration} from '../time/duration.ts'
import {toSpan} from './convert.ts'
import {eventWords} from './words.ts'

/**
 * Behind each entry of a timeline how long after the start it was, and what was recognised in it:
 * `+35 min · mitigated`. Nothing is written when a hint is accepted.
 */
export function inlayHint({document, text, model, settings}: Snapshot, {range}: InlayHintParams): InlayHint[] {
  if (!settings.inlayHints.enabled) return []
  const visible = toSpan(document, range)
  return model.timelines.flatMap((timeline, index) => {
    const moments = momentsOf(model, index)
    const start = referenceOf(timeline, moments)
    return timeline.entries.flatMap((entry, at): InlayHint[] => {
      const offset = placeOf(entry, timeline, text)
      if (!touches(visible, offset)) return []
      const said = [start && sinceStart(entry, start), eventOf(entry, moments.get(at))].filter(it => it !== undefined)
      if (said.length === 0) return []
      return [
        {
          position: document.positionAt(offset),
          label: said.map(it => it.label).join(' · '),
          tooltip: {kind: 'markdown', value: said.map(it => it.tooltip()).join('\n\n')},
          paddingLeft: true,
        },
      ]
    })
  })
}

interface Part {
  readonly label: string
  tooltip(): string
}

/** The entries that lengths are counted between, each with what it is. */
function momentsOf({incident}: PostmortemModel, timeline: number): Map<number, KeyEvent[]> {
  const moments = new Map<number, KeyEvent[]>()
  if (incident.timeline !== timeline) return moments
  const named: readonly (readonly [
    keyof Incident & ('start' | 'detected' | 'acknowledged' | 'mitigated' | 'resolved'),
    KeyEvent,
  ])[] = [
    ['start', 'impact-start'],
    ['detected', 'detected'],
    ['acknowledged', 'acknowledged'],
    ['mitigated', 'mitigated'],
    ['resolved', 'resolved'],
  ]
  for (const [moment, event] of named) {
    const index = incident[moment]
    if (index !== undefined) moments.set(index, [...(moments.get(index) ?? []), event])
  }
  return moments
}

interface Reference {
  readonly entry: TimelineEntry
  /** Whether the impact began with it; else it is but the first. */
  readonly isStart: boolean
}

/** What times are counted from: the start of the impact, else the first entry in time. */
function referenceOf(
  {entries, isNewestFirst}: Timeline,
  moments: ReadonlyMap<number, readonly KeyEvent[]>,
): Reference | undefined {
  const start = [...moments].find(([, events]) => events.includes('impact-start'))?.[0]
  const entry = start === undefined ? undefined : entries[start]
  if (entry?.at !== undefined) return {entry, isStart: true}
  const timed = entries.filter(it => it.at !== undefined)
  const first = isNewestFirst ? timed.at(-1) : timed[0]
  return first && {entry: first, isStart: false}
}

function sinceStart(entry: TimelineEntry, {entry: start, isStart}: Reference): Part | undefined {
  if (entry === start || entry.at === undefined || start.at === undefined || !isComparable(entry, start))
    return undefined
  const minutes = entry.at - start.at
  const about = entry.isApproximate || start.isApproximate
  const length = formatDuration(Math.abs(minutes))
  return {
    label: `${about ? '≈' : ''}${minutes < 0 ? '−' : '+'}${length}`,
    tooltip: () => distanceWords(about ? t`About ${length}` : length, minutes < 0, isStart),
  }
}

function distanceWords(length: string, isBefore: boolean, isStart: boolean): string {
  if (isStart)
    return isBefore ? t`${length} before the start of the impact` : t`${length} since the start of the impact`
  return isBefore ? t`${length} before the first entry` : t`${length} since the first entry`
}

/** There is no duration between a time with a known zone or day and one without. */
function isComparable(a: TimelineEntry, b: TimelineEntry): boolean {
  return (a.offset === undefined) === (b.offset === undefined) && (a.date === undefined) === (b.date === undefined)
}

/** Shown wherever they are recognised; of the others only the entry that counts. */
const always = new Set<KeyEvent>([
  'change',
  'declared',
  'escalated',
  'identified',
  'mitigation-start',
  'all-clear',
  'comms',
])

function eventOf({events}: TimelineEntry, counted: readonly KeyEvent[] | undefined): Part | undefined {
  const shown = counted ?? events.filter(it => always.has(it)).slice(0, 1)
  if (shown.length === 0) return undefined
  const words = shown.map(it => eventWords[it]()).join(', ')
  return {
    label: words,
    tooltip: () =>
      counted ? t`Read as: ${words}. Durations of the incident are measured from here` : t`Read as: ${words}`,
  }
}

/**
 * The end of the entry's first line; in a table behind the time, so that the columns to its right stay below each
 * other.
 */
function placeOf({span, timestamp}: TimelineEntry, {layout}: Timeline, text: string): number {
  if (layout === 'table') {
    let at = timestamp.span.end
    while (at < span.end && /[*_`)\]]/.test(text[at] as string)) at++
    return at
  }
  const newline = text.slice(span.start, span.end).search(/[\r\n]/)
  return newline < 0 ? span.end : span.start + newline
}
