import {defineRule} from '../rule.ts'
import {placeholderPatterns} from './placeholder-patterns.ts'

export default defineRule({
  id: 'doc/placeholder',
  severity: 'warning',
  summary: 'Text of a template was left in',
  why: 'What still says TODO is a fact nobody found out, and in a finished postmortem nobody will.',
  source: 'Wikimedia incident report template; SRE Workbook, chapter 10 ("key details omitted").',
  bad: [{text: '# Outage\n\n## Impact\n\n«TBD»\n\n## Timeline\n\n- 10:00 UTC Down\n- «HH:MM» Fixed\n'}, {text: '# Outage\n\n## Summary\n\nWritten by «<add name here>».\n'}],
  good: [
    {text: '# Outage\n\n## Summary\n\nThe parser returned `TODO` and `<T>` for ${HOME}; see [the list](https://example.com/TODO).\n'},
    {text: '# Outage\n\n## Action items\n\n| Action | Bug |\n| --- | --- |\n| Add a test | Bug 12 **TODO** |\n'},
    {text: '# Outage\n\n## Timeline\n\n- [x] 10:00 UTC <br> Down\n'},
  ],

  *check(model, context) {
    for (const line of linesOf(context.text)) {
      if (isStatusCell(model.actionItems, line.start)) continue
      const found = firstPlaceholder(line.text, line.start, context.isLiteral)
      if (found) yield {span: found, message: `"${context.text.slice(found.start, found.end)}" is a placeholder that nobody has filled in.`}
    }
  },
})

function* linesOf(text: string): Iterable<{start: number; text: string}> {
  let start = 0
  for (const line of text.split('\n')) {
    yield {start, text: line}
    start += line.length + 1
  }
}

/** TODO and TBD in an action item tell its state. */
function isStatusCell(items: readonly {span: {start: number; end: number}}[], start: number): boolean {
  return items.some(it => it.span.start <= start && start < it.span.end)
}

function firstPlaceholder(line: string, at: number, isLiteral: (span: {start: number; end: number}) => boolean): {start: number; end: number} | undefined {
  for (const pattern of placeholderPatterns) {
    for (const match of line.matchAll(pattern)) {
      const start = at + match.index + match[0].length - match[0].trimStart().length
      const span = {start, end: start + match[0].trim().length}
      if (!isLiteral(span)) return span
    }
  }
  return undefined
}
