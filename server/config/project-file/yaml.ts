import {Composer, Lexer, Parser, YAMLParseError, type CST, type Document} from 'yaml'
import {t} from '../../text/l10n.ts'

/**
 * Reads YAML as the package does, but for what is nested too deeply: `undefined`. The package calls itself for every
 * level, and V8 dies of a regular expression that is compiled where no stack is left.
 */
export function parseYaml(text: string): Document.Parsed | undefined {
  let isTooDeep = false
  const [document, second] = new Composer({prettyErrors: false, uniqueKeys: false}).compose(tokens(), true, text.length)
  if (!document || isTooDeep) return undefined
  if (second)
    document.errors.push(
      new YAMLParseError(
        [second.range[0], second.range[1]],
        'MULTIPLE_DOCS',
        t`Everything from here on is ignored; a project file is one YAML document.`,
      ),
    )
  return document

  function* tokens(): Generator<CST.Token> {
    const parser = new Parser()
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme)
      isTooDeep = deepest < parser.stack.length
      if (isTooDeep) return
    }
    yield* parser.end()
  }
}

/** Levels; a project file has six. */
const deepest = 60
