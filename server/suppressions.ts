import {readComments} from './suppression-comments.ts'
import {readLines, type Line} from './syntax/lines.ts'
import type {Located} from './text/span.ts'

/** What the author has switched off by comments such as `<!-- postmortem-ignore timeline/gap: it was lunch time -->`. */
export interface Suppressions {
  /** The rule ids that the comments name, in order, known or not. */
  readonly ids: readonly Located<string>[]
  /** Whether a problem of that rule which begins at `offset` is not to be reported. */
  isSuppressed(ruleId: string, offset: number): boolean
}

export const noSuppressions: Suppressions = {ids: [], isSuppressed: () => false}

/** `noSuppressions` for a text without such comments, which most are: what reads them is not loaded for those. */
export function readSuppressions(text: string, lines: readonly Line[] = readLines(text)): Suppressions {
  return /<!--\s{0,20}postmortem-/.test(text) ? readComments(text, lines) ?? noSuppressions : noSuppressions
}
