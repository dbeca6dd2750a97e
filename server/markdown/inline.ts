import type {Nodes} from 'mdast'
import type {Span} from '../text/span.ts'
import {memoizeByText} from '../text/memoize-by-text.ts'
import {parseMarkdown} from './parse-markdown.ts'

/**
 * The spans of a paragraph that are not prose: code, HTML, addresses of links and images, autolinks. Only text that can
 * hold such a thing is given to remark-parse, and each text once.
 * @param text one paragraph, item or cell; the spans are offsets into it
 */
export function inlineLiterals(text: string): readonly Span[] {
  return /[`<[]|:\/\//.test(text) ? readLiterals(text) : none
}

const none: readonly Span[] = []
const readLiterals = memoizeByText(
  (text): readonly Span[] => [...literalsOf(parseMarkdown(text), text), ...bareAddresses(text)],
  2000,
)

function* literalsOf(node: Nodes, text: string): Iterable<Span> {
  const span = {start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0}
  if (node.type === 'inlineCode' || node.type === 'code' || node.type === 'definition') yield span
  else if (node.type === 'html') {
    if (isTag(node.value)) yield span
  } else if (node.type === 'image') yield span
  else if (node.type === 'link') {
    const last = node.children.at(-1)?.position?.end.offset
    const isAutolink = text[span.start] === '<'
    yield isAutolink || last === undefined ? span : {start: last, end: span.end}
    if (!isAutolink) for (const child of node.children) yield* literalsOf(child, text)
  } else if ('children' in node) {
    for (const child of node.children) yield* literalsOf(child, text)
  }
}

/** `<add name here>` is HTML to CommonMark, but nobody means a tag by it: its words are not attributes. */
function isTag(html: string): boolean {
  return /^<(?:!|\?|\/?[a-z][\w-]*\s*\/?>|[a-z][\w-]*\s[^<>]{0,500}=)/i.test(html)
}

/** Addresses that stand in the text without any mark; CommonMark leaves them text. */
function* bareAddresses(text: string): Iterable<Span> {
  for (const match of text.matchAll(/\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s<>)\]]{1,2000}/gi)) {
    yield {start: match.index, end: match.index + match[0].length}
  }
}

/** What a reader sees of a line: without emphasis marks, code marks, and the addresses of links. */
export function plainText(source: string): string {
  return /[*_`[<\\]/.test(source) ? withoutMarks(source) : source.trim()
}

const withoutMarks = memoizeByText(source =>
  source
    .replace(/(?<!\\)<[^<>]{1,300}>/g, '')
    .replace(/!?\[([^\][]{0,500})\](?:\([^()]{0,1000}\)|\[[^\][]{0,200}\])/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/(\*{1,3}|_{2,3}|`{1,3}|~~)/g, '')
    .replace(/(^|[\s(])_([^_]{1,300})_(?=$|[\s).,:;])/g, '$1$2')
    .trim(),
)
