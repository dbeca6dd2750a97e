import type {OfferedValue} from './offered-value.ts'
import {fields, isField, type FieldKey} from '../../document/metadata/known-fields.ts'
import {writtenLanguage} from '../../document/facts/language.ts'
import type {Incident, Metric, TimelineEntry} from '../../document/types.ts'
import type {Profile} from '../../document/profiles/profile.ts'
import {profiles} from '../../document/profiles/choose-profile.ts'
import type {Project} from '../../document/project.ts'
import {statusWords} from '../../document/metadata/status.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {isoDate, type CivilDate} from '../../time/calendar.ts'
import {formatDuration} from '../../time/duration.ts'
import {printTimestamp, styleOf, type TimestampStyle} from '../../edit/timestamp-style.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {today} from '../reader.ts'
import {zoneNames} from './zones-offered.ts'

/** What a key of a field stands for, as far as its values can be told. */
export type ValueKey = FieldKey | 'zone' | 'cause' | 'template' | 'type'

/** `undefined` for a key of which nothing is known. */
export function valueKeyOf(name: string): ValueKey | undefined {
  const own = ownKeys.find(([, pattern]) => pattern.test(name.trim()))
  if (own) return own[0]
  return (Object.keys(fields) as FieldKey[]).find(it => isField({key: {value: name, span: {start: 0, end: 0}}}, it))
}

/** Keys that no profile asks for. */
const ownKeys: readonly (readonly [ValueKey, RegExp])[] = [
  [
    'zone',
    /^(?:time[ _-]?zone|tz|zone|zona horaria|fuseau(?: horaire)?|zeitzone|fuso(?: horário)?|タイムゾーン|시간대|时区)$/i,
  ],
  ['cause', /^(?:(?:root[ _-]?)?cause[ _-]?(?:category|class|type)|category)$/i],
  ['template', /^(?:template|profile)$/i],
  ['type', /^type$/i],
]

/**
 * The values that a field may have, the likeliest first; empty where only the person knows. Times and lengths are those
 * of the timeline.
 */
export function valuesOf(snapshot: Snapshot, key: ValueKey): OfferedValue[] {
  const {
    model: {incident},
    settings: {project},
  } = snapshot
  switch (key) {
    case 'status':
      return statuses(snapshot)
    case 'severity':
      return severities(snapshot.profile, project)
    case 'zone':
      return zoneNames(snapshot)
    case 'cause':
      return project.causes.map(value => ({value, detail: t`Class of cause`}))
    case 'template':
      return [...project.profiles, ...profiles].map(it => ({value: it.id, detail: it.name}))
    case 'type':
      return [{value: 'postmortem', detail: t`This document is a postmortem`}]
    case 'date':
    case 'incident-date':
      return [...incidentDays(snapshot), ...currentDay(snapshot)]
    case 'published':
    case 'meeting':
      return currentDay(snapshot)
    case 'start':
      return moment(snapshot, incident.start ?? incident.detected, t`Start of the impact`)
    case 'detected':
      return moment(snapshot, incident.detected, t`First detection`)
    case 'mitigated':
      return moment(snapshot, incident.mitigated, t`Mitigation`)
    case 'end':
      return moment(snapshot, incident.resolved, t`End of the impact`)
    case 'duration':
      return length(incident, 'impact')
    case 'downtime':
      return minutes(incident)
    case 'time-to-detect':
    case 'time-to-mitigate':
    case 'time-to-recover':
      return length(incident, key)
    case 'team':
      return project.teams.map(value => ({value, detail: t`Team`}))
    case 'services':
    case 'component':
      return project.systems.map(value => ({value, detail: t`System`}))
    default:
      return []
  }
}

