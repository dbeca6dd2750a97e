import type {Block} from '../markdown/block.ts'
import {collect} from '../markdown/collect.ts'
import type {ParsedDocument} from '../document/parsed-document.ts'
import {kept} from '../text/kept.ts'
import {readComments} from './suppression-comments.ts'
import type {Suppressions} from './types.ts'

export const noSuppressions: Suppressions = {ids: [], isSuppressed: () => false}

/** `noSuppressions` for a document without such comments, which most are. */
export function readSuppressions({markdown, steps}: Pick<ParsedDocument, 'markdown' | 'steps'>): Suppressions {
  const read = (block: Block) => mayHoldComment(block) || undefined
  const found = collect(steps, 'comments', markdown, {inputs: [], around: 0, read})
  return found.length ? (readComments(markdown.text, markdown.lines) ?? noSuppressions) : noSuppressions
}

const mayHoldComment = kept(({text}: Block) => /<!--\s{0,20}postmortem-/.test(text))
