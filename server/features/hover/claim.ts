import type {Claim} from '../../document/types.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {formatDuration} from '../../time/duration.ts'

/** What the document's own times say about a length that it states, as Markdown. */
export function claimText({text}: Snapshot, {minutes, of, computed, agrees}: Claim): string {
  const stated = statedWords[of](minutes === undefined ? t`an unreadable duration` : formatDuration(minutes))
  if (!computed) return `${stated} ${t`The document does not say enough to check it.`}`
  const slice = ({start, end}: {start: number; end: number}) => text.slice(start, end).trim()
  const [length, from, to] = [formatDuration(computed.minutes), slice(computed.from), slice(computed.to)]
  const told =
    computed.by === 'window'
      ? t`The times in the text give **${length}**: ${to} − ${from}.`
      : t`The timeline gives **${length}**: ${to} − ${from}.`
  const verdict = agrees === undefined ? [] : [agrees ? t`They agree.` : t`They do not agree.`]
  return [stated, told, ...verdict].join(' ')
}

const statedWords: Readonly<Record<Claim['of'], (length: string) => string>> = {
  impact: length => t`Stated duration of the impact: **${length}**.`,
  detection: length => t`Stated time to detect: **${length}**.`,
  acknowledgement: length => t`Stated time to acknowledge: **${length}**.`,
  mitigation: length => t`Stated time to mitigate: **${length}**.`,
  recovery: length => t`Stated time to recover: **${length}**.`,
  other: length => t`Stated duration: **${length}**.`,
}
