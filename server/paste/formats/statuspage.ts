import type {PastedEntry} from '../../edit/new-entry.ts'
import {t} from '../../text/l10n.ts'
import {readTimestamp} from '../../time/timestamp.ts'
import {noTime} from './line-format.ts'
import type {LeftOut, PasteFormat, PasteReading} from '../paste.ts'
import {fromTimestamp} from './written-time.ts'
import {regex} from '../../text/regex.ts'

const status = regex('')`
    ^(Investigating|Identified|Monitoring|Resolved|Update|Postmortem|Scheduled|In progress|Verifying
    |Completed)(?: - (.*))?$
  `
const posted = /^(?:Posted .{0,60}?\. )?((?:[A-Z][a-z]{2,8} \d{1,2},? |\d{4}-\d\d-\d\d ).{0,40})$/

/**
 * Updates of an incident as Statuspage shows and mails them: the status and its text, and below them when it was
 * posted.
 */
export const statuspage: PasteFormat = {
  id: 'statuspage',
  name: () => 'Statuspage',
  clock: 'document',
  isUnmistakable: true,
  recognise(lines) {
    const isUpdate = lines.some(it => status.test(it)) && lines.some(it => readPosted(it) !== undefined)
    return isUpdate ? 0.9 : 0
  },
  read: readUpdates,
}

function readUpdates(lines: readonly string[]): PasteReading {
  const entries: PastedEntry[] = []
  const leftOut: LeftOut[] = []
  let update: {line: number; text: string[]} | undefined
  const drop = () => {
    if (update) leftOut.push({line: update.line, why: noTime()})
    update = undefined
  }
  lines.forEach((raw, line) => {
    const text = raw.trim()
    if (text === '') return
    const head = status.exec(text)
    const time = update && readPosted(text)
    if (head) {
      drop()
      update = {line, text: [head[1] as string, ...(head[2] === undefined ? [] : [head[2]])]}
    } else if (update && time) {
      const [name, first, ...details] = update.text
      entries.push({
        line,
        time,
        text: first === undefined ? (name as string) : `${name}: ${first}`,
        details,
        author: undefined,
        source: undefined,
      })
      update = undefined
    } else if (update) update.text.push(text)
    else leftOut.push({line, why: readPosted(text) ? t`a time without text` : t`text between the updates`})
  })
  drop()
  return {entries, leftOut: leftOut.sort((a, b) => a.line - b.line)}
}

function readPosted(line: string) {
  const text = posted.exec(line.trim())?.[1]?.replace(' - ', ' ')
  const stamp = text === undefined ? undefined : readTimestamp(text, 0)
  return stamp && text && !stamp.end && stamp.span.end === text.length ? fromTimestamp(stamp) : undefined
}
