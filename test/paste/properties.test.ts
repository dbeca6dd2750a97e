import assert from 'node:assert/strict'
import fc from '../property.ts'
import type {TextEdit} from 'vscode-languageserver'
import type {Paragraph} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {pasteTimeline} from '../../server/features/paste-timeline.ts'
import {cleanLines} from '../../server/paste/clean-text.ts'
import {readPaste} from '../../server/paste/read-paste.ts'
import type {TimelineEntry} from '../../server/document/types.ts'
import type {Snapshot} from '../../server/features/snapshot.ts'
import {snapshotOf, uri} from '../features/snapshot-of.ts'
import {documents} from './documents.ts'
import {noon, readAll} from './read-all.ts'
import {samples} from './samples.ts'

const markdown = unified().use(remarkParse)

const two = (value: number) => String(value).padStart(2, '0')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** The figures of a clock that is `offset` minutes east of UTC. */
function partsOf(at: number, offset: number) {
  const moment = new Date(at + offset * 60_000)
  const [day, time] = moment.toISOString().slice(0, 19).split('T') as [string, string]
  const sign = offset < 0 ? '-' : '+'
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`
  return {
    day,
    time,
    zone,
    colonZone: `${zone.slice(0, 3)}:${zone.slice(3)}`,
    month: months[moment.getUTCMonth()] as string,
    date: moment.getUTCDate(),
    year: moment.getUTCFullYear(),
    weekday: days[moment.getUTCDay()] as string,
  }
}

/** How each format writes a moment and a text on a line, and in which zone when it does not say. */
const writers: Readonly<Record<string, {zoned: boolean; write(at: number, offset: number, text: string): string}>> = {
  'iso-log': {
    zoned: true,
    write: (at, offset, text) => {
      const p = partsOf(at, offset)
      return `${p.day}T${p.time}.000000001${p.colonZone} ${text}`
    },
  },
  klog: {
    zoned: false,
    write: (at, _, text) => {
      const p = partsOf(at, 0)
      return `I${p.day.slice(5, 7)}${p.day.slice(8)} ${p.time}.000000       1 main.go:1] ${text}`
    },
  },
  syslog: {
    zoned: false,
    write: (at, _, text) => {
      const p = partsOf(at, 0)
      return `${p.month} ${String(p.date).padStart(2)} ${p.time} web1 app[1]: ${text}`
    },
  },
  journal: {
    zoned: true,
    write: (at, offset, text) => {
      const p = partsOf(at, offset)
      return `${p.day}T${p.time}${p.zone} web1 app[1]: ${text}`
    },
  },
  'access-log': {
    zoned: true,
    write: (at, offset, text) => {
      const p = partsOf(at, offset)
      return `10.0.0.1 - - [${two(p.date)}/${p.month}/${p.year}:${p.time} ${p.zone}] "GET / HTTP/1.1" 200 1 ${text}`
    },
  },
  'nginx-error': {
    zoned: false,
    write: (at, _, text) => {
      const p = partsOf(at, 0)
      return `${p.day.replaceAll('-', '/')} ${p.time} [error] 1#1: ${text}`
    },
  },
  'apache-error': {
    zoned: false,
    write: (at, _, text) => {
      const p = partsOf(at, 0)
      return `[${p.weekday} ${p.month} ${two(p.date)} ${p.time}.000000 ${p.year}] [core:error] ${text}`
    },
  },
  irc: {
    zoned: false,
    write: (at, _, text) => {
      const p = partsOf(at, 0)
      return `[${p.day} ${p.time}] <alice> ${text}`
    },
  },
  git: {
    zoned: true,
    write: (at, offset, text) => {
      const p = partsOf(at, offset)
      return `a1b2c3d ${p.day} ${p.time} ${p.zone} ${text}`
    },
  },
  json: {
    zoned: true,
    write: (at, offset, text) => {
      const p = partsOf(at, offset)
      return JSON.stringify({time: `${p.day}T${p.time}${p.colonZone}`, msg: text})
    },
  },
  list: {
    zoned: true,
    write: (at, _, text) => {
      const p = partsOf(at, 0)
      return `- ${p.day} ${p.time} UTC: ${text}`
    },
  },
}

