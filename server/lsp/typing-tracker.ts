import type {LintResult} from '../lint/types.ts'
import type {TextDocumentContentChangeEvent} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {problemKey, filterProblems, typedLines} from '../features/typing-filter.ts'
import type {Snapshot} from '../features/snapshot.ts'

/**
 * Tracks the lines on which a person is typing, so that problems of half a word are not reported before the word is
 * complete.
 */
export interface TypingTracker {
  /** Applies changes to a document, and notes which lines are being typed on. */
  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument
  /** The problems to report now; the others are reported after a pause. */
  problemsOf(snapshot: Snapshot): readonly LintResult[]
  forget(uri: string): void
}

/** @param onPause called with the URI of a document when the person pauses and problems in it have been deferred */
export function trackTyping(onPause: (uri: string) => void): TypingTracker {
  const lines = new Map<string, readonly number[]>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const deferred = new Set<string>()
  /** The keys of the problems that were reported last, by the URI of the document. */
  const reported = new Map<string, ReadonlySet<string>>()

  return {
    update(document, changes, version) {
      const {uri} = document
      const typed = typedLines(changes)
      clearTimeout(timers.get(uri))
      if (typed) {
        lines.set(uri, typed)
        timers.set(
          uri,
          setTimeout(() => paused(uri), pauseTime),
        )
      } else lines.delete(uri)
      return TextDocument.update(document, changes, version)
    },
    problemsOf(snapshot) {
      const {uri} = snapshot.document
      const typed = snapshot.settings.quietWhileTyping ? lines.get(uri) : undefined
      const {shown, hasDeferred} = typed
        ? filterProblems(snapshot, typed, reported.get(uri) ?? new Set())
        : {shown: snapshot.problems, hasDeferred: false}
      if (hasDeferred) deferred.add(uri)
      else deferred.delete(uri)
      reported.set(uri, new Set(shown.map(it => problemKey(snapshot, it))))
      return shown
    },
    forget(uri) {
      clearTimeout(timers.get(uri))
      for (const it of [lines, timers, deferred, reported]) it.delete(uri)
    },
  }

  function paused(uri: string): void {
    lines.delete(uri)
    timers.delete(uri)
    if (deferred.delete(uri)) onPause(uri)
  }
}

/** How many milliseconds after the last key press a person has paused. */
const pauseTime = 1500
