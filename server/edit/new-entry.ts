import type {Line} from '../markdown/line.ts'
import type {Section, Timeline, TimelineEntry} from '../document/types.ts'
import type {Zone} from '../time/zone.ts'
import type {ClockTime, CivilDate, Minutes} from '../time/calendar.ts'
/** One event as the text has it: Markdown characters are not escaped yet, and its time may lack zone, year or date. */
export interface PastedEntry {
  readonly line: number
  readonly time: PastedTime
  readonly text: string
  /** Further lines, in order. */
  readonly details: readonly string[]
  readonly author: string | undefined
  readonly source: PastedSource | undefined
  /** Its text is Markdown of the document already, and is to stay what it is. */
  readonly isMarkdown?: boolean
}

/** Where an entry comes from: a commit, a page. */
export interface PastedSource {
  readonly label: string
  /** Not yet checked to be harmless. */
  readonly url?: string
}

/** A time as it was pasted; its numbers have not been validated. */
export interface PastedTime {
  /** `undefined` without any date; `year` is missing when it was not written. */
  readonly date: PastedDate | undefined
  readonly clock: ClockTime
  /** `24:00`: the first moment of the day after `date`; the hour is 0. */
  readonly isEndOfDay?: boolean
  /** 0 up to, not including, 1000. */
  readonly millisecond?: number
  readonly zone: Zone | undefined
}

export interface PastedDate {
  readonly year: number | undefined
  readonly month: number
  readonly day: number
  /** Month and day may be the other way round: 06/07/2020. */
  readonly isAmbiguous?: boolean
  /** Whether the numbers can be read only one way; this order applies to the others too. */
  readonly order?: 'day-first' | 'month-first'
}

/** An entry with its place in time. */
export interface TimedEntry {
  readonly entry: PastedEntry
  /**
   * Milliseconds on the axis on which the document's entries are compared: UTC where the zone is known, else the wall
   * clock.
   */
  readonly at: number
  /** What a clock shows in the zone that it is written in. */
  readonly date: CivilDate
  readonly clock: ClockTime
  /** Written in UTC with its name, as the document's own zone is not known. */
  readonly isForeign: boolean
}

/** The timeline that new entries go into, and what the document says about its times. */
export interface TimelinePlace {
  readonly section: Section | undefined
  /** `undefined` while it has no entries. */
  readonly timeline: Timeline | undefined
  /** The entry whose style, day and zone new ones take: the last one above the given offset, else the first. */
  readonly sample: TimelineEntry | undefined
  readonly zone: Zone | undefined
  /** Whether each entry has to name the zone, because nothing above the entries does. */
  readonly isZoneWritten: boolean
  /** The document's day for entries that have none. */
  readonly day: CivilDate | undefined
  readonly near: {readonly date: CivilDate; readonly minutes: Minutes | undefined} | undefined
  readonly numericOrder: 'day-first' | 'month-first' | undefined
  readonly lines: readonly Line[]
  /** Offsets of the lines at which the sections of the document begin. */
  readonly headings: ReadonlySet<number>
  /** Start of a block that is never closed; nothing can be inserted after it. */
  readonly unclosed: number | undefined
  /** Whether the offset lies in a section for timelines. */
  readonly isInside: boolean
}
