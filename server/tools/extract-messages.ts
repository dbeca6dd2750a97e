import type {Node, SourceFile, TemplateLiteral} from 'typescript/unstable/ast'
import {
  isCallExpression,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  isTaggedTemplateExpression,
} from 'typescript/unstable/ast/is'
import {API} from 'typescript/unstable/sync'

/** What client and server say to people, for translators: the keys of the bundle, in order. */
export function textsToTranslate(): string[] {
  const texts = sourceFiles().flatMap(it => textsIn(it.tree))
  return [...new Set(texts)].sort()
}

/** A file of client or server, by its path from the repository's root. */
export interface SourceTree {
  readonly path: string
  readonly tree: SourceFile
}

/** All files of client and server, in the order of their paths. Reads the repository in which it is run. */
export function sourceFiles(): SourceTree[] {
  const api = new API({cwd: process.cwd()})
  try {
    const [project] = api.updateSnapshot({openProject: 'tsconfig.json'}).getProjects()
    const root = `${process.cwd().replaceAll('\\', '/')}/`
    return (project?.program.getSourceFileNames() ?? [])
      .flatMap(name => {
        const path = name.startsWith(root) ? name.slice(root.length) : ''
        const tree = /^(?:client|server)\/.*(?<!\.d)\.ts$/.test(path) ? project?.program.getSourceFile(name) : undefined
        return tree ? [{path, tree}] : []
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  } finally {
    api.close()
  }
}

/** Of `` t`…` `` and `l10n.t('…')`. */
function textsIn(node: Node): string[] {
  const texts: string[] = []
  if (isTaggedTemplateExpression(node) && node.tag.getText() === 't') texts.push(keyOf(node.template))
  if (isCallExpression(node) && node.expression.getText() === 'l10n.t') {
    const [text] = node.arguments
    if (!text || !isStringLiteral(text)) throw new Error(`The text of ${node.getText()} must stand in it.`)
    texts.push(text.text)
  }
  node.forEachChild(child => void texts.push(...textsIn(child)))
  return texts
}

function keyOf(template: TemplateLiteral): string {
  if (isNoSubstitutionTemplateLiteral(template)) return template.text
  return template.head.text + template.templateSpans.map((it, index) => `{${index}}${it.literal.text}`).join('')
}
