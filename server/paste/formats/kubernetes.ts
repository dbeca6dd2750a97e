import type {PastedEntry} from '../../edit/new-entry.ts'
import {t} from '../../text/l10n.ts'
import {lineFormat, noTime} from './line-format.ts'
import type {LeftOut, PasteFormat, PasteReading, ReadContext, ReadLine} from '../paste.ts'
import {fromMoment, makeTime} from './written-time.ts'

const klogPattern = /^([IWEF])(\d\d)(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{6}) {1,8}\d{1,7} ([\w.-]{1,120}:\d{1,6}\] .*)$/
const severities: Readonly<Record<string, string>> = {I: 'Info', W: 'Warning', E: 'Error', F: 'Fatal'}

/** What Kubernetes' own programs log (klog): `E0615 10:14:05.123456       1 file.go:12] text`. */
export const klog: PasteFormat = lineFormat({id: 'klog', name: () => t`Kubernetes log`, weight: 1, readLine: readKlog})

function readKlog(line: string): ReadLine | undefined {
  const match = klogPattern.exec(line)
  if (!match) return undefined
  const [, severity = '', month, day, hour, minute, second, fraction, text] = match
  const date = {year: undefined, month: Number(month), day: Number(day)}
  return {time: makeTime(date, hour, minute, second, fraction, undefined), text: `${severities[severity]} ${text}`}
}

const age = /^(?=\d)(?:(\d{1,5})y)?(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,7})m)?(?:(\d{1,8})s)?$/

/**
 * The table that `kubectl get events` and `kubectl events` print, with `-A` and `-o wide` as well, and that of
 * `kubectl describe`; its times are ages.
 */
export const kubernetesEvents: PasteFormat = {
  id: 'kubernetes-events',
  name: () => t`Kubernetes events`,
  clock: 'document',
  isUnmistakable: true,
  recognise: lines => (lines.some(it => headerOf(it) !== undefined) ? 1 : 0),
  read: readEvents,
}

interface Column {
  readonly name: string
  readonly start: number
}

/** What `kubectl describe` calls its columns. */
const described: Readonly<Record<string, string>> = {
  Type: 'TYPE',
  Reason: 'REASON',
  Age: 'LAST SEEN',
  From: 'SOURCE',
  Message: 'MESSAGE',
}

function headerOf(line: string): Column[] | undefined {
  if (/^ {0,8}Type +Reason +Age +From +Message$/.test(line)) {
    return [...line.matchAll(/[A-Z][a-z]+/g)].map(it => ({name: described[it[0]] as string, start: it.index}))
  }
  const columns = [...line.matchAll(/[A-Z]+(?: [A-Z]+)?/g)].map(it => ({name: it[0], start: it.index}))
  const has = (name: string) => columns.some(it => it.name === name)
  return /^[A-Z ]+$/.test(line) && has('LAST SEEN') && has('REASON') && has('MESSAGE') ? columns : undefined
}

function readEvents(lines: readonly string[], {now, readLogLine}: ReadContext): PasteReading {
  const entries: (PastedEntry & {details: string[]})[] = []
  const leftOut: LeftOut[] = []
  let columns: Column[] | undefined
  lines.forEach((line, index) => {
    if (line.trim() === '') return
    const header = headerOf(line)
    if (header) {
      columns = header
      leftOut.push({line: index, why: t`the header of the table`, losesNothing: true})
      return
    }
    if (/^ {0,8}-{2,20}(?: +-{2,20}){4}$/.test(line)) {
      leftOut.push({line: index, why: t`the header of the table`, losesNothing: true})
      return
    }
    const cells = columns && cellsOf(line, columns)
    const seconds = cells && secondsOf(cells.get('LAST SEEN') ?? '')
    if (cells && seconds !== undefined) {
      const time = fromMoment(now - seconds * 1000)
      const author = cells.get('SOURCE') || undefined
      entries.push({line: index, time, text: textOf(cells), details: [], author, source: undefined})
      return
    }
    const other = readLogLine(line)
    if (other) entries.push({line: index, details: [], author: undefined, source: undefined, ...other})
    else leftOut.push({line: index, why: cells ? t`its age is unknown` : noTime()})
  })
  const notes = entries.length ? [t`The ages of Kubernetes events were subtracted from the current time.`] : []
  return {entries, leftOut, notes}
}

/** By the positions of the header; a copy that lost them is split at gaps of two or more spaces. */
function cellsOf(line: string, columns: readonly Column[]): Map<string, string> {
  const isAligned = columns.every(
    ({start}) => start === 0 || line.length <= start || /\s/.test(line[start - 1] as string),
  )
  const parts = isAligned
    ? columns.map(({start}, index) => line.slice(start, columns[index + 1]?.start).trim())
    : splitGaps(line, columns.length)
  return new Map(columns.map(({name}, index) => [name, parts[index] ?? '']))
}

function splitGaps(line: string, count: number): string[] {
  const parts = line.trim().split(/\s{2,}|\t/)
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(' ')]
}

/** `kubectl` joins a count to it: `5m (x12 over 3h)`. */
function secondsOf(text: string): number | undefined {
  const match = age.exec(text.replace(/ ?\(x\d{1,9} over [\dydhms]{1,20}\)$/, ''))
  if (!match) return undefined
  const [years = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(it => Number(it ?? 0))
  return (((years * 365 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
}

function textOf(cells: ReadonlyMap<string, string>): string {
  const object = [cells.get('NAMESPACE'), cells.get('OBJECT')].filter(it => it).join('/')
  const repeated = /\(x\d{1,9} over [\dydhms]{1,20}\)/.exec(cells.get('LAST SEEN') ?? '')?.[0]
  const words = [cells.get('TYPE'), cells.get('REASON'), object].filter(it => it).join(' ')
  const more = [...cells].filter(([name, it]) => !shown.has(name) && it !== '')
  const others = more.map(([name, it]) => `${name.toLowerCase()}: ${it}`).join(', ')
  return [`${words}:`, cells.get('MESSAGE'), repeated, others && `(${others})`].filter(it => it).join(' ')
}

/** Columns that have their own place in the text; `-o wide` has more. */
const shown: ReadonlySet<string> = new Set(['NAMESPACE', 'OBJECT', 'TYPE', 'REASON', 'MESSAGE', 'LAST SEEN', 'SOURCE'])
