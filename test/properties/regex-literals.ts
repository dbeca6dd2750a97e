/**
 * The regular expression literals of a TypeScript source, as written: comments, strings and divisions are told apart
 * from them.
 */
export function regexLiterals(source: string): {pattern: string; flags: string}[] {
  const found: {pattern: string; flags: string}[] = []
  /** Open template literals: how many braces are open inside the `${}` of each. */
  const templates: number[] = []
  let before = ''
  let at = 0
  while (at < source.length) {
    const char = source[at] as string
    const two = source.slice(at, at + 2)
    if (/\s/.test(char)) at++
    else if (two === '//') at = endOf(source, at, '\n')
    else if (two === '/*') at = endOf(source, at, '*/')
    else if (char === "'" || char === '"') {
      at = skipString(source, at)
      before = char
    } else if (char === '`' || (char === '}' && templates.at(-1) === 0)) {
      if (char === '}') templates.pop()
      const end = skipTemplate(source, at + 1)
      if (source[end - 1] === '{') templates.push(0)
      before = source[end - 1] === '{' ? '{' : '`'
      at = end
    } else if (char === '/' && !/[\w)\]`'"]$/.test(before)) {
      const end = skipRegex(source, at)
      const flags = /^[a-z]*/.exec(source.slice(end))?.[0] ?? ''
      found.push({pattern: source.slice(at + 1, end - 1), flags})
      at = end + flags.length
      before = 'x'
    } else {
      if (templates.length && char === '{') templates[templates.length - 1]!++
      if (templates.length && char === '}') templates[templates.length - 1]!--
      const word = /^[\w$]+/.exec(source.slice(at, at + 100))?.[0] ?? char
      // After these words an expression begins.
      before = /^(?:return|typeof|case|in|of|else|yield|await)$/.test(word) ? ' ' : word
      at += word.length
    }
  }
  return found
}

function endOf(source: string, at: number, mark: string): number {
  const end = source.indexOf(mark, at + 2)
  return end < 0 ? source.length : end + mark.length
}

function skipString(source: string, at: number): number {
  let end = at + 1
  while (end < source.length && source[end] !== source[at]) end += source[end] === '\\' ? 2 : 1
  return end + 1
}

/** To behind the closing backtick, or behind the next `${`. */
function skipTemplate(source: string, at: number): number {
  let end = at
  while (end < source.length && source[end] !== '`') {
    if (source.startsWith('${', end)) return end + 2
    end += source[end] === '\\' ? 2 : 1
  }
  return end + 1
}

function skipRegex(source: string, at: number): number {
  let end = at + 1
  let isClass = false
  while (end < source.length && (isClass || source[end] !== '/')) {
    if (source[end] === '\\') end++
    else if (source[end] === '[') isClass = true
    else if (source[end] === ']') isClass = false
    end++
  }
  return end + 1
}
