import type {LintResult} from '../../lint/types.ts'
import {
  CodeActionKind,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import {newProjectFile, switchOff} from '../../config/project-file/switch-off.ts'
import {rules} from '../../rules/index.ts'
import type {Snapshot} from '../snapshot.ts'
import {suppressionEdits} from '../../lint/suppression-comments.ts'
import {t} from '../../text/l10n.ts'
import {toFileEdit, toNewFile, toWorkspaceEdit} from '../workspace-edit.ts'

/** A problem, and what of it the client has sent. */
export interface SentProblem {
  readonly problem: LintResult
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Switch the rule of each problem off: for its block and for the file by comments, and for all documents in the project
 * file.
 */
export function suppress(
  snapshot: Snapshot,
  problems: readonly SentProblem[],
  client: ClientCapabilities,
): CodeAction[] {
  const own = problems.filter(({problem}) => ruleIds.has(problem.ruleId))
  if (own.length === 0) return []
  const edits = suppressionEdits(snapshot.text)
  const here = new Map<string, Shared>()
  const inFile = new Map<string, Shared>()
  const inProject = new Map<string, Shared>()
  for (const {
    problem: {ruleId, span},
    diagnostics,
  } of own) {
    const edit = edits.here(ruleId, span.start)
    if (edit)
      add(here, `${ruleId} ${edit.span.start}`, t`Ignore ${ruleId} here`, diagnostics, () =>
        toWorkspaceEdit(snapshot, [edit], client),
      )
    add(inFile, ruleId, t`Ignore ${ruleId} in this file`, diagnostics, () =>
      toWorkspaceEdit(snapshot, [edits.inFile(ruleId)], client),
    )
    add(inProject, ruleId, t`Ignore ${ruleId} in this project`, diagnostics, () =>
      editProject(snapshot, ruleId, client),
    )
  }
  return [...here.values(), ...inFile.values(), ...inProject.values()]
}

const ruleIds: ReadonlySet<string> = new Set(rules.map(it => it.id))

/** An action for several problems. */
type Shared = CodeAction & {diagnostics: Diagnostic[]}

function add(
  actions: Map<string, Shared>,
  key: string,
  title: string,
  diagnostics: readonly Diagnostic[],
  makeEdit: () => WorkspaceEdit | undefined,
): void {
  const known = actions.get(key)
  if (known) {
    known.diagnostics.push(...diagnostics.filter(it => !known.diagnostics.includes(it)))
    return
  }
  const edit = makeEdit()
  if (edit) actions.set(key, {title, kind: CodeActionKind.QuickFix, diagnostics: [...diagnostics], edit})
}

function editProject(
  {projectFile: file}: Snapshot,
  ruleId: string,
  client: ClientCapabilities,
): WorkspaceEdit | undefined {
  if (!file) return undefined
  if (file.text === undefined) return toNewFile(file.uri, newProjectFile(ruleId), client)
  const edits = switchOff(file.text, file.uri, ruleId)
  return edits && toFileEdit(file.uri, file.text, edits, client)
}
