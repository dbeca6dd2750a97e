import type {ClientCapabilities, InlineCompletionList, InlineCompletionParams} from 'vscode-languageserver'
import type {Snapshot} from './snapshot.ts'
import {nextEntries} from './completion/next-entry.ts'
import {escapeSnippet, placeAt, rangeBefore} from './completion/place.ts'

/**
 * The next entry of a timeline, shown greyed on a new line below an entry. It takes no key but the one that accepts it:
 * a list of suggestions would swallow the second Enter of a person who leaves the timeline.
 */
export function inlineCompletion(
  snapshot: Snapshot,
  params: InlineCompletionParams,
  client: ClientCapabilities,
): InlineCompletionList | null {
  const place = placeAt(snapshot, params, client)
  if (!place || place.typed.trim() !== '') return null
  const entries = nextEntries(snapshot, place)
  if (!entries) return null
  const range = rangeBefore(snapshot, place, place.typed.length)
  return {
    items: entries.map(({before, after}) => ({
      insertText:
        after.trim() === '' ? before : {kind: 'snippet', value: `${escapeSnippet(before)}$0${escapeSnippet(after)}`},
      filterText: before,
      range,
    })),
  }
}
