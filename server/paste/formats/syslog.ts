import {t} from '../../text/l10n.ts'
import {lineFormat} from './line-format.ts'
import type {LeftOut, PasteFormat, ReadLine} from '../paste.ts'
import {makeTime, readEpoch, readIso, readWrittenZone} from './written-time.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const priority = /(?:<\d{1,3}>(?:1 )?)?/y
const bsd = /([A-Z][a-z]{2}) ([ \d]?\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? (?=\S)/y
const weekdayIso = /[A-Z][a-z]{2} (?=\d{4}-\d\d-\d\d )/y
const unix = /(\d{9,10})\.(\d{6}) (?=\S)/y
/**
 * A host, then a program with its process number: this distinguishes syslog from other logs that begin with an ISO
 * time.
 */
const tag = /^ ?\S{1,253} [^\s:[\]]{1,128}(?:\[[^\]\s]{1,32}\])?:(?: |$)/
/** RFC 5424 after the time: host, program, process, message id. */
const structured = /^ \S{1,255} \S{1,48} \S{1,128} \S{1,32} (?:-|\[)/

/** What syslog daemons write (RFC 3164, RFC 5424) and `journalctl` prints in all of its `short` forms. */
export const syslog: PasteFormat = lineFormat({
  id: 'syslog',
  name: () => t`syslog or journal`,
  weight: 0.95,
  readLine: readSyslogLine,
  isFrame,
})

function isFrame(line: string): Pick<LeftOut, 'why' | 'losesNothing'> | undefined {
  return /^-- .{1,200} --$/.test(line) ? {why: t`a journalctl marker`, losesNothing: true} : undefined
}

function readSyslogLine(line: string): ReadLine | undefined {
  priority.lastIndex = 0
  priority.test(line)
  const at = priority.lastIndex
  return readBsd(line, at) ?? readUnix(line) ?? readDated(line, at)
}

function readBsd(line: string, at: number): ReadLine | undefined {
  bsd.lastIndex = at
  const match = bsd.exec(line)
  const month = months.indexOf((match?.[1] ?? '').toLowerCase()) + 1
  if (!match || month === 0) return undefined
  const time = makeTime(
    {year: undefined, month, day: Number(match[2])},
    match[3],
    match[4],
    match[5],
    match[6],
    undefined,
  )
  return {time, text: line.slice(bsd.lastIndex)}
}

function readUnix(line: string): ReadLine | undefined {
  unix.lastIndex = 0
  const match = unix.exec(line)
  const time = match && readEpoch(Number(`${match[1]}.${match[2]}`))
  return time && tag.test(` ${line.slice(unix.lastIndex)}`) ? {time, text: line.slice(unix.lastIndex)} : undefined
}

function readDated(line: string, at: number): ReadLine | undefined {
  weekdayIso.lastIndex = at
  const isFull = weekdayIso.test(line)
  const iso = readIso(line, isFull ? weekdayIso.lastIndex : at)
  if (!iso) return undefined
  const zone = iso.time.zone ? undefined : readWrittenZone(line, iso.end)
  const rest = line.slice(zone?.end ?? iso.end)
  if (!isFull && !tag.test(rest) && !(0 < at && structured.test(rest))) return undefined
  return {time: zone ? {...iso.time, zone: zone.zone} : iso.time, text: rest.trim()}
}
