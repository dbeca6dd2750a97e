import type {WrittenDate} from './types.ts'
import {t} from '../text/l10n.ts'
import {letterRanges} from '../text/letters.ts'
import {matchAt} from '../text/search.ts'
import {isDate} from './calendar.ts'

const monthNames: readonly (readonly [month: number, names: string])[] = [
  [1, 'january|jan|enero|ene|janvier|janv|januar|jänner|janeiro'],
  [2, 'february|feb|febrero|février|févr|februar|fevereiro|fev'],
  [3, 'march|mar|marzo|mars|märz|mär|março'],
  [4, 'april|apr|abril|abr|avril|avr'],
  [5, 'may|mayo|mai|maio'],
  [6, 'june|jun|junio|juin|juni|junho'],
  [7, 'july|jul|julio|juillet|juil|juli|julho'],
  [8, 'august|aug|agosto|ago|août|aout'],
  [9, 'september|sept|sep|septiembre|septembre|setembro|set'],
  [10, 'october|oct|octubre|octobre|oktober|okt|outubro|out'],
  [11, 'november|nov|noviembre|novembre|novembro'],
  [12, 'december|dec|diciembre|dic|décembre|déc|dezember|dez|dezembro'],
]
const monthOf = new Map(monthNames.flatMap(([month, names]) => names.split('|').map(name => [name, month] as const)))
const month = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')
const weekday =
  '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|miércoles|jueves|viernes'
  + '|sábado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi'
  + '|vendredi|samedi|dimanche)'

