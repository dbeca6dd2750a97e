import type {CivilDate, ClockTime, Instant} from '../time/calendar.ts'
import type {Zone} from '../time/zone.ts'

/** A kind of text that people copy: how it is known, and how it is read. */
export interface PasteFormat {
  /** Never renamed once released. */
  readonly id: string
  /** As in "Read as …". */
  name(): string
  /**
   * Whose clock a time without a zone is of. `document`: it is taken for one of the document's own. `reader`: the program shows
   * every time in the zone of the person who copies.
   */
  readonly clock: 'document' | 'reader'
  /** Whether a text in this format can hardly be anything else; a list of times in prose can. */
  readonly isUnmistakable: boolean
  /** Whether its texts are encoded, so that they are not Markdown even if the document around them is. */
  readonly isEncoded?: boolean
  /** From 0, not this format, to 1. Lines are clean: no line ends, escape sequences or control characters. */
  recognise(lines: readonly string[]): number
  /** Reads one line of a log by itself; only formats have it whose every event is a line. */
  readonly readLine?: (line: string) => ReadLine | undefined
  /** Every line that has a time is read into one entry or named as left out. Never throws. */
  read(lines: readonly string[], context: ReadContext): PasteReading
}

/** What a format may know beside the text. */
export interface ReadContext {
  readonly now: Instant
  /** The day that the reader has now, for "Today" and names of days. */
  readonly today: CivilDate
  /** Reads a line that the format does not know as one of any other log. */
  readLogLine(line: string): ReadLine | undefined
}

/** One line of a log. */
export interface ReadLine {
  readonly time: PastedTime
  readonly text: string
  readonly author?: string
  readonly source?: PastedSource
}

/** What was read of a pasted text; lines count from 0. */
export interface PasteReading {
  readonly entries: readonly PastedEntry[]
  readonly leftOut: readonly LeftOut[]
  /** Whole sentences about all entries, such as what ages were counted from. */
  readonly notes?: readonly string[]
}

/** One event, as the text says it: with what would be Markdown still in it, and with a time that may lack zone, year or date. */
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

export interface LeftOut {
  readonly line: number
  /** Behind "left out:", such as "no time". */
  readonly why: string
  /** The line became an entry, but only without the part that `why` names. */
  readonly isPart?: boolean
  /** It was added by the program around what people wrote, and says nothing about an event. */
  readonly isFrame?: boolean
}

/** A time as it was pasted; none of its figures has been checked. */
export interface PastedTime {
  /** `undefined` without any date; `year` is missing when it was not written. */
  readonly date: PastedDate | undefined
  readonly clock: ClockTime
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
  /** Of figures that can be read one way only, that way: it holds for the others too. */
  readonly order?: 'day-first' | 'month-first'
}
