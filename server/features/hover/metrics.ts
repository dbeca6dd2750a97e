import type {Metric, PostmortemModel, TimelineEntry} from '../../document/types.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {formatDuration} from '../../time/duration.ts'

/** The lengths of the incident with their formulas, as a Markdown table. What is not known is said to be unknown. */
export function metricsText({text, model}: Snapshot): string {
  const {incident} = model
  const rows = incident.metrics.map(
    it => `| ${metricWords[it.name]()} | ${lengthOf(it)} | ${it.formula.replaceAll('|', '\\|')} |`,
  )
  return [['| | | |', '| --- | --- | --- |', ...rows].join('\n'), momentsOf(text, model), missingOf(incident)]
    .filter(Boolean)
    .join('\n\n')
}

const metricWords: Readonly<Record<Metric['name'], () => string>> = {
  impact: () => t`Impact`,
  'time-to-detect': () => t`Time to detect`,
  'time-to-acknowledge': () => t`Time to acknowledge`,
  'time-to-mitigate': () => t`Time to mitigate`,
  'time-to-recover': () => t`Time to recover`,
}

function lengthOf({minutes, isApproximate}: Metric): string {
  if (minutes === undefined) return t`unknown`
  return `**${isApproximate ? t`about ${formatDuration(minutes)}` : formatDuration(minutes)}**`
}

const momentWords = {
  start: () => t`start of impact`,
  detected: () => t`first detection`,
  acknowledged: () => t`first acknowledgement`,
  mitigated: () => t`mitigation`,
  resolved: () => t`end of impact`,
} as const

type Moment = keyof typeof momentWords

const moments = Object.keys(momentWords) as Moment[]

/** At which entry each moment was found. */
function momentsOf(text: string, {incident, timelines}: PostmortemModel): string {
  const entries: readonly TimelineEntry[] =
    incident.timeline === undefined ? [] : (timelines[incident.timeline]?.entries ?? [])
  return moments
    .flatMap(moment => {
      const entry = entries[incident[moment] ?? -1]
      return entry
        ? [`${momentWords[moment]()}: ${text.slice(entry.timestamp.span.start, entry.timestamp.span.end)}`]
        : []
    })
    .join(' · ')
}

function missingOf(incident: PostmortemModel['incident']): string {
  const missing = moments.filter(it => incident[it] === undefined).map(it => momentWords[it]())
  return missing.length === 0 ? '' : t`Not found in the timeline: ${missing.join(', ')}.`
}
