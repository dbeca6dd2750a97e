import type {Block} from '../markdown/block.ts'
import type {MarkdownText} from '../markdown/markdown-text.ts'
import {kept} from '../text/kept.ts'
import {readComments} from './suppression-comments.ts'
import type {Suppressions} from './types.ts'

export const noSuppressions: Suppressions = {ids: [], isSuppressed: () => false}

/** `noSuppressions` for a document without such comments, which most are. */
export function readSuppressions({text, lines, blocks}: MarkdownText): Suppressions {
  return text.includes('postmortem-') && blocks.some(mayHoldComment) ? readComments(text, lines) ?? noSuppressions : noSuppressions
}

const mayHoldComment = kept(({text}: Block) => /<!--\s{0,20}postmortem-/.test(text))
