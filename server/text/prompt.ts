/** What fixes ask the author of a document, in the author's words. */
export const questions = [
  'a tool or process', 'an action', 'a safeguard', 'a condition, such as two names that look alike',
  'what was to be seen at that time', 'a change', 'a control', 'one condition', 'another condition', 'which check',
  'which check was missing', 'which safeguard was missing', 'which tool or step was missing', 'which procedure',
  'which condition made it possible', 'the condition that made it possible',
  'a release, a setting, load, an expiry, a supplier, or hardware', 'what was known at that time',
  'what was on the screen', 'what was done or seen', 'which signal, and when', 'which signal, and to whom',
  'within which time, or by which rule', 'a check or guard', 'how many', 'how long', 'which share', 'which users',
  'which symptom', 'which cause', 'start time', 'end time', 'what it stands for', 'who owns it', 'which one',
  'how urgent', 'until when', 'what can be checked', 'what to do', 'what keeps it from happening',
  'what makes it impossible, or asks before it is done',
] as const

/** Something that only the author knows. */
export type Question = typeof questions[number]

/**
 * A question as it is left in a document until somebody answers it: in square brackets, which Markdown shows as they
 * are. In angle brackets it would be HTML, and gone.
 */
export function ask(question: Question): string {
  return `[${question}]`
}

/** The same at the start of a sentence. */
export function askFirst(question: Question): string {
  return `[${(question[0] as string).toUpperCase()}${question.slice(1)}]`
}

/**
 * What is written in front of the place `at` of a text, and may end with a question. A bracket or a parenthesis
 * behind it would make a link of it, and a colon the definition of one where the question opens the paragraph.
 */
export function inFrontOf(text: string, at: number, written: string): string {
  if (!written.endsWith(']')) return written
  const start = written.lastIndexOf('[')
  const isLink = /[([]/.test(text[at] ?? '') || (start === 0 && text[at] === ':')
  return isLink ? `${written.slice(0, start)}\\${written.slice(start)}` : written
}

const alternatives = [...questions].sort((a, b) => b.length - a.length).join('|')

/** Questions that were not answered, also in the angle brackets that fixes wrote at first. */
export const promptPattern = new RegExp([
  `\\\\\\[(?:${alternatives})\\]`,
  `(?<![\\w!\\]\\\\])\\[(?:${alternatives})\\](?![([])`,
  `(?<!\\\\)<(?:${alternatives})>`,
].join('|'), 'gi')

/** A question, or the name of a blank, where a value is wanted: for use within an expression. */
export const blankValue = `<[^<>\\n]{1,40}>|\\[(?:${questions.filter(it => it.length <= 20).join('|')})\\](?!\\()`
