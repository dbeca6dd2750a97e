import type {Parts} from './parts.ts'

/** What fixes ask the author of a document. */
export const questions = [
  'a tool or process',
  'an action',
  'a safeguard',
  'a condition, such as two names that look alike',
  'what was to be seen at that time',
  'a change',
  'a control',
  'one condition',
  'another condition',
  'which check',
  'which check was missing',
  'which safeguard was missing',
  'which tool or step was missing',
  'which procedure',
  'which condition made it possible',
  'the condition that made it possible',
  'a release, a setting, load, an expiry, a supplier, or hardware',
  'what was known at that time',
  'what was on the screen',
  'what was done or seen',
  'which signal, and when',
  'which signal, and to whom',
  'within which time, or by which rule',
  'a check or guard',
  'how many',
  'how long',
  'which share',
  'which users',
  'which symptom',
  'which cause',
  'start time',
  'end time',
  'what it stands for',
  'who owns it',
  'which one',
  'how urgent',
  'until when',
  'what can be checked',
  'what to do',
  'what keeps it from happening',
  'what makes it impossible, or asks before it is done',
] as const

/** Something that only the author knows. */
export type Question = (typeof questions)[number]

/**
 * A question as it stays in a document until somebody answers it: in square brackets, which Markdown shows. In angle
 * brackets it would be HTML, and invisible.
 */
export function ask(question: Question): string {
  return `[${question}]`
}

/** The same at the start of a sentence. */
export function askFirst(question: Question): string {
  return `[${(question[0] as string).toUpperCase()}${question.slice(1)}]`
}

/**
 * Text to insert before the offset `at`, which may end with a question. If a bracket or a parenthesis follows, the
 * question would be a link, and with a colon at the start of a paragraph a link definition; its bracket is escaped.
 */
export function inFrontOf(text: Pick<Parts, 'slice'>, at: number, written: string): string {
  if (!written.endsWith(']')) return written
  const start = written.lastIndexOf('[')
  const behind = text.slice(at, at + 1) || ' '
  const isLink = '([:'.includes(behind) && (behind !== ':' || start === 0)
  return isLink ? `${written.slice(0, start)}\\${written.slice(start)}` : written
}

const alternatives = [...questions].sort((a, b) => b.length - a.length).join('|')

/** Questions without an answer, also in the angle brackets that fixes used to write. */
export const promptPattern = new RegExp(
  [
    `\\\\\\[(?:${alternatives})\\]`,
    `(?<![\\w!\\]\\\\])\\[(?:${alternatives})\\](?![([])`,
    `(?<!\\\\)<(?:${alternatives})>`,
  ].join('|'),
  'gi',
)

/** Source of an expression for a short question, or anything in angle brackets, in place of a value. */
export const blankValue = `<[^<>\\n]{1,40}>|\\[(?:${questions.filter(it => it.length <= 20).join('|')})\\](?!\\()`
