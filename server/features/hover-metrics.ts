import type {Metric, PostmortemModel, TimelineEntry} from '../model/model.ts'
import type {Snapshot} from '../snapshot.ts'
import {formatDuration} from '../time/duration.ts'

/** The lengths of the incident with their formulas, as a Markdown table. What is not known is said to be unknown. */
export function metricsText({text, model}: Snapshot): string {
  const {incident} = model
  const rows = incident.metrics.map(it => `| ${metricWords[it.name]} | ${lengthOf(it)} | ${it.formula.replaceAll('|', '\\|')} |`)
  return [
    ['| | | |', '| --- | --- | --- |', ...rows].join('\n'),
    momentsOf(text, model),
    missingOf(incident),
  ].filter(Boolean).join('\n\n')
}

const metricWords: Readonly<Record<Metric['name'], string>> = {
  'impact': 'Impact',
  'time-to-detect': 'Time to detect',
  'time-to-acknowledge': 'Time to acknowledge',
  'time-to-mitigate': 'Time to mitigate',
  'time-to-recover': 'Time to recover',
}

function lengthOf({minutes, isApproximate}: Metric): string {
  return minutes === undefined ? 'unknown' : `**${isApproximate ? 'about ' : ''}${formatDuration(minutes)}**`
}

const momentWords = {
  start: 'start of impact',
  detected: 'first detection',
  acknowledged: 'first acknowledgement',
  mitigated: 'mitigation',
  resolved: 'end of impact',
} as const

type Moment = keyof typeof momentWords

const moments = Object.keys(momentWords) as Moment[]

/** At which entry each moment was found. */
function momentsOf(text: string, {incident, timelines}: PostmortemModel): string {
  const entries: readonly TimelineEntry[] = incident.timeline === undefined ? [] : timelines[incident.timeline]?.entries ?? []
  return moments.flatMap(moment => {
    const entry = entries[incident[moment] ?? -1]
    return entry ? [`${momentWords[moment]}: ${text.slice(entry.timestamp.span.start, entry.timestamp.span.end)}`] : []
  }).join(' · ')
}

function missingOf(incident: PostmortemModel['incident']): string {
  const missing = moments.filter(it => incident[it] === undefined).map(it => momentWords[it])
  return missing.length === 0 ? '' : `No entry of the timeline was understood to be: ${missing.join(', ')}.`
}
