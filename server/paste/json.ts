import {t} from '../text/l10n.ts'
import {authorNames, fieldName, textNames, timeNames, urlNames} from './fields.ts'
import {noTime} from './line-format.ts'
import type {LeftOut, PastedEntry, PasteFormat, PasteReading, PastedTime, ReadContext} from './paste.ts'
import {readEpoch, readWritten} from './written-time.ts'

/**
 * JSON lines, and whole documents that hold a list of events: what `journalctl -o json` prints and the APIs of Slack, Alertmanager, PagerDuty,
 * Opsgenie, Statuspage, CloudWatch and Kubernetes answer. Fields are found by their names.
 */
export const json: PasteFormat = {
  id: 'json', name: () => 'JSON', clock: 'document', isUnmistakable: true, isEncoded: true,
  recognise(lines) {
    const filled = lines.filter(it => it.trim() !== '')
    const first = filled[0]?.trim() ?? ''
    if (!/^[[{](?:$|\s*["{[])/.test(first)) return 0
    const objects = filled.filter(it => /^\s*\{.*\},?$/.test(it)).length
    return objects * 2 < filled.length && !/[\]}]$/.test(filled.at(-1) ?? '') ? 0 : 1
  },
  read(lines, context) {
    const whole = parse(lines.join('\n'))
    return whole === undefined ? readEachLine(lines, context) : readWhole(whole, lines)
  },
}

type Fields = Readonly<Record<string, unknown>>

const notes = () => [t`Of each JSON object only time, level, author, text and link were kept.`]

function readEachLine(lines: readonly string[], {readLogLine}: ReadContext): PasteReading {
  const entries: PastedEntry[] = []
  const leftOut: LeftOut[] = []
  let objects = 0
  lines.forEach((line, index) => {
    if (line.trim() === '') return
    const value = parse(line.trim().replace(/,$/, ''))
    if (isObject(value)) {
      objects++
      add(value, index, entries, leftOut)
      return
    }
    const other = readLogLine(line)
    if (other) entries.push({line: index, details: [], author: undefined, source: undefined, ...other})
    else leftOut.push({line: index, why: /^\s*[{[]/.test(line) ? t`it is no whole JSON object` : noTime()})
  })
  return {entries, leftOut, ...objects && {notes: notes()}}
}

function readWhole(value: unknown, lines: readonly string[]): PasteReading {
  const entries: PastedEntry[] = []
  const leftOut: LeftOut[] = []
  const isLines = lines.filter(it => it.trim() !== '').length === 1
  const found = collect(value, 0)
  // Where an object begins is told only by its place among the others; each is named by the line of its own opening brace.
  const starts = isLines ? [] : lines.flatMap((line, index) => /^\s*\{/.test(line) || /:\s*\{$/.test(line) ? [index] : [])
  found.forEach((it, index) => add(it, starts.length === found.length ? starts[index] ?? 0 : 0, entries, leftOut))
  if (found.length === 0) leftOut.push({line: 0, why: noTime()})
  return {entries, leftOut, notes: notes()}
}

/** The outermost objects that have a time: of a list of events each, not the object around the list. */
function collect(value: unknown, depth: number): Fields[] {
  if (8 < depth) return []
  if (Array.isArray(value)) return value.flatMap(it => collect(it, depth + 1))
  if (!isObject(value)) return []
  const lists = Object.values(value).filter(it => Array.isArray(it) && it.some(isObject)).flatMap(it => collect(it, depth + 1))
  if (0 < lists.length) return lists
  if (timeOf(value)) return [value]
  return Object.values(value).flatMap(it => isObject(it) ? collect(it, depth + 1) : [])
}

function add(fields: Fields, line: number, entries: PastedEntry[], leftOut: LeftOut[]): void {
  const time = timeOf(fields)
  if (!time) {
    leftOut.push({line, why: noTime()})
    return
  }
  const text = textOf(fields)
  const url = find(fields, urlNames, it => typeof it === 'string' && /^https?:/.test(it))
  const [first = 'Event', ...details] = text.split('\n').map(it => it.trim()).filter(it => it !== '')
  const level = find(fields, ['level', 'severity', 'priority', 'loglevel', 'status', 'state', 'reason', 'type'], it => typeof it === 'string')
  entries.push({
    line, time, details,
    text: level === undefined || first.toLowerCase().includes(String(level).toLowerCase()) ? first : `${String(level)}: ${first}`,
    author: nameOf(find(fields, authorNames, it => nameOf(it) !== undefined)),
    source: url === undefined ? undefined : {label: 'source', url: String(url)},
  })
}

function timeOf(fields: Fields): PastedTime | undefined {
  for (const name of timeNames) {
    for (const [key, value] of Object.entries(fields)) {
      if (fieldName(key) !== name) continue
      const time = readValue(value)
      if (time) return time
    }
  }
  return undefined
}

function readValue(value: unknown): PastedTime | undefined {
  if (typeof value === 'number') return readEpoch(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  // Go's zero time stands for "not set".
  if (/^0001-/.test(text)) return undefined
  return /^\d{9,19}(?:\.\d{1,9})?$/.test(text) ? readEpoch(Number(text)) : readWritten(text)?.time
}

/** Annotations come first: the labels of an alert are its address, not its text. */
function textOf(fields: Fields): string {
  const inner = ['annotations', 'commonAnnotations', 'channel', 'labels'].map(it => fields[it]).filter(isObject)
  const own = find(fields, textNames, isText)
  if (own !== undefined) return String(own)
  for (const it of inner) {
    const found = find(it, ['summary', 'description', 'message', 'alertname'], isText)
    if (found !== undefined) return String(found)
  }
  return Object.entries(fields).filter(([, it]) => typeof it !== 'object').map(([key, it]) => `${key}=${String(it)}`).join(' ')
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' || value.length > 80 ? undefined : value.trim()
  if (!isObject(value)) return undefined
  const name = find(value, ['displayname', 'realname', 'summary', 'name', 'username', 'login', 'email'], isText)
  return typeof name === 'string' ? name : undefined
}

function find(fields: Fields, names: readonly string[], fits: (value: unknown) => boolean): unknown {
  for (const name of names) {
    for (const [key, value] of Object.entries(fields)) if (fieldName(key) === name && fits(value)) return value
  }
  return undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
