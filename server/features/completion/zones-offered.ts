import type {OfferedValue} from './offered-value.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import type {Instant} from '../../time/calendar.ts'
import {fixedZones} from '../../time/zone-names.ts'
import {regionOfAbbreviation} from '../../time/zone-season.ts'
import {inZone} from '../../time/zone.ts'
import {readerZone} from '../reader.ts'

/** Names of zones that mean one offset: those of the document and its reader first. */
export function zoneNames(snapshot: Snapshot): OfferedValue[] {
  const {model, settings} = snapshot
  const entries = model.timelines.flatMap(it => it.entries)
  const own = entries.flatMap(it => (it.zone && it.zone.kind !== 'ambiguous' ? [it.zone.name] : []))
  const at = entries.find(it => it.instant !== undefined)?.instant ?? snapshot.now
  const reader = readerZone(snapshot)
  const short = abbreviation(reader, at)
  const offered: OfferedValue[] = [
    ...own.map(value => ({value, detail: t`As in the timeline`})),
    {value: 'UTC', detail: t`The same for everyone`},
    ...(settings.project.defaultZone
      ? [{value: settings.project.defaultZone, detail: t`The time zone of the team`}]
      : []),
    ...(short === undefined ? [] : [{value: short, detail: t`Your time zone on that day: ${reader}`}]),
    {value: reader, detail: t`Your time zone`},
    ...common.map(value => ({value, detail: offsetText(fixedZones[value] ?? 0)})),
  ]
  return offered.filter((it, index) => offered.findIndex(other => other.value === it.value) === index)
}

/** Of abbreviations with several meanings, such as IST and PST, none is offered. */
const common = [
  'CET',
  'CEST',
  'EST',
  'EDT',
  'MST',
  'MDT',
  'PDT',
  'EET',
  'EEST',
  'JST',
  'KST',
  'HKT',
  'SGT',
  'AEST',
  'AEDT',
  'NZST',
  'NZDT',
  'BRT',
  'ART',
]

/** What the zone's clock is called at that moment, where the name means one offset: "CEST" in Paris in June. */
function abbreviation(id: string, at: Instant): string | undefined {
  const offset = inZone(id, at)?.offset
  if (offset === undefined) return undefined
  return common.find(it => {
    const region = regionOfAbbreviation(it)
    return (
      fixedZones[it] === offset / 60
      && region !== undefined
      && inZone(region, at + halfYear)?.offset === inZone(id, at + halfYear)?.offset
    )
  })
}

/** Milliseconds. Zones with the same clock now and then are called alike. */
const halfYear = 182 * 86_400_000

function offsetText(hours: number): string {
  const size = Math.abs(hours)
  return `UTC${hours < 0 ? '−' : '+'}${Math.floor(size)}${size % 1 === 0 ? '' : ':30'}`
}