/** How chats and pages write a minute of 2020-06-15 in Berlin, and a text on the lines below or around it. */
const blocks: Readonly<Record<string, (hour: number, minute: number, text: string) => string>> = {
  Slack: (hour, minute, text) => `Ann Lee\n  ${twelve(hour, minute)}\n${text}`,
  'Slack, 24 hours': (hour, minute, text) => `Ann Lee  ${two(hour)}:${two(minute)}\n${text}`,
  'Slack, an app': (hour, minute, text) => `Deployer\nAPP  ${twelve(hour, minute)}\n${text}`,
  Teams: (hour, minute, text) => `[15/06/2020 ${two(hour)}:${two(minute)}] Ann Lee\n${text}`,
  Discord: (hour, minute, text) => `Ann — Today at ${twelve(hour, minute)}\n${text}`,
  CSV: (hour, minute, text) => `2020-06-15T${two(hour)}:${two(minute)}:00+02:00,"${text.replaceAll('"', '""')}"`,
  'git log': (hour, minute, text) => `commit a1b2c3d4e5f6
Author: Ann <ann@example.org>
Date:   Mon Jun 15 ${two(hour)}:${two(minute)}:00 2020 +0200

    ${text}
`,
  Statuspage: (hour, minute, text) => `Update - ${text}\nJun 15, ${two(hour)}:${two(minute)} CEST\n`,
  CloudWatch: (hour, minute, text) => `ALARM: "${text}" in EU
Timestamp: Monday 15 June, 2020 ${two(hour)}:${two(minute)}:00 CEST
`,
}

function twelve(hour: number, minute: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`
}

/**
 * Minutes of one day, in order; with more than three quarters of a day between two of them, a text without days may as
 * well be newest first.
 */
const dayOfEvents = fc
  .uniqueArray(fc.integer({min: 0, max: 1439}), {minLength: 2, maxLength: 8})
  .map(it => it.sort((a, b) => a - b))
  .filter(it => it.every((minute, index) => index === 0 || minute - (it[index - 1] as number) < 1080))

const nasty = [
  '|',
  '`',
  '```',
  '<b>',
  '</td>',
  '<!--',
  '-->',
  '*',
  '**',
  '_',
  '[x](javascript:a)',
  '[^1]',
  '\\',
  '\u001b[31m',
  '\u001b]8;;http://x\u0007',
  '\u202e',
  '\u0000',
  '&lt;',
  '~~',
  '$',
  '10:30',
  'UTC',
  '-',
  'PM',
  '# ',
  '1. ',
  'ok',
  'down',
  ' ',
  'ä',
  '😀',
  '\ud83d',
  'https://example.org/a_b|c',
  '"',
  ',',
  ';',
  ':',
  '{',
  '}',
]
const message = fc.array(fc.constantFrom(...nasty), {maxLength: 8}).map(it => `m ${it.join(' ')} end`)
const moment = fc.integer({min: Date.UTC(2020, 5, 14) / 1000, max: Date.UTC(2020, 5, 17) / 1000}).map(it => it * 1000)
const offset = fc.constantFrom(0, 120, -420, 330, 765)
const events = fc.array(fc.record({at: moment, offset, text: message}), {minLength: 1, maxLength: 12})

function pasteInto(
  text: string,
  pasted: string,
): {before: Snapshot; after: Snapshot; result: ReturnType<typeof pasteTimeline>} {
  const before = snapshotOf(text)
  const at = before.document.positionAt(text.indexOf('## Timeline') + 12)
  const result = pasteTimeline(before, {textDocument: {uri}, range: {start: at, end: at}, text: pasted})
  const after = snapshotOf(TextDocument.applyEdits(before.document, result.edits as TextEdit[]))
  return {before, after, result}
}

const entriesOf = (snapshot: Snapshot): readonly TimelineEntry[] => snapshot.model.timelines.flatMap(it => it.entries)

