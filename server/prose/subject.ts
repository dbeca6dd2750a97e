import {controlNouns, givenNames, personNouns, personPronouns, teamNouns} from './person-words.ts'
import {opaque} from './sentences.ts'
import {matchesOf} from '../text/search.ts'
import type {Span} from '../text/span.ts'
import {regex} from '../text/regex.ts'

/**
 * `name`: a person by name or handle. `none`: nobody is named, as in "Forgot to renew it". `other`: a system, or
 * something not understood.
 */
export type SubjectKind = 'person' | 'team' | 'name' | 'control' | 'other' | 'none'

/** The subject of a verb. */
export interface Subject {
  readonly kind: SubjectKind
  /** In the given text, article included; for `none`, empty and at the verb. */
  readonly span: Span
  /** The noun that decides, as written. */
  readonly head: string
}

interface Word {
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
}

const word = new RegExp(`[\\p{L}\\p{N}@][\\p{L}\\p{N}'’@._/-]{0,80}|${opaque}{1,400}|[,;:()!?—–.]|--`, 'gu')
const adverb = regex('u')`
    ^(?:\p{L}{2,20}ly|also|just|then|never|ever|always|still|simply|again|first|even|not|both|all|had|has|have|often
    |soon|later|therefore|thus)$
  `
const determiner = new Set([
  'the',
  'a',
  'an',
  'our',
  'their',
  'his',
  'her',
  'my',
  'your',
  'its',
  'this',
  'that',
  'these',
  'those',
  'one',
  'another',
  'no',
  'each',
  'every',
  'any',
  'some',
  'several',
  'various',
  'both',
  'most',
  'all',
])
const preposition = new Set([
  'of',
  'in',
  'on',
  'for',
  'from',
  'with',
  'by',
  'at',
  'to',
  'during',
  'under',
  'within',
  'without',
  'between',
  'behind',
  'into',
  'via',
  'over',
  'about',
  'across',
  'around',
  'through',
  'per',
  'against',
  'inside',
  'near',
  'like',
  'responsible',
  'working',
  'using',
  'named',
])
const subordinator = new Set([
  'because',
  'when',
  'while',
  'if',
  'as',
  'so',
  'although',
  'though',
  'where',
  'since',
  'before',
  'after',
  'until',
  'unless',
  'whereas',
  'than',
  'whether',
  'how',
  'why',
  'what',
  'once',
  'hence',
])
const coordinator = new Set(['and', 'but', 'or', 'then', 'nor', '&'])
const quantity = new Set([
  'one',
  'none',
  'some',
  'most',
  'many',
  'all',
  'two',
  'part',
  'several',
  'both',
  'neither',
  'either',
])

/**
 * The grammatical subject of the verb that begins at `at`, by rule of thumb: the noun before it, without that noun's
 * modifiers, within the clause. `names` are people whom the document names, in lower case.
 */
export function subjectOf(text: string, at: number, names: ReadonlySet<string> = new Set()): Subject {
  const from = Math.max(0, at - 200)
  const words = [...matchesOf(word, text.slice(from, at))].map(
    (match): Word => ({
      text: match[0],
      lower: match[0].toLowerCase().replace(/’/g, "'"),
      start: from + match.index,
      end: from + match.index + match[0].length,
    }),
  )
  return find(words, words.length, at, names, 0)
}

