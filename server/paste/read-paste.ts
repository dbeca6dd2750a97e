import type {PastedEntry} from '../edit/new-entry.ts'
import {t} from '../text/l10n.ts'
import {fromInstant, type Instant, type Minutes} from '../time/calendar.ts'
import {inZone} from '../time/zone.ts'
import {cleanEntry, cleanLines} from './clean-text.ts'
import {formats} from './formats/index.ts'
import type {LeftOut, PasteFormat, PasteReading, ReadLine} from './paste.ts'

/** The entries of a pasted text, and the format that they were read in. */
export interface ParsedPaste extends PasteReading {
  readonly format: PasteFormat
  readonly lines: readonly string[]
}

/** How many lines are used to detect the format. */
const maxSampleLines = 300

/**
 * Reads a pasted text in the format that recognises most of it; `undefined` if none recognises any line.
 * @param reader IANA name of the reader's zone, which decides which day "Today" is
 */
export function readPaste(text: string, now: Instant, reader: string): ParsedPaste | undefined {
  const lines = cleanLines(text)
  const format = formatOf(lines)
  if (!format) return undefined
  const offset: Minutes = inZone(reader, now)?.offset ?? 0
  const reading = format.read(lines, {now, today: fromInstant(now, offset).date, readLogLine})
  const entries = reading.entries.map(cleanEntry)
  const isEmpty = (it: PastedEntry) => it.text === ''
  const empty = entries.filter(isEmpty).map(({line}): LeftOut => ({line, why: t`a time without text`}))
  const leftOut = [...reading.leftOut, ...empty].sort((a, b) => a.line - b.line)
  return {...reading, entries: entries.filter(it => !isEmpty(it)), leftOut, format, lines}
}

/** The format that recognises most of the first lines. */
export function formatOf(lines: readonly string[]): PasteFormat | undefined {
  const first = lines.slice(0, maxSampleLines)
  let best: {format: PasteFormat; score: number} | undefined
  for (const format of formats) {
    const score = format.recognise(first)
    if ((best?.score ?? 0) < score) best = {format, score}
  }
  return best?.format
}

const logs = formats.flatMap(it => (it.readLine ? [it.readLine] : []))

function readLogLine(line: string): ReadLine | undefined {
  for (const readLine of logs) {
    const read = readLine(line)
    if (read) return read
  }
  return undefined
}
