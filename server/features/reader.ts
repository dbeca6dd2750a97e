import type {ReaderZone} from '../paste/resolve-times.ts'
import type {Snapshot} from '../snapshot.ts'
import {fromInstant, type CivilDate} from '../time/calendar.ts'
import {inZone} from '../time/zone.ts'

/** IANA name of the zone whose times are shown to the reader. */
export function readerZone({settings}: Snapshot): string {
  return settings.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The same, with where it comes from. */
export function readerOf(snapshot: Snapshot): ReaderZone {
  return {id: readerZone(snapshot), isSet: snapshot.settings.timeZone !== ''}
}

/** The day that the reader has now. */
export function today(snapshot: Snapshot): CivilDate {
  return inZone(readerZone(snapshot), snapshot.now)?.date ?? fromInstant(snapshot.now, 0).date
}
