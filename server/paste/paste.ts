import type {PastedEntry, PastedSource, PastedTime} from '../edit/new-entry.ts'
import type {CivilDate, Instant} from '../time/calendar.ts'

/** A kind of text that people copy: how to recognise it and how to read it. */
export interface PasteFormat {
  /** Never renamed once released. */
  readonly id: string
  /** As in "Read as …". */
  name(): string
  /**
   * Whose clock a time without a zone is on. `document`: the document's own. `reader`: the program shows every time in
   * the zone of the person who copies.
   */
  readonly clock: 'document' | 'reader'
  /** Whether a text in this format is hardly ever anything else; a list of times may also be prose. */
  readonly isUnmistakable: boolean
  /** Whether its texts are encoded, so that they are not Markdown even if the document around them is. */
  readonly isEncoded?: boolean
  /** From 0, not this format, to 1. Lines are clean: no line ends, escape sequences or control characters. */
  recognise(lines: readonly string[]): number
  /** Reads one line of a log by itself; only for formats in which every event is one line. */
  readonly readLine?: (line: string) => ReadLine | undefined
  /** Every line that has a time is read into one entry or named as left out. Never throws. */
  read(lines: readonly string[], context: ReadContext): PasteReading
}

/** What a format may use besides the text. */
export interface ReadContext {
  readonly now: Instant
  /** The reader's current day, for "Today" and names of days. */
  readonly today: CivilDate
  /** Reads a line of another format, in any log. */
  readLogLine(line: string): ReadLine | undefined
}

/** One line of a log. */
export interface ReadLine {
  readonly time: PastedTime
  readonly text: string
  readonly author?: string
  readonly source?: PastedSource
}

/** The result of reading a pasted text; lines count from 0. */
export interface PasteReading {
  readonly entries: readonly PastedEntry[]
  readonly leftOut: readonly LeftOut[]
  /** Whole sentences about all entries, such as what ages were counted from. */
  readonly notes?: readonly string[]
}

export interface LeftOut {
  readonly line: number
  /** Follows "left out:", such as "no time". */
  readonly why: string
  /** The line became an entry, but only without the part that `why` names. */
  readonly isPart?: boolean
  /** The program added it around what people wrote, and it does not describe an event. */
  readonly isFrame?: boolean
  /**
   * Nothing is lost without it: it is repeated elsewhere in the text or the document, or is a heading of other lines.
   */
  readonly losesNothing?: boolean
}
