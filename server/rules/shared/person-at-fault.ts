import type {Sentence} from '../../prose/sentences.ts'
import {subjectOf, type Subject} from '../../prose/subject.ts'
import {bitAt, wordFilter} from '../../text/prefilter/index.ts'
import {matchesOf} from '../../text/search.ts'
import type {Span} from '../../text/span.ts'
import type {Rephrasing} from '../../edit/rephrase.ts'
import {ask} from '../../text/prompt.ts'
import {regex} from '../../text/regex.ts'

/** A clause that blames a person for the incident. Offsets count in the sentence's text. */
export interface FaultClause {
  readonly subject: Subject
  /** From the subject to the end of the verb. */
  readonly span: Span
  readonly verb: string
  /** The same with the object as the subject. */
  readonly rephrasing: Rephrasing
}

interface Act {
  readonly verb: RegExp
  readonly rephrasing: Rephrasing
}

/**
 * Verbs that say somebody did wrong, in the past tense. Those that are said of work as well ("deleted the lock") count
 * only with a word that judges it.
 */
const acts: readonly Act[] = [
  {
    verb: /\bbroke\b(?!\s{1,9}(?:down|out|up|into|off|even|through|the\s{1,9}(?:work|problem|issue|task)))/g,
    rephrasing: {verb: 'broke', reason: ` after a change; it was accepted because ${ask('which check was missing')}`},
  },
  {
    verb: /\bcaused\b(?!\s{1,9}by\b)/g,
    rephrasing: {verb: 'began', reason: ` with a change that was accepted because ${ask('which check was missing')}`},
  },
  {
    verb: regex('g')`
      \btriggered(?=\s{1,9}(?:the|an?|this|our)\s{1,9}(?:[A-Za-zÀ-ɏ]{2,20}\s{1,9}){0,2}(?:outage|incident|bug
      |failure|crash|problem|issue|error)\b)
    `,
    rephrasing: {
      verb: 'began',
      reason: ` with an action that was possible because ${ask('which safeguard was missing')}`,
    },
  },
  {
    verb: /\bmis(?:configured|typed|spelled|spelt|read|understood|judged|interpreted|handled)\b/g,
    rephrasing: {verb: 'was wrong', reason: `; it was accepted because ${ask('which check was missing')}`},
  },
  {
    verb: /\b(?:ignored|disregarded|overlooked|neglected)\b(?!\s{1,9}to\b)/g,
    rephrasing: {verb: 'was not acted upon', reason: ` because ${ask('what was known at that time')}`},
  },
  {
    verb: /\b(?:forgot|botched|messed\s{1,9}up|screwed\s{1,9}up|sabotaged|bungled)\b(?!\s{1,9}(?:to|about)\b)/g,
    rephrasing: {verb: 'depended on memory', reason: ` because ${ask('which tool or step was missing')}`},
  },
  {
    verb: regex('g')`
      \b(?:accidentally|mistakenly|erroneously|inadvertently|wrongly|incorrectly
      |carelessly)\s{1,9}[A-Za-zÀ-ɏ]{2,20}\b
    `,
    rephrasing: {verb: 'was changed', reason: `; nothing stopped it because ${ask('which safeguard was missing')}`},
  },
  {
    verb: regex('g')`
      \b(?:deleted|dropped|removed|wiped|overwrote|erased)(?=\s{1,9}(?:the|a|an|our)\s{1,9}(?:wrong|production|prod
      |live)\b)
    `,
    rephrasing: {
      verb: 'was deleted',
      reason: `; nothing asked for confirmation because ${ask('which safeguard was missing')}`,
    },
  },
  {
    verb: new RegExp(
      '\\b(?:pushed|deployed|merged|shipped|released|committed|applied|ran|rolled\\s{1,9}out|introduced|wrote)'
        + '(?=\\s{1,9}(?:the|an?|this|some)\\s{1,9}(?:[A-Za-zÀ-ɏ]{2,20}\\s{1,9})?(?:bad|broken|wrong|faulty|buggy'
        + '|untested|incorrect|bug|regression|typo|mistake)\\b)',
      'gu',
    ),
    rephrasing: {verb: 'went out', reason: `; the pipeline accepted it because ${ask('which check was missing')}`},
  },
  {
    verb: /\bmade(?=\s{1,9}(?:an?|the)\s{1,9}(?:[A-Za-zÀ-ɏ]{2,20}\s{1,9})?(?:mistake|error|typo)\b)/g,
    rephrasing: {verb: 'was possible', reason: ` because ${ask('which safeguard was missing')}`},
  },
]

/** A clause has one of them. */
export const faultVerbs: readonly RegExp[] = acts.map(it => it.verb)
const actsIn = wordFilter(faultVerbs)

/** The clauses of a sentence in which a person is the subject of such a verb. "We" counts as nobody in particular. */
export function* faultClauses({text}: Sentence, names: ReadonlySet<string>): Iterable<FaultClause> {
  const found: Span[] = []
  const may = actsIn(text)
  if (may === 0) return
  for (const [index, {verb, rephrasing}] of acts.entries()) {
    if ((may & bitAt(index)) === 0) continue
    for (const match of matchesOf(verb, text)) {
      const before = text.slice(Math.max(0, match.index - 30), match.index)
      if (/\b(?:was|were|is|are|be|been|being|that)\s{1,9}(?:[a-zÀ-ɏ]{2,20}ly\s{1,9})?$/i.test(before)) continue
      const subject = subjectOf(text, match.index, names)
      if (subject.kind !== 'person' && subject.kind !== 'team' && subject.kind !== 'name') continue
      if (/^(?:we|i|you|they|nobody|everyone)$/i.test(subject.head)) continue
      // "accidentally deleted the wrong host" is one reproach.
      if (found.some(it => it.start === subject.span.start)) continue
      found.push(subject.span)
      yield {subject, span: {start: subject.span.start, end: match.index + match[0].length}, verb: match[0], rephrasing}
    }
  }
}
