import type {Fix} from '../../edit/fix.ts'
import type {Table, TableRow} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why:
    'If the line of dashes does not have as many cells as the header, the lines are not shown as a table; and cells '
    + 'beyond the last column are dropped silently.',
  source: 'GitHub Flavored Markdown, section 4.10 "Tables (extension)".',
  bad: [
    {
      text: `# Outage

## Timeline

| Time (UTC) | Event | Who |
«| --- | --- |»
| 10:00 | Down | dev |
`,
      fixed: `# Outage

## Timeline

| Time (UTC) | Event | Who |
| --- | --- | --- |
| 10:00 | Down | dev |
`,
    },
    {
      text: `# Outage

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 10:00 | Ran \`ps | «grep shop\`» |
`,
      fixed: `# Outage

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 10:00 | Ran \`ps \\| grep shop\` |
`,
    },
    {
      text: `# Outage

## Action items

Action|Owner
«:-|-:|-»
Add a test|dev
`,
      fixed: `# Outage

## Action items

Action|Owner
:-|-:
Add a test|dev
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

| Time (UTC) | Event | Who |
| --- | :-: | --- |
| 10:00 | Down |
| 10:05 | Ran \`a \\| b\` | dev |
`,
    },
    {
      text: `# Outage

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 10:00 | Down | |
`,
    },
    {
      text: `# Outage

\`\`\`
| a | b | c |
| --- | --- |
\`\`\`

## Timeline

- 10:00 UTC Down
`,
    },
  ],
}

export default defineRule({
  id: 'markdown/table-shape',
  severity: 'warning',
  summary: 'A table will not render as written',

  *check({tables}, {text}) {
    for (const table of tables) {
      const {header, delimiter, rows} = table
      if (header.cells.length !== delimiter.cells.length) {
        yield {
          span: delimiter.span,
          message: t`The header has ${count(header)} but this line has ${count(delimiter)}, so the table will not render.`,
          related: [{span: header.span, message: t`The header`}],
          fixes: [
            {
              title: t`Give it as many cells as the header`,
              edits: [{span: delimiter.span, text: delimiterLike(table, text)}],
            },
          ],
        }
        continue
      }
      for (const row of rows) {
        const lost = lostCells(row, header.cells.length)
        if (!lost) continue
        yield {
          span: lost,
          message: t`The table has ${count(header)} per row, so "${text.slice(lost.start, lost.end).trim()}" is not shown.`,
          fixes: [escapeBars(row, header.cells.length, text)],
        }
      }
    }
  },
})

function count({cells}: TableRow): string {
  return cells.length === 1 ? t`1 cell` : t`${cells.length} cells`
}

/**
 *  From the first cell beyond the last column to the end of the last cell with text; `undefined` when nothing is lost.
 */
function lostCells({cells}: TableRow, columns: number): Span | undefined {
  const extra = cells.slice(columns).filter(it => it.start < it.end)
  const [first, last] = [extra[0], extra.at(-1)]
  return first && last ? {start: first.start, end: last.end} : undefined
}

function delimiterLike({header, delimiter}: Table, text: Parts): string {
  const cells = header.cells.map((_, i) => {
    const own = delimiter.cells[i]
    return own ? text.slice(own.start, own.end) : '---'
  })
  const source = text.slice(delimiter.span.start, delimiter.span.end)
  const isTight = !/\s/.test(source)
  const line = cells.join(isTight ? '|' : ' | ')
  return `${source.startsWith('|') ? (isTight ? '|' : '| ') : ''}${line}${source.endsWith('|') ? (isTight ? '|' : ' |') : ''}`
}

/**
 *  Makes all that is lost a part of the last cell, or, where code holds the bars, of the cell that the code stands in.
 */
function escapeBars({cells, span}: TableRow, columns: number, text: Parts): Fix {
  const bars: number[] = []
  for (let i = 0; i + 1 < cells.length; i++)
    bars.push((cells[i] as Span).end + text.slice((cells[i] as Span).end, (cells[i + 1] as Span).start).indexOf('|'))
  const code = codeSpans(text.slice(span.start, span.end)).map(it => ({
    start: it.start + span.start,
    end: it.end + span.start,
  }))
  const inCode = bars.filter(at => code.some(it => it.start < at && at < it.end))
  const chosen = inCode.length === cells.length - columns ? inCode : bars.slice(columns - 1)
  return {title: t`Escape the pipe`, edits: chosen.map(at => ({span: {start: at, end: at}, text: '\\'}))}
}

function codeSpans(row: string): Span[] {
  return [...row.matchAll(/`[^`\n]{1,500}`/g)].map(it => ({start: it.index, end: it.index + it[0].length}))
}
