import type {Fix} from '../../edit/fix.ts'
import {inDocument, isAtStart, objectAfter, rephrase} from '../../edit/rephrase.ts'
import type {Sentence} from '../../prose/sentences.ts'
import type {Subject} from '../../prose/subject.ts'
import {t} from '../../text/l10n.ts'
import type {Parts} from '../../text/parts.ts'
import {ask, inFrontOf} from '../../text/prompt.ts'
import type {Span} from '../../text/span.ts'
import type {FaultClause} from '../shared/person-at-fault.ts'

/** What to write instead of a clause in which a person is at fault: about the object, or about the circumstances. */
export function faultFixes(text: Parts, sentence: Sentence, {subject, span, rephrasing}: FaultClause): Fix[] {
  const object = objectAfter(sentence, span.end, text.around(sentence.span))
  const circumstances = withCircumstances(text, sentence, subject, object?.end ?? clauseEnd(sentence, span.end))
  if (!object) return [circumstances]
  const words = rephrase(object, rephrasing, isAtStart(sentence, span.start))
  return [
    {
      title: t`Reword for the system, and ask what let it through`,
      edits: [
        {
          span: inDocument(sentence, {start: span.start, end: object.end}),
          text: inFrontOf(text, sentence.span.start + object.end, words),
        },
      ],
    },
    circumstances,
  ]
}

/** What to write instead of a person who is given as the cause. */
export function personFixes(text: Parts, span: Span): Fix[] {
  const written = [
    {
      title: t`Name the change and the missing control`,
      text: `${ask('a change')} that was accepted without ${ask('a control')}`,
    },
    {
      title: t`Name what came together`,
      text: `${ask('one condition')} together with ${ask('another condition')}`,
    },
  ]
  return written.map(it => ({title: it.title, edits: [{span, text: inFrontOf(text, span.end, it.text)}]}))
}

/** Keeps what was done, names the role instead of the person, and asks what made it look right. */
function withCircumstances(text: Parts, sentence: Sentence, {kind, span}: Subject, end: number): Fix {
  const at = inDocument(sentence, {start: end, end}).start
  const role = isAtStart(sentence, span.start) ? 'The on-call engineer' : 'the on-call engineer'
  const looked = `, which looked right because ${ask('what was to be seen at that time')}`
  const isName = kind === 'name'
  return {
    title: isName ? t`Replace the name with a role, and say what made it look right` : t`Add what made it look right`,
    edits: [
      ...(isName ? [{span: inDocument(sentence, span), text: role}] : []),
      {span: {start: at, end: at}, text: inFrontOf(text, at, looked)},
    ],
  }
}

function clauseEnd({text}: Sentence, from: number): number {
  return from + (/^[^.,;:!?()—–\n]{0,200}/.exec(text.slice(from))?.[0].trimEnd().length ?? 0)
}
