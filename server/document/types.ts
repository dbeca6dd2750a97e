import type {Timestamp} from '../time/types.ts'
import type {Located, Span} from '../text/span.ts'
import type {CivilDate, Instant, Minutes} from '../time/calendar.ts'
import type {Zone} from '../time/zone.ts'

/**
 * What a postmortem says, and where it says it. Plain data, read-only, fully determined by the text and the file's
 * name. Building it never fails: what is not understood keeps its span and has `undefined` for its value; a rule
 * reports it. All spans are offsets into the whole document.
 */
export interface PostmortemModel {
  /**
   *  Whether the document is a postmortem about one incident; for any other document nothing is reported or answered.
   */
  readonly isPostmortem: boolean
  /** BCP 47 primary subtag of the language the document is written in, such as `en`. */
  readonly language: string
  /** The profile that the document follows, by its id: a shipped one such as `google-sre`, or one of the project. */
  readonly profile: string
  /** Whether the document, the project or the person named the profile; otherwise it was recognised by the sections. */
  readonly isProfileNamed: boolean
  readonly title: Located<string> | undefined
  /** How far the document is by its own words; `undefined` when it does not say. */
  readonly status: DocumentStatus | undefined
  readonly metadata: readonly MetadataField[]
  /** Every section, in document order; `Section.parent` gives the nesting. */
  readonly sections: readonly Section[]
  readonly timelines: readonly Timeline[]
  readonly claims: readonly Claim[]
  readonly incident: Incident
  readonly actionItems: readonly ActionItem[]
  readonly tables: readonly Table[]
  /** Paragraphs whose last line is followed by a line of `=` or `-`, which makes all of them a heading; in order. */
  readonly underlined: readonly Underlined[]
  /**
   * Front matter, code blocks, HTML comments and block quotes: text that is not the author's prose. In order, not
   * overlapping.
   */
  readonly literals: readonly Span[]
  /** The code, comment or other block that is still open at the end of the document, from its first line on. */
  readonly unclosed: Span | undefined
}

/** `draft`: being written. `final`: no further changes are planned. */
export type DocumentStatus = 'draft' | 'review' | 'final'

/**
 *  A `key: value` of the front matter, of a line such as `**Date**: 2020-01-01`, of a bullet, or of a metadata table.
 */
export interface MetadataField {
  readonly form: 'front-matter' | 'line' | 'bullet' | 'table'
  readonly key: Located<string>
  readonly value: Located<string>
  /** The sections that such a field replaces: `**Impact:** 3 % of requests failed` is an impact section in one line. */
  readonly kinds: readonly SectionKind[]
}

/** What a section is for, whatever its heading calls it. */
export type SectionKind =
  | 'title'
  | 'metadata'
  | 'summary'
  | 'background'
  | 'narrative'
  | 'impact'
  | 'timeline'
  | 'leadup'
  | 'trigger'
  | 'fault'
  | 'detection'
  | 'response'
  | 'root-cause'
  | 'five-whys'
  | 'contributing-factors'
  | 'resolution'
  | 'lessons'
  | 'lessons-well'
  | 'lessons-wrong'
  | 'lessons-lucky'
  | 'action-items'
  | 'backlog-check'
  | 'recurrence'
  | 'risks'
  | 'open-questions'
  | 'glossary'
  | 'supporting'
  | 'people'
  | 'comms'
  | 'stats'
  | 'other'

/**
 * How a heading is written. `unspaced` is `#Heading`, `label` a line `Timeline:`, `bullet` a list item that is only
 * `**Label**:`.
 */
export type HeadingStyle = 'atx' | 'unspaced' | 'setext' | 'bold' | 'label' | 'bullet' | 'html'

/** A line, or lines, that open a section. */
export interface Heading {
  readonly style: HeadingStyle
  /** 1–6. For headings without a level of their own, the level that their place gives them. */
  readonly level: number
  /** The title without marks, closing hashes and trailing colon; its span covers just that text. */
  readonly title: Located<string>
  /** The whole heading: its line or lines without the last line end. */
  readonly span: Span
}

/** A heading and the text below it. */
export interface Section {
  readonly heading: Heading
  /** At least one; `['other']` when the heading is not known. "Root cause and resolution" has two. */
  readonly kinds: readonly SectionKind[]
  /** The nearest known name, when the heading is not known but at most two letters away from one. */
  readonly misspelling: {readonly kind: SectionKind; readonly name: string} | undefined
  /** Index in `PostmortemModel.sections`. */
  readonly parent: number | undefined
  /**
   * From the start of the heading's line to the start of the next section that is not below this one, or the end of the
   * document.
   */
  readonly span: Span
  /** From the end of the heading to the start of the next heading of any level. */
  readonly body: Span
  /** Whether there is neither text of its own nor a section below it. */
  readonly isEmpty: boolean
}

/**
 * How entries are written; in plain text, `paragraphs` begin below a blank line or a heading, `lines` below other text.
 */
export type TimelineLayout = 'bullets' | 'numbered' | 'table' | 'lines' | 'paragraphs' | 'headings' | 'html' | 'code'

/** Entries that belong together, in the order of the text. */
export interface Timeline {
  /** Index of the section that contains it. */
  readonly section: number | undefined
  /** From the first entry's start to the last entry's end. */
  readonly span: Span
  readonly layout: TimelineLayout
  /** At least one. */
  readonly entries: readonly TimelineEntry[]
  /** The zone for all entries: from the heading, the intro sentence, a table header, or elsewhere in the document. */
  readonly zone: Located<Zone> | undefined
  /** The zones that `zone` and the entries write, each name once. */
  readonly writtenZones: readonly Zone[]
  /** A list that is written newest first on purpose; nothing in it is out of order. */
  readonly isNewestFirst: boolean
}

