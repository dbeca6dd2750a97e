/** One change of a document as the protocol has it, with the text that comes of it. */
export interface Change {
  readonly range: {readonly start: Position; readonly end: Position}
  readonly inserted: string
  readonly after: string
}

interface Position {
  readonly line: number
  readonly character: number
}

/**
 * Somebody who types a sentence near the start, in the middle of the timeline and at the end by turns, one character
 * each time, and takes it out again when it is done: the document stays of one length. Once in a sentence, a line is
 * broken.
 */
export function startTyping(text: string): () => Change {
  const lines = text.split('\n')
  const at = (line: number): Position => ({line, character: (lines[line] as string).replace(/ \|$/, '').length})
  const first = lines.findIndex((it, index) => 6 < index && /[a-z]\.$/.test(it))
  const from = lines.indexOf('## Timeline')
  const middle = Math.floor((from + lines.indexOf('## Root cause')) / 2)
  const places = [
    first,
    nextLine(lines, middle),
    lines.findLastIndex(it => it.startsWith('- ') || it.startsWith('| ')),
  ].map(line => ({line, start: at(line), typed: ''}))
  let turn = 0

  return () => {
    const place = places[turn++ % places.length] as (typeof places)[number]
    const {start, typed} = place
    const isDone = sentence.length === typed.length
    const inserted = isDone ? '' : (sentence[typed.length] as string)
    // Only prose is broken: a broken row of a table would be another document.
    const written = inserted === '\n' && place !== places[0] ? ' ' : inserted
    const cursor = behind(start, typed)
    place.typed = isDone ? '' : typed + written
    const range = isDone ? {start, end: cursor} : {start: cursor, end: cursor}
    const moved = replace(lines, range, written)
    for (const it of places) if (place.start.line < it.start.line) it.start = {...it.start, line: it.start.line + moved}
    return {range, inserted: written, after: lines.join('\n')}
  }
}

const sentence = ' The same alert had been seen a week before,\nand it went away by itself.'

/** The first line from there on that is an entry. */
function nextLine(lines: readonly string[], from: number): number {
  return lines.findIndex((it, index) => from <= index && /^(?:- |\| )\d\d:\d\d/.test(it))
}

function behind({line, character}: Position, typed: string): Position {
  const parts = typed.split('\n')
  const last = parts.at(-1) as string
  return {line: line + parts.length - 1, character: parts.length === 1 ? character + last.length : last.length}
}

/** Returns by how many lines the text below has moved. */
function replace(lines: string[], {start, end}: Change['range'], inserted: string): number {
  const before = (lines[start.line] as string).slice(0, start.character)
  const after = (lines[end.line] as string).slice(end.character)
  const fresh = `${before}${inserted}${after}`.split('\n')
  lines.splice(start.line, end.line - start.line + 1, ...fresh)
  return fresh.length - (end.line - start.line + 1)
}
