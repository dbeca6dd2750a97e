import type {Timestamp} from '../../time/types.ts'
import type {MetadataField} from '../../document/types.ts'
import type {CivilDate} from '../../time/calendar.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import type {Parts} from '../../text/parts.ts'

/** A time with its day. */
export interface DatedStamp extends Timestamp {
  readonly day: CivilDate
}

/**
 * The one time that a field names, with its day; `undefined` when it names several, or a day that can be read in two
 * ways.
 */
export function stampOf({value: {span}}: MetadataField, text: Parts): DatedStamp | undefined {
  const dated = findTimestamps(text.around(span), span.start, span.end).filter(it => it.date)
  const [stamp] = dated
  const date = stamp?.date
  if (
    !stamp
    || dated.length !== 1
    || !date
    || stamp.end?.date
    || date.year === undefined
    || date.fault
    || date.order === 'ambiguous'
  )
    return undefined
  return {...stamp, day: {year: date.year, month: date.month, day: date.day}}
}
