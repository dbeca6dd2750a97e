import type {CodeLens} from 'vscode-languageserver'
import type {Metric, PostmortemModel, Timeline} from '../document/types.ts'
import type {Snapshot} from './snapshot.ts'
import {t} from '../text/l10n.ts'
import {formatDuration} from '../time/duration.ts'
import {toRange} from './convert.ts'

/**
 *  Above each timeline its lengths as plain text: `20 min · detected after 0 min · mitigated after 20 min · 5 events`.
 */
export function codeLens({document, model, settings}: Snapshot): CodeLens[] {
  if (!settings.codeLens.enabled) return []
  return model.timelines.flatMap((timeline, index): CodeLens[] => {
    const isMain = model.incident.timeline === index
    if (!isMain && timeline.entries.length < 2) return []
    const {start} = placeOf(model, timeline)
    const title = [...(isMain ? lengths(model.incident.metrics) : []), count(timeline)].join(' · ')
    // Without the name of a command an editor shows plain text: there is nothing to click on.
    return [{range: toRange(document, {start, end: start}), command: {title, command: ''}}]
  })
}

const shown: readonly (readonly [Metric['name'], (length: string) => string])[] = [
  ['impact', length => length],
  ['time-to-detect', length => t`detected after ${length}`],
  ['time-to-mitigate', length => t`mitigated after ${length}`],
]

/** What is not known is left out. */
function lengths(metrics: readonly Metric[]): string[] {
  return shown.flatMap(([name, words]) => {
    const metric = metrics.find(it => it.name === name)
    if (metric?.minutes === undefined) return []
    const length = formatDuration(metric.minutes)
    return [words(metric.isApproximate ? t`about ${length}` : length)]
  })
}

function count({entries}: Timeline): string {
  return entries.length === 1 ? t`1 event` : t`${entries.length} events`
}

/** The heading of the timeline's own section, else its first entry. */
function placeOf({sections}: PostmortemModel, {section, span}: Timeline): {start: number} {
  const own = section === undefined ? undefined : sections[section]
  return own?.kinds.includes('timeline') && !own.kinds.includes('title') ? own.heading.span : span
}
