import type {Fix} from '../../edit/fix.ts'
import type {LintResult} from '../../lint/types.ts'
import {t} from '../../text/l10n.ts'
import {utc, zoneKey} from '../../time/zone.ts'
import {
  CodeActionKind,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver'
import {isLiteral} from '../../markdown/literals.ts'
import type {PostmortemModel, Timeline} from '../../document/types.ts'
import {fixAllKind, organizeTimelineKind} from '../../protocol/requests.ts'
import {convertTimeline, majorityZone} from '../../edit/convert-timeline.ts'
import type {ChangeContext} from '../../edit/keep-moments.ts'
import {sortTimelines} from '../../edit/sort-entries.ts'
import type {Snapshot} from '../snapshot.ts'
import {compatibleEdits} from '../../text/edits.ts'
import {overlaps, touches, type Edit, type Span} from '../../text/span.ts'
import {conversionEdit, type ConversionData} from './resolve.ts'
import {toRange, toSpan} from '../convert.ts'
import {losesMoments} from '../lost-moments.ts'
import {isConvertible} from '../paste-timeline.ts'
import {suppress, type SentProblem} from './suppress.ts'
import {toWorkspaceEdit} from '../workspace-edit.ts'

/**
 * Fixes of the problems in the range, and what can be made of a selection. They are found again: of what the client
 * sends, nothing but the range and the wanted kinds is trusted.
 */
export function codeAction(
  snapshot: Snapshot,
  {range, context}: CodeActionParams,
  client: ClientCapabilities,
): CodeAction[] {
  const span = toSpan(snapshot.document, range)
  const problems = snapshot.problems.filter(it => meets(it.span, span))
  const diagnostics = Array.isArray(context?.diagnostics) ? context.diagnostics : []
  const sent = problems.map(problem => ({problem, diagnostics: diagnostics.filter(it => isOf(snapshot, problem, it))}))
  const actions = [
    ...(isWanted(CodeActionKind.QuickFix, context?.only)
      ? [
          ...quickFixes(snapshot, sent, client),
          ...insertAll(snapshot, problems, client),
          ...suppress(snapshot, sent, client),
        ]
      : []),
    ...(isWanted(CodeActionKind.RefactorRewrite, context?.only)
      ? [...conversions(snapshot, span, client), ...convertSelection(snapshot, span, client)]
      : []),
  ]
  // Only when they are asked for by name: on save, or from the menu of source actions.
  if (!context?.only) return actions
  return [
    ...actions,
    ...(isWanted(fixAllKind, context.only) ? fixAll(snapshot, client) : []),
    ...(isWanted(organizeTimelineKind, context.only) ? organizeTimeline(snapshot, client) : []),
  ]
}

/**
 * Each fix once, though several problems may share it; the first of a problem is the one that an editor may apply
 * without asking.
 */
function quickFixes(snapshot: Snapshot, problems: readonly SentProblem[], client: ClientCapabilities): CodeAction[] {
  const actions = new Map<Fix, CodeAction & {diagnostics: Diagnostic[]}>()
  let costly = 0
  for (const {problem, diagnostics} of problems) {
    for (const [index, fix] of (problem.fixes ?? []).entries()) {
      const known = actions.get(fix)
      if (known) {
        known.diagnostics.push(...diagnostics.filter(it => !known.diagnostics.includes(it)))
        continue
      }
      if (fix.isCostly && mostCostly < ++costly) continue
      const [action] = actionOf(snapshot, fix.title, CodeActionKind.QuickFix, fix.edits, client)
      if (!action) continue
      const isPreferred = client.textDocument?.codeAction?.isPreferredSupport && {isPreferred: index === 0}
      actions.set(fix, {...action, diagnostics: [...diagnostics], ...isPreferred})
    }
  }
  return [...actions.values()]
}

/**
 * For each, the document is read again. A person chooses among the fixes at a cursor, not among the thousand of a
 * document.
 */
const mostCostly = 20

/** When sections are missing at more than one place, and the range is on one of these. */
function insertAll(snapshot: Snapshot, problems: readonly LintResult[], client: ClientCapabilities): CodeAction[] {
  if (!problems.some(it => it.ruleId === missingRule)) return []
  const fixes = snapshot.problems.filter(it => it.ruleId === missingRule).flatMap(it => it.fixes?.slice(0, 1) ?? [])
  if (fixes.length < 2) return []
  const edits = compatibleEdits(fixes.map(it => it.edits))
  return actionOf(snapshot, t`Insert all ${edits.length} missing sections`, CodeActionKind.QuickFix, edits, client)
}

const missingRule = 'section/missing'

/**
 * The timeline of a time, of a heading, or of what says the zone, in UTC and in the zone that most of its entries are
 * in. In the text of an entry nobody thinks of zones.
 */
function conversions(snapshot: Snapshot, span: Span, client: ClientCapabilities): CodeAction[] {
  const {model} = snapshot
  const timeline = model.timelines.find(it => isOnTime(it, span) || isHeading(model, it, span))
  if (!timeline) return []
  const usual = majorityZone(timeline)
  const targets = usual && zoneKey(usual) !== zoneKey(utc) ? [utc, usual] : [utc]
  return targets.flatMap((target): CodeAction[] => {
    const edits = convertTimeline(model, timeline, changeOf(snapshot), target) ?? []
    return actionOf(snapshot, t`Convert Timeline to ${target.name}`, CodeActionKind.RefactorRewrite, edits, client)
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
 * For a selection of times that are not entries yet: of a log or a chat, or of a list outside of timelines. To find
 * their places takes as long as to read the document, so that waits until somebody chooses it, where the client can ask
 * for it then.
 */
function convertSelection(snapshot: Snapshot, span: Span, client: ClientCapabilities): CodeAction[] {
  if (!isConvertible(snapshot, span)) return []
  const action = {title: t`Turn selection into timeline entries`, kind: CodeActionKind.RefactorRewrite}
  const {resolveSupport, dataSupport} = client.textDocument?.codeAction ?? {}
  if (dataSupport && resolveSupport?.properties.includes('edit'))
    return [
      {...action, data: {uri: snapshot.document.uri, version: snapshot.version, ...span} satisfies ConversionData},
    ]
  const edit = conversionEdit(snapshot, span, client)
  return edit ? [{...action, edit}] : []
}

/** Timelines are sorted together: what one of them inherits may come from another. */
function fixAll(snapshot: Snapshot, client: ClientCapabilities): CodeAction[] {
  const safe = snapshot.problems.flatMap(({ruleId, span, fixes}) => {
    const fix = fixes?.find(it => it.isSafe)
    return fix ? [{ruleId, span, fix}] : []
  })
  const others = new Set(safe.filter(it => it.ruleId !== orderRule).map(it => it.fix))
  const starts = new Set(safe.filter(it => it.ruleId === orderRule).map(it => it.span.start))
  const {timelines} = snapshot.model
  const unsorted = timelines.filter(it => it.entries.some(({timestamp}) => starts.has(timestamp.span.start)))
  const sorting = sortTimelines(snapshot.model, changeOf(snapshot), unsorted) ?? []
  const groups = [...others].map(it => it.edits)
  const all = compatibleEdits([sorting, ...groups])
  // Sorting changes no moment by itself.
  const isHarmless = sorting.length === 0 || groups.length === 0 || !losesMoments(snapshot, all)
  const edits = isHarmless ? all : compatibleEdits(groups)
  return actionOf(snapshot, t`Apply all safe fixes`, fixAllKind, edits, client)
}

const orderRule = 'timeline/out-of-order'

function organizeTimeline(snapshot: Snapshot, client: ClientCapabilities): CodeAction[] {
  const edits = sortTimelines(snapshot.model, changeOf(snapshot)) ?? []
  return actionOf(snapshot, t`Sort the timeline`, organizeTimelineKind, edits, client)
}

function changeOf({markdown, text, reread}: Snapshot): ChangeContext {
  return {wholeText: text, reread, isLiteral: span => isLiteral(markdown, span)}
}

/** The action, when there is anything that it changes. */
function actionOf(
  snapshot: Snapshot,
  title: string,
  kind: string,
  edits: readonly Edit[],
  client: ClientCapabilities,
): CodeAction[] {
  const edit = edits.length ? toWorkspaceEdit(snapshot, edits, client) : undefined
  return edit ? [{title, kind, edit}] : []
}

function meets(problem: Span, {start, end}: Span): boolean {
  return touches(problem, start) || touches(problem, end) || overlaps(problem, {start, end})
}

function isOf({document}: Snapshot, {ruleId, span}: LintResult, {code, range}: Diagnostic): boolean {
  if (code !== ruleId) return false
  const {start, end} = toRange(document, span)
  return (
    range?.start?.line === start.line
    && range.start.character === start.character
    && range.end?.line === end.line
    && range.end.character === end.character
  )
}

/** Kinds are prefixes: `source` asks for all kinds that begin with `source.`. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return !only || only.some(it => it === '' || it === kind || kind.startsWith(`${it}.`))
}
