import type {ParsedDocument} from '../document/parsed-document.ts'
import {isSameDating, isSameTimePlace} from '../document/timeline/entry-dates.ts'
import type {PostmortemModel, Timeline, TimelineEntry} from '../document/types.ts'
import type {Steps} from '../text/kept.ts'
import type {Span} from '../text/span.ts'

/** Notes what a rule reads of timelines. */
export interface TimelineReads {
  /** Notes that the words of an entry are read. */
  addWords(span: Span): void
  /** Notes that it is read where an entry begins and ends. */
  addExtent(span: Span): void
  /** Notes that it is read which events the entries tell of. */
  addEvents(): void
}

/** The timelines of a document for rules: what they read of them is noted. */
export interface WatchedTimelines {
  readonly timelines: PostmortemModel['timelines']
  /** The same value as long as there are as many entries, with the same times at the same places of their lines. */
  readonly times: unknown
  /** The same value as long as the entries tell of the same events. */
  readonly events: unknown
  readonly watcher: Watcher
}

interface Watcher {
  /** Where the rule that is running notes what it reads. */
  reads: TimelineReads | undefined
}

/** Makes what is watched again only where the timelines are not what they were. */
export function watchTimelines({model: {timelines}, steps}: ParsedDocument): WatchedTimelines {
  const eventsOf = ({entries}: Timeline, index: number) => steps.token(`events of ${index}`, entries, haveSameEvents)
  const watcher = steps.step<Watcher>('watcher', [], () => ({reads: undefined}))
  return {
    timelines: steps.list(
      'watched timelines',
      timelines.map((it, index) => watched(it, index, watcher, steps)),
    ),
    times: steps.list(
      'times of timelines',
      timelines.map((it, index) => timesOf(it, index, steps)),
    ),
    events: steps.list('events of timelines', timelines.map(eventsOf)),
    watcher,
  }
}

function watched(timeline: Timeline, index: number, watcher: Watcher, steps: Steps): Timeline {
  const entries = steps.zip(
    `watched entries ${index}`,
    [timeline.entries],
    at => new WatchedEntry(timeline.entries[at] as TimelineEntry, watcher),
  )
  return steps.step(
    `watched timeline ${index}`,
    [timeline, entries],
    () => new WatchedTimeline(timeline, entries, watcher),
  )
}

function timesOf(timeline: Timeline, index: number, steps: Steps): object {
  const {section, layout, zone, writtenZones, isNewestFirst, entries} = timeline
  const times = steps.token(`times of ${index}`, entries, haveSameTimes)
  return steps.step(`frame of ${index}`, [section, layout, zone, writtenZones, isNewestFirst, times], () => ({}))
}

function haveSameTimes(a: TimelineEntry, b: TimelineEntry): boolean {
  return isSameDating(a, b) && isSameTimePlace(a.timestamp, b.timestamp)
}

function haveSameEvents(a: TimelineEntry, b: TimelineEntry): boolean {
  return a.events === b.events
}

class WatchedTimeline implements Timeline {
  readonly entries: readonly TimelineEntry[]
  private readonly timeline: Timeline
  private readonly watcher: Watcher

  constructor(timeline: Timeline, entries: readonly TimelineEntry[], watcher: Watcher) {
    this.timeline = timeline
    this.entries = entries
    this.watcher = watcher
  }

  get section() {
    return this.timeline.section
  }
  get layout() {
    return this.timeline.layout
  }
  get zone() {
    return this.timeline.zone
  }
  get writtenZones() {
    return this.timeline.writtenZones
  }
  get isNewestFirst() {
    return this.timeline.isNewestFirst
  }

  get span() {
    const {span, entries} = this.timeline
    for (const it of [entries[0], entries.at(-1)]) if (it) this.watcher.reads?.addExtent(it.span)
    return span
  }
}

class WatchedEntry implements TimelineEntry {
  private readonly entry: TimelineEntry
  private readonly watcher: Watcher

  constructor(entry: TimelineEntry, watcher: Watcher) {
    this.entry = entry
    this.watcher = watcher
  }

  get timestamp() {
    return this.entry.timestamp
  }
  get date() {
    return this.entry.date
  }
  get dateSource() {
    return this.entry.dateSource
  }
  get zone() {
    return this.entry.zone
  }
  get zoneSource() {
    return this.entry.zoneSource
  }
  get offset() {
    return this.entry.offset
  }
  get instant() {
    return this.entry.instant
  }
  get endInstant() {
    return this.entry.endInstant
  }
  get endDate() {
    return this.entry.endDate
  }
  get at() {
    return this.entry.at
  }
  get endAt() {
    return this.entry.endAt
  }
  get isApproximate() {
    return this.entry.isApproximate
  }
  get order() {
    return this.entry.order
  }

  get events() {
    this.watcher.reads?.addEvents()
    return this.entry.events
  }

  get description() {
    const {description} = this.entry
    this.watcher.reads?.addWords(description.span)
    return description
  }

  get span() {
    const {span} = this.entry
    this.watcher.reads?.addExtent(span)
    return span
  }
}
