import type {Fix} from '../../edit/fix.ts'
import type {PostmortemModel, Section} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {promptPattern} from '../../text/prompt.ts'
import {matchesOf} from '../../text/search.ts'
import type {Span} from '../../text/span.ts'
import {wordFilter} from '../../text/prefilter/index.ts'
import {defineRule, type Problem, type RuleContext, type TextLine, type RuleDocs} from '../rule.ts'
import {instructionPatterns} from './instruction-patterns.ts'
import {placeholders, signs, unfinishedSigns, unfinishedWords} from './placeholder-patterns.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why: 'A TODO is a fact that nobody found out, and once the postmortem is finished, nobody will.',
  source: 'Wikimedia incident report template; SRE Workbook, chapter 10 ("key details omitted").',
  bad: [
    {
      text: `# Outage

## Impact

«TBD»

## Timeline

- 10:00 UTC Down
- «HH:MM» Fixed
`,
    },
    {
      text: `# Outage

## Impact

«TODO»

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Action items

- [ ] «TODO»
- [ ] Add a test
`,
    },
    {
      text: `# Outage

## Action items

| Action | Owner |
| --- | --- |
| «TODO» | TODO |
`,
    },
    {
      text: `# 障害

## 概要

«TODO»: 何が起きたか。

## タイムライン

- 10:00 UTC 停止
`,
    },
    {
      text: `# Outage

## Summary

Written by «<add name here>».
`,
    },
    {
      text: `# Panne

## Chronologie

- «AAAA-MM-JJ» 10:00 UTC Début

## Impact

«À compléter»

## Cause racine

«[待补充]»
`,
    },
    {
      text: `# Outage

## Impact

The queue had reached its limit and was «????»
`,
    },
    {
      text: `# Outage

## Summary

It began at 0:59 CET «(need to convert to PST)».
`,
    },
    {
      text: `# Outage

## Impact

«{summarize who was affected}»
`,
    },
    {
      text: `# Outage

## Root cause

«[A tool or process]» that allowed «[an action]» without «[a safeguard]».
`,
    },
    {
      text: `# Outage

## Root cause

«Explain in detail what was causing the issue?»
A typo.
`,
      fixed: `# Outage

## Root cause

A typo.
`,
    },
    {
      text: `# Outage

## «Timeline must contain:»

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Impact

«_Describe how customers were affected._»
`,
      fixed: `# Outage

## Impact

`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

### {{ 2026-01-02 06:10 }}

Down
`,
    },
    {
      text: `# Outage

## Summary

The parser returned \`TODO\` and \`<T>\` for \${HOME}; see [the list](https://example.com/TODO).
`,
    },
    {
      text: `# Outage

## Action items

| Action | Bug |
| --- | --- |
| Add a test | Bug 12 **TODO** |
`,
    },
    {
      text: `# Outage

## Timeline

- [x] 10:00 UTC <br> Down
- 12:55 UTC Fixed **\\<END OF OUTAGE>**
`,
    },
    {
      text: `# Outage

## Summary

The caller said "it [the shop] is down", see [1] and [which check](https://example.com).
`,
    },
    {
      text: `# Outage

## Lessons

Vague words, e.g. "changed <this file> on <this server>". Why???

## TODO

- Add a test
`,
    },
    {
      text: `# Outage

## Summary

The function had a TODO comment. When was the issue detected? After an hour.
`,
    },
    {
      text: `# Outage

## Action items

- Describe how customers are affected in the runbook
`,
    },
  ],
}

export default defineRule({
  id: 'doc/placeholder',
  severity: 'warning',
  severityWhen: {draft: 'hint', final: 'error'},
  scope: 'block',
  mayHold: () => [signs, ...instructionPatterns, imperative],
  summary: 'Template text was left in',

  *check(model, context) {
    for (const line of context.lines) {
      const prompts = promptsIn(line).filter(it => !context.isLiteral(it))
      const found =
        firstUnfinished(
          line,
          it => !context.isLiteral(it) && !isTitle(model, it.start) && !isState(model, context.wholeText, it.start),
        ) ?? (prompts.length === 0 ? firstPlaceholder(line, context) : undefined)
      // Each question asks for something else; of what only says "not yet", the first is enough.
      for (const span of found ? [...prompts, found] : prompts) {
        const words = context.text.slice(span.start, span.end)
        yield {span, message: t`"${words}" is still a placeholder; fill it in.`}
      }
      if (found || 0 < prompts.length) continue
      const instruction =
        firstOf(instructionsIn(line.text), line, it => !context.isLiteral(it))
        ?? (isFirst(model, context.wholeText, line.start + indentOf(line.text))
          ? first(imperative, line, it => !context.isLiteral(it))
          : undefined)
      if (!instruction) continue
      const span = bare(context.wholeText, instruction)
      yield withRemoval(
        {span, message: t`"${context.text.slice(span.start, span.end)}" is an instruction of the template; remove it.`},
        line,
        context.wholeText,
      )
    }
  },
})

