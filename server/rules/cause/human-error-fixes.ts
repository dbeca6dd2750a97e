import type {Fix} from '../../edit/fix.ts'
import {t} from '../../text/l10n.ts'
import type {Parts} from '../../text/parts.ts'
import {ask, askFirst, inFrontOf} from '../../text/prompt.ts'
import type {Edit, Span} from '../../text/span.ts'

/** What to write instead of "human error", which is replaced with its article: questions about the system. */
export function humanErrorFixes(text: Parts, replaced: Span): Fix[] {
  const first = /^\p{Lu}/u.test(text.slice(replaced.start, replaced.start + 1)) ? askFirst : ask
  const put = (words: string): Edit[] => [{span: replaced, text: inFrontOf(text, replaced.end, words)}]
  const allowed = `that allowed ${ask('an action')} without ${ask('a safeguard')}`
  const looked = `that looked right because ${ask('what was to be seen at that time')}`
  return [
    {title: t`Name what made it possible`, edits: put(`${first('a tool or process')} ${allowed}`)},
    {title: t`Reword: what was done, and how it looked`, edits: put(`${first('an action')} ${looked}`)},
    {
      title: t`Name the condition that made it likely`,
      edits: put(first('a condition, such as two names that look alike')),
    },
  ]
}
