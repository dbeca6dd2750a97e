import {wordsOf, type Expression} from './expression-words.ts'

// The bundler replaces this module with one that looks the words up in a table (`build/required-words.mjs`). The table
// has the words of all declared expressions, read from the sources that are bundled.

/**
 * What a text must contain so that the expression can match: see `wordsOf`. Every match contains at least one of them;
 * `undefined` when no such words can be named.
 */
export function requiredWords(expression: Expression): readonly string[] | undefined {
  const key = keyOf(expression)
  if (!read.has(key)) read.set(key, wordsOf(expression))
  return read.get(key)
}

const read = new Map<string, readonly string[] | undefined>()

/** The same for all expressions that require the same words. */
function keyOf({source, flags}: Expression): string {
  return `${flags.includes('i') ? 'i' : ''}${flags.includes('u') ? 'u' : ''}/${source}`
}

/** Notes the expressions of a filter, which are listed when the table is made. */
export function declareExpressions(list: () => readonly Expression[]): void {
  declared.push(list)
}

const declared: (() => readonly Expression[])[] = []

/** The required words of all expressions that were declared so far, by key; `null` where none can be named. */
export function declaredWords(): Record<string, readonly string[] | null> {
  const expressions = declared.flatMap(list => list())
  return Object.fromEntries(expressions.map(it => [keyOf(it), requiredWords(it) ?? null]))
}