/** An instruction that is a line of its own can go. A heading with one needs its name. */
function withRemoval(found: Problem, line: TextLine, text: string): Problem {
  if (
    /^\s*#/.test(line.text)
    || line.text.trim() !== line.text.slice(found.span.start - line.start, found.span.end - line.start)
  )
    return found
  const lineBreak =
    /^\r?\n?/.exec(text.slice(line.start + line.text.length, line.start + line.text.length + 2))?.[0].length ?? 0
  const fix: Fix = {
    title: t`Remove the instruction`,
    edits: [{span: {start: line.start, end: line.start + line.text.length + lineBreak}, text: ''}],
  }
  return {...found, fixes: [fix]}
}

/** A state of an action item, not a gap in the text; one that says nothing else is not an item yet. */
function isState({actionItems}: PostmortemModel, text: string, at: number): boolean {
  const item = actionItems.find(it => it.span.start <= at && at < it.span.end)
  return (
    item !== undefined
    && /[\p{Letter}\d]/u.test(text.slice(item.span.start, item.span.end).replace(/\bTODO\b|\[[ xX]\]/g, ''))
  )
}

/** "EG: changed <this file>": the author shows a form. */
function isQuotedExample(line: string): boolean {
  return /\b(?:e\.?g\.?|for example|such as)(?=[\s:,])/i.test(line)
}

/** Sections that tell people what to do. */
const advising: ReadonlySet<string> = new Set([
  'action-items',
  'lessons',
  'lessons-well',
  'lessons-wrong',
  'resolution',
  'other',
  'title',
  'timeline',
])

/** How templates address the author, at the very start of a section. */
const imperative = regex('gi')`
    ^\s{0,3}[_*(]{0,3}(?:briefly )?(?:describe|explain|summari[sz]e|include|provide|list) (?:the|an?|any|anything
    |all|what|how|who|when|which|why|things)\b.{0,300}
  `

/** Whether the text there is the first of a section that does not tell people what to do. */
function isFirst({sections}: PostmortemModel, text: string, at: number): boolean {
  const section = sectionAt(sections, at)
  if (!section || section.kinds.some(kind => advising.has(kind))) return false
  const {start} = section.body
  return start <= at && at - start < maxGapLength && text.slice(start, at).trim() === ''
}

/** Maximum number of characters between a heading and the first words below it. */
const maxGapLength = 200

function isTitle({sections}: PostmortemModel, at: number): boolean {
  return sectionAt(sections, at)?.heading.title.span.start === at
}

/** The innermost section that contains the offset, its heading included. */
function sectionAt(sections: PostmortemModel['sections'], at: number): Section | undefined {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sections[middle] as Section).span.start <= at) low = middle + 1
    else high = middle
  }
  return sections[low - 1]
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function firstUnfinished(line: TextLine, accepts: (span: Span) => boolean): Span | undefined {
  return unfinishedSigns.some(it => line.text.includes(it)) ? first(unfinishedWords, line, accepts) : undefined
}

function firstPlaceholder(line: TextLine, {isLiteral}: Pick<RuleContext, 'isLiteral'>): Span | undefined {
  return firstOf(placeholdersIn(line.text), line, it => !isLiteral(it) && !isQuotedExample(line.text))
}

function promptsIn({start: at, text}: TextLine): Span[] {
  if (!/[[<]/.test(text)) return []
  const matches = [...matchesOf(promptPattern, text)]
  return matches.map(({0: {length}, index}) => ({start: at + index, end: at + index + length}))
}

function placeholdersIn(text: string): RegExp[] {
  return placeholders.filter(it => it.signs.some(sign => text.includes(sign))).map(it => it.pattern)
}

const instructionFilter = wordFilter(instructionPatterns)

function instructionsIn(text: string): readonly RegExp[] {
  const may = instructionFilter(text)
  return may === 0 ? [] : instructionPatterns.filter((_, index) => (may & (1 << index)) !== 0)
}

function firstOf(patterns: readonly RegExp[], line: TextLine, accepts: (span: Span) => boolean): Span | undefined {
  for (const pattern of patterns) {
    const found = first(pattern, line, accepts)
    if (found) return found
  }
  return undefined
}

function first(pattern: RegExp, {start: at, text}: TextLine, accepts: (span: Span) => boolean): Span | undefined {
  for (const match of matchesOf(pattern, text)) {
    const start = at + match.index + match[0].length - match[0].trimStart().length
    const span = {start, end: start + match[0].trim().length}
    if (accepts(span)) return span
  }
  return undefined
}

/** Without the hashes or the list mark that the pattern took in. */
function bare(text: string, {start, end}: Span): Span {
  return {start: start + (/^(?:#{1,6}|[-*+])\s{1,9}/.exec(text.slice(start, start + 16))?.[0].length ?? 0), end}
}
