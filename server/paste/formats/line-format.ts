import type {PastedEntry} from '../../edit/new-entry.ts'
import {t} from '../../text/l10n.ts'
import type {LeftOut, PasteFormat, PasteReading, ReadContext, ReadLine} from '../paste.ts'

/** What makes a log whose every event begins with a time on a line of its own. */
export interface LineFormatParts extends Pick<PasteFormat, 'id' | 'name'> {
  readonly isUnmistakable?: boolean
  /** How much more specific it is than other formats that read the same lines; up to 1. */
  readonly weight: number
  readLine(line: string): ReadLine | undefined
  /** Why a line that is not an event is left out, such as a table's header; `undefined` for any other line. */
  isFrame?(line: string): Pick<LeftOut, 'why' | 'losesNothing'> | undefined
}

/** Makes a format of a reader for one line: lines between two events belong to the event above them. */
export function lineFormat({id, name, isUnmistakable = true, weight, readLine, isFrame}: LineFormatParts): PasteFormat {
  return {
    id,
    name,
    clock: 'document',
    isUnmistakable,
    readLine,
    recognise(lines) {
      let read = 0
      let others = 0
      for (const line of lines) {
        if (line === '' || /^\s/.test(line) || isFrame?.(line)) continue
        if (readLine(line)) read++
        else others++
      }
      return read === 0 ? 0 : weight * (0.4 + (0.6 * read) / (read + others))
    },
    read: (lines, context) => readLog(lines, context, readLine, isFrame),
  }
}

function readLog(
  lines: readonly string[],
  context: ReadContext,
  readLine: LineFormatParts['readLine'],
  isFrame: LineFormatParts['isFrame'],
): PasteReading {
  const entries: (PastedEntry & {details: string[]})[] = []
  const leftOut: LeftOut[] = []
  let isAfterBlank = false
  lines.forEach((line, index) => {
    if (line.trim() === '') {
      isAfterBlank = true
      return
    }
    const frame = isFrame?.(line)
    if (frame) {
      leftOut.push({line: index, ...frame})
      isAfterBlank = true
      return
    }
    const read = readLine(line) ?? context.readLogLine(line)
    const last = entries.at(-1)
    if (read) entries.push({line: index, details: [], author: undefined, source: undefined, ...read})
    else if (last?.text === '') entries[entries.length - 1] = {...last, text: line.trim()}
    else if (last && (!isAfterBlank || /^\s/.test(line))) last.details.push(line.trim())
    else leftOut.push({line: index, why: noTime()})
    isAfterBlank = false
  })
  const empty = entries.filter(it => it.text === '').map(({line}): LeftOut => ({line, why: t`a time without text`}))
  return {
    entries: entries.filter(it => it.text !== ''),
    leftOut: [...leftOut, ...empty].sort((a, b) => a.line - b.line),
  }
}

/** Why most lines are left out. */
export function noTime(): string {
  return t`no time`
}
