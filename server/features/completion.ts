import type {ClientCapabilities, CompletionList, CompletionParams} from 'vscode-languageserver'
import type {Snapshot} from '../snapshot.ts'
import {completeHeading} from './completion-heading.ts'
import {completePeople} from './completion-people.ts'
import {completeTimestamp} from './completion-timestamp.ts'

/**
 * VS Code asks for nothing while a person types Markdown, except behind these. Digits, because an entry that has no mark
 * begins with one.
 */
export const triggerCharacters: readonly string[] = ['#', '-', '*', '|', ' ', '[', '@', ...'0123456789']

/**
 * Headings behind `#`, times where a timeline entry begins, people where they are named, else nothing.
 * @param peopleElsewhere those of other documents
 */
export function completion(
  snapshot: Snapshot, {position}: CompletionParams, client: ClientCapabilities, peopleElsewhere: () => readonly string[] = () => [],
): CompletionList | null {
  const {document, text, model} = snapshot
  const offset = document.offsetAt(position)
  const line = text.slice(document.offsetAt({line: position.line, character: 0}), offset)
  const people = line.length < longestLine ? completePeople(snapshot, offset, line, peopleElsewhere) : undefined
  if (people) return 0 < people.length ? {isIncomplete: false, items: people} : null
  if (model.literals.some(it => it.start < offset && offset < it.end)) return null
  const lineStart = document.offsetAt({line: position.line, character: 0})
  const typed = text.slice(lineStart, offset)
  if (longestStart < typed.length) return null
  const items = completeHeading(snapshot, offset, typed, client) ?? completeTimestamp(snapshot, offset, typed)
  return items && 0 < items.length ? {isIncomplete: false, items} : null
}

/** Characters. */
const longestLine = 2000

/** Characters; who has typed more on the line is at no beginning. */
const longestStart = 120
