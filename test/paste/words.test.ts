import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {TextEdit} from 'vscode-languageserver'
import {pasteTimeline} from '../../server/features/paste-timeline.ts'
import type {PastedTimeline} from '../../server/protocol/requests.ts'
import {snapshotOf, uri} from '../features/snapshot-of.ts'
import fc from '../property.ts'
import {documents, furtherDocuments} from './documents.ts'
import {samples} from './samples.ts'

/** What days, times and zones are written with: entries have their own. */
const timeWord = new RegExp(
  [
    '^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\\p{L}{0,7}$',
    '^(?:utc|c?est|edt|today|yesterday)$',
  ].join('|'),
  'iu',
)

/** How a format names its fields; the values are what somebody said. */
const frames: Readonly<Record<string, RegExp>> = {
  'git-log': /^(?:commit|author|date|authordate|commitdate)$/i,
  alerts: /^(?:started|startsat|starts|source|timestamp|triggered|acknowledged|resolved|created|incident)$/i,
  statuspage: /^(?:posted|years|ago)$/i,
  json: /^null$/,
}

const wordsIn = (text: string): string[] => text.match(/\p{L}{3,}/gu) ?? []

/** The words of a text that somebody would miss. */
function wordsOf(text: string, format: string): string[] {
  const values = format === 'json' ? text.replace(/"(?:[^"\\\n]|\\.)*"\s*:/g, '') : text
  return wordsIn(values).filter(it => !timeWord.test(it) && !frames[format]?.test(it))
}

/** What is told to be in no entry: lines, objects of JSON and their fields. */
function namedIn(text: string, format: string, {leftOut}: PastedTimeline): string {
  const lines = text.split('\n')
  // An event is named by its first line.
  if (format !== 'json')
    return leftOut
      .map(
        it =>
          lines
            .slice(it.line)
            .join('\n')
            .split(/\n\s*\n/, 1)[0],
      )
      .join('\n')
  return leftOut
    .map(({line, why}) => {
      const names = /^the fields? "/.test(why) ? [...why.matchAll(/"([^"]*)"/g)].map(it => it[1] as string) : undefined
      const object = objectFrom(lines.slice(line).join('\n'))
      return names ? names.flatMap(name => valuesOf(object, name)).join('\n') : (JSON.stringify(object) ?? lines[line])
    })
    .join('\n')
}

/** The object that begins first in the text. */
function objectFrom(text: string): unknown {
  const start = text.search(/[[{]/)
  let depth = 0
  for (const {0: token, index} of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token.length === 1) depth += token === '{' || token === '[' ? 1 : -1
    if (depth === 0) return JSON.parse(text.slice(start, start + index + 1))
  }
  return undefined
}

/** What the fields of that name hold, wherever they are. */
function valuesOf(value: unknown, name: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === name ? [JSON.stringify(inner)] : valuesOf(inner, name),
  )
}

function assertNothingIsLost(text: string, format: string, after: string, result: PastedTimeline): void {
  const known = new Set(wordsIn(`${after}\n${namedIn(text, format, result)}`).map(it => it.toLowerCase()))
  const lost = wordsOf(text, format).filter(it => !known.has(it.toLowerCase()))
  assert.deepEqual(lost, [], `${result.message}\n${text}\n---\n${after}`)
}

/** Pastes the text behind the heading of the timeline. */
function paste(document: string, text: string): {result: PastedTimeline; after: string} {
  const before = snapshotOf(document)
  const at = before.document.positionAt(document.indexOf('## Timeline') + 12)
  const result = pasteTimeline(before, {textDocument: {uri}, range: {start: at, end: at}, text})
  return {result, after: TextDocument.applyEdits(before.document, result.edits as TextEdit[])}
}

/** Turns the text, which stands at the end of the document, as it is or in a fence. */
function turn(document: string, text: string, isFenced: boolean): {result: PastedTimeline; after: string} {
  const head = `${document}\n## Notes\n\n${isFenced ? '````\n' : ''}`
  const before = snapshotOf(`${head}${text}${isFenced ? '\n````\n' : ''}`)
  const [start, end] = [head.length, head.length + text.length].map(it => before.document.positionAt(it))
  if (!start || !end) throw new Error('a text has two ends')
  const range = {start, end}
  const result = pasteTimeline(before, {textDocument: {uri}, range})
  return {result, after: TextDocument.applyEdits(before.document, result.edits as TextEdit[])}
}

const letters = 'bcdfghjklmnpqrstvwxz'

const letterAt = (at: number): string => letters[Math.floor(at) % 20] as string

/** Words that are in no other text. */
const unusual = fc.uniqueArray(
  fc.integer({min: 0, max: 7999}).map(it => `q${[it, it / 20, it / 400].map(letterAt).join('')}o`),
  {minLength: 40, maxLength: 40},
)