const leadingWeekday = new RegExp(`${weekday}\\.?,?\\s+(?:the\\s+|den\\s+|le\\s+)?(?=[\\w])`, 'iy')
const iso = /(\d{4,5})([-/.])(\d{1,2}|\?\?)\2(\d{1,2}|\?\?)(?![\d-])/y
const isoNamed = new RegExp(`(\\d{4})-(${month})-(\\d{1,2})(?!\\d)`, 'iy')
const cjk = /(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/y
const numeric = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])/y
const monthDay = /(\d{2})-(\d{2})(?=[ T]\d{1,2}:\d{2})/y
const dayAndMonth = /(\d{1,2})(?:\/(\d{1,2})|\.(\d{1,2})\.)(?=,?\s+[~≈]?\d{1,2}:\d{2}|\s{0,9}\|)/y
const named = new RegExp(
  `(${month})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:h])(?:\\s?[-–]\\s?\\d{1,2}(?![\\d:]))?(?:,?\\s+(?:of\\s+)?(\\d{4})(?!\\d|:\\d))?`,
  'iy',
)
const dayNamed = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th|\\.|º|er)?\\s+(?:de\\s+|of\\s+)?(${month})(?![${letterRanges}])\\.?(?:,?\\s+(?:de\\s+|del\\s+)?(\\d{4})(?![\\d:]))?`,
  'iy',
)
const dayMonthYear = new RegExp(`(\\d{1,2})-(${month})-(\\d{4}|\\d{2})(?!\\d)`, 'iy')
const trailingWeekday = new RegExp(`\\s*[(（]\\s*(?:${weekday}|[月火水木金土日월화수목금토일])\\s*[)）]`, 'iy')

/** The date that begins at `at`, in any of the forms that people write; two figures for the year mean 20xx. */
export function readDate(text: string, at: number): WrittenDate | undefined {
  leadingWeekday.lastIndex = at
  const start = !isDigit(text, at) && leadingWeekday.test(text) ? leadingWeekday.lastIndex : at
  const date = readBareDate(text, start)
  if (!date) return undefined
  trailingWeekday.lastIndex = date.span.end
  const end =
    opensBracket(text, date.span.end) && trailingWeekday.test(text) ? trailingWeekday.lastIndex : date.span.end
  return {...date, span: {start: at, end}}
}

function opensBracket(text: string, at: number): boolean {
  let to = at
  while (to < text.length && /\s/.test(text[to] as string)) to++
  return text[to] === '(' || text[to] === '（'
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return 48 <= code && code <= 57
}

function readBareDate(text: string, at: number): WrittenDate | undefined {
  if (!isDigit(text, at)) return readNamed(text, at)
  let end = at + 1
  while (end < at + maxNumberDigits && isDigit(text, end)) end++
  // Most numbers are clock times, or not times at all: what follows the first digits shows it without running an
  // expression.
  switch (text[end]) {
    case '-':
    case '/':
    case '.':
      return readIso(text, at) ?? readNumeric(text, at) ?? readDayFirstName(text, at) ?? readDayAndMonth(text, at)
    case '年':
    case '년':
    case '月':
    case '월':
      return readCjk(text, at)
    case undefined:
    case ':':
    case ',':
    case ')':
    case 'T':
      return undefined
    default:
      return readCjk(text, at) ?? readDayFirstName(text, at)
  }
}

/** Digits of the longest year that is read, so that it can be reported. */
const maxNumberDigits = 5

function readIso(text: string, at: number): WrittenDate | undefined {
  const match = matchAt(iso, text, at)
  if (match) {
    if (match[3] === '??' || match[4] === '??') return undefined
    return make(at, iso.lastIndex, Number(match[1]), Number(match[3]), Number(match[4]), 'iso')
  }
  const withName = matchAt(isoNamed, text, at)
  if (withName)
    return make(at, isoNamed.lastIndex, Number(withName[1]), monthNumber(withName[2]), Number(withName[3]), 'named')
  const short = matchAt(monthDay, text, at)
  return short && Number(short[1]) <= 12
    ? make(at, monthDay.lastIndex, undefined, Number(short[1]), Number(short[2]), 'iso')
    : undefined
}

function readCjk(text: string, at: number): WrittenDate | undefined {
  const match = matchAt(cjk, text, at)
  if (!match) return undefined
  return make(
    at,
    cjk.lastIndex,
    match[1] === undefined ? undefined : Number(match[1]),
    Number(match[2]),
    Number(match[3]),
    'named',
  )
}

function readNumeric(text: string, at: number): WrittenDate | undefined {
  const match = matchAt(numeric, text, at)
  if (!match) return undefined
  const [first, second] = [Number(match[1]), Number(match[3])]
  const year = Number(match[4]) < 100 ? 2000 + Number(match[4]) : Number(match[4])
  const end = numeric.lastIndex
  // Two digits at the start are never read as a year: 24-07-25 is 24 July 2025.
  if (12 < first && second <= 12) return make(at, end, year, second, first, 'day-first')
  if (12 < second && first <= 12) return make(at, end, year, first, second, 'month-first')
  if (match[2] === '.' && first <= 31 && second <= 12) return make(at, end, year, second, first, 'day-first')
  return 12 < first ? undefined : make(at, end, year, first, second, first === second ? 'month-first' : 'ambiguous')
}

/** "01/07 19:17", "7/1 7:17 PM", "01.07. 19:17": without a year, only before a clock time or at the end of a cell. */
function readDayAndMonth(text: string, at: number): WrittenDate | undefined {
  const match = matchAt(dayAndMonth, text, at)
  if (!match) return undefined
  const [first, second] = [Number(match[1]), Number(match[2] ?? match[3])]
  const end = dayAndMonth.lastIndex
  if (match[3] !== undefined || 12 < first) return make(at, end, undefined, second, first, 'day-first')
  return make(at, end, undefined, first, second, 12 < second || first === second ? 'month-first' : 'ambiguous')
}

function readDayFirstName(text: string, at: number): WrittenDate | undefined {
  const hyphened = matchAt(dayMonthYear, text, at)
  if (hyphened) {
    const year = Number(hyphened[3]) < 100 ? 2000 + Number(hyphened[3]) : Number(hyphened[3])
    return make(at, dayMonthYear.lastIndex, year, monthNumber(hyphened[2]), Number(hyphened[1]), 'named')
  }
  const match = matchAt(dayNamed, text, at)
  if (!match) return undefined
  return make(
    at,
    dayNamed.lastIndex,
    match[3] === undefined ? undefined : Number(match[3]),
    monthNumber(match[2]),
    Number(match[1]),
    'named',
  )
}

function readNamed(text: string, at: number): WrittenDate | undefined {
  const match = matchAt(named, text, at)
  if (!match) return undefined
  return make(
    at,
    named.lastIndex,
    match[3] === undefined ? undefined : Number(match[3]),
    monthNumber(match[1]),
    Number(match[2]),
    'named',
  )
}

function monthNumber(name: string | undefined): number {
  return monthOf.get((name ?? '').toLowerCase()) ?? 1
}

function make(
  start: number,
  end: number,
  year: number | undefined,
  month: number,
  day: number,
  order: WrittenDate['order'],
): WrittenDate {
  return {span: {start, end}, year, month, day, order, fault: faultOf(year, month, day)}
}

function faultOf(year: number | undefined, month: number, day: number): string | undefined {
  if (year !== undefined && 9999 < year) return t`${year} is not a year`
  if (month < 1 || 12 < month) return t`there is no month ${month}`
  // Without a year, 29 February may exist.
  if (!isDate(year ?? 2024, month, day)) return t`month ${month} has no day ${day}`
  return undefined
}
