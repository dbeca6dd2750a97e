import type {PastedEntry} from '../../edit/new-entry.ts'
import {allOf, t} from '../../text/l10n.ts'
import {hasContent, hasTime, isObject, readEvent, type Fields} from './json-event.ts'
import {noTime} from './line-format.ts'
import type {LeftOut, PasteFormat, PasteReading, ReadContext} from '../paste.ts'

/**
 * JSON lines, and whole documents that hold a list of events: what `journalctl -o json` prints and the APIs of Slack,
 * Alertmanager, PagerDuty, Opsgenie, Statuspage, CloudWatch and Kubernetes answer. Fields are found by their names.
 */
export const json: PasteFormat = {
  id: 'json',
  name: () => 'JSON',
  clock: 'document',
  isUnmistakable: true,
  isEncoded: true,
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

function readEachLine(lines: readonly string[], {readLogLine}: ReadContext): PasteReading {
  const entries: PastedEntry[] = []
  const leftOut: LeftOut[] = []
  lines.forEach((line, index) => {
    if (line.trim() === '') return
    const value = parse(line.trim().replace(/,$/, ''))
    if (isObject(value)) {
      add(value, index, entries, leftOut)
      return
    }
    const other = readLogLine(line)
    if (other) entries.push({line: index, details: [], author: undefined, source: undefined, ...other})
    else leftOut.push({line: index, why: /^\s*[{[]/.test(line) ? t`it is not a complete JSON object` : noTime()})
  })
  return {entries, leftOut}
}

function readWhole(value: unknown, lines: readonly string[]): PasteReading {
  const entries: PastedEntry[] = []
  const leftOut: LeftOut[] = []
  const {events, around} = collect(value, '', 0)
  const lineOf = linesOfObjects(value, lines)
  if (0 < events.length && 0 < around.length) leftOut.push(fieldsLeftOut(0, around))
  for (const it of events) add(it, lineOf.get(it) ?? 0, entries, leftOut)
  if (events.length === 0) leftOut.push({line: 0, why: noTime()})
  return {entries, leftOut: leftOut.sort((a, b) => a.line - b.line)}
}

/** The line of the opening brace of each object, found by counting; empty if a duplicate key hides an object. */
function linesOfObjects(value: unknown, lines: readonly string[]): ReadonlyMap<unknown, number> {
  const starts: number[] = []
  lines.forEach((line, index) => {
    for (const match of line.matchAll(/"(?:[^"\\]|\\.)*"|\{/g)) if (match[0] === '{') starts.push(index)
  })
  const objects: unknown[] = []
  const stack = [value]
  while (0 < stack.length) {
    const it = stack.pop()
    if (isObject(it)) objects.push(it)
    if (typeof it === 'object' && it !== null) for (const inner of Object.values(it).reverse()) stack.push(inner)
  }
  return new Map(objects.length === starts.length ? objects.map((it, index) => [it, starts[index] as number]) : [])
}

/** The outermost objects that have a time, and the names of the fields around them. */
interface Found {
  readonly events: readonly Fields[]
  readonly around: readonly string[]
}

/** Prefers the items of a list to the object around it, and keeps items of such a list that have no time. */
function collect(value: unknown, name: string, depth: number): Found {
  if (Array.isArray(value)) return collectItems(value, name, depth)
  const none = {events: [], around: hasContent(value) ? [name] : []}
  if (!isObject(value) || maxDepth < depth) return none
  const parts = Object.entries(value).map(([key, it]) => ({isList: Array.isArray(it), ...collect(it, key, depth + 1)}))
  const lists = parts.filter(it => it.isList && 0 < it.events.length)
  if (lists.length === 0 && hasTime(value)) return {events: [value], around: []}
  const chosen = 0 < lists.length ? lists : parts.filter(it => 0 < it.events.length)
  if (chosen.length === 0) return none
  const others = Object.entries(value).filter((_, index) => !chosen.includes(parts[index] as (typeof parts)[number]))
  const beside = others.filter(([, it]) => hasContent(it)).map(([key]) => key)
  return {
    events: chosen.flatMap(it => it.events),
    around: [...new Set([...beside, ...chosen.flatMap(it => it.around)])],
  }
}

function collectItems(items: readonly unknown[], name: string, depth: number): Found {
  const parts = items.map(it => collect(it, name, depth + 1))
  if (parts.every(it => it.events.length === 0)) return {events: [], around: hasContent(items) ? [name] : []}
  const events = parts.flatMap((it, index) => {
    const item = items[index]
    return 0 < it.events.length || !isObject(item) || !hasContent(item) ? it.events : [item]
  })
  const around = parts.flatMap((it, index) => (0 < it.events.length || !isObject(items[index]) ? it.around : []))
  return {events, around: [...new Set(around)]}
}

/** How deep objects may be nested. */
const maxDepth = 8

function add(fields: Fields, line: number, entries: PastedEntry[], leftOut: LeftOut[]): void {
  const read = readEvent(fields)
  if (!read) {
    leftOut.push({line, why: noTime()})
    return
  }
  const {omitted, ...entry} = read
  entries.push({line, ...entry})
  if (0 < omitted.length) leftOut.push(fieldsLeftOut(line, omitted))
}

function fieldsLeftOut(line: number, names: readonly string[]): LeftOut {
  const named = names.slice(0, maxListedNames).map(it => `"${it}"`)
  const rest = names.length - named.length
  const all = 0 < rest ? [...named, t`${rest} more`] : named
  return {line, isPart: true, why: all.length === 1 ? t`the field ${all.join()}` : t`the fields ${allOf(all)}`}
}

/** How many names of fields one reason lists. */
const maxListedNames = 12

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
