import type {Suppressions} from './types.ts'
import {readComments} from './suppression-comments.ts'
import {readLines, type Line} from '../markdown/lines.ts'

export const noSuppressions: Suppressions = {ids: [], isSuppressed: () => false}

/** `noSuppressions` for a text without such comments, which most are: what reads them is not loaded for those. */
export function readSuppressions(text: string, lines: readonly Line[] = readLines(text)): Suppressions {
  return /<!--\s{0,20}postmortem-/.test(text) ? readComments(text, lines) ?? noSuppressions : noSuppressions
}
