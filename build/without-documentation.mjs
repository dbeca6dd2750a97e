import {readFile} from 'node:fs/promises'

/** What of a rule is for its page and its tests only. */
const documentation = ['why', 'source', 'bad', 'good']

/** Leaves the documentation of the rules out of what is shipped: it is half of their text, and nothing reads it at run time. */
export const withoutDocumentation = {
  name: 'without-documentation',
  setup(build) {
    build.onLoad({filter: /[\\/]server[\\/]rules[\\/][\w-]+[\\/][\w-]+\.ts$/}, async ({path}) => {
      const source = await readFile(path, 'utf8')
      if (!source.includes('export default defineRule')) return undefined
      return {contents: documentation.reduce((text, name) => without(text, name, path), source), loader: 'ts'}
    })
  },
}

/** Without the property, whose value is a string, a template or a list of literals; its lines stay, empty, for source maps. */
function without(source, name, path) {
  const at = new RegExp(`^  ${name}: `, 'm').exec(source)
  if (!at) throw new Error(`${path} has no "${name}".`)
  const end = endOfValue(source, at.index + at[0].length)
  return source.slice(0, at.index) + source.slice(at.index, end).replace(/[^\n]/g, '') + source.slice(end)
}

/** Behind the comma that ends the value. */
function endOfValue(source, from) {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    const char = source[at]
    if (char === "'" || char === '"' || char === '`') {
      for (at++; source[at] !== char; at++) if (source[at] === '\\') at++
    } else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (char === ',' && depth === 0) return at + 1
  }
  throw new Error('A value does not end.')
}
