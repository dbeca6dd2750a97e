import type {Claim} from '../model/model.ts'
import type {Snapshot} from '../snapshot.ts'
import {formatDuration} from '../time/duration.ts'

/** What the document's own times say about a length that it states, as Markdown. */
export function claimText({text}: Snapshot, {minutes, of, computed, agrees}: Claim): string {
  const stated = minutes === undefined ? 'a length that is not understood' : formatDuration(minutes)
  if (!computed) return `Stated${ofWords[of]}: **${stated}**. The document does not tell enough to check it.`
  const slice = ({start, end}: {start: number; end: number}) => text.slice(start, end).trim()
  const by = computed.by === 'window' ? 'The times in the text' : 'The timeline'
  const verdict = agrees === undefined ? '' : agrees ? ' They agree.' : ' They do not agree.'
  return `Stated${ofWords[of]}: **${stated}**. ${by} ${computed.by === 'window' ? 'say' : 'says'} **${formatDuration(computed.minutes)}**: `
    + `${slice(computed.to)} − ${slice(computed.from)}.${verdict}`
}

const ofWords: Readonly<Record<Claim['of'], string>> = {
  impact: ' length of the impact',
  detection: ' time to detect',
  acknowledgement: ' time to acknowledge',
  mitigation: ' time to mitigate',
  recovery: ' time to recover',
  other: ' length',
}
