import type {Fix} from '../../edit/fix.ts'
import type {KeyEvent, PostmortemModel, Timeline, TimelineEntry} from '../../document/types.ts'
import {anyOf, t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {placeOf} from '../../edit/say-zone.ts'
import type {Parts} from '../../text/parts.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs<{events: readonly string[]; entries: number}> = {
  why:
    'Every duration that people ask for is measured between these moments; without one of them, nobody can say how '
    + 'long it took.',
  source:
    'Wikimedia incident report ("clearly indicate when the outage began and ended"); PagerDuty postmortem guide; '
    + 'ALX project 0x19.',
  bad: [
    {
      text: `# Outage

## «Timeline (UTC)»

- 15:00 Alert fires: the shop is down
- 15:20 Cause searched in the logs
- 15:40 Rollback started
`,
      fixed: `# Outage

## Timeline (UTC)

- 15:00 Alert fires: the shop is down
- 15:20 Cause searched in the logs
- 15:40 **Outage ends.** Rollback started
`,
    },
    {
      text: `# Outage

## «Timeline (UTC)»

- 15:00 The shop is down
- 15:20 Cause searched in the logs
- 15:40 Service restored
`,
      fixed: `# Outage

## Timeline (UTC)

- 15:00 **Detected.** The shop is down
- 15:20 Cause searched in the logs
- 15:40 Service restored
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- 15:00 OUTAGE BEGINS
- 15:01 Pagers alerted teams
- 16:00 OUTAGE ENDS
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 15:00 Users complain about the shop
- 15:10 Node replaced
- 15:20 Green lights everywhere
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 15:00 The shop is down
- 15:10 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 15:00 The shop is down
- 15:10 Node replaced
- 15:20 The shop is up

## Detection

A customer called.
`,
    },
    {
      text: `# Near miss

## Summary

There was no impact.

## Timeline (UTC)

- 15:00 Alert fires
- 15:10 Node looked at
- 15:20 Node replaced
`,
    },
  ],
}

export default defineRule<{events: readonly string[]; entries: number}>({
  id: 'timeline/missing-event',
  severity: 'warning',
  severityWhen: {draft: 'hint'},
  summary: 'The timeline does not say when the incident began, was noticed, or ended',
  options: {
    events: {
      default: ['detected', 'end'],
      summary: 'The events that must be in the timeline: `start`, `detected`, `escalated`, `end`',
    },
    entries: {default: 3, summary: 'Timelines with fewer entries are not checked'},
  },

  *check(model, {text, options: {events, entries: least}}) {
    const timeline = model.timelines[model.incident.timeline ?? -1]
    if (model.language !== 'en' || !timeline || timeline.entries.length < least) return
    const missing = needed.filter(it => events.includes(it.name) && !isTold(it, model, timeline, text))
    if (missing.length === 0 || isWithoutImpact(model, text)) return
    yield {
      span: placeOf(model, timeline),
      message: t`No timeline entry says ${anyOf(missing.map(it => it.words()))}.`,
      fixes: missing.flatMap(it => mark(it, timeline)),
    }
  },
})

interface Needed {
  readonly name: string
  words(): string
  readonly events: readonly KeyEvent[]
  /** Words that may tell it although the recogniser does not see it; then nothing is reported. */
  readonly loosely: RegExp
  /** What is put in front of an entry to mark it. */
  readonly mark: string
  title(): string
  /** The entry that is marked. */
  readonly at: 'first' | 'last'
}

const needed: readonly Needed[] = [
  {
    name: 'start',
    words: () => t`when the impact started`,
    events: ['impact-start'],
    at: 'first',
    mark: '**Outage begins.** ',
    title: () => t`Mark the first entry as the start of the impact`,
    loosely: regex('i')`
        \b(?:error|fail|down\b|crash|unavailab|unrespons|slow|timeout|timed out|degrad|expire|dark\b|stop(?:s
        |ped)?\b|begins?|began|start|broken?\b|unreachable|5\d\d\b|40[34]\b)
      `,
  },
  {
    name: 'detected',
    words: () => t`how it was noticed`,
    events: ['detected', 'acknowledged', 'declared'],
    at: 'first',
    mark: '**Detected.** ',
    title: () => t`Mark the first entry as the detection`,
    loosely: regex('i')`
        \b(?:alert|alarm|page[rd]?\b|monitor|detect|notic|observ|discover|aware|report|complain|inform|notif|saw\b
        |sees?\b|seen\b|found|find|identif|confirm|reveal|ask|tweet|ticket|realiz|realis|customer|user|check)
      `,
  },
  {
    name: 'escalated',
    words: () => t`who was called in`,
    events: ['escalated', 'declared'],
    at: 'last',
    mark: '**Escalated.** ',
    title: () => t`Mark the last entry as the escalation`,
    loosely: regex('i')`
        \b(?:escalat|team\b|engineer|called?\b|contact|join|notif|inform|support|page[rd]?\b|assign|expert|manager
        |vendor|provider)
      `,
  },
  {
    name: 'end',
    words: () => t`when the impact ended`,
    events: ['resolved', 'all-clear', 'mitigated'],
    at: 'last',
    mark: '**Outage ends.** ',
    title: () => t`Mark the last entry as the end of the impact`,
    loosely: regex('i')`
        \b(?:resol|restor|recover|fix|normal|working|works|worked|runs?\b|running|online|up\b|success|complet|done\b
        |healthy|green|stable|stabili|operational|functional|solv|repair|reload|replac|revert|roll(?:ed|s) back
        |rollback(?! (?:was |is )?(?:started|begins|began|initiated|triggered|attempt|fail))|closed?\b|ends?\b|ended
        |over\b|available|live\b|deploy|released?\b|merged|reimburs|disclos|announce|post-?mortem|drain|back\b
        |confirm|delet|purg|remov|revok|destroy|patch|updat|upgrad|disabl|enabl)
      `,
  },
]

/** Told by an entry, or so written that it may be; the detection also by a section of its own. */
function isTold(
  {name, events, loosely}: Needed,
  {sections, timelines}: PostmortemModel,
  timeline: Timeline,
  text: Parts,
): boolean {
  if (
    timelines.some(({entries}) =>
      entries.some(it => 0 < it.events.length && it.events.some(event => events.includes(event))),
    )
  )
    return true
  if (name === 'detected' && sections.some(it => it.kinds.includes('detection') && !it.isEmpty)) return true
  const isLoose = (it: TimelineEntry) =>
    it.description.span.start >= it.description.span.end || loosely.test(text.slice(it.span.start, it.span.end))
  return name === 'end' ? timeline.entries.slice(-4).some(isLoose) : timelines.some(it => it.entries.some(isLoose))
}

function isWithoutImpact({sections}: PostmortemModel, text: Parts): boolean {
  const told = sections.filter(it => it.kinds.some(kind => kind === 'title' || kind === 'summary' || kind === 'impact'))
  return told.some(it =>
    /\b(?:near[- ]miss|no (?:user |customer )?impact|had no impact)\b/i.test(
      text.slice(it.span.start, Math.min(it.body.end, it.span.start + 2000)),
    ),
  )
}

function mark({title, mark: text, at}: Needed, {entries}: Timeline): Fix[] {
  const entry = entries.at(at === 'first' ? 0 : -1) as TimelineEntry
  const {start} = entry.description.span
  return [{title: title(), edits: [{span: {start, end: start}, text}]}]
}
