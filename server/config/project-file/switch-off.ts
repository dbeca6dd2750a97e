import {isMap, isScalar, type Pair, type YAMLMap} from 'yaml'
import {lineEndOf} from '../../text/line-end.ts'
import {applyEdits, type Edit} from '../../text/span.ts'
import {nameOfKey, spanOf} from './check.ts'
import {readProject, withoutComments} from './read.ts'
import {parseYaml} from './yaml.ts'

/**
 * The edits that switch a rule off in a project file; all else in it stays as it is, comments included. `undefined`
 * where the file has faults that leave no place for it.
 * @param name of the file, which tells its notation
 */
export function switchOff(text: string, name: string, ruleId: string): readonly Edit[] | undefined {
  const edits = editsFor(text, name, ruleId)
  // Of what people write there are many forms; what does not come out right is not done.
  const isOff = edits && readProject(applyEdits(text, edits), name).part.rules?.[ruleId]
  return isOff === 'off' || (typeof isOff === 'object' && (isOff as {severity?: unknown}).severity === 'off')
    ? edits
    : undefined
}

/** The text of a new project file in YAML that switches a rule off. */
export function newProjectFile(ruleId: string): string {
  return `rules:\n  ${ruleId}: off\n`
}

function editsFor(text: string, name: string, ruleId: string): readonly Edit[] | undefined {
  const isJson = name.endsWith('.json')
  const document = parseYaml(isJson ? withoutComments(text) : text)
  if (!document || document.errors.length) return undefined
  const top: unknown = document.contents
  if (top === null || (isScalar(top) && top.value === null))
    return [
      append(
        text,
        isJson
          ? `{
  "rules": {"${ruleId}": "off"}
}
`
          : newProjectFile(ruleId),
      ),
    ]
  if (!isMap(top)) return undefined
  const write = writerFor(text, isJson)

  const rules = pairOf(top, 'rules')
  if (!rules) return write.entry(top, 'rules', [ruleId, 'off'])
  if (!isMap(rules.value)) return isNothing(rules.value) ? write.value(rules, [ruleId, 'off']) : undefined
  const rule = pairOf(rules.value, ruleId)
  if (!rule) return write.entry(rules.value, ruleId, 'off')
  if (!isMap(rule.value)) return write.value(rule, 'off')
  const severity = pairOf(rule.value, 'severity')
  return severity ? write.value(severity, 'off') : write.entry(rule.value, 'severity', 'off')
}

/** A text, or an object with one entry. */
type Value = string | readonly [key: string, value: string]

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.findLast(it => nameOfKey(it.key) === key)
}

function isNothing(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null)
}

/** Nothing stands behind the colon, unlike `null`. */
function isUnwritten(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null && !value.source)
}

function append(text: string, block: string): Edit {
  const newline = lineEndOf(text)
  return {
    span: {start: text.length, end: text.length},
    text: (/[^\n]$/.test(text) ? newline : '') + block.replaceAll('\n', newline),
  }
}

/** Writes keys and values as the file does. */
function writerFor(text: string, isJson: boolean) {
  const newline = lineEndOf(text)
  const quote = (it: string): string => (isJson ? `"${it}"` : it)
  const inline = (value: Value): string =>
    typeof value === 'string' ? quote(value) : `{${quote(value[0])}: ${quote(value[1])}}`

  return {
    /** Sets the value of a key that is there. */
    value({key, value}: Pair, wanted: Value): readonly Edit[] {
      if (!isUnwritten(value)) return [{span: spanOf(value), text: inline(wanted)}]
      const {start, end} = spanOf(key)
      const colon = text.indexOf(':', end) + 1
      if (typeof wanted === 'string' || isInFlow(start))
        return [{span: {start: colon, end: colon}, text: ` ${inline(wanted)}`}]
      const at = lineEnd(colon)
      return [{span: {start: at, end: at}, text: `${newline}${indentAt(start)}  ${wanted[0]}: ${wanted[1]}`}]
    },

    /** Adds a key behind the others. */
    entry(map: YAMLMap, key: string, value: Value): readonly Edit[] {
      const first = map.items[0]
      const last = map.items.at(-1)
      if (!first || !last) {
        const {start, end} = spanOf(map)
        return [{span: {start, end}, text: `{${quote(key)}: ${inline(value)}}`}]
      }
      const indent = indentAt(spanOf(first.key).start)
      if (!map.flow) {
        const at = lineEnd(endOf(last))
        const below = typeof value === 'string' ? ` ${value}` : `${newline}${indent}  ${value[0]}: ${value[1]}`
        return [{span: {start: at, end: at}, text: `${newline}${indent}${quote(key)}:${below}`}]
      }
      const end = endOf(last)
      const close = spanOf(map).end - 1
      const comma = commaBehind(end, close)
      const at = lineEnd(comma ?? end)
      const entry = `${quote(key)}: ${inline(value)}`
      // All on one line, or the bracket behind the last entry.
      if (close <= at)
        return [{span: {start: comma ?? end, end: comma ?? end}, text: `${comma === undefined ? ',' : ''} ${entry}`}]
      const line: Edit = {
        span: {start: at, end: at},
        text: `${newline}${indent}${entry}${comma === undefined ? '' : ','}`,
      }
      return comma === undefined ? [{span: {start: end, end}, text: ','}, line] : [line]
    },
  }

  /** Where the text of an entry ends; blocks reach to the line below them. */
  function endOf({key, value}: Pair): number {
    const end = isUnwritten(value) ? text.indexOf(':', spanOf(key).end) + 1 : spanOf(value).end
    return text.slice(0, end).trimEnd().length
  }

  function lineEnd(at: number): number {
    const end = text.indexOf('\n', at)
    return end < 0 ? text.length : end - (text[end - 1] === '\r' ? 1 : 0)
  }

  function indentAt(at: number): string {
    const start = text.lastIndexOf('\n', at - 1) + 1
    return ' '.repeat(at - start).replace(/ /g, (_, index: number) => (text[start + index] === '\t' ? '\t' : ' '))
  }

  /** Behind the comma between the last entry and the bracket, if there is one outside of comments. */
  function commaBehind(from: number, to: number): number | undefined {
    const rest = isJson
      ? withoutComments(text.slice(from, to))
      : text.slice(from, to).replace(/#[^\n]*/g, it => ' '.repeat(it.length))
    const comma = rest.indexOf(',')
    return comma < 0 ? undefined : from + comma + 1
  }

  function isInFlow(at: number): boolean {
    return /[{,]/.test(
      text
        .slice(text.lastIndexOf('\n', at - 1) + 1, at)
        .trimEnd()
        .slice(-1),
    )
  }
}
