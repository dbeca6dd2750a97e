import {t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import type {Minutes} from '../../time/calendar.ts'
import type {Claim, Incident, KeyEvent, Metric, Timeline, TimelineEntry} from '../types.ts'

/**
 * The key moments of the incident and what follows from them. Start, detection and acknowledgement are the first of
 * their kind, the end is the last, mitigation the last before the end. Definitions: Seeking SRE ch. 4 (detection,
 * mitigation), Atlassian (acknowledgement, recovery).
 */
export function readIncident(timelines: readonly Timeline[]): Incident {
  const timeline = mainTimeline(timelines)
  const entries = timeline === undefined ? [] : (timelines[timeline] as Timeline).entries
  if (areSeveralIncidents(entries)) return {...unknown(), timeline, episodes: countEpisodes(entries)}
  const start = first(entries, 'impact-start')
  const detected = first(entries, 'detected')
  // "INCIDENT ENDS" after "OUTAGE ENDS" is the end of the work, not of the impact.
  const resolved = last(entries, 'resolved', entries.length, 'all-clear') ?? last(entries, 'resolved', entries.length)
  const mitigated = last(entries, 'mitigated', (resolved ?? entries.length - 1) + 1)
  const acknowledged = first(entries, 'acknowledged')
  const pick = (index: number | undefined) => (index === undefined ? undefined : entries[index])
  const at = {
    start: pick(start),
    detected: pick(detected),
    acknowledged: pick(acknowledged),
    mitigated: pick(mitigated),
    resolved: pick(resolved),
  }
  return {
    timeline,
    episodes: countEpisodes(entries),
    start,
    detected,
    acknowledged,
    mitigated,
    resolved,
    metrics: [
      metric('impact', at.start, at.resolved, t`end of impact − start of impact`),
      metric('time-to-detect', at.start, at.detected, t`first detection − start of impact`),
      metric('time-to-acknowledge', at.detected, at.acknowledged, t`first acknowledgement − first detection`),
      metric('time-to-mitigate', at.start, at.mitigated, t`mitigation − start of impact`),
      metric('time-to-recover', at.detected, at.resolved, t`end of impact − first detection`),
    ],
  }
}

/**
 * The timelines with the start of the impact marked where only a stated window of the outage tells it: the entry of
 * that time, unless it is the detection.
 */
export function withStatedStart(
  timelines: readonly Timeline[],
  incident: Incident,
  claims: readonly Claim[],
  text: string,
): readonly Timeline[] {
  const stated = claims.find(
    it => it.form === 'window' && it.of === 'impact' && it.agrees === true && isOutage(it, text),
  )?.window?.start
  const main =
    incident.timeline === undefined || incident.start !== undefined ? undefined : timelines[incident.timeline]
  if (!stated?.clock || !main) return timelines
  const {hour, minute} = stated.clock
  const isThen = ({timestamp: {clock}, events}: TimelineEntry) =>
    clock?.hour === hour && clock.minute === minute && !events.includes('detected')
  const exact = main.entries.findIndex(it => isThen(it) && !it.isApproximate)
  const at = 0 <= exact ? exact : main.entries.findIndex(isThen)
  if (at < 0 || (incident.detected !== undefined && incident.detected < at)) return timelines
  const entries = main.entries.map(
    (entry, index): TimelineEntry => (index === at ? {...entry, events: ['impact-start', ...entry.events]} : entry),
  )
  return timelines.map(it => (it === main ? {...main, entries} : it))
}

/** Whether the line of a claim calls what it speaks of an outage. */
export function isOutage({span}: Pick<Claim, 'span'>, text: string): boolean {
  return /\b(?:outage|down|downtime|offline|unavailable|unreachable|impact (?:duration|period|window))\b|停止|影響(?:期間|時間)/i.test(
    lineAround(text, span),
  )
}

/**
 * Where no entry says when the impact began but the document states a window whose ends are times of the timeline, that
 * window is the impact, if the text calls it an outage: how long "the incident" lasted may count from its detection.
 */
export function withStatedWindow(incident: Incident, claims: readonly Claim[], text: string): Incident {
  const window = claims.find(
    it =>
      it.form === 'window'
      && it.of === 'impact'
      && it.agrees === true
      && it.minutes !== undefined
      && isOutage(it, text),
  )
  const isKnown = incident.metrics.some(it => it.name === 'impact' && it.minutes !== undefined)
  if (isKnown || !window) return incident
  const metrics = incident.metrics.map(it =>
    it.name === 'impact' ? {...it, minutes: window.minutes, formula: t`end − start of the stated window`} : it,
  )
  return {...incident, metrics}
}

/** The line of a span, as far as it matters for what the span is said of. */
function lineAround(text: string, {start, end}: Span): string {
  const before = text.slice(Math.max(0, start - 60), start)
  return before.slice(before.lastIndexOf('\n') + 1) + (text.slice(start, end + 100).split('\n')[0] ?? '')
}

/** Trouble after an end is another episode. */
function countEpisodes(entries: readonly TimelineEntry[]): number {
  return 1 + secondSigns(entries).length
}

/** Entries that tell of trouble when it was over, each with the end before it. */
function secondSigns(entries: readonly TimelineEntry[]): (readonly [end: TimelineEntry, sign: TimelineEntry])[] {
  const signs: (readonly [TimelineEntry, TimelineEntry])[] = []
  let end: TimelineEntry | undefined
  for (const entry of entries) {
    const isSign = entry.events.includes('impact-start') || entry.events.includes('detected')
    if (end && isSign) {
      signs.push([end, entry])
      end = undefined
    }
    if (entry.events.includes('resolved')) end = entry
  }
  return signs
}

/** Trouble half a day after an end is another incident: a report on several has no one start and end. */
function areSeveralIncidents(entries: readonly TimelineEntry[]): boolean {
  return secondSigns(entries).some(
    ([end, sign]) => end.at !== undefined && sign.at !== undefined && halfDay < sign.at - end.at,
  )
}

/** Minutes. */
const halfDay = 720

const metricNames = ['impact', 'time-to-detect', 'time-to-acknowledge', 'time-to-mitigate', 'time-to-recover'] as const

const unknown = (): Omit<Incident, 'timeline' | 'episodes'> => ({
  start: undefined,
  detected: undefined,
  acknowledged: undefined,
  mitigated: undefined,
  resolved: undefined,
  metrics: metricNames.map(name => ({
    name,
    minutes: undefined,
    isApproximate: false,
    formula: t`the timeline covers several incidents`,
  })),
})

/** A short list of key events beside a detailed timeline gives way to it. */
function mainTimeline(timelines: readonly Timeline[]): number | undefined {
  let best: number | undefined
  timelines.forEach((timeline, index) => {
    if (best === undefined || (timelines[best] as Timeline).entries.length < timeline.entries.length) best = index
  })
  return best
}

function first(entries: readonly TimelineEntry[], event: KeyEvent): number | undefined {
  const index = entries.findIndex(entry => entry.events.includes(event))
  return index < 0 ? undefined : index
}

function last(
  entries: readonly TimelineEntry[],
  event: KeyEvent,
  before: number,
  unless?: KeyEvent,
): number | undefined {
  for (let index = before - 1; 0 <= index; index--) {
    const events = entries[index]?.events ?? []
    if (events.includes(event) && !(unless && events.includes(unless))) return index
  }
  return undefined
}

function metric(
  name: Metric['name'],
  from: TimelineEntry | undefined,
  to: TimelineEntry | undefined,
  formula: string,
): Metric {
  return {
    name,
    minutes: lengthBetween(from, to),
    isApproximate: Boolean(from?.isApproximate || to?.isApproximate),
    formula,
  }
}

/**
 * Minutes from one entry to another; `undefined` when a time is missing, the zones cannot be compared, or the end comes
 * first.
 */
export function lengthBetween(from: TimelineEntry | undefined, to: TimelineEntry | undefined): Minutes | undefined {
  if (from?.at === undefined || to?.at === undefined) return undefined
  if (
    (from.offset === undefined) !== (to.offset === undefined)
    || (from.date === undefined) !== (to.date === undefined)
  )
    return undefined
  const end = to.endAt ?? to.at
  return from.at <= end ? end - from.at : undefined
}
