import {profileFieldOf} from '../document/read-document.ts'
import type {DocumentEdit, SetProfileParams} from '../protocol/requests.ts'
import type {Snapshot} from './snapshot.ts'
import {textStart} from '../text/byte-order-mark.ts'
import {lineEndOf} from '../text/line-end.ts'
import type {Edit, Span} from '../text/span.ts'
import {toTextEdit} from './convert.ts'

/**
 * `postmortem/setProfile`: the smallest change of the front matter after which the document follows the profile; of
 * `auto`, says none.
 */
export function setProfile({document, version, text, model}: Snapshot, {profile}: SetProfileParams): DocumentEdit {
  const front = frontMatterOf(text, model.literals[0])
  const field = profileFieldOf(model.metadata)?.value.span
  const edit =
    profile === 'auto'
      ? field && front && removal(text, front, field)
      : field
        ? replacement(text, front, field, profile)
        : insertion(text, front, profile)
  return {version, edits: edit ? [toTextEdit(document, edit)] : []}
}

/** With both of its fences; text that begins with dashes and is not prose is front matter. */
function frontMatterOf(text: string, first: Span | undefined): Span | undefined {
  const start = textStart(text)
  const fence = /^(?:---|\+\+\+)/.exec(text.slice(start, start + 3))?.[0]
  if (!fence || first?.start !== start) return undefined
  const closing = fence === '---' ? /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/g : /\n\+\+\+[ \t]*(?:\r?\n|$)/g
  closing.lastIndex = start + 3
  const end = closing.exec(text) ? closing.lastIndex : undefined
  return end === undefined ? undefined : {start, end}
}

function replacement(text: string, front: Span | undefined, {start, end}: Span, profile: string): Edit {
  const quote = text[start - 1] ?? ''
  if (/["']/.test(quote) && text[end] === quote)
    return {span: {start: start - 1, end: end + 1}, text: quoted(profile, quote)}
  const isBare = start === end && /[:=]/.test(quote)
  return {span: {start, end}, text: `${isBare ? ' ' : ''}${scalar(profile, front && text[front.start])}`}
}

/** As its first line; of a document that has no front matter, with one. */
function insertion(text: string, front: Span | undefined, profile: string): Edit {
  const lineEnd = lineEndOf(text)
  const start = front ? lineAfter(text, front.start) : textStart(text)
  const mark = front && text[front.start]
  if (front)
    return {span: {start, end: start}, text: `template${mark === '+' ? ' =' : ':'} ${scalar(profile, mark)}${lineEnd}`}
  return {span: {start, end: start}, text: ['---', `template: ${scalar(profile)}`, '---', '', ''].join(lineEnd)}
}

/** The whole line; front matter that says nothing else goes with the blank lines below it. */
function removal(text: string, front: Span, field: Span): Edit {
  const line = {start: text.lastIndexOf('\n', field.start - 1) + 1, end: lineAfter(text, field.end)}
  const rest =
    text.slice(lineAfter(text, front.start), line.start)
    + text.slice(line.end, text.lastIndexOf('\n', front.end - 2) + 1)
  if (rest.trim() !== '') return {span: line, text: ''}
  const blank = /^(?:[ \t]{0,20}\r?\n){0,20}/.exec(text.slice(front.end))?.[0].length ?? 0
  return {span: {start: front.start, end: front.end + blank}, text: ''}
}

function lineAfter(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline < 0 ? text.length : newline + 1
}

/**
 * A name with other characters than letters, digits, `-`, `_` and `.` might mean something in YAML; in TOML, every text
 * has quotes.
 * @param mark of the front matter, `+` of TOML
 */
function scalar(profile: string, mark?: string): string {
  return mark !== '+' && /^[\w.-]+$/.test(profile) ? profile : quoted(profile, '"')
}

/**
 *  In those quotes, or in others that the name does not hold: both languages and people read it then without escapes.
 */
function quoted(profile: string, quote: string): string {
  const own = [quote, '"', "'"].find(it => !profile.includes(it) && !(it === '"' && profile.includes('\\')))
  return own === undefined ? JSON.stringify(profile) : own + profile + own
}
