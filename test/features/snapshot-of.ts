import {TextDocument} from 'vscode-languageserver-textdocument'
import {defaultSettings, type Settings} from '../../server/config/settings.ts'
import {takeSnapshot, type Snapshot} from '../../server/features/snapshot.ts'

/** 2020-06-15T12:00Z. */
export const noon = Date.UTC(2020, 5, 15, 12)

export const uri = 'file:///postmortems/outage.md'

/** The reader lives in UTC unless told otherwise, so that no test depends on the machine. */
export function snapshotOf(text: string, settings: Partial<Settings> = {}, now = noon): Snapshot {
  const document = TextDocument.create(uri, 'markdown', 1, text)
  return takeSnapshot(document, {...defaultSettings, timeZone: 'UTC', ...settings}, now)
}
