import type {Fix} from '../../edit/fix.ts'
import type {PostmortemModel} from '../../document/types.ts'
import type {Sentence} from '../../prose/sentences.ts'
import {t} from '../../text/l10n.ts'
import {ask, inFrontOf} from '../../text/prompt.ts'
import type {Span} from '../../text/span.ts'
import {actionItemFix} from '../../edit/add-action-item.ts'
import type {HindsightClause} from '../shared/hindsight-clause.ts'
import {goOn, inDocument, isAtStart, objectAfter, rephrase, type VerbObject} from '../../edit/rephrase.ts'
import type {Parts} from '../../text/parts.ts'

/**
 * Ways to tell what happened in place of what did not: of the object, of the procedure, of the control; and what to do
 * about it.
 */
export function counterfactualFixes(
  model: PostmortemModel,
  sentence: Sentence,
  {form, subject, isPassive, span, verb}: HindsightClause,
  text: Parts,
): Fix[] {
  const object = isPassive ? undefined : objectAfter(sentence, span.end, text.around(sentence.span))
  const fixes: Fix[] = []
  if (object && subject.kind !== 'none') {
    const isControl = subject.kind === 'control' && form === 'failure'
    const isDone = isNegated(sentence, subject, span)
    const reason = form === 'modal' ? known : `; at that moment ${ask('what was on the screen')}`
    const rephrasing = isControl
      ? {verb: 'raised no alert', reason: `; the first signal was ${ask('which signal, and when')}`}
      : {verb: `was ${isDone ? '' : 'not '}${participleOf(verb)}`, reason}
    if (subject.kind !== 'other' && (isControl || subject.kind !== 'control')) {
      fixes.push({
        title: isControl
          ? t`Reword: what raised no alert, and what the first signal was`
          : isDone
            ? t`Reword: what was done, and what was known then`
            : t`Reword: what was not done, and what was known then`,
        edits: [
          {
            span: inDocument(sentence, {start: span.start, end: object.end}),
            text: inFrontOf(
              text,
              sentence.span.start + object.end,
              rephrase(object, rephrasing, isAtStart(sentence, span.start)),
            ),
          },
        ],
      })
      if (!isControl && !isDone) fixes.push(procedureFix(sentence, span, object, participleOf(verb)))
    }
    const item = actionItemFix(model, text.around(sentence.span), `Add ${ask('a check or guard')} for ${object.noun}`)
    if (item) fixes.push(item)
  } else {
    if (isPassive && form === 'modal' && subject.kind !== 'none')
      fixes.push(factFix(sentence, subject, span, verb, text))
    const item = actionItemFix(model, text.around(sentence.span), `Add ${ask('a check or guard')} that catches this`)
    if (item) fixes.push(item)
  }
  return fixes
}

const known = ` because ${ask('what was known at that time')}`

/** What nobody did, nothing asked for. */
function procedureFix(sentence: Sentence, {start}: Span, {noun, rest, end}: VerbObject, participle: string): Fix {
  const first = isAtStart(sentence, start) ? 'Nothing' : 'nothing'
  const object = `${noun[0]?.toLowerCase()}${noun.slice(1)}`
  const text = `${first} in ${ask('which procedure')} asked for ${object} to be ${participle}${rest}`
  return {
    title: t`Reword: which procedure was missing the step`,
    edits: [{span: inDocument(sentence, {start, end}), text}],
  }
}

/** "should not have": it was done. */
function isNegated({text}: Sentence, subject: HindsightClause['subject'], span: Span): boolean {
  return /^[^]{0,9}\b(?:should|could|would|ought\s{1,9}to)(?:n['’]t|\s{1,9}(?:not|never))\b/i.test(
    text.slice(subject.span.end, span.end),
  )
}

/** "This should have been caught in review" becomes "This was not caught in review; in place was [which check]". */
function factFix(sentence: Sentence, subject: HindsightClause['subject'], span: Span, verb: string, text: Parts): Fix {
  const who = inDocument(sentence, subject.span)
  const words = text.slice(who.start, who.end)
  const isPlural = /^(?:these|those|they)\b/i.test(words) || /[^su'’i]s$/i.test(words)
  const isDone = isNegated(sentence, subject, span)
  return {
    title: t`Reword: what happened instead`,
    edits: [
      {
        span: inDocument(sentence, {start: subject.span.end, end: span.end}),
        text: ` ${isPlural ? 'were' : 'was'} ${isDone ? '' : 'not '}${verb}`,
      },
      goOn(sentence, isDone ? known : `; in place was ${ask('which check')}`),
    ],
  }
}

const irregular: Readonly<Record<string, string>> = {
  catch: 'caught',
  read: 'read',
  set: 'set',
  run: 'run',
  find: 'found',
  write: 'written',
  tell: 'told',
  take: 'taken',
  make: 'made',
  give: 'given',
  put: 'put',
  keep: 'kept',
  send: 'sent',
  build: 'built',
  think: 'thought of',
  act: 'acted upon',
  pay: 'paid',
  do: 'done',
  see: 'seen',
  hold: 'held',
  plan: 'planned',
  stop: 'stopped',
  drop: 'dropped',
  spot: 'spotted',
  flag: 'flagged',
  ship: 'shipped',
  scan: 'scanned',
  commit: 'committed',
  submit: 'submitted',
  tag: 'tagged',
  bring: 'brought',
  understand: 'understood',
  undo: 'undone',
  leave: 'left',
  get: 'obtained',
}

/** "test" and "tested" give "tested". */
function participleOf(verb: string): string {
  const base = verb.toLowerCase().replace(/\s+/g, ' ')
  const known = irregular[base]
  if (known) return known
  if (/(?:ed|en|wn|ught|ound)$/.test(base) && base !== 'need') return base
  return /e$/.test(base) ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`
}
