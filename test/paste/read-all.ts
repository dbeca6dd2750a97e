import {utc} from '../../server/time/zone.ts'
import {readPaste} from '../../server/paste/read-paste.ts'
import {resolveTimes, type TimesOfDocument} from '../../server/paste/resolve-times.ts'

/** 2020-06-15T12:00Z, a Monday. */
export const noon = Date.UTC(2020, 5, 15, 12)

/** A document about 2020-06-15 in UTC, written by someone in Berlin, where it is two hours later. */
export const june: TimesOfDocument = {
  zone: utc,
  near: {date: {year: 2020, month: 6, day: 15}, minutes: undefined},
  numericOrder: undefined,
  now: noon,
  reader: {id: 'Europe/Berlin', isSet: true},
}

export interface ReadAll {
  readonly format: string | undefined
  /** `2020-06-15T10:14:05 author: text [source] + detail`, in UTC. */
  readonly entries: string[]
  /** `line: why`, lines from 1. */
  readonly leftOut: string[]
  readonly notes: readonly string[]
}

export function readAll(text: string, facts: TimesOfDocument = june): ReadAll {
  const read = readPaste(text, facts.now, facts.reader.id)
  if (!read) return {format: undefined, entries: [], leftOut: [], notes: []}
  const timed = resolveTimes(read.entries, read.format, facts)
  const leftOut = [...read.leftOut, ...timed.leftOut].sort((a, b) => a.line - b.line)
  return {
    format: read.format.id,
    entries: timed.entries.map(({entry: {author, text: words, source, details}, at}) =>
      [
        new Date(at).toISOString().slice(0, 19),
        ' ',
        author ? `${author}: ` : '',
        words,
        source ? ` [${source.url ?? source.label}]` : '',
        ...details.map(it => ` + ${it}`),
      ].join(''),
    ),
    leftOut: leftOut.map(it => `${it.line + 1}: ${it.why}`),
    notes: timed.notes,
  }
}
