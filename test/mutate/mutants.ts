import {createVirtualFileSystem} from 'typescript/unstable/fs'
import {API} from 'typescript/unstable/sync'
import type {Node, SourceFile} from 'typescript/unstable/ast'
import * as is from 'typescript/unstable/ast/is'
import {type Change, canBeEmptied, changesOf} from './mutators.ts'

/** A change of the sources that a test should notice. */
export interface Mutant extends Omit<Change, 'within'> {
  /** Path from the repository's root. */
  readonly file: string
  /** 1-based, of the change. */
  readonly line: number
  readonly column: number
  /** What is changed. */
  readonly original: string
  readonly host: Host
}

/** What exists in two versions, with the change and without it: the change alone is not always an expression. */
export interface Host {
  readonly start: number
  readonly end: number
  /** `opening`: an expression with which a statement begins. */
  readonly form: 'expression' | 'opening' | 'statements'
}

/** All mutants of some sources, by their paths, in the order of the text. */
export function findMutants(sources: Readonly<Record<string, string>>): Mutant[] {
  return parse(sources).flatMap(({path, tree}) => {
    const openings = new Set<number>()
    const mutants = tree.statements.flatMap(it => mutantsIn(it, path, tree.text, openings))
    return mutants.map(it =>
      openings.has(it.host.start) && it.host.form === 'expression'
        ? {...it, host: {...it.host, form: 'opening' as const}}
        : it,
    )
  })
}

/** Each file alone: nothing is resolved, so no other file and no types are read. */
function parse(sources: Readonly<Record<string, string>>): {path: string; tree: SourceFile}[] {
  const config = {compilerOptions: {noResolve: true, noLib: true, types: []}, include: ['**/*.ts']}
  const files = Object.entries(sources).map(([path, text]) => [`/${path}`, text])
  const fs = createVirtualFileSystem({...Object.fromEntries(files), '/tsconfig.json': JSON.stringify(config)})
  const api = new API({cwd: '/', fs})
  try {
    const [project] = api.updateSnapshot({openProject: '/tsconfig.json'}).getProjects()
    return Object.keys(sources)
      .sort()
      .map(path => {
        const tree = project?.program.getSourceFile(`/${path}`)
        if (!tree) throw new Error(`${path} was not parsed.`)
        return {path, tree}
      })
  } finally {
    api.close()
  }
}

/** @param openings gets the offsets at which statements begin that are expressions */
function mutantsIn(node: Node, file: string, source: string, openings: Set<number>): Mutant[] {
  if (isLeftOut(node)) return []
  if (is.isExpressionStatement(node)) openings.add(node.getStart())
  const own = changesOf(node).map(it => mutant(file, source, it, hostOf(it)))
  if (canBeEmptied(node)) {
    const host: Host = {start: node.getStart() + 1, end: node.end - 1, form: 'statements'}
    own.push(mutant(file, source, {start: host.start, end: host.end, text: ''}, host))
  }
  const inner: Mutant[] = []
  node.forEachChild(child => void inner.push(...mutantsIn(child, file, source, openings)))
  return [...own, ...inner]
}

function mutant(file: string, source: string, {start, end, text}: Change, host: Host): Mutant {
  const before = source.slice(0, start)
  const line = before.split('\n').length
  const column = start - before.lastIndexOf('\n')
  return {start, end, text, file, line, column, original: source.slice(start, end), host}
}

/** What is documentation or types, and what is said to people: tests need not repeat the words. */
function isLeftOut(node: Node): boolean {
  if (is.isTypeNode(node) || is.isTypeAliasDeclaration(node) || is.isInterfaceDeclaration(node)) return true
  if (is.isImportDeclaration(node) || is.isExportDeclaration(node) || is.isThrowStatement(node)) return true
  if (is.isPropertyAssignment(node.parent) && node.parent.name === node) return true
  if (is.isArrayLiteralExpression(node) && isTarget(node)) return true
  if (is.isBindingElement(node.parent) && node.parent.propertyName === node) return true
  if (is.isPropertyAssignment(node)) return isInRule(node) && documentation.has(node.name.getText())
  return is.isCallExpression(node) && /^console\./.test(node.expression.getText())
}

/** Whether it is the left side of `[a, b] = [b, a]`. */
function isTarget(node: Node): boolean {
  const {parent} = node
  return is.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.getText() === '='
}

const documentation = new Set(['id', 'summary', 'why', 'source', 'bad', 'good'])

function isInRule(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (is.isCallExpression(at)) return at.expression.getText() === 'defineRule'
  }
  return false
}

/** What can be put in brackets: the whole chain of which a part is changed, as `(a?.b).c` is not `a?.b.c`. */
function hostOf({start, end, within}: Change): Host {
  let host = within
  while (host && isChainOn(host.parent, host)) host = host.parent
  return {start: host?.getStart() ?? start, end: host?.end ?? end, form: 'expression'}
}

function isChainOn(node: Node, start: Node): boolean {
  const isLink =
    is.isPropertyAccessExpression(node)
    || is.isElementAccessExpression(node)
    || is.isCallExpression(node)
    || is.isNonNullExpression(node)
  return isLink && node.expression === start
}
