import assert from 'node:assert/strict'
import {pasteTimeline} from '../../server/features/paste-timeline.ts'
import {readPaste} from '../../server/paste/read-paste.ts'
import type {TextEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {snapshotOf, uri} from '../features/snapshot-of.ts'
import {noon} from './read-all.ts'
import {samples, type Sample} from './samples.ts'

/**
 * What a person cannot see: NUL, an escape sequence, a bell, marks of direction, a soft hyphen, a tag, and half a
 * character.
 */
const invisible = [
  '\u0000',
  '\u001b]0;title\u0007',
  '\u001b[31m',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u00ad',
  '\u{e0041}',
  '\udc00',
  '\ud83d',
]
const unseen = new RegExp(
  [
    '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]',
    '[\\u00ad\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u{e0000}-\\u{e007f}\\p{Surrogate}]',
  ].join('|'),
  'u',
)

/** As JSON writes it, so that it is there once the text is decoded. */
function escaped(text: string): string {
  return [...Array(text.length).keys()].map(at => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
}

/** The sample with something invisible in every word of its entries. */
function infested({format, text, entries}: Sample, what: string): string {
  const words = new Set(entries.flatMap(it => it.slice(20).match(/[A-Za-z]{4,30}/g) ?? []))
  const written = format === 'json' ? escaped(what) : what
  return text.replace(/[A-Za-z]{4,30}/g, word => (words.has(word) ? word[0] + written + word.slice(1) : word))
}

const document = `# Outage

## Timeline

- 2020-06-15 10:00 UTC Alert fires
`

describe('what nobody can see', () => {
  for (const sample of samples) {
    it(`is not read of ${sample.format}: ${sample.name}`, () => {
      for (const what of invisible) {
        const read = readPaste(infested(sample, what), noon, 'Europe/Berlin')
        for (const {text, author, details, source} of read?.entries ?? []) {
          for (const it of [text, author, source?.label, source?.url, ...details]) assert.doesNotMatch(it ?? '', unseen)
          assert.notEqual(text, '')
        }
      }
    })
  }

  it('is not pasted', () => {
    const before = snapshotOf(document)
    const at = before.document.positionAt(document.length)
    const all = invisible.join('')
    const msg = `a ${invisible.join(' ')} evil\u2028second ${all} line`
    const raw = {time: '2020-06-15T10:05:00Z', user: `al${all}ice`, msg}
    const text = JSON.stringify(raw).replace(/[^\x20-\x7e]/g, escaped)
    const {edits} = pasteTimeline(before, {textDocument: {uri}, range: {start: at, end: at}, text})
    const after = TextDocument.applyEdits(before.document, edits as TextEdit[])
    assert.doesNotMatch(after, unseen)
    assert.match(after, /al\ufffd{2}ice: a .*evil\n  - second .*line/)
  })

  it('is no text of an entry by itself', () => {
    const text = `{"time":"2020-06-15T10:05:00Z","msg":"\\u202e\\u0000"}
{"time":"2020-06-15T10:06:00Z","msg":"\\u202e\\nseen"}`
    const read = readPaste(text, noon, 'UTC')
    assert.deepEqual(
      read?.entries.map(it => [it.line, it.text, it.details]),
      [[1, 'seen', []]],
    )
    assert.deepEqual(
      read?.leftOut.map(it => it.line),
      [0],
    )
  })
})
