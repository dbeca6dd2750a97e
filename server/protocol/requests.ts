/**
 * The requests that this server has beside those of the Language Server Protocol. They give edits back and change
 * nothing themselves. Client and server share this file, so it imports nothing. Positions are 0-based lines and UTF-16
 * columns.
 */
export const pasteTimelineRequest = 'postmortem/pasteTimeline'
/** Takes `InsertTimelineEntryParams`; gives an `InsertedTimelineEntry`, or `null` where there is no place for one. */
export const insertTimelineEntryRequest = 'postmortem/insertTimelineEntry'
/** Takes `ChoicesParams`; gives `Choices`. */
export const choicesRequest = 'postmortem/choices'
/** Takes `NewDocumentParams`; gives a `NewDocument`. */
export const newDocumentRequest = 'postmortem/newDocument'
/** Takes `SetProfileParams`; gives a `DocumentEdit`, or `null` for a document that is not a postmortem. */
export const setProfileRequest = 'postmortem/setProfile'
/** Takes `ReadinessParams`; gives a `Readiness`, or `null` for a document that is not a postmortem. */
export const readinessRequest = 'postmortem/readiness'
/** Asked by the server, where there is no disk. Takes `ReadFileParams`; gives a `FileAnswer`. */
export const readFileRequest = 'postmortem/readFile'

/** The kind of the code action that mends all that can be mended unseen. */
export const fixAllKind = 'source.fixAll.postmortem'

/** The kind of the one that puts the entries of all timelines in the order of their times. */
export const organizeTimelineKind = 'source.organizeTimeline.postmortem'

/**
 * VS Code asks for nothing while a person types Markdown, except behind these. Digits, because an entry that has no
 * mark begins with one.
 */
export const triggerCharacters: readonly string[] = ['#', '-', '*', '|', ' ', '[', '(', ':', '@', ...'0123456789']

/** Line and UTF-16 column, both from 0. */
export interface TextPosition {
  readonly line: number
  readonly character: number
}

/** From `start` up to `end`, which is not in it. */
export interface TextRange {
  readonly start: TextPosition
  readonly end: TextPosition
}

/**
 * Turns a text into entries of the timeline that the range is in; elsewhere, of the one that the incident is read from.
 */
export interface PasteTimelineParams {
  readonly textDocument: {readonly uri: string}
  /** What the pasted text replaces; empty at a cursor. */
  readonly range: TextRange
  /**
   * Without it, the lines of the range are turned into entries; what is left out of them stays where it is, and entries
   * stay what they are.
   */
  readonly text?: string
}

/**
 *  Inserts an entry for now into the timeline at the position; elsewhere, into the one that the incident is read from.
 */
export interface InsertTimelineEntryParams {
  readonly textDocument: {readonly uri: string}
  readonly position: TextPosition
}

/** One change of the document that is undone in one step. */
export interface DocumentEdit {
  /** The version of the document that the edits are for. */
  readonly version: number
  /** They do not overlap. */
  readonly edits: readonly {readonly range: TextRange; readonly newText: string}[]
}

/** A change of a timeline, and what to tell the person of it. */
export interface TimelineEdit extends DocumentEdit {
  /** Sentences for the person: what was read, taken for granted and left out. */
  readonly message: string
}

/** The pasted text as entries, and what of it became none. */
export interface PastedTimeline extends TimelineEdit {
  readonly entries: number
  /** Lines of the pasted text, from 0, each with the reason or the part that was left out; the first hundred. */
  readonly leftOut: readonly {readonly line: number; readonly why: string}[]
  /** Whole lines. */
  readonly leftOutCount: number
  /**
   * The text can only be meant as entries, also where it goes, and nothing of it gets lost, so that an editor may paste
   * it so unasked.
   */
  readonly isSure: boolean
}

/** The new entry, whose text is still to be typed. */
export interface InsertedTimelineEntry extends TimelineEdit {
  /** Where the text of the new entry is to be typed, in the document after the edits. */
  readonly cursor: TextPosition
}

/** What a document may say at a place; the settings and project files that hold there count. */
export interface ChoicesParams {
  /** Of the document, which need not exist. */
  readonly uri: string
}

/** What to offer for a new document, or for another profile. */
export interface Choices {
  /** The team's own first. */
  readonly profiles: readonly ProfileChoice[]
  /** The id of the profile that is set for the place; `auto` when the sections tell. */
  readonly profile: string
  /** The zone of the team, as it writes it; empty when it has none. */
  readonly zone: string
}

/** A profile that can be chosen. */
export interface ProfileChoice {
  readonly id: string
  /** For people. */
  readonly name: string
  /** The headings that it requires, in their order. */
  readonly sections: readonly string[]
  /** The gravest first. */
  readonly severities: readonly string[]
}

/** A document to begin with; nothing is written anywhere. */
export interface NewDocumentParams extends ChoicesParams {
  /** The id of one of the choices. */
  readonly profile: string
  readonly title: string
  /** ISO 8601, of the day of the incident. */
  readonly date: string
  /** Left out as long as nobody knows it. */
  readonly severity?: string
  /** As it is to be written. */
  readonly zone: string
  /** BCP 47; one that no template is in becomes English. */
  readonly language: string
}

/** The whole text of a new document. */
export interface NewDocument {
  readonly text: string
  /** The same in the syntax of snippets, with a tab stop for each placeholder. */
  readonly snippet: string
}

/** Writes into the front matter which profile the document follows. */
export interface SetProfileParams {
  readonly textDocument: {readonly uri: string}
  /** An id; `auto` takes out what is written. */
  readonly profile: string
}

/** What is left before the document can go on: a draft to its review, any other to its end. */
export interface ReadinessParams {
  readonly textDocument: {readonly uri: string}
}

/** What a document lacks for its next status. */
export interface Readiness {
  readonly profile: {readonly id: string; readonly name: string}
  /** What the document says of itself. */
  readonly status: 'draft' | 'review' | 'final' | null
  readonly next: 'review' | 'final'
  /** What has to be done: errors and warnings of a document with the next status, in the order of the text. */
  readonly left: readonly LeftOver[]
  /** What may be better, likewise. */
  readonly suggestions: readonly LeftOver[]
}

/** A problem that the document has once it has the next status. */
export interface LeftOver {
  /** What stands before the slash of the rule's id, such as `timeline`. */
  readonly group: string
  readonly rule: string
  readonly message: string
  readonly severity: 'error' | 'warning' | 'info' | 'hint'
  readonly range: TextRange
}

export interface ReadFileParams {
  readonly uri: string
  /** A file with more bytes is not read: its answer is its size. */
  readonly maxBytes: number
}

/** The text of a file; its size in bytes, when that is more than is read; `null` when there is no such file. */
export type FileAnswer = string | number | null
