import assert from 'node:assert/strict'
import type {Node} from 'typescript/unstable/ast'
import {
  isArrayLiteralExpression,
  isArrowFunction,
  isAsExpression,
  isBinaryExpression,
  isConditionalExpression,
  isFunctionDeclaration,
  isFunctionExpression,
  isGetAccessorDeclaration,
  isMethodDeclaration,
  isNoSubstitutionTemplateLiteral,
  isParenthesizedExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTaggedTemplateExpression,
  isTemplateExpression,
} from 'typescript/unstable/ast/is'
import {allOf, anyOf, setBundle, t} from '../server/text/l10n.ts'
import {sourceFiles, type SourceTree} from '../server/tools/extract-messages.ts'

describe('texts for people', () => {
  afterEach(() => setBundle(undefined))
  const count = 3

  it('are those of the source without a bundle', () => {
    assert.equal(t`Sort the timeline`, 'Sort the timeline')
    assert.equal(t`${count} of ${'all'} events`, '3 of all events')
    assert.equal(allOf(['a']), 'a')
    assert.equal(allOf(['a', 'b', 'c']), 'a, b and c')
    assert.equal(anyOf(['a', 'b']), 'a or b')
  })

  it('are those of the bundle, with the values where it wants them', () => {
    setBundle({
      'Sort the timeline': 'Zeitleiste sortieren',
      '{0} of {1} events': 'von {1} Ereignissen {0}, {0}!',
      '{0} and {1}': '{0} und {1}',
    })
    assert.equal(t`Sort the timeline`, 'Zeitleiste sortieren')
    assert.equal(t`${count} of ${'all'} events`, 'von all Ereignissen 3, 3!')
    assert.equal(allOf(['a', 'b', 'c']), 'a, b und c')
  })

  it('are those of the source where the bundle has none, or something else', () => {
    for (const bundle of [{}, {'Sort the timeline': ''}, {'Sort the timeline': 1}, 'Sort', 1, null, []]) {
      setBundle(bundle as never)
      assert.equal(t`Sort the timeline`, 'Sort the timeline')
    }
  })

  it('leave a value as it is, and a place without a value open', () => {
    setBundle({'Write "{0}"': '{1} "{0}" {name}'})
    assert.equal(t`Write "${'$& {0} {1}'}"`, '{1} "$& {0} {1}" {name}')
  })
})

describe('the sources of the server', function () {
  this.timeout(20_000)
  let trees: readonly SourceTree[] = []
  before(() => {
    trees = sourceFiles().filter(it => it.path.startsWith('server/'))
  })

  it('say nothing to people but by `t`', () => {
    const bare = trees
      .filter(it => speaking.test(it.path))
      .flatMap(({path, tree}) => bareTexts(tree).map(it => `${path}: ${it}`))
    assert.deepEqual(
      bare.filter(it => !documentTexts.some(text => it.endsWith(text))),
      [],
    )
    for (const text of documentTexts)
      assert.ok(
        bare.some(it => it.endsWith(text)),
        `${text} is not there any more`,
      )
  })

  it('say it in a function, not when they are read: the language is known later', () => {
    let count = 0
    for (const {path, tree} of trees) {
      for (const text of taggedIn(tree)) {
        count++
        assert.ok(isInFunction(text), `${path}: ${text.getText()}`)
      }
    }
    assert.ok(300 < count)
  })
})

/**
 * Where the server keeps what it says to people. The texts of profiles go into the document; those of the schema are in
 * a file that editors read.
 */
const speaking =
  /^server\/(?:features|paste|rules|time|edit\/(?!template)|config\/project-file\/(?!schema))|^server\/document\/events\/incident\.ts$/

/** Properties that hold a text for people. */
const shown = new Set([
  'message',
  'title',
  'detail',
  'documentation',
  'tooltip',
  'fixTitle',
  'formula',
  'words',
  'what',
  'why',
  'is',
])

/** Properties that hold a rule's documentation, or what goes into the document, which has a language of its own. */
const unshown = new Set([
  'summary',
  'source',
  'bad',
  'good',
  'text',
  'mark',
  'blank',
  'inBrackets',
  'verb',
  'reason',
  'prompt',
  'heading',
  'header',
])

/** What reads like a text for people elsewhere, and goes into the document, or is read in it. */
const documentTexts = [
  `'Action item'`,
  `'Due date'`,
  `'You are'`,
  `'The on-call engineer'`,
  `'Ireland, summer'`,
  `'Britain, summer'`,
  '`Add an alert that notices this within ${limit} minutes`',
  "`${isFirst ? 'What' : 'what'} would have had to be true for ${objects[who.toLowerCase()] ?? who} to${verb}`",
]

/**
 *  Literals with words in them: under the properties that are shown, and wherever they read like a sentence or a title.
 */
function bareTexts(node: Node): string[] {
  if (isTaggedTemplateExpression(node)) return []
  const name = isPropertyAssignment(node) ? node.name.getText() : ''
  // A rule says why it is one; a line of a pasted text, why it was left out.
  if (unshown.has(name) || (name === 'why' && /^server\/rules\//.test(pathOf(node)))) return []
  if (isPropertyAssignment(node) && shown.has(name)) {
    const bare = [...literalsOf(node.initializer)].filter(it => /\p{L}{2}/u.test(wordsOf(it))).map(it => it.getText())
    if (bare.length) return bare
  }
  // What asks the author a question goes into the document.
  const texts =
    isSentence(wordsOf(node)) && !/\$\{(?:ask|askFirst|first)\(/.test(node.getText()) ? [node.getText()] : []
  node.forEachChild(child => void texts.push(...bareTexts(child)))
  return texts
}

/**
 * It begins with a capital, a quotation or a value, and has two words, the second in small letters or a value; no
 * blank, no expression.
 */
function isSentence(words: string): boolean {
  return /^[A-Z"…].*[A-Za-z…"]{2,}[,:;]? [a-z…"]{2,}/.test(words) && !/[<|\\]/.test(words)
}

/** Literals that become the value of an expression. */
function* literalsOf(node: Node): Iterable<Node> {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node) || isTemplateExpression(node)) yield node
  else if (isParenthesizedExpression(node) || isAsExpression(node)) yield* literalsOf(node.expression)
  else if (isConditionalExpression(node)) yield* [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)]
  else if (isBinaryExpression(node)) yield* [...literalsOf(node.left), ...literalsOf(node.right)]
  else if (isArrayLiteralExpression(node)) for (const it of node.elements) yield* literalsOf(it)
  else if (isArrowFunction(node)) yield* literalsOf(node.body)
}

/** What a literal says itself, with `…` for its values; nothing for any other node. */
function wordsOf(node: Node): string {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return node.text
  return isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map(it => it.literal.text)].join('…') : ''
}

function pathOf(node: Node): string {
  return node.getSourceFile().fileName.replace(/^.*?(?=server\/)/, '')
}

function taggedIn(node: Node): Node[] {
  const found = isTaggedTemplateExpression(node) && node.tag.getText() === 't' ? [node as Node] : []
  node.forEachChild(child => void found.push(...taggedIn(child)))
  return found
}

function isInFunction(node: Node): boolean {
  for (let it: Node | undefined = node.parent; it; it = it.parent) {
    if (
      isArrowFunction(it)
      || isFunctionDeclaration(it)
      || isFunctionExpression(it)
      || isMethodDeclaration(it)
      || isGetAccessorDeclaration(it)
    )
      return true
  }
  return false
}
