import {
  type BinaryExpression,
  type CallExpression,
  type Node,
  type NumericLiteral,
  type PrefixUnaryExpression,
  type RegularExpressionLiteral,
  SyntaxKind,
} from 'typescript/unstable/ast'
import * as is from 'typescript/unstable/ast/is'
import {mutate as mutateRegex} from 'weapon-regex'

/** A part of the source and what to put in its place. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
  /** The expression of which it is a part, where it is not an expression itself. */
  readonly within?: Node
}

/** All changes of one node; those of its children are not included. Offsets are those of the source file. */
export function changesOf(node: Node): Change[] {
  if (is.isBinaryExpression(node)) return binary(node)
  if (is.isPrefixUnaryExpression(node)) return unary(node)
  if (is.isPostfixUnaryExpression(node)) {
    return [insteadOf(node, `${node.operand.getText()}${other(node.getText().slice(-2))}`)]
  }
  if (is.isNumericLiteral(node)) return number(node)
  if (isTextLiteral(node)) return !isEmpty(node) && isUsed(node) ? [insteadOf(node, "''")] : []
  if (is.isRegularExpressionLiteral(node)) return regex(node)
  if (node.kind === SyntaxKind.TrueKeyword) return [insteadOf(node, 'false')]
  if (node.kind === SyntaxKind.FalseKeyword) return [insteadOf(node, 'true')]
  if (is.isIfStatement(node)) return [insteadOf(node.expression, 'true'), insteadOf(node.expression, 'false')]
  if (is.isConditionalExpression(node)) return [insteadOf(node.condition, 'true'), insteadOf(node.condition, 'false')]
  if (is.isWhileStatement(node)) return [insteadOf(node.expression, 'false')]
  if (is.isForStatement(node)) return node.condition ? [insteadOf(node.condition, 'false')] : []
  if (is.isReturnStatement(node)) return returned(node.expression)
  if (is.isArrowFunction(node) && !is.isBlock(node.body)) return returned(node.body)
  if (is.isArrayLiteralExpression(node)) return node.elements.length && isUsed(node) ? [insteadOf(node, '[]')] : []
  if (is.isExpressionStatement(node)) {
    return is.isCallExpression(node.expression) ? [insteadOf(node.expression, 'undefined')] : []
  }
  if (is.isCallExpression(node)) return [...method(node), ...optional(node)]
  return optional(node)
}

/** Whether a block is emptied: a single statement is changed by itself already. */
export function canBeEmptied(node: Node): boolean {
  const isBody = is.isBlock(node) && (isFunction(node.parent) || is.isForOfStatement(node.parent))
  return isBody && 1 < node.statements.length
}

function isFunction(node: Node): boolean {
  return (
    is.isArrowFunction(node)
    || is.isFunctionDeclaration(node)
    || is.isFunctionExpression(node)
    || is.isMethodDeclaration(node)
    || is.isGetAccessorDeclaration(node)
    || is.isSetAccessorDeclaration(node)
  )
}

const operators: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '+=': '-=',
  '-=': '+=',
  '++': '--',
  '--': '++',
  '|': '&',
  '&': '|',
}

function other(operator: string): string {
  return operators[operator] ?? operator
}

function binary(node: BinaryExpression): Change[] {
  const {left, right, operatorToken} = node
  const operator = operatorToken.getText()
  if (operator === '??') return [{start: left.end, end: node.end, text: '', within: node}]
  // Texts cannot be subtracted.
  const isJoint = operator === '+' && [left, right].some(isText)
  return operator in operators && !isJoint ? [{...insteadOf(operatorToken, other(operator)), within: node}] : []
}

function isText(node: Node): boolean {
  return isTextLiteral(node) || (is.isBinaryExpression(node) && [node.left, node.right].some(isText))
}

function isTextLiteral(node: Node): boolean {
  return is.isStringLiteral(node) || is.isNoSubstitutionTemplateLiteral(node) || is.isTemplateExpression(node)
}

function isEmpty(node: Node): boolean {
  return node.getText().length === 2
}

function unary(node: PrefixUnaryExpression): Change[] {
  const operator = node
    .getText()
    .slice(0, node.operand.getStart() - node.getStart())
    .trim()
  if (operator === '!' || operator === '-') {
    return [{start: node.getStart(), end: node.operand.getStart(), text: '', within: node}]
  }
  return operator === '++' || operator === '--' ? [insteadOf(node, `${other(operator)}${node.operand.getText()}`)] : []
}

/** The numbers beside it. -1 usually means "none", and so would -2. */
function number(node: NumericLiteral): Change[] {
  if (is.isPrefixUnaryExpression(node.parent)) return []
  const value = Number(node.text)
  return (value === 0 ? [1] : [value - 1, value + 1]).map(it => insteadOf(node, String(it)))
}

/** Whether a text or list is in a function: those of a module are data. A comparison covers what it compares. */
function isUsed(node: Node): boolean {
  const {parent} = node
  if (is.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())) return false
  if (is.isCaseClause(parent) || is.isTaggedTemplateExpression(parent)) return false
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (isFunction(at)) return true
  }
  return false
}

function returned(value: Node | undefined): Change[] {
  const isPlain = !value || is.isBlock(value) || value.getText() === 'undefined' || isBoolean(value)
  return isPlain ? [] : [insteadOf(value, 'undefined')]
}

function isBoolean(node: Node): boolean {
  return node.kind === SyntaxKind.TrueKeyword || node.kind === SyntaxKind.FalseKeyword
}

/** Removals of an anchor or a repetition, negations of a class or a look around. */
function regex(node: RegularExpressionLiteral): Change[] {
  const text = node.getText()
  const end = text.lastIndexOf('/')
  const flags = text.slice(end + 1)
  const patterns = mutatedPatterns(text.slice(1, end), flags)
  return patterns.filter(it => isRegex(it, flags)).map(it => insteadOf(node, `/${it}/${flags}`))
}

/** Empty for an expression that the library cannot read, such as `(?!)`. */
function mutatedPatterns(pattern: string, flags: string): string[] {
  try {
    return mutateRegex(pattern, flags, {mutationLevels: [1]}).map(it => it.pattern)
  } catch {
    return []
  }
}

function isRegex(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp
  } catch {
    return false
  }
}

const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  find: 'findLast',
  findLast: 'find',
  findIndex: 'findLastIndex',
  findLastIndex: 'findIndex',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
  trimStart: 'trimEnd',
  trimEnd: 'trimStart',
}

/** Without these, the value that they were called on goes on. */
const removable = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim'])

function method(node: CallExpression): Change[] {
  const callee = node.expression
  if (!is.isPropertyAccessExpression(callee)) return []
  const name = callee.name.getText()
  if (removable.has(name)) return [{start: callee.expression.end, end: node.end, text: '', within: node}]
  return Object.hasOwn(methods, name) ? [{...insteadOf(callee.name, methods[name] ?? name), within: node}] : []
}

/** `a?.b`, `a?.[b]` and `a?.(b)` without the question. */
function optional(node: Node): Change[] {
  const isLink = is.isPropertyAccessExpression(node) || is.isElementAccessExpression(node) || is.isCallExpression(node)
  const token = isLink ? node.questionDotToken : undefined
  return token ? [{...insteadOf(token, is.isPropertyAccessExpression(node) ? '.' : ''), within: node}] : []
}

function insteadOf(node: Node, text: string): Change {
  return {start: node.getStart(), end: node.end, text}
}
