import {t} from '../../text/l10n.ts'
import {chatFormat, isName, readChatTime} from './chat.ts'
import type {PasteFormat} from '../paste.ts'
import {regex} from '../../text/regex.ts'

const head = /^\[([^[\]]{4,40})\] (\S.{0,80}?):?$/

const reactions = regex('iu')`
    ^(?=\p{Extended_Pictographic})[\p{Extended_Pictographic}\ufe0f\u200d\s\d]{1,200}$|^(?:like|heart|laugh|surprised
    |sad|angry) \d{1,4}$
  `

/** A copy of messages from Microsoft Teams: `[6/15 10:14 AM] Smith, Alice`, the message below. */
export const teams: PasteFormat = chatFormat({
  id: 'teams',
  name: () => 'Microsoft Teams',
  clock: 'reader',
  readHead(lines, index, {today}) {
    const match = head.exec(lines[index] as string)
    const time = match && isName(match[2] as string) ? readChatTime(match[1] as string, today) : undefined
    return time && {time, author: match?.[2], text: '', lines: 1}
  },
  // A list of "[10:14] Rolled back" has no messages below its times.
  score: (heads, bodied, isFirst) => (isFirst && heads.length <= bodied ? 0.92 : 0),
  frame: line => (reactions.test(line) ? t`reactions` : undefined),
})
