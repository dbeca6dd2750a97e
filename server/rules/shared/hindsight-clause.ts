import type {Sentence} from '../../prose/sentences.ts'
import {subjectOf, type Subject} from '../../prose/subject.ts'
import {mayMatch} from '../../text/prefilter/index.ts'
import {matchesOf} from '../../text/search.ts'
import type {Span} from '../../text/span.ts'
import {regex} from '../../text/regex.ts'

/** A clause about what was not done. Offsets count in the sentence's text. */
export interface HindsightClause {
  /** `modal`: "should have tested". `failure`: "failed to test", "forgot to test". `omission`: "didn't test". */
  readonly form: 'modal' | 'failure' | 'omission'
  readonly subject: Subject
  /** For `modal`: `should`, `could`, `would` or `ought to`, else empty. */
  readonly auxiliary: string
  /** Whether the clause is passive: "should have been caught". */
  readonly isPassive: boolean
  /** From the subject to the end of the verb. */
  readonly span: Span
  /** The verb as written: "tested", "test". */
  readonly verb: string
}

const irregular =
  'been|begun|bought|brought|built|caught|chosen|come|cut|done|dealt|drawn|driven|fallen|felt|fought|found|forgotten'
  + '|frozen|given|gone|grown|heard|held|hit|kept|known|led|left|let|lost|made|meant|met|paid|put'
  + '|read|realised|rebuilt|rerun|rung|run|said|seen|sent|set|shown|shut|spoken|spotted|spent|split|spun|stood'
  + '|started|stuck|taken|taught|thought|thrown|told|understood|undone|woken|won|written'
const filler =
  '(?:(?:also|easily|never|not|then|only|already|immediately|probably|better|first|always|at\\s{1,9}least|ideally'
  + '|simply|quickly)\\s{1,9}){0,3}'
const modal = new RegExp(
  `\\b(should|could|would|ought\\s{1,9}to)(?:n['’]t|\\s{1,9}not|\\s{1,9}never|\\s{1,9}${filler})?(?:\\s{0,9}['’]ve|\\s{1,9}have)\\s{1,9}${filler}(been\\s{1,9}${filler})?([a-zÀ-ɏ]{2,20}ed|${irregular})\\b(?!-)`,
  'gi',
)
const failure = regex('gi')`
    \b(?:fail(?:ed|s)|neglected|neglects|forgot|forgets|omitted|didn['’]t\s{1,9}bother
    |did\s{1,9}not\s{1,9}bother)\s{1,9}to\s{1,9}(?:[a-zÀ-ɏ]{2,20}ly\s{1,9})?([a-zÀ-ɏ]{2,20})\b
  `
const omission = new RegExp(
  "\\b(?:did\\s{1,9}not|didn['’]t|never)\\s{1,9}(?:[a-zÀ-ɏ]{2,20}ly\\s{1,9})?(check(?:ed)?|double-?check(?:ed)?"
    + '|test(?:ed)?|verif(?:y|ied)|validate[d]?'
    + '|notice[d]?|follow(?:ed)?|act(?:ed)?|document(?:ed)?|review(?:ed)?|read|pay\\s{1,9}attention|consider(?:ed)?'
    + '|escalate[d]?|th(?:ink|ought)\\s{1,9}(?:of|about|to))\\b',
  'gi',
)
/** A clause has one of them. */
export const hindsightVerbs: readonly RegExp[] = [modal, failure, omission]
const mayHold = mayMatch(...hindsightVerbs)

/** Clauses that hold what was done against what might have been; whoever or whatever their subject is. */
export function* hindsightClauses({text}: Sentence, names: ReadonlySet<string>): Iterable<HindsightClause> {
  if (!mayHold(text)) return
  for (const match of matchesOf(modal, text)) {
    const end = match.index + match[0].length
    const verb = match[3] ?? ''
    if (/^(?:been|had)$/i.test(verb) && !match[2]) continue
    yield clause(text, names, 'modal', match.index, end, verb, Boolean(match[2]), match[1]?.toLowerCase())
  }
  for (const match of matchesOf(failure, text))
    yield clause(text, names, 'failure', match.index, match.index + match[0].length, match[1] ?? '', false)
  for (const match of matchesOf(omission, text))
    yield clause(text, names, 'omission', match.index, match.index + match[0].length, match[1] ?? '', false)
}

function clause(
  text: string,
  names: ReadonlySet<string>,
  form: HindsightClause['form'],
  at: number,
  end: number,
  verb: string,
  isPassive: boolean,
  auxiliary = '',
): HindsightClause {
  const subject = subjectOf(text, at, names)
  return {
    form,
    subject,
    auxiliary,
    isPassive,
    span: {start: subject.kind === 'none' ? at : subject.span.start, end},
    verb,
  }
}
