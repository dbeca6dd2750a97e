import type {PastedEntry, PastedTime} from '../../edit/new-entry.ts'
import {authorNames, fieldName, textNames, timeNames, urlNames} from '../../edit/column-names.ts'
import {readEpoch, readWritten} from './written-time.ts'

export type Fields = Readonly<Record<string, unknown>>

/** An event, and the names of the fields whose values it does not contain. */
export interface JsonEvent extends Omit<PastedEntry, 'line'> {
  readonly omitted: readonly string[]
}

/** A value that is not an object or a list. */
interface Leaf {
  readonly name: string
  readonly value: unknown
  /** Name of the event's own field that it is, or is nested in. */
  readonly top: string
  /** Name of the nested object that holds it; `undefined` for a field of the event itself. */
  readonly above: string | undefined
  /** How many objects it is nested in, including the event. */
  readonly depth: number
  /** Whether it is in an object for labels. */
  readonly isLabel: boolean
}

/**
 * Reads an object that has a time. The text comes first, preceded by the level. A few short fields follow in brackets;
 * if there are many, they are listed as omitted.
 */
export function readEvent(fields: Fields): JsonEvent | undefined {
  const leaves = leavesOf(fields)
  const timed = timeOf(leaves)
  if (!timed) return undefined
  const text = textOf(leaves)
  const author = authorOf(leaves)
  const url = find(leaves, urlNames, it => typeof it === 'string' && /^https?:/.test(it))
  const level = find(leaves, levelNames, isText)
  const used = new Set([timed.leaf, text, author, url, level])
  const others = leaves.filter(it => !used.has(it) && !isEmpty(it.value))
  const lines = String(text?.value ?? '')
    .split('\n')
    .map(it => it.trim())
  const [first = '', ...details] = lines.filter(it => it !== '')
  const name = String(level?.value ?? '')
  const prefix = first.toLowerCase().includes(name.toLowerCase()) ? '' : `${name}: `
  const more = others.map(it => `${it.name}: ${String(it.value).trim()}`)
  const areKept = !text || (more.length <= maxOtherFields && more.join(', ').length <= maxOtherFieldsLength)
  const suffix = areKept ? more.join(', ') : ''
  return {
    time: timed.time,
    text: prefix + (text ? first + (suffix && ` (${suffix})`) : suffix || 'Event'),
    details,
    author: author && String(author.value).trim(),
    source: url === undefined ? undefined : {label: 'source', url: String(url.value)},
    omitted: areKept ? [] : [...new Set(others.map(it => it.top))],
  }
}

/** Whether the object has a time of its own, so that it is an event. */
export function hasTime(fields: Fields): boolean {
  return timeOf(ownLeaves(fields)) !== undefined
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** No value, or Go's zero time, which means that the time was not set. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '' || /^0001-01-01T00:00/.test(value)
  return value === null || value === undefined
}

const levelNames: readonly string[] = ['level', 'severity', 'priority', 'loglevel', 'status', 'state', 'reason', 'type']

/** How many other fields follow the text, and how many characters they may have together. */
const maxOtherFields = 6
const maxOtherFieldsLength = 240

function ownLeaves(fields: Fields): Leaf[] {
  const leaves = Object.entries(fields).filter(([, value]) => typeof value !== 'object')
  return leaves.map(([name, value]) => ({...root, name, top: name, value, depth: 1}))
}

const root = {name: '', top: '', above: undefined, depth: 0, isLabel: false}

/** All values, the object's own before nested ones. */
function leavesOf(fields: Fields): Leaf[] {
  const leaves: Leaf[] = []
  const queue: Leaf[] = [{...root, value: fields}]
  for (const at of queue) {
    for (const [key, value] of Object.entries(at.value as object)) {
      // An item of a list has the name of the list.
      const leaf = Array.isArray(at.value) ? {...at, value} : below(at, key, value)
      if (typeof value === 'object' && value !== null) queue.push(leaf)
      else leaves.push(leaf)
    }
  }
  return leaves
}

function below({name: above, top, depth, isLabel}: Leaf, name: string, value: unknown): Leaf {
  if (depth === 0) return {...root, name, value, top: name, depth: 1}
  return {name, value, top, above, depth: depth + 1, isLabel: isLabel || /labels$/i.test(above)}
}

/** Whether it contains any value that a person would miss. */
export function hasContent(value: unknown): boolean {
  return !leavesOf({value}).every(it => isEmpty(it.value))
}

function timeOf(leaves: readonly Leaf[]): {readonly leaf: Leaf; readonly time: PastedTime} | undefined {
  for (const name of timeNames) {
    for (const leaf of leaves) {
      const time = leaf.depth === 1 && fieldName(leaf.name) === name ? readValue(leaf.value) : undefined
      if (time) return {leaf, time}
    }
  }
  return undefined
}

function readValue(value: unknown): PastedTime | undefined {
  if (typeof value === 'number') return readEpoch(value)
  if (typeof value !== 'string' || isEmpty(value)) return undefined
  const text = value.trim()
  return /^\d{9,19}(?:\.\d{1,9})?$/.test(text) ? readEpoch(Number(text)) : readWritten(text)?.time
}

/** The event's own text, else a nested one. The labels of an alert come last: they are its address, not its text. */
function textOf(leaves: readonly Leaf[]): Leaf | undefined {
  const own = find(leaves, textNames, isText)
  if (own) return own
  const inner = leaves.filter(({above}) => above !== undefined && !notText.has(fieldName(above)))
  for (const part of [inner.filter(it => !it.isLabel), inner.filter(it => it.isLabel)]) {
    for (const wanted of innerTextNames) {
      const found = part.find(({name, value}) => fieldName(name) === wanted && isText(value))
      if (found) return found
    }
  }
  return undefined
}

const innerTextNames: readonly string[] = [
  'message',
  'msg',
  'summary',
  'description',
  'text',
  'body',
  'title',
  'content',
  'logline',
  'log',
  'stringvalue',
  'error',
  'reason',
  'alertname',
  'name',
]

/** Nested objects for people and things, whose names are not the text of the event. */
const notText: ReadonlySet<string> = new Set([
  ...authorNames,
  'metadata',
  'involvedobject',
  'resource',
  'assignee',
  'team',
  'host',
])

/** A name, or the name in a nested object for a person or a service. */
function authorOf(leaves: readonly Leaf[]): Leaf | undefined {
  for (const wanted of authorNames) {
    const own = leaves.find(({depth, name, value}) => depth === 1 && fieldName(name) === wanted && isName(value))
    if (own) return own
    const inner = leaves.filter(({depth, top, value}) => depth === 2 && fieldName(top) === wanted && isText(value))
    for (const key of personNames) {
      const found = inner.find(({name}) => fieldName(name) === key)
      if (found) return found
    }
  }
  return undefined
}

const personNames: readonly string[] = ['displayname', 'realname', 'summary', 'name', 'username', 'login', 'email']

function isName(value: unknown): boolean {
  return isText(value) && String(value).length <= 80
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

/** The event's own field with the first of the names that fits. */
function find(leaves: readonly Leaf[], names: readonly string[], fits: (value: unknown) => boolean): Leaf | undefined {
  for (const wanted of names) {
    const found = leaves.find(({depth, name, value}) => depth === 1 && fieldName(name) === wanted && fits(value))
    if (found) return found
  }
  return undefined
}
