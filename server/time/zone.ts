import {matchesOf} from '../text/search.ts'
import type {Located, Span} from '../text/span.ts'
import {fromInstant, toInstant, two, type CivilDate, type ClockTime, type Instant, type Minutes} from './calendar.ts'
import {ambiguousZones, fixedZones, regionZones, wordZones} from './zone-names.ts'
import {regex} from '../text/regex.ts'

/** A time zone as people write it. */
export type Zone = FixedZone | RegionZone | AmbiguousZone

/** An offset, or an abbreviation that means one: `Z`, `UTC`, `+02:00`, `GMT+1`, `CET`, `EST`. */
export interface FixedZone {
  readonly kind: 'fixed'
  readonly name: string
  /** Minutes east of UTC. */
  readonly offset: Minutes
}

/** A place whose offset depends on the date: `Europe/Berlin`, `PT`, "Pacific Time", `PST/PDT`. */
export interface RegionZone {
  readonly kind: 'region'
  readonly name: string
  /** IANA name. */
  readonly id: string
}

/** An abbreviation that means several offsets: `IST`, `CST`, `PST`. */
export interface AmbiguousZone {
  readonly kind: 'ambiguous'
  readonly name: string
  readonly candidates: readonly {readonly offset: Minutes; readonly place: string}[]
}

/** `GMT` and `Z` have other names, but the same offset and the same `zoneKey`. */
export const utc: FixedZone = {kind: 'fixed', name: 'UTC', offset: 0}

/** Whether two zones are the same, by the same name. */
export function isSameZone(a: Zone, b: Zone): boolean {
  return a === b || (a.name === b.name && zoneKey(a) === zoneKey(b))
}

/** The same for `UTC`, `GMT` and `Z`. */
export function zoneKey(zone: Zone): string {
  return zone.kind === 'fixed' ? String(zone.offset) : zone.kind === 'region' ? zone.id : zone.name.toUpperCase()
}

/** Whether the second zone is known and has the same clocks as the first, under any name. */
export function sharesClocks(a: Zone, b: Zone | undefined): boolean {
  return b !== undefined && zoneKey(a) === zoneKey(b)
}

