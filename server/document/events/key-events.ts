import type {EventPhrase} from '../data/event-phrase.ts'
import {bitAt, wordFilter} from '../../text/prefilter/index.ts'
import {memoizeByText} from '../../text/memoize-by-text.ts'
import {eventPhrases} from '../data/event-phrases.ts'
import type {KeyEvent} from '../types.ts'
import {regex} from '../../text/regex.ts'

/** What an entry's text may mean, before it is known what stands around it. */
export type EventCandidates = ReadonlyMap<KeyEvent, EventPhrase['strength']>

/**
 * The key moments that the text of one entry may tell of. Strict: a failed rollback mitigates nothing, a plan is
 * nothing, an alert that resolves is not the incident's end.
 * @param text one entry, without its time
 */
export const readEventCandidates: (text: string) => EventCandidates = memoizeByText(text => {
  const source = text.replace(/[[\]]/g, '').replace(/\s+/g, ' ').slice(0, longest)
  const candidates = new Map<KeyEvent, EventPhrase['strength']>()
  const may = phrasesIn(source)
  for (const [index, phrase] of eventPhrases.entries()) {
    if ((may & bitAt(index)) === 0 || candidates.get(phrase.event) === 'certain') continue
    const strength = strengthOf(source, phrase)
    if (strength) candidates.set(phrase.event, strength)
  }
  return candidates
})

/** Whether both may mean the same events. */
export function isSameCandidates(a: EventCandidates, b: EventCandidates): boolean {
  return a.size === b.size && [...a].every(([event, strength]) => b.get(event) === strength)
}

const phrasesIn = wordFilter(eventPhrases.map(it => it.test.expression))

/** Characters of an entry that are looked at. */
const longest = 600

const denied = regex('i')`
    \b(?:not|no|never|fail(?:ed|s|ing)?|unsuccessful(?:ly)?|attempt(?:ed|s|ing)?|tried|trying|try|could(?:n't| not)
    |couldn’t|unable|will|would|plan(?:ned|s|ning)?|(?<!observed |confirmed |seen |verified )to be|should|if
    |suggests?|idea|asks?|didn['’]t|doesn['’]t|isn['’]t|wasn['’]t|in (?:sandbox|staging|qa|dev))\b
  `
const otherSubject = regex('i')`
    \b(?:alert|dns|name|hostname|domain|promise|conflict|ticket|comment|thread)s? (?:is |was |were |has been 
    |have been |auto-?)?resolve
  `

/** Said with a doubt: "seems to be back to normal". */
const hedged = /\b(?:seems?|appears?|appeared|believing|feeling)\b/i

/** How surely one clause of the text holds the phrase, without the words that would deny it. */
function strengthOf(
  text: string,
  {test, unless, isPositive, strength}: EventPhrase,
): EventPhrase['strength'] | undefined {
  const match = test.exec(text)
  if (!match) return undefined
  const clauseStart = Math.max(...[' but ', '. ', '; '].map(it => text.lastIndexOf(it, match.index)), -1) + 1
  const behind = text.slice(match.index + match[0].length)
  const length = behind.search(/[.;](?:\s|$)| but /)
  const clause = text.slice(clauseStart, match.index + match[0].length + (length < 0 ? behind.length : length))
  if (unless?.test(clause)) return undefined
  if (!isPositive) return strength
  const near = text.slice(clauseStart, match.index).split(' ').slice(-6).join(' ') + ' ' + match[0]
  if (denied.test(near) || otherSubject.test(clause) || /["“”'‘]\w+["“”'’]/.test(match[0])) return undefined
  return hedged.test(near) ? 'likely' : strength
}
