import type {Profile} from '../../document/profiles/profile.ts'
import {placeholders, unfinishedWords} from '../doc/placeholder-patterns.ts'

/** Whether a text still is, or has, what a template asks to be filled in: what it lacks is then known already. */
export function isUnfilled(text: string, {sections}: Profile): boolean {
  if (isPrompts(text) || sections.some(it => text.includes(it.prompt))) return true
  return [unfinishedWords, ...placeholders.map(it => it.pattern)].some(it => 0 <= text.search(it))
}

/** Nothing, questions, labels without a value, remarks in brackets, and requests to describe something. */
function isPrompts(text: string): boolean {
  return text
    .split('\n')
    .every(
      line =>
        !/\p{L}/u.test(line)
        || /[?:]\W{0,6}$|^\W{0,6}[([<].{0,300}[)\]>]\W{0,6}$/.test(line)
        || /^\W{0,6}(?:describe|explain|summari[sz]e|outline|provide|specify)\b/i.test(line),
    )
}