/** Where a fact about an entry was found. */
export type Source =
  | 'entry'
  | 'range'
  | 'previous-entry'
  | 'day-heading'
  | 'table-header'
  | 'heading'
  | 'intro'
  | 'metadata'
  | 'title'
  | 'file-name'
  | 'document'
  | 'project'

/** One stamped event. */
export interface TimelineEntry {
  /**
   * From the first character of its first line (list mark included) to the last of its details, without the last line
   * end.
   */
  readonly span: Span
  /** The time as written. */
  readonly timestamp: Timestamp
  /** The text after the time, without separator; its span may be empty. */
  readonly description: Located<string>
  /** In the document's own zone; for a range, of its start. */
  readonly date: CivilDate | undefined
  readonly dateSource: Source | undefined
  readonly zone: Zone | undefined
  readonly zoneSource: Source | undefined
  /** The UTC offset in force, in minutes; `undefined` when zone or date is unknown, or the clocks skipped that time. */
  readonly offset: Minutes | undefined
  /** The moment, when date, clock time and offset are all known. */
  readonly instant: Instant | undefined
  /** The end of a range, likewise. */
  readonly endInstant: Instant | undefined
  readonly endDate: CivilDate | undefined
  /**
   * Minutes on an axis that all entries of the document share, even when zone or date are unknown: UTC where it is
   * known, else local time, and without any date the day of the first entry is day 0. Differences are lengths.
   * `undefined` without clock time, and for a local time that a change of the clocks skipped.
   */
  readonly at: Minutes | undefined
  readonly endAt: Minutes | undefined
  readonly isApproximate: boolean
  /** `out-of-order`: certainly earlier than the entry before it. `rollover`: midnight passed without a date. */
  readonly order: 'in-order' | 'out-of-order' | 'rollover'
  readonly events: readonly KeyEvent[]
}

/** What an entry says about the incident. `comms`: somebody was informed. */
export type KeyEvent =
  | 'change'
  | 'impact-start'
  | 'detected'
  | 'acknowledged'
  | 'declared'
  | 'escalated'
  | 'identified'
  | 'mitigation-start'
  | 'mitigated'
  | 'resolved'
  | 'all-clear'
  | 'comms'

/** A length of the incident that the text states, as "20-minute outage" or as a window "from 07:32 AM to 07:52 AM". */
export interface Claim {
  readonly form: 'length' | 'window'
  readonly span: Span
  /** As stated; for a window, its length. `undefined` when the ends of the window do not give one. */
  readonly minutes: Minutes | undefined
  /** What people mean by it: "about 2 hours" is 90–149. */
  readonly accepts: {readonly from: Minutes; readonly to: Minutes}
  readonly of: 'impact' | 'detection' | 'acknowledgement' | 'mitigation' | 'recovery' | 'other'
  /** The two times of a window. */
  readonly window: {readonly start: Timestamp; readonly end: Timestamp} | undefined
  /** What the document's own times give, if they do. */
  readonly computed:
    | {readonly minutes: Minutes; readonly from: Span; readonly to: Span; readonly by: 'window' | 'timeline'}
    | undefined
  /** `undefined` when the document does not tell. */
  readonly agrees: boolean | undefined
}

/** The key moments, each an index into the entries of `timeline`. */
export interface Incident {
  /** Index of the timeline of the entries below. */
  readonly timeline: number | undefined
  /** How many times trouble began; a length of the whole is not the length of one of several. */
  readonly episodes: number
  readonly start: number | undefined
  readonly detected: number | undefined
  readonly acknowledged: number | undefined
  readonly mitigated: number | undefined
  readonly resolved: number | undefined
  readonly metrics: readonly Metric[]
}

/** `minutes` is `undefined` when an end is not known; it is then shown as unknown, never guessed. */
export interface Metric {
  readonly name: 'impact' | 'time-to-detect' | 'time-to-acknowledge' | 'time-to-mitigate' | 'time-to-recover'
  readonly minutes: Minutes | undefined
  readonly isApproximate: boolean
  /** In words, such as `end of impact − start of impact`. */
  readonly formula: string
}

/**
 * A follow-up item. What it does not say itself may come from the lines below it, the text above the list, or the
 * headings around it.
 */
export interface ActionItem {
  /** From the list mark, or the row's start, to the end of its own line (details not included). */
  readonly span: Span
  readonly title: Located<string>
  readonly owner: Located<string> | undefined
  readonly due: Located<string> | undefined
  readonly ticket: Located<string> | undefined
  /** As written: `P1`, `high`. */
  readonly priority: Located<string> | undefined
  readonly type: Located<ActionType> | undefined
  /** `undefined` when the item does not say. */
  readonly isDone: boolean | undefined
  /** The item's own words, up to the end of its paragraph; in a row, those of the cell that says what to do. */
  readonly wording: Span
  /** Index of the section that contains it. */
  readonly section: number | undefined
}

/** What an action item is for, whatever the document calls it. */
export type ActionType = 'prevent' | 'detect' | 'mitigate' | 'repair' | 'investigate' | 'process' | 'other'

/** Lines that are meant as a table: they have a line of dashes and bars below the first. */
export interface Table {
  readonly header: TableRow
  /** The line of dashes. */
  readonly delimiter: TableRow
  readonly rows: readonly TableRow[]
}

/** One line of a table. */
export interface TableRow {
  /** From the first bar to the last character that is not white space. */
  readonly span: Span
  /** Without white space; empty for an empty cell. */
  readonly cells: readonly Span[]
}

/** A paragraph that its underline makes a heading. */
export interface Underlined {
  /** All lines above the underline. */
  readonly paragraph: Span
  readonly underline: Span
}