/** `+05:30`. */
export function printOffset(offset: Minutes): string {
  const size = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(Math.round(size % 60))}`
}

/**
 * The offsets that `zone` has at that local time: one; none in the hour that a change to summer time skips, or when the
 * zone is ambiguous; two in the hour that comes twice (the earlier moment first).
 */
export function offsetsAt(zone: Zone, date: CivilDate, clock: ClockTime): readonly Minutes[] {
  if (zone.kind === 'fixed') return [zone.offset]
  if (zone.kind === 'ambiguous') return []
  const asUtc = toInstant(date, clock, 0)
  // The offsets of the day before and after hold every offset that the local time can have.
  const candidates = new Set([-1, 0, 1].map(days => offsetOf(zone.id, asUtc + days * 86_400_000)))
  const fitting = [...candidates].filter(
    offset => offset !== undefined && offsetOf(zone.id, asUtc - offset * 60_000) === offset,
  ) as Minutes[]
  return fitting.sort((a, b) => b - a)
}

/** The wall clock in an IANA zone at a moment; `undefined` if the platform does not know the zone. */
export function inZone(id: string, at: Instant): {date: CivilDate; clock: ClockTime; offset: Minutes} | undefined {
  const offset = offsetOf(id, at)
  return offset === undefined ? undefined : {...fromInstant(at, offset), offset}
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>()

function formatOf(id: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(id)) formats.set(id, makeFormat(id))
  return formats.get(id)
}

function makeFormat(id: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: id,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    })
  } catch {
    return undefined
  }
}

function offsetOf(id: string, at: Instant): Minutes | undefined {
  const format = formatOf(id)
  if (!format || !Number.isFinite(at) || 8.64e15 < Math.abs(at)) return undefined
  const part: Record<string, number> = {}
  let isBeforeChrist = false
  for (const {type, value} of format.formatToParts(at)) {
    if (type === 'era') isBeforeChrist = value.startsWith('B')
    else part[type] = Number(value)
  }
  const year = isBeforeChrist ? 1 - (part['year'] ?? 0) : (part['year'] ?? 0)
  const date = {year, month: part['month'] ?? 1, day: part['day'] ?? 1}
  const local = toInstant(date, {hour: part['hour'] ?? 0, minute: part['minute'] ?? 0, second: part['second'] ?? 0}, 0)
  return Math.round((local - Math.floor(at / 1000) * 1000) / 60_000)
}

const names = Object.keys({...fixedZones, ...ambiguousZones})
  .sort((a, b) => b.length - a.length)
  .join('|')
const pairs = Object.keys(regionZones)
  .filter(name => /[/\d]/.test(name))
  .map(name => name.replace('/', '\\/'))
  .join('|')
const offsetPattern = '(?:UTC|GMT)?\\s?([+\\u2212-])(\\d{1,2})(?::?(\\d{2}))?'
const words = [...Object.keys(wordZones), ...Object.keys(regionZones).filter(name => /^[a-z ]{6,}$/.test(name))]
  .sort((a, b) => b.length - a.length)
  .join('|')

/** One zone; the caller reads the space or bracket before it. */
const zonePattern = new RegExp(
  `(?<iana>(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[A-Za-z_]{2,30}(?:/[A-Za-z_]{2,30})?)`
    + `|(?<pair>(?:${pairs}))(?![\\w/])`
    + `|(?<signed>(?:UTC|GMT)\\s?[+\\u2212-]\\s?\\d{1,2}(?::?\\d{2})?)(?!\\d|:\\d)`
    + `|(?<words>(?:${words}))(?:\\s+(?:standard\\s+)?time)?(?![\\w])`
    + `|(?<name>(?:${names}|PT|ET|CT|MT))(?![A-Za-z0-9+/])`,
  'iy',
)
const bareOffset = /([+\u2212-])(\d{2}):?(\d{2})(?!\d)/y

/**
 * The zone that begins at `at`, with white space and a bracket before it: ` UTC`, ` (GMT+1)`, `+02:00`, `Z`. Only the
 * most common abbreviations count in lower case.
 */
export function readZone(text: string, at: number, limit = text.length): Located<Zone> | undefined {
  if (limit <= at) return undefined
  bareOffset.lastIndex = at
  const bare = bareOffset.exec(text)
  if (bare && bareOffset.lastIndex <= limit && /\d/.test(text[at - 1] ?? '')) {
    return {
      value: {kind: 'fixed', name: bare[0], offset: signed(bare[1], bare[2], bare[3])},
      span: {start: at, end: bareOffset.lastIndex},
    }
  }
  let from = at
  while (from < limit && (text[from] === ' ' || text[from] === '\u00a0')) from++
  const closing = text[from] === '(' ? ')' : text[from] === '[' ? ']' : ''
  if (closing) from++
  // "3:00 pm -PST": the hyphen is not a minus sign.
  else if (text[from] === '-' && from !== at && /[A-Z]/.test(text[from + 1] ?? '')) from++
  const zone = readZoneName(text, from)
  if (!zone || limit < zone.span.end) return undefined
  if (!closing) return zone
  return text[zone.span.end] === closing ? {value: zone.value, span: {start: from, end: zone.span.end}} : undefined
}

function readZoneName(text: string, at: number): Located<Zone> | undefined {
  zonePattern.lastIndex = at
  const match = zonePattern.exec(text)
  const groups = match?.groups
  if (!match || !groups) return undefined
  const value = zoneOf(groups, match[0])
  return value && {value, span: {start: at, end: at + match[0].length}}
}

function zoneOf(groups: Record<string, string | undefined>, written: string): Zone | undefined {
  const {iana, pair, signed: offset, words: region, name} = groups
  if (iana) return formatOf(iana) ? {kind: 'region', name: iana, id: iana} : undefined
  if (pair) return {kind: 'region', name: written, id: regionZones[pair.toLowerCase()] as string}
  if (offset) return signedZone(offset)
  if (region) return wordZone(region.toLowerCase(), written)
  return name ? namedZone(name) : undefined
}

function signedZone(written: string): Zone | undefined {
  const match = new RegExp(offsetPattern, 'i').exec(written.replace(/([+\u2212-])\s/, '$1'))
  if (!match || 14 < Number(match[2])) return undefined
  return {kind: 'fixed', name: written, offset: signed(match[1], match[2], match[3])}
}

function wordZone(region: string, written: string): Zone | undefined {
  const hours = wordZones[region]
  if (hours !== undefined)
    return /time$/i.test(written) ? {kind: 'fixed', name: written, offset: hours * 60} : undefined
  const id = regionZones[region]
  const isPlace = region === 'denver' || region === 'london'
  return id && (isPlace || /^[A-Z]/.test(written)) ? {kind: 'region', name: written, id} : undefined
}

/** Only these are common in lower case; `est`, `pt` or `met` in lower case are words. */
const lowerCase = /^(?:utc|gmt|pst|pdt|cet|cest|bst|ist)$/

function namedZone(name: string): Zone | undefined {
  if (name !== name.toUpperCase() && !lowerCase.test(name)) return undefined
  const upper = name.toUpperCase()
  const candidates = ambiguousZones[upper]
  if (candidates)
    return {kind: 'ambiguous', name, candidates: candidates.map(([hours, place]) => ({offset: hours * 60, place}))}
  const hours = fixedZones[upper]
  if (hours !== undefined) return {kind: 'fixed', name, offset: hours * 60}
  const id = regionZones[name.toLowerCase()]
  return id ? {kind: 'region', name, id} : undefined
}

function signed(sign: string | undefined, hours: string | undefined, minutes: string | undefined): Minutes {
  const size = Number(hours) * 60 + Number(minutes ?? 0)
  return sign === '+' ? size : size === 0 ? 0 : -size
}

const declared = regex('i')`
    \btimes?\b|\btime-?zone|\bzone\b|\btimestamps?\b|\ball\b|\bevents\b|\bdocumented\b|\bhora|\bheure|\buhr|\bzeit
    |時刻|時間|日時|시간|时间|\bdate\b
  `
const start = /[A-Z(]|\b(?:utc|gmt)\b/g

/**
 * A zone that is stated for many times at once: "(all times UTC)", "Timeline (UTC)", "Time (UTC)", "All times in
 * US/Pacific".
 * @param isHeading whether it is a heading above times, where a zone at the end of a part is enough: "Timeline - UTC",
 *   "Timeline (in UTC, 24 h)"
 */
export function findZoneDeclaration(text: string, span: Span, isHeading = false): Located<Zone> | undefined {
  for (let from = span.start; from < span.end; ) {
    const newline = text.indexOf('\n', from)
    const end = newline < 0 || span.end < newline ? span.end : newline
    const found = findInLine(text, from, Math.min(end, from + 400), isHeading)
    if (found) return found
    from = end + 1
  }
  return undefined
}

function findInLine(text: string, from: number, end: number, isHeading: boolean): Located<Zone> | undefined {
  const line = text.slice(from, end)
  if (!/[A-Z]{2}|utc|gmt|pacific|eastern|time|[a-z]\/[A-Z]/i.test(line)) return undefined
  // A placeholder does not state a zone.
  const isSaid = declared.test(line.replace(/<[^<>]{1,60}>/g, ''))
  if (!isSaid && !isHeading && !line.includes('(')) return undefined
  for (const match of matchesOf(start, line)) {
    const at = from + match.index
    const before = text[at - 1] ?? ' '
    if (/[\w/]/.test(before)) continue
    const isBracket = match[0] === '('
    const zone = readZoneName(text, isBracket ? at + 1 : at)
    if (!zone || end < zone.span.end || /\d\s?$/.test(text.slice(Math.max(from, at - 3), at))) continue
    if (isSaid || (isBracket && text[zone.span.end] === ')')) return zone
    if (isHeading && /^\s*(?:$|[)\]）,;|*#]|unless\b|except\b)/.test(text.slice(zone.span.end, end))) return zone
  }
  return undefined
}
