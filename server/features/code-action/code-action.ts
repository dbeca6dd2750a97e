import type {Fix} from '../../edit/fix.ts'
import type {LintResult} from '../../lint/types.ts'
import {t} from '../../text/l10n.ts'
import {utc, zoneKey} from '../../time/zone.ts'
import {CodeActionKind, type ClientCapabilities, type CodeAction, type CodeActionParams, type Diagnostic} from 'vscode-languageserver'
import type {PostmortemModel, Timeline} from '../../document/types.ts'
import {fixAllKind, organizeTimelineKind} from '../../protocol/requests.ts'
import {convertTimeline, majorityZone} from '../../edit/convert-timeline.ts'
import {sortEntries} from '../../edit/sort-entries.ts'
import type {Snapshot} from '../snapshot.ts'
import {overlaps, touches, type Edit, type Span} from '../../text/span.ts'
import {turnEdit, type TurnData} from './resolve.ts'
import {toRange, toSpan} from '../convert.ts'
import {isTurnable} from '../paste-timeline.ts'
import {suppress, type SentProblem} from './suppress.ts'
import {toWorkspaceEdit} from '../workspace-edit.ts'

/**
 * Fixes of the problems in the range, and what can be made of a selection. They are found anew: of what the client sends, nothing but the range and the
 * wanted kinds is trusted.
 */
export function codeAction(
  snapshot: Snapshot, {range, context}: CodeActionParams, client: ClientCapabilities,
): CodeAction[] {
  const span = toSpan(snapshot.document, range)
  const problems = snapshot.problems.filter(it => meets(it.span, span))
  const diagnostics = Array.isArray(context?.diagnostics) ? context.diagnostics : []
  const sent = problems.map(problem => ({problem, diagnostics: diagnostics.filter(it => isOf(snapshot, problem, it))}))
  const actions = [
    ...isWanted(CodeActionKind.QuickFix, context?.only)
      ? [...quickFixes(snapshot, sent, client), ...insertAll(snapshot, problems, client), ...suppress(snapshot, sent, client)]
      : [],
    ...isWanted(CodeActionKind.RefactorRewrite, context?.only) ? [...conversions(snapshot, span, client), ...turnSelection(snapshot, span, client)] : [],
  ]
  // Only when they are asked for by name: on save, or from the menu of source actions.
  if (!context?.only) return actions
  return [
    ...actions,
    ...isWanted(fixAllKind, context.only) ? fixAll(snapshot, client) : [],
    ...isWanted(organizeTimelineKind, context.only) ? organizeTimeline(snapshot, client) : [],
  ]
}

/**
 * Each fix once, though several problems may share it; the first of a problem is the one that an editor may apply
 * without asking.
 */
function quickFixes(snapshot: Snapshot, problems: readonly SentProblem[], client: ClientCapabilities): CodeAction[] {
  const actions = new Map<Fix, CodeAction & {diagnostics: Diagnostic[]}>()
  for (const {problem, diagnostics} of problems) {
    for (const [index, fix] of (problem.fixes ?? []).entries()) {
      const known = actions.get(fix)
      if (known) known.diagnostics.push(...diagnostics.filter(it => !known.diagnostics.includes(it)))
      else {
        actions.set(fix, {
          title: fix.title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [...diagnostics],
          ...client.textDocument?.codeAction?.isPreferredSupport && {isPreferred: index === 0},
          edit: toWorkspaceEdit(snapshot, fix.edits, client),
        })
      }
    }
  }
  return [...actions.values()]
}

/** When sections are missing at more than one place, and the range is on one of these. */
function insertAll(snapshot: Snapshot, problems: readonly LintResult[], client: ClientCapabilities): CodeAction[] {
  if (!problems.some(it => it.ruleId === missingRule)) return []
  const fixes = snapshot.problems.filter(it => it.ruleId === missingRule).flatMap(it => it.fixes?.slice(0, 1) ?? [])
  if (fixes.length < 2) return []
  const edits = compatible(fixes)
  return [{title: t`Insert all ${edits.length} missing sections`, kind: CodeActionKind.QuickFix, edit: toWorkspaceEdit(snapshot, edits, client)}]
}

const missingRule = 'section/missing'

/**
 * The timeline of a time, of a heading, or of what says the zone, in UTC and in the zone that most of its entries are in. In the text of an entry nobody
 * thinks of zones.
 */
