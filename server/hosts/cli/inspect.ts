import type {WrittenClock} from '../../time/types.ts'
import type {PostmortemModel, TimelineEntry} from '../../document/types.ts'
import {indexLines} from '../../text/line-index.ts'
import {isoDate, two, type CivilDate, type Minutes} from '../../time/calendar.ts'
import {printOffset} from '../../time/zone.ts'

/**
 * What `postmortem inspect` prints of one file: the facts that were read, with 1-based lines; `null` where the document
 * does not tell.
 */
export interface Facts {
  readonly file: string
  readonly postmortem: boolean
  readonly language: string
  readonly profile: string
  readonly sections: readonly {line: number; title: string; kinds: readonly string[]}[]
  readonly timeline: readonly EntryFacts[]
  readonly claims: readonly {line: number; text: string; minutes: number | null; agrees: boolean | null}[]
  readonly incident: Readonly<
    Record<'start' | 'detected' | 'acknowledged' | 'mitigated' | 'resolved' | 'impactMinutes', number | null>
  >
  readonly metrics: Readonly<Record<string, number | null>>
  readonly actionItems: readonly {
    line: number
    title: string
    owner: string | null
    due: string | null
    ticket: string | null
    done: boolean | null
  }[]
}

interface EntryFacts {
  readonly line: number
  readonly date: string | null
  readonly time: string | null
  readonly endDate: string | null
  readonly endTime: string | null
  readonly offset: string | null
  readonly approximate: boolean
  readonly events: readonly string[]
}

/** The facts of a model as plain data. */
export function inspect(file: string, text: string, model: PostmortemModel): Facts {
  const index = indexLines(text)
  const lineOf = (offset: number) => index.positionAt(offset).line + 1
  const entries = model.incident.timeline === undefined ? [] : (model.timelines[model.incident.timeline]?.entries ?? [])
  const entryLine = (at: number | undefined) => {
    const entry = at === undefined ? undefined : entries[at]
    return entry ? lineOf(entry.span.start) : null
  }
  const {start, detected, acknowledged, mitigated, resolved, metrics} = model.incident
  return {
    file,
    postmortem: model.isPostmortem,
    language: model.language,
    profile: model.profile,
    sections: model.sections.map(it => ({
      line: lineOf(it.heading.span.start),
      title: it.heading.title.value,
      kinds: it.kinds,
    })),
    timeline: model.timelines.flatMap(it => it.entries).map(it => entryFacts(it, lineOf(it.span.start))),
    claims: model.claims.map(it => ({
      line: lineOf(it.span.start),
      text: text.slice(it.span.start, it.span.end),
      minutes: it.minutes ?? null,
      agrees: it.agrees ?? null,
    })),
    incident: {
      start: entryLine(start),
      detected: entryLine(detected),
      acknowledged: entryLine(acknowledged),
      mitigated: entryLine(mitigated),
      resolved: entryLine(resolved),
      impactMinutes: metrics.find(it => it.name === 'impact')?.minutes ?? null,
    },
    metrics: Object.fromEntries(metrics.map(it => [it.name, it.minutes ?? null])),
    actionItems: model.actionItems.map(it => ({
      line: lineOf(it.span.start),
      title: it.title.value,
      owner: it.owner?.value ?? null,
      due: it.due?.value ?? null,
      ticket: it.ticket?.value ?? null,
      done: it.isDone ?? null,
    })),
  }
}

function entryFacts(entry: TimelineEntry, line: number): EntryFacts {
  const {clock, end} = entry.timestamp
  return {
    line,
    date: printDate(entry.date),
    time: printClock(clock),
    endDate: end ? printDate(entry.endDate) : null,
    endTime: printClock(end?.clock),
    offset: offsetOf(entry.offset),
    approximate: entry.isApproximate,
    events: entry.events,
  }
}

function printDate(date: CivilDate | undefined): string | null {
  return date ? isoDate(date) : null
}

function printClock(clock: WrittenClock | undefined): string | null {
  if (!clock || clock.fault) return null
  return `${two(clock.hour)}:${two(clock.minute)}${clock.second === undefined ? '' : `:${two(clock.second)}`}`
}

function offsetOf(offset: Minutes | undefined): string | null {
  return offset === undefined ? null : printOffset(offset)
}
