import type {Minutes} from '../time/calendar.ts'
import type {Claim, Incident, KeyEvent, Metric, Timeline, TimelineEntry} from './model.ts'

/**
 * The key moments of the incident and what follows from them. Start, detection and acknowledgement are the first of their kind,
 * the end is the last, mitigation the last before the end.
 * Definitions: Seeking SRE ch. 4 (detection, mitigation), Atlassian (acknowledgement, recovery).
 */
export function readIncident(timelines: readonly Timeline[]): Incident {
  const timeline = mainTimeline(timelines)
  const entries = timeline === undefined ? [] : (timelines[timeline] as Timeline).entries
  const start = first(entries, 'impact-start')
  const detected = first(entries, 'detected')
  // "INCIDENT ENDS" after "OUTAGE ENDS" is the end of the work, not of the impact.
  const resolved = last(entries, 'resolved', entries.length, 'all-clear') ?? last(entries, 'resolved', entries.length)
  const mitigated = last(entries, 'mitigated', (resolved ?? entries.length - 1) + 1)
  const acknowledged = first(entries, 'acknowledged')
  const pick = (index: number | undefined) => (index === undefined ? undefined : entries[index])
  const at = {start: pick(start), detected: pick(detected), acknowledged: pick(acknowledged), mitigated: pick(mitigated), resolved: pick(resolved)}
  return {
    timeline, start, detected, acknowledged, mitigated, resolved,
    metrics: [
      metric('impact', at.start, at.resolved, 'end of impact − start of impact'),
      metric('time-to-detect', at.start, at.detected, 'first detection − start of impact'),
      metric('time-to-acknowledge', at.detected, at.acknowledged, 'first acknowledgement − first detection'),
      metric('time-to-mitigate', at.start, at.mitigated, 'mitigation − start of impact'),
      metric('time-to-recover', at.detected, at.resolved, 'end of impact − first detection'),
    ],
  }
}

/**
 * Where no entry says when the impact began but the document states a window whose ends are times of the timeline, that window is
 * the impact.
 */
export function withStatedWindow(incident: Incident, claims: readonly Claim[]): Incident {
  const window = claims.find(it => it.form === 'window' && it.of === 'impact' && it.agrees === true && it.minutes !== undefined)
  const isKnown = incident.metrics.some(it => it.name === 'impact' && it.minutes !== undefined)
  if (isKnown || !window || incident.resolved === undefined) return incident
  const metrics = incident.metrics.map(it => it.name === 'impact' ? {...it, minutes: window.minutes, formula: 'end − start of the stated window'} : it)
  return {...incident, metrics}
}

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

function last(entries: readonly TimelineEntry[], event: KeyEvent, before: number, unless?: KeyEvent): number | undefined {
  for (let index = before - 1; 0 <= index; index--) {
    const events = entries[index]?.events ?? []
    if (events.includes(event) && !(unless && events.includes(unless))) return index
  }
  return undefined
}

function metric(name: Metric['name'], from: TimelineEntry | undefined, to: TimelineEntry | undefined, formula: string): Metric {
  return {name, minutes: lengthBetween(from, to), isApproximate: Boolean(from?.isApproximate || to?.isApproximate), formula}
}

/** Minutes from one entry to another; `undefined` when a time is missing, the zones cannot be compared, or the end comes first. */
export function lengthBetween(from: TimelineEntry | undefined, to: TimelineEntry | undefined): Minutes | undefined {
  if (from?.at === undefined || to?.at === undefined) return undefined
  if ((from.offset === undefined) !== (to.offset === undefined) || (from.date === undefined) !== (to.date === undefined)) return undefined
  const end = to.endAt ?? to.at
  return from.at <= end ? end - from.at : undefined
}