function conversions(snapshot: Snapshot, span: Span, client: ClientCapabilities): CodeAction[] {
  const {model, text} = snapshot
  const timeline = model.timelines.find(it => isOnTime(it, span) || isHeading(model, it, span))
  if (!timeline) return []
  const usual = majorityZone(timeline)
  const targets = usual && zoneKey(usual) !== zoneKey(utc) ? [utc, usual] : [utc]
  return targets.flatMap((target): CodeAction[] => {
    const edits = convertTimeline(model, timeline, text, target)
    if (!edits) return []
    return [{title: t`Convert Timeline to ${target.name}`, kind: CodeActionKind.RefactorRewrite, edit: toWorkspaceEdit(snapshot, edits, client)}]
  })
}

function isOnTime({entries, zone}: Timeline, span: Span): boolean {
  return (zone !== undefined && meets(zone.span, span)) || entries.some(it => meets(it.timestamp.span, span))
}

function isHeading({sections}: PostmortemModel, {section}: Timeline, span: Span): boolean {
  const own = section === undefined ? undefined : sections[section]
  return own !== undefined && own.kinds.includes('timeline') && meets(own.heading.span, span)
}

/**
 * For a selection of times that are not entries yet: of a log or a chat, or of a list outside of timelines. To find their places takes as long as to read
 * the document, so that waits until somebody chooses it, where the client can ask for it then.
 */
function turnSelection(snapshot: Snapshot, span: Span, client: ClientCapabilities): CodeAction[] {
  if (!isTurnable(snapshot, span)) return []
  const action = {title: t`Turn selection into timeline entries`, kind: CodeActionKind.RefactorRewrite}
  const {resolveSupport, dataSupport} = client.textDocument?.codeAction ?? {}
  if (dataSupport && resolveSupport?.properties.includes('edit')) return [{...action, data: {uri: snapshot.document.uri, version: snapshot.version, ...span} satisfies TurnData}]
  const edit = turnEdit(snapshot, span, client)
  return edit ? [{...action, edit}] : []
}

function fixAll(snapshot: Snapshot, client: ClientCapabilities): CodeAction[] {
  const edits = compatible(snapshot.problems.flatMap(it => it.fixes?.find(fix => fix.isSafe) ?? []))
  if (edits.length === 0) return []
  return [{title: t`Fix all that is safe to fix`, kind: fixAllKind, edit: toWorkspaceEdit(snapshot, edits, client)}]
}

function organizeTimeline(snapshot: Snapshot, client: ClientCapabilities): CodeAction[] {
  const edits = snapshot.model.timelines.flatMap(it => sortEntries(it, snapshot.text) ?? [])
  if (edits.length === 0) return []
  return [{title: t`Sort the timeline`, kind: organizeTimelineKind, edit: toWorkspaceEdit(snapshot, edits, client)}]
}

/** The edits of all fixes that can be made together: each fix is made whole or not at all, the earlier wins. */
function compatible(fixes: readonly Fix[]): Edit[] {
  const edits: Edit[] = []
  // In the order of the text, so that one of ten thousand edits is compared with its neighbours only.
  const sorted: Edit[] = []
  for (const fix of fixes) {
    if (fix.edits.some(edit => neighbours(sorted, edit).some(it => collides(it, edit)))) continue
    for (const edit of fix.edits) sorted.splice(indexAfter(sorted, edit.span.start), 0, edit)
    edits.push(...fix.edits)
  }
  return edits
}

/** Of edits that do not collide, those that could collide with `edit`. */
function neighbours(sorted: readonly Edit[], {span}: Edit): Edit[] {
  let first = indexAfter(sorted, span.start)
  // Insertions at that very place stand between it and the text that is replaced before.
  while (0 < first && span.start <= (sorted[first - 1] as Edit).span.start) first--
  return sorted.slice(Math.max(0, first - 1), indexAfter(sorted, span.end))
}

/** How many of the edits begin at `offset` or before. */
function indexAfter(sorted: readonly Edit[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (offset < (sorted[middle] as Edit).span.start) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Two insertions at one place are made one after the other; one that is strictly inside a replaced text collides with
 * it.
 */
function collides({span: a}: Edit, {span: b}: Edit): boolean {
  return overlaps(a, b) || isInside(a, b) || isInside(b, a)
}

function isInside(insertion: Span, {start, end}: Span): boolean {
  return insertion.start === insertion.end && start < insertion.start && insertion.start < end
}

function meets(problem: Span, {start, end}: Span): boolean {
  return touches(problem, start) || touches(problem, end) || overlaps(problem, {start, end})
}

function isOf({document}: Snapshot, {ruleId, span}: LintResult, {code, range}: Diagnostic): boolean {
  if (code !== ruleId) return false
  const {start, end} = toRange(document, span)
  return range?.start?.line === start.line && range.start.character === start.character
    && range.end?.line === end.line && range.end.character === end.character
}

/** Kinds are prefixes: `source` asks for all kinds that begin with `source.`. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return !only || only.some(it => it === '' || it === kind || kind.startsWith(`${it}.`))
}
