import type {Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

/** The tree of a text as CommonMark has it. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text)
}

const parser = unified().use(remarkParse)
