import type {LeftOut} from '../paste/paste.ts'
import type {Assumed} from '../paste/resolve-times.ts'
import {t} from '../text/l10n.ts'
import {isoDate} from '../time/calendar.ts'

/** What became of a pasted text. */
export interface Pasted {
  /** The name of the format that it was read as. */
  readonly source: string
  /** How many entries were added. */
  readonly count: number
  readonly assumed: Assumed
  /** Whole sentences. */
  readonly notes: readonly string[]
  readonly leftOut: readonly LeftOut[]
}

/** What to tell the person. Editors show only the first words, so what has to be checked comes first. */
export function pasteMessage({source, count, assumed, notes, leftOut}: Pasted): string {
  if (count === 0) return [t`No new entries from ${source}.`, ...sayLeftOut(leftOut)].join(' ')
  return [count === 1 ? sayOne(assumed) : saySome(count, assumed), ...notes, ...countSkipped(leftOut)].join(' ')
}

function countSkipped({length}: readonly LeftOut[]): string[] {
  if (length === 0) return []
  return [length === 1 ? t`Skipped 1 line.` : t`Skipped ${length} lines.`]
}

function sayOne({zone, day}: Assumed): string {
  const date = day && isoDate(day)
  if (zone && date) return t`Added 1 entry, time read as ${zone}, date ${date}.`
  if (zone) return t`Added 1 entry, time read as ${zone}.`
  return date ? t`Added 1 entry, date ${date}.` : t`Added 1 entry.`
}

function saySome(count: number, {zone, day}: Assumed): string {
  const date = day && isoDate(day)
  if (zone && date) return t`Added ${count} entries, times read as ${zone}, date ${date}.`
  if (zone) return t`Added ${count} entries, times read as ${zone}.`
  return date ? t`Added ${count} entries, date ${date}.` : t`Added ${count} entries.`
}

/** One sentence for each reason, with the first lines that it holds for. */
export function sayLeftOut(leftOut: readonly LeftOut[]): string[] {
  const byReason = new Map<string, LeftOut[]>()
  for (const it of leftOut) {
    const known = byReason.get(it.why)
    if (known) known.push(it)
    else byReason.set(it.why, [it])
  }
  return [...byReason].map(([why, lines]) => {
    const named =
      lines
        .slice(0, 5)
        .map(it => it.line + 1)
        .join(', ') + (5 < lines.length ? ' …' : '')
    return lines.length === 1 ? t`Skipped line ${named} (${why}).` : t`Skipped lines ${named} (${why}).`
  })
}