function find(words: readonly Word[], end: number, at: number, names: ReadonlySet<string>, depth: number): Subject {
  const nobody: Subject = {kind: 'none', span: {start: at, end: at}, head: ''}
  let last = end - 1
  while (0 <= last && adverb.test((words[last] as Word).lower)) last--
  const word = words[last]
  if (!word) return nobody
  const unknown: Subject = {kind: 'other', span: {start: word.start, end: word.end}, head: word.text}
  if (/^[:;.!?(—–]|^--/.test(word.text)) return nobody
  if (isPunctuation(word)) return unknown
  if (personPronouns.has(word.lower)) return {...unknown, kind: 'person'}
  if (word.lower === 'that' || word.lower === 'which')
    return last === 0 || 2 < depth ? unknown : antecedent(words, last, names)
  if (coordinator.has(word.lower)) return 2 < depth ? unknown : subjectOfClause(words, last, names)
  if (subordinator.has(word.lower) || preposition.has(word.lower)) return unknown
  let first = last
  while (0 < first && last - first < 12 && !endsClause(words[first - 1] as Word)) first--
  // "The engineer who deployed the change should have": what is in between modifies the engineer.
  if (1 < first && (words[first - 1] as Word).lower === 'who') return antecedent(words, first - 1, names)
  return phrase(words.slice(first, last + 1), names)
}

function endsClause({lower, text}: Word): boolean {
  return (
    /^[,;:()!?—–.]|^--/.test(text)
    || subordinator.has(lower)
    || coordinator.has(lower)
    || lower === 'that'
    || lower === 'which'
    || lower === 'who'
  )
}

/** "the tests in staging that should have": the words right before the pronoun. */
function antecedent(words: readonly Word[], pronoun: number, names: ReadonlySet<string>): Subject {
  let first = pronoun - 1
  while (
    0 < first
    && pronoun - first < 5
    && !endsClause(words[first - 1] as Word)
    && !determiner.has((words[first] as Word).lower)
  )
    first--
  return phrase(words.slice(Math.max(0, first), pronoun), names)
}

/** "The engineer restarted it and failed to …": the first noun of the clause before. */
function subjectOfClause(words: readonly Word[], coordinator: number, names: ReadonlySet<string>): Subject {
  let first = coordinator
  while (0 < first && !endsClause(words[first - 1] as Word)) first--
  for (let i = first; i < Math.min(coordinator, first + 5); i++) {
    const it = words[i] as Word
    if (preposition.has(it.lower)) break
    const kind = kindOf(it, names, i === first || determiner.has((words[i - 1] as Word).lower) || i === first + 1)
    const next = words[i + 1]
    const isHead =
      next !== undefined
      && /^(?:\p{L}{2,20}ed|was|were|had|did|has|is|then|could|would|should|\p{L}{2,20}ly|made|ran|went|took|saw|began)$/u.test(
        next.lower,
      )
    if (kind !== 'other' && isHead)
      return {kind, span: {start: (words[first] as Word).start, end: it.end}, head: it.text}
  }
  const it = words[Math.max(0, coordinator - 1)] as Word
  return {kind: 'other', span: {start: it.start, end: it.end}, head: it.text}
}

function phrase(words: readonly Word[], names: ReadonlySet<string>): Subject {
  // A clock time or a zone before the phrase is not part of it: "10:00 UTC Jane restarted".
  let first = words.findLastIndex(it => /^\d/.test(it.text) || /^(?:UTC|GMT|[A-Z]{1,3}T)$/.test(it.text)) + 1
  if (first === words.length) first = 0
  for (let i = words.length - 1; first < i; i--) {
    if (determiner.has((words[i] as Word).lower) && !preposition.has((words[i - 1] as Word).lower)) {
      first = i
      break
    }
  }
  let last = words.length - 1
  const before = words[last - 1]
  // "At noon Jane restarted": the place ends somewhere before the noun.
  if (first < last && before && preposition.has((words[first] as Word).lower) && !preposition.has(before.lower))
    first = last
  const hanging = words.findIndex((it, i) => first < i && preposition.has(it.lower))
  if (0 < hanging) last = hanging - 1
  let head = words[last] as Word
  if (0 < hanging && quantity.has(head.lower)) head = words.at(-1) as Word
  const span = {start: (words[first] as Word).start, end: Math.max(head.end, (words.at(-1) as Word).end)}
  const given = words[last - 1]
  const isFullName =
    first < last && given && /^\p{Lu}\p{Ll}{1,30}$/u.test(head.text) && kindOf(given, names, true) === 'name'
  return {kind: isFullName ? 'name' : kindOf(head, names, last - first < 2), span, head: head.text}
}

/** `mayBeName`: whether it is where a name can be: after another noun it would be part of that name. */
function kindOf({text, lower}: Word, names: ReadonlySet<string>, mayBeName: boolean): SubjectKind {
  const singular = lower.replace(/(?<=[^s])s$/, '')
  if (personPronouns.has(lower)) return 'person'
  if (/^@[\w-]{2,40}$|^[a-z][\w.-]{1,40}@$/.test(text)) return 'name'
  if (teamNouns.has(lower) || teamNouns.has(singular)) return 'team'
  if (personNouns.has(lower) || personNouns.has(singular)) return 'person'
  if (controlNouns.has(lower) || controlNouns.has(singular)) return 'control'
  if (mayBeName && /^\p{Lu}\p{Ll}/u.test(text) && (givenNames.has(lower) || names.has(lower))) return 'name'
  return 'other'
}

function isPunctuation({text}: Word): boolean {
  return /^[,;:()!?—–.]|^--/.test(text)
}
