import {distance} from 'fastest-levenshtein'
import {isField} from '../../document/metadata/known-fields.ts'
import type {MetadataField, PostmortemModel} from '../../document/types.ts'
import type {Project} from '../../document/project.ts'
import {t} from '../../text/l10n.ts'
import {memoizeByText} from '../../text/memoize-by-text.ts'
import {lastUpTo} from '../../text/sorted.ts'
import type {Located} from '../../text/span.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why:
    'Postmortems are filtered and counted by these words; a mistyped one is in no list. A team can define its own '
    + 'words in the project file.',
  source: 'PagerDuty postmortem guide (list of statuses); severity levels of PagerDuty, Atlassian, GitLab and Datadog.',
  bad: [
    {
      text: `# Outage

**Status**: «Dratf»

## Summary

Down.
`,
      fixed: `# Outage

**Status**: Draft

## Summary

Down.
`,
    },
    {
      text: `# Outage

- **Severity:** «Critcal», all users

## Summary

Down.
`,
      fixed: `# Outage

- **Severity:** Critical, all users

## Summary

Down.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type |
| --- | --- |
| Add a test | «prevnt» |
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type |
| --- | --- |
| Add a test | prevent |
`,
    },
  ],
  good: [
    {
      text: `# Outage

**Severity**: Sev-2 (checkout)

**Status**: Complete, action items in progress

## Summary

Down.
`,
    },
    {
      text: `# Outage

**Severity**: P0

**Status**: Waiting for the vendor

## Summary

Down.
`,
    },
    {
      text: `# Outage

**Severity**: TODO

**Status**: {draft | final}

## Summary

Down.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type |
| --- | --- |
| Add a test | Tooling |
`,
    },
  ],
}

export default defineRule({
  id: 'metadata/unknown-value',
  severity: 'info',
  summary: 'A severity, status, class of cause or type of action item is not a known word',

  *check(model, {text, project}) {
    for (const {name, value, words, isClosed} of valuesIn(model, text, project)) {
      const written = leadingWords(value, text)
      if (!written || isAmong(written.value, words) || (isClosed && words.some(it => startsWith(value.value, it))))
        continue
      const near = nearest(written.value, words)
      if (near === undefined && !isClosed) continue
      const shown = words.slice(0, 8)
      yield {
        span: written.span,
        message:
          near === undefined
            ? t`Unknown ${name} "${written.value}"; this project uses ${shown.join(', ')}${shown.length < words.length ? ' …' : ''}.`
            : t`Unknown ${name} "${written.value}"; did you mean "${near}"?`,
        fixes: (near === undefined ? shown : [near]).map(it => ({
          title: t`Change to "${it}"`,
          edits: [{span: written.span, text: likeCase(it, written.value, isClosed)}],
        })),
      }
    }
  },
})

interface Value {
  readonly name: string
  readonly value: Located<string>
  readonly words: readonly string[]
  /** Whether a team has said that there are no others; else only what is mistyped is reported. */
  readonly isClosed: boolean
}

function* valuesIn(model: PostmortemModel, text: Parts, project: Project): Iterable<Value> {
  const own = (words: readonly string[], usual: readonly string[]) =>
    words.length ? {words, isClosed: true} : {words: usual, isClosed: false}
  for (const field of model.metadata) {
    if (isField(field, 'status'))
      yield {
        name: t`status`,
        value: field.value,
        ...own(
          project.statuses.map(it => it.name),
          statuses,
        ),
      }
    else if (isSeverity(field)) yield {name: t`severity`, value: field.value, ...own(project.severities, severities)}
    else if (project.causes.length && /^(?:(?:root )?cause )?(?:category|class|type)$|^cause$/i.test(field.key.value)) {
      yield {name: t`class of cause`, value: field.value, words: project.causes, isClosed: true}
    }
  }
  for (const {header, rows} of model.tables) {
    const column = header.cells.findIndex(it => /^\W{0,4}(?:action )?type\W{0,4}$/i.test(text.slice(it.start, it.end)))
    if (column < 0) continue
    const starts = model.actionItems.map(it => it.span.start)
    for (const {cells, span} of rows) {
      const cell = cells[column]
      if (cell && lastUpTo(starts, span.start - 1) < lastUpTo(starts, span.end - 1)) {
        yield {
          name: t`type of action item`,
          value: {value: text.slice(cell.start, cell.end), span: cell},
          words: types,
          isClosed: false,
        }
      }
    }
  }
}

/** "Priority" is one in some templates, and another word for the severity in others. */
function isSeverity(field: MetadataField): boolean {
  return isField(field, 'severity') && !/priority/i.test(field.key.value)
}