describe('pasting', function () {
  this.timeout(20_000)
  for (const [name, writer] of Object.entries(writers)) {
    it(`reads every line of ${name} at its moment, whatever its text`, () => {
      fc.assert(
        fc.property(events, list => {
          const read = readAll(list.map(it => writer.write(it.at, writer.zoned ? it.offset : 0, it.text)).join('\n'))
          assert.deepEqual(
            read.entries.map(it => it.slice(0, 19)),
            list.map(it => new Date(it.at).toISOString().slice(0, 19)),
            read.leftOut.join('\n'),
          )
        }),
        {numRuns: 60},
      )
    })
  }

  for (const [name, write] of Object.entries(blocks)) {
    it(`reads every message of ${name} at its moment, or names it as left out`, () => {
      fc.assert(
        fc.property(dayOfEvents, fc.array(message, {minLength: 8, maxLength: 8}), (minutes, texts) => {
          const pasted = minutes
            .map((it, index) => write(Math.floor(it / 60), it % 60, texts[index] as string))
            .join('\n')
          const read = readAll(name === 'CSV' ? `time,text\n${pasted}` : pasted)
          const wanted = minutes.map(it => new Date(Date.UTC(2020, 5, 15, -2, it)).toISOString().slice(0, 19))
          assert.deepEqual(
            read.entries.map(it => it.slice(0, 19)),
            wanted,
            `${pasted}
---
${read.entries.join('\n')}
${read.leftOut.join('\n')}`,
          )
        }),
        {numRuns: 60},
      )
    })
  }

  for (const [name, text] of Object.entries(documents)) {
    it(`into ${name} puts each entry at its moment, harms no other, and does so once`, () => {
      fc.assert(
        fc.property(events, list => {
          const pasted = list.map(it => writers['journal']?.write(it.at, it.offset, it.text)).join('\n')
          const {before, after, result} = pasteInto(text, pasted)
          assert.equal(result.entries + result.leftOutCount, list.length, result.message)
          const known = entriesOf(before)
          const found = [...entriesOf(after)]
          const shown = () => `${after.text}\n---\n${pasted}`
          assert.equal(found.length, known.length + result.entries, shown())
          for (const it of known) {
            const index = found.findIndex(
              other => other.instant === it.instant && other.description.value === it.description.value,
            )
            assert.ok(0 <= index, `${it.description.value} is still there at its time\n${shown()}`)
            found.splice(index, 1)
          }
          for (const it of found) {
            const unit = it.timestamp.clock?.second === undefined ? 60_000 : 1000
            const wanted = list.map(({at}) => Math.floor(at / unit) * unit)
            assert.ok(
              wanted.includes(it.instant as number),
              `${new Date(it.instant as number).toISOString()} was pasted\n${shown()}`,
            )
          }
          assert.ok(
            entriesOf(after).every(it => it.order !== 'out-of-order'),
            `in order\n${shown()}`,
          )
          assert.deepEqual(
            after.model.sections.map(it => it.heading.title.value).filter(it => !/\d\d:\d\d/.test(it)),
            before.model.sections.map(it => it.heading.title.value).filter(it => !/\d\d:\d\d/.test(it)),
            shown(),
          )
          const again = pasteInto(after.text, pasted)
          assert.equal(again.result.entries, 0, `${again.result.message}\n${shown()}\n===\n${again.after.text}`)
        }),
        {numRuns: 60},
      )
    })
  }

  for (const [name, text] of Object.entries(documents)) {
    it(`turned lines into ${name} leave all others as they were`, () => {
      const other = fc.constantFrom(
        'Some words  ',
        '',
        '',
        '## Notes',
        '---',
        '+ an item',
        '  - be\u00adlow',
        '```',
        '> a\u00a0quote',
        '| a | b |',
        '<!-- x -->',
        '2020-06-31T10:00:00Z no such day',
      )
      const log = fc
        .record({
          at: fc.integer({min: 60, max: 1400}).map(it => Date.UTC(2020, 5, 15, 0, it)),
          text: fc.constantFrom('*a*', 'b', '`c`'),
        })
        .map(it => `${new Date(it.at).toISOString().slice(0, 19)}Z ${it.text}`)
      fc.assert(
        fc.property(
          fc.uniqueArray(fc.oneof(other, log), {
            minLength: 1,
            maxLength: 12,
            comparator: (a, b) => a === b && /\w/.test(a),
          }),
          fc.boolean(),
          (lines, isFirst) => {
            const eol = text.includes('\r\n') ? '\r\n' : '\n'
            const block = lines.join(eol)
            const at = isFirst ? text.indexOf('## Timeline') : text.length
            const before = snapshotOf(`${text.slice(0, at)}${eol}${block}${eol}${eol}${text.slice(at)}`)
            const range = {
              start: before.document.positionAt(at + eol.length),
              end: before.document.positionAt(at + eol.length + block.length),
            }
            const result = pasteTimeline(before, {textDocument: {uri}, range})
            const after = TextDocument.applyEdits(before.document, result.edits as TextEdit[])
            // Numbers count on, and a fence in which nothing is left goes. Words below a line of a log are a part of
            // it.
            const kept = (it: string) =>
              it
                .split(eol)
                .filter(line => line.trim() !== '' && line !== '```')
                .map(line => line.replace(/^\d+\. /, ''))
            const left = kept(after)
            const words = (it: string) => it.replace(/^(?:[-+|>]|\s)+|\|?\s*$|\u00ad/g, '').replaceAll('\u00a0', ' ')
            let next = 0
            for (const line of kept(before.text)) {
              const log = line.replace(/^2020-06-1\S+ /, '')
              const index = log === line ? left.indexOf(line, next) : -1
              if (0 <= index) next = index + 1
              const isWritten = after.replaceAll('\\', '').includes(words(log))
              assert.ok(
                0 <= index || isWritten,
                `${line}
---
${before.text}
---
${after}`,
              )
            }
          },
        ),
        {numRuns: 100},
      )
    })
  }

  it('never fails, and names no line twice', () => {
    const pieces = samples.flatMap(it => it.text.split('\n'))
    const line = fc.oneof(fc.constantFrom(...pieces), message, fc.string({unit: 'binary', maxLength: 30}))
    fc.assert(
      fc.property(fc.array(line, {maxLength: 20}), lines => {
        const text = lines.join('\n')
        const read = readPaste(text, noon, 'UTC')
        if (!read) return
        const named = [...read.entries, ...read.leftOut.filter(it => !it.isPart)].map(it => it.line)
        const isBlock = read.format.id === 'json' && read.lines.filter(it => it.trim() !== '').length !== named.length
        assert.ok(isBlock || new Set(named).size === named.length, `${read.format.id}: ${named}`)
        for (const it of named) assert.ok(0 <= it && it < read.lines.length)
        pasteInto(documents['bullets'] as string, text)
      }),
      {numRuns: 300},
    )
  })

  it('leaves nothing in an entry that is markup, or that a person cannot see', () => {
    fc.assert(
      fc.property(message, text => {
        const {after} = pasteInto(documents['bullets'] as string, `2020-06-15T10:05:00Z ${text}`)
        const entry = entriesOf(after).find(it => it.instant === Date.UTC(2020, 5, 15, 10, 5))
        assert.ok(entry)
        const written = after.text.slice(entry.description.span.start, entry.description.span.end)
        const paragraph = markdown.parse(written).children[0] as Paragraph
        const shown = paragraph.children.map(it => (it.type === 'text' ? it.value : `(${it.type})`)).join('')
        assert.equal(shown, cleanLines(text)[0]?.replace(/\s+/g, ' ').trim(), written)
        assert.doesNotMatch(after.text, /[\u0000-\u0008\u001b\u202e]/)
      }),
      {numRuns: 300},
    )
  })
})

describe('a paste of 100,000 lines', function () {
  this.timeout(60_000)
  for (const name of ['iso-log', 'syslog', 'json', 'list']) {
    it(`of ${name} is read whole`, () => {
      const start = Date.UTC(2020, 5, 15, 0)
      const text = Array.from({length: 100_000}, (_, index) =>
        writers[name]?.write(start + index * 500 - ((index * 500) % 1000), 120, `event ${index}`),
      ).join('\n')
      const {result} = pasteInto(documents['bullets'] as string, text)
      assert.equal(result.entries, 100_000)
      assert.ok(result.edits.length < 10)
    })
  }
  it('of nothing that has a time is left alone', () => {
    const {result} = pasteInto(documents['bullets'] as string, 'lorem [ipsum `dolor| <sit\n'.repeat(100_000))
    assert.equal(result.edits.length, 0)
  })
  it('on a single line is no trouble', () => {
    for (const piece of ['[', '"', '10:00 ', 'a — ', '\u001b[', '* ', 'commit ', '[[x](', '2020-06-15T10:00:00Z '])
      pasteInto(documents['bullets'] as string, `10:00 ${piece.repeat(100_000)}`)
  })
})
