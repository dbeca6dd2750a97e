import type {ClientCapabilities, CompletionItem, CompletionList, CompletionParams} from 'vscode-languageserver'
import type {Snapshot} from '../snapshot.ts'
import {supportedItems} from '../client-support.ts'
import {completeActionItem} from './action-item.ts'
import {completeEvent} from './event.ts'
import {completeField} from './field.ts'
import {completeHeading} from './heading.ts'
import {completeNextEntry} from './next-entry.ts'
import {completePeople} from './person.ts'
import {placeAt, type CompletionPlace} from './place.ts'
import {completeTable} from './table.ts'
import {completeTimestamp} from './timestamp.ts'
import {completeZone} from './zone.ts'

/** What may stand at the cursor; the first that knows the place answers. */
const completers: readonly ((snapshot: Snapshot, place: CompletionPlace) => CompletionItem[] | undefined)[] = [
  completeZone,
  completeHeading,
  completeNextEntry,
  completeTable,
  completeTimestamp,
  completeEvent,
  completeActionItem,
  completeField,
]

/**
 * Headings, times, key events, action items, people, fields with their values and zones, each where it may stand, else
 * nothing.
 * @param peopleElsewhere those of other documents
 */
export function completion(
  snapshot: Snapshot,
  params: CompletionParams,
  client: ClientCapabilities,
  peopleElsewhere: () => readonly string[] = () => [],
): CompletionList | null {
  const place = placeAt(snapshot, params, client)
  if (!place) return null
  const items = completePeople(snapshot, place, peopleElsewhere) ?? complete(snapshot, place)
  return items && {isIncomplete: false, items: supportedItems(items, client)}
}

function complete(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | null {
  for (const completer of place.isInFrontMatter ? [completeField] : completers) {
    const items = completer(snapshot, place)
    if (items) return 0 < items.length ? items : null
  }
  return null
}