const statuses = [
  'Draft',
  'In Review',
  'Review',
  'Under Review',
  'Reviewed',
  'Final',
  'Finalized',
  'Complete',
  'Completed',
  'Closed',
  'Approved',
  'Published',
  'Done',
  'Open',
  'In Progress',
  'Triage',
  'Started',
  'Investigating',
  'Identified',
  'Monitoring',
  'Mitigated',
  'Resolved',
  'Postmortem',
  'Cancelled',
  'Canceled',
  'Ongoing',
  'Pending',
  'Active',
  'Stable',
  'Fixed',
  'Accepted',
  'Archived',
  'Unresolved',
  'Abandoned',
  'Resuelto',
  'Resuelta',
  'Resolvido',
  'Resolvida',
  'Résolu',
  'Gelöst',
  'Behoben',
  'Cerrado',
  'Abierto',
  'Fechado',
  'Aberto',
  'Encerrado',
  'Concluído',
  'Clos',
  'Ouvert',
  'Abgeschlossen',
  'Offen',
  'Finalizado',
  'Mitigado',
]
const severities = [
  'Critical',
  'High',
  'Medium',
  'Moderate',
  'Low',
  'Major',
  'Minor',
  'Severe',
  'Serious',
  'Significant',
  'Emergency',
  'Informational',
  'Unknown',
  'Normal',
  'Urgent',
  'Trivial',
  'Cosmetic',
  'Blocker',
  'Catastrophic',
  'Negligible',
  'Limited',
  'Partial',
]
const types = [
  'prevent',
  'prevention',
  'preventive',
  'preventative',
  'mitigate',
  'mitigation',
  'mitigative',
  'process',
  'other',
  'investigate',
  'investigation',
  'repair',
  'detect',
  'detection',
  'detective',
  'corrective',
  'monitoring',
  'documentation',
  'testing',
  'training',
  'cleanup',
  'infrastructure',
  'communication',
  'response',
  'recovery',
  'tooling',
  'automation',
  'product',
  'project',
]

/**
 * The words before a remark: "Critical" in "Critical - all users", "Complete" in "Complete, action items in progress".
 */
function leadingWords({value, span}: Located<string>, text: Parts): Located<string> | undefined {
  const words = leading(value)
  const at = words === undefined ? -1 : text.slice(span.start, span.end).indexOf(words)
  return words === undefined || at < 0
    ? undefined
    : {value: words, span: {start: span.start + at, end: span.start + at + words.length}}
}

const leading = memoizeByText((value): string | undefined => {
  const words = /^\W{0,6}([\p{L}][\p{L}\p{N} _-]{0,30}?)\s{0,9}(?:$|[^\p{L}\p{N} _-]|\s-)/u.exec(value)?.[1]
  return words === undefined || /^(?:todo|tbd|tbc|tba|fixme|n\/?a|none|unknown|xxx*)$/i.test(words) ? undefined : words
})

function isAmong(word: string, words: readonly string[]): boolean {
  let known = comparableWords.get(words)
  if (!known) comparableWords.set(words, (known = new Set(words.map(comparable))))
  return known.has(comparable(word))
}

const comparableWords = new WeakMap<readonly string[], ReadonlySet<string>>()

/** `Sev-1`, `SEV1` and `sev 1` are one. */
function comparable(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '')
}

function startsWith(value: string, word: string): boolean {
  const rest = value.trim().toLowerCase()
  return rest.startsWith(word.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(rest.slice(word.length))
}

/** The word that is meant by one with a letter or two wrong; short ones are too near to others. */
function nearest(written: string, words: readonly string[]): string | undefined {
  const lower = written.toLowerCase()
  if (lower.length < 5 || /\s/.test(lower)) return undefined
  const most = lower.length < 6 ? 1 : 2
  const ranked = words.map(it => ({it, steps: stepsBetween(lower, it.toLowerCase())})).sort((a, b) => a.steps - b.steps)
  return ranked[0] && ranked[0].steps <= most ? ranked[0].it : undefined
}

/** Two letters that changed places count as one step. */
function stepsBetween(a: string, b: string): number {
  const steps = distance(a, b)
  return steps === 2 && a.length === b.length && [...a].sort().join('') === [...b].sort().join('') ? 1 : steps
}

/** In lower case where that is written; a team's words stand as they are. */
function likeCase(word: string, sample: string, isOwn: boolean): string {
  return !isOwn && /^\p{Ll}/u.test(sample) ? word.toLowerCase() : word
}