/** The team's words come first. */
function statuses({model, settings: {project}}: Snapshot): OfferedValue[] {
  if (0 < project.statuses.length)
    return project.statuses.map(it => ({value: it.name, detail: it.means ? statusDetails[it.means]() : t`Status`}))
  const words = statusWords[writtenLanguage(model.language)]
  return (['draft', 'review', 'final'] as const).map(it => ({value: words[it], detail: statusDetails[it]()}))
}

const statusDetails = {
  draft: () => t`Still being written`,
  review: () => t`Ready for others to read`,
  final: () => t`Nothing left to do`,
} as const

/** The team's words, else the names that the profile's publishers use; the gravest first. */
export function severities(profile: Profile, project: Project): OfferedValue[] {
  if (0 < project.severities.length) return project.severities.map(value => ({value, detail: t`Severity`}))
  return severityDetails().map((detail, index) => ({
    value: `${/^gitlab/.test(profile.id) ? 'severity' : 'SEV-'}${index + 1}`,
    detail,
  }))
}

/** Common to what PagerDuty, Atlassian, GitLab and Datadog publish. */
function severityDetails(): string[] {
  return [
    t`Most people affected, or the core of the product`,
    t`Many people affected, or an important part of the product`,
    t`Few people affected, or there is a workaround`,
    t`Nobody outside noticed`,
  ]
}

function incidentDays(snapshot: Snapshot): OfferedValue[] {
  const entries = snapshot.model.timelines.flatMap(it => it.entries)
  const first =
    snapshot.model.timelines[snapshot.model.incident.timeline ?? 0]?.entries[snapshot.model.incident.start ?? 0]
  const style = dayStyle(snapshot)
  const days = [first, ...entries].flatMap(it => (it?.date ? [printDay(it.date, style)] : []))
  return [...new Set(days)]
    .slice(0, 3)
    .map((value, index) => ({value, detail: index === 0 ? t`Date of the incident` : t`Day of the timeline`}))
}

function currentDay(snapshot: Snapshot): OfferedValue[] {
  return [{value: printDay(today(snapshot), dayStyle(snapshot)), detail: t`Today`}]
}

/** As the first field that holds a day writes it. */
export function dayStyle({model, text}: Snapshot): TimestampStyle | undefined {
  for (const {
    value: {span},
  } of model.metadata) {
    const found = findTimestamps(text, span.start, Math.min(span.end, span.start + 40))[0]
    if (found?.date && !found.date.fault && found.date.year !== undefined)
      return {...styleOf(text, found), parts: ['date']}
  }
  return undefined
}

export function printDay(date: CivilDate, style: TimestampStyle | undefined): string {
  return style ? printTimestamp(date, {hour: 0, minute: 0}, style) : isoDate(date)
}

/** Day, time and zone of an entry of the main timeline. */
function moment({model, text}: Snapshot, index: number | undefined, detail: string): OfferedValue[] {
  const entry = model.timelines[model.incident.timeline ?? 0]?.entries[index ?? -1]
  const written = entry && momentText(text, entry)
  return written ? [{value: written, detail}] : []
}

function momentText(text: string, {timestamp, date, zone}: TimelineEntry): string | undefined {
  const {clock} = timestamp
  if (!clock || clock.fault) return undefined
  const time = printTimestamp(date, clock, styleOf(text, timestamp))
  const day = timestamp.date || !date ? '' : `${isoDate(date)} `
  return `${day}${time}${timestamp.zone || !zone || zone.kind === 'ambiguous' ? '' : ` ${zone.name}`}`
}

function length({metrics}: Incident, name: Metric['name']): OfferedValue[] {
  const metric = metrics.find(it => it.name === name)
  if (metric?.minutes === undefined) return []
  return [{value: `${metric.isApproximate ? '~' : ''}${formatDuration(metric.minutes)}`, detail: metric.formula}]
}

function minutes({metrics}: Incident): OfferedValue[] {
  const metric = metrics.find(it => it.name === 'impact')
  return metric?.minutes === undefined ? [] : [{value: String(Math.round(metric.minutes)), detail: metric.formula}]
}
