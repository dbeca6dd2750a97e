import type {LintResult} from '../lint/types.ts'
import type {TextDocumentContentChangeEvent} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {problemKey, quietProblems, typedLines} from '../features/typing-filter.ts'
import type {Snapshot} from '../features/snapshot.ts'

/** Where a person is typing, so that problems of half a word wait until it is whole. */
export interface Typing {
  /** Applies changes to a document, and learns from them which lines are being typed on. */
  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument
  /** The problems to tell of now; what waits is told of after a pause. */
  problemsOf(snapshot: Snapshot): readonly LintResult[]
  forget(uri: string): void
}

/** `tellAgain` is called after a pause in a document of which problems are waiting. */
export function followTyping(tellAgain: (uri: string) => void): Typing {
  const lines = new Map<string, readonly number[]>()
  const pauses = new Map<string, ReturnType<typeof setTimeout>>()
  const waiting = new Set<string>()
  /** What was told last, by document. */
  const told = new Map<string, ReadonlySet<string>>()

  return {
    update(document, changes, version) {
      const {uri} = document
      const typed = typedLines(changes)
      clearTimeout(pauses.get(uri))
      if (typed) {
        lines.set(uri, typed)
        pauses.set(uri, setTimeout(() => paused(uri), pause))
      } else lines.delete(uri)
      return TextDocument.update(document, changes, version)
    },
    problemsOf(snapshot) {
      const {uri} = snapshot.document
      const typed = snapshot.settings.quietWhileTyping ? lines.get(uri) : undefined
      const quiet = typed ? quietProblems(snapshot, typed, told.get(uri) ?? new Set()) : {told: snapshot.problems, isHolding: false}
      if (quiet.isHolding) waiting.add(uri)
      else waiting.delete(uri)
      told.set(uri, new Set(quiet.told.map(it => problemKey(snapshot, it))))
      return quiet.told
    },
    forget(uri) {
      clearTimeout(pauses.get(uri))
      for (const it of [lines, pauses, waiting, told]) it.delete(uri)
    },
  }

  function paused(uri: string): void {
    lines.delete(uri)
    pauses.delete(uri)
    if (waiting.delete(uri)) tellAgain(uri)
  }
}

/** Milliseconds after the last key. */
const pause = 1500
