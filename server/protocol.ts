/**
 * The requests that this server has beside those of the Language Server Protocol. They give edits back and change nothing themselves.
 * Client and server share this file, so it imports nothing. Positions are 0-based lines and UTF-16 columns.
 */
export const pasteTimelineRequest = 'postmortem/pasteTimeline'
export const insertTimelineEntryRequest = 'postmortem/insertTimelineEntry'

/** The kind of the code action that mends all that can be mended unseen. */
export const fixAllKind = 'source.fixAll.postmortem'

/**
 * VS Code asks for nothing while a person types Markdown, except behind these. Digits, because an entry that has no mark
 * begins with one.
 */
export const triggerCharacters: readonly string[] = ['#', '-', '*', '|', ' ', '[', '(', ':', '@', ...'0123456789']

export interface TextPosition {
  readonly line: number
  readonly character: number
}

export interface TextRange {
  readonly start: TextPosition
  readonly end: TextPosition
}

/** Turns a text into entries of the timeline that the range is in; outside of timelines, of the document's first one. */
export interface PasteTimelineParams {
  readonly textDocument: {readonly uri: string}
  /** What the pasted text replaces; empty at a cursor. */
  readonly range: TextRange
  /** Without it, the text of the range is turned into entries; what is left out of it stays where it is. */
  readonly text?: string
}

export interface InsertTimelineEntryParams {
  readonly textDocument: {readonly uri: string}
  readonly position: TextPosition
}

/** One change of the document that is undone in one step. */
export interface TimelineEdit {
  /** The version of the document that the edits are for. */
  readonly version: number
  /** They do not overlap. */
  readonly edits: readonly {readonly range: TextRange; readonly newText: string}[]
  /** Sentences for the person: what was read, taken for granted and left out. */
  readonly message: string
}

export interface PastedTimeline extends TimelineEdit {
  readonly entries: number
  /** Lines of the pasted text, from 0, each with the reason; the first hundred. */
  readonly leftOut: readonly {readonly line: number; readonly why: string}[]
  readonly leftOutCount: number
  /** The text can only be meant as entries and nothing of it gets lost, so that an editor may paste it so unasked. */
  readonly isSure: boolean
}

export interface InsertedTimelineEntry extends TimelineEdit {
  /** Where the text of the new entry is to be typed, in the document after the edits. */
  readonly cursor: TextPosition
}