/** The sample with other words in place of some of those of its entries, and with one more at the end of a line. */
const generated: fc.Arbitrary<{readonly format: string; readonly text: string}> = fc
  .record({
    sample: fc.constantFrom(...samples),
    words: unusual,
    chosen: fc.array(fc.boolean(), {minLength: 40, maxLength: 40}),
    place: fc.option(fc.integer({min: 0, max: 30})),
  })
  .map(({sample: {format, text, entries}, words, chosen, place}) => {
    const own = new Set(entries.flatMap(it => wordsIn(it.slice(20))))
    let index = 0
    const replaced = text.trimEnd().replace(/\p{L}{3,}(?!["\p{L}]*"\s*:)/gu, word => {
      index++
      return own.has(word) && !timeWord.test(word) && chosen[index % 40] ? (words[index % 40] as string) : word
    })
    const lines = replaced.split('\n')
    if (place !== null && format !== 'json') lines[place % lines.length] += ' and so it was'
    return {format, text: lines.join('\n')}
  })

const ownNames = [
  'msg',
  'message',
  'level',
  'user',
  'fields',
  'labels',
  'annotations',
  'detail',
  'host',
  'pid',
  'trace',
  'url',
  'tags',
]
const innerNames = [
  'message',
  'fields',
  'name',
  'user',
  'labels',
  'extra',
  'summary',
  'error',
  'status',
  'url',
  'body',
  'list',
]

/** Events in JSON with fields in objects and lists, a line each, and in a list in an object. */
const jsonText = unusual
  .chain(words => {
    let next = 0
    const word = fc.constant(undefined).map(() => words[next++ % 40] as string)
    const {value} = fc.letrec(tie => ({
      value: fc.oneof(
        {depthSize: 'small'},
        word,
        word,
        fc.integer(),
        fc.constant(null),
        fc.array(tie('value'), {maxLength: 3}),
        tie('object'),
      ),
      object: fc.dictionary(fc.constantFrom(...innerNames), tie('value'), {maxKeys: 5}),
    }))
    const fields = fc.dictionary(fc.constantFrom(...ownNames), value, {maxKeys: 9})
    const event = fc.tuple(fields, fc.integer({min: 0, max: 59}), fc.boolean()).map(([it, minute, isTimed]) => ({
      ...it,
      ...(isTimed && {time: `2020-06-15T11:${String(minute).padStart(2, '0')}:00Z`}),
    }))
    const events = fc.array(event, {minLength: 1, maxLength: 4})
    return fc.tuple(events, value, fc.constantFrom('lines', 'list', 'object')).map(([events, around, form]) => {
      if (form === 'lines') return events.map(it => JSON.stringify(it)).join('\n')
      return JSON.stringify(form === 'list' ? events : {around, events}, undefined, 2)
    })
  })
  .map(text => ({format: 'json', text}))

const anyText = fc.oneof({weight: 3, arbitrary: generated}, jsonText)

const targets = {...documents, ...furtherDocuments}

/**
 * Whether anything was written. Into a table of one column nothing is, as words have no place there; the words that are
 * to be turned into entries may be a timeline of their own, though, in which some are.
 */
function isWritten(name: string, document: string, after: string, edits: number): boolean {
  const firstTable = (text: string) => /(?:^\|.*\n?)+/m.exec(text)?.[0].trimEnd()
  return name.endsWith('one column') ? firstTable(after) !== firstTable(document) : 0 < edits
}

describe('every word', function () {
  this.timeout(120_000)
  for (const [name, document] of Object.entries(targets)) {
    it(`that is pasted into ${name} is in the document or named as left out`, () => {
      let written = 0
      fc.assert(
        fc.property(anyText, ({format, text}) => {
          const {result, after} = paste(document, text)
          if (result.edits.length === 0) return
          if (isWritten(name, document, after, result.edits.length)) written++
          assertNothingIsLost(text, format, after, result)
        }),
        {numRuns: 60},
      )
      assert.ok(name.endsWith('one column') ? written === 0 : 30 < written, `${written} were written`)
    })

    it(`that is turned into entries of ${name} is in the document or named as left out`, () => {
      let written = 0
      const eol = document.includes('\r\n') ? '\r\n' : '\n'
      fc.assert(
        fc.property(anyText, fc.boolean(), ({format, text}, isFenced) => {
          const {result, after} = turn(document, text.replaceAll('\n', eol), isFenced)
          if (isWritten(name, document, after, result.edits.length)) written++
          assertNothingIsLost(text, format, after, result)
        }),
        {numRuns: 60},
      )
      assert.ok(name.endsWith('one column') ? written === 0 : 20 < written, `${written} were written`)
    })
  }

  for (const sample of samples) {
    it(`of ${sample.format} is in the document or named as left out: ${sample.name}`, () => {
      for (const document of Object.values(targets)) {
        const own = sample.text.trimEnd()
        const all = [paste(document, sample.text), turn(document, own, false), turn(document, own, true)]
        for (const {result, after} of all) {
          if (0 < result.edits.length) assertNothingIsLost(sample.text, sample.format, after, result)
        }
      }
    })
  }
})
