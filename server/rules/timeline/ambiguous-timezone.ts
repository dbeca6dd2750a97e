import type {Parts} from '../../text/parts.ts'
import type {Fix} from '../../edit/fix.ts'
import type {Timeline, TimelineEntry} from '../../document/types.ts'
import {anyOf, t} from '../../text/l10n.ts'
import type {Edit, Located} from '../../text/span.ts'
import {printOffset, type AmbiguousZone, type Zone} from '../../time/zone.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {harmless} from '../../edit/harmless-fix.ts'
import {zonesWritten} from '../../edit/say-zone.ts'

export const docs: RuleDocs<{understood: readonly string[]}> = {
  why:
    'IST means India, Ireland and Israel, up to four and a half hours apart; a reader elsewhere assumes the '
    + 'nearest one. A numeric offset has one meaning.',
  source: 'IANA tz database, theory.html ("abbreviations are ambiguous in practice"); RFC 5322 section 4.3.',
  bad: [
    {
      text: `# Outage

## Timeline

- 13:00 «IST» Alert fires
- 13:20 IST Service restored
`,
      fixed: `# Outage

## Timeline

- 13:00 UTC+05:30 Alert fires
- 13:20 UTC+05:30 Service restored
`,
    },
    {
      text: `# Outage

## Timeline (all times «CST»)

- 13:00 Alert fires
- 13:20 Service restored
`,
      fixed: `# Outage

## Timeline (all times UTC-06:00)

- 13:00 Alert fires
- 13:20 Service restored
`,
    },
    {
      text: `# Outage

## Timeline

- 13:00 «PST» Alert fires
`,
      options: {understood: []},
      fixed: `# Outage

## Timeline

- 13:00 UTC-08:00 Alert fires
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 13:00 UTC+05:30 Alert fires
`,
    },
    {
      text: `# Outage

## Timeline

- 13:00 PDT Alert fires
`,
    },
    {
      text: `# Blackout in India

## Timeline

- 13:00 IST Alert fires
- 13:20 IST Service restored
`,
    },
    {
      text: `# Outage

## Timeline (PST8PDT)

- 13:00 Alert fires
`,
    },
    {
      text: `# Outage

## Timeline (times in BST)

- 13:00 Alert fires
`,
    },
    {
      text: `# Outage

All times are IST (UTC+05:30).

## Timeline

- 13:00 IST Alert fires
`,
    },
    {
      text: `# Outage

## Timeline

- 13:00 CST Alert fires
- 14:00 CDT Over
`,
    },
    {
      text: `# Outage

## Timeline

- 13:00 IST Alert fires
`,
      options: {understood: ['IST']},
    },
  ],
}

export default defineRule<{understood: readonly string[]}>({
  id: 'timeline/ambiguous-timezone',
  severity: 'warning',
  summary: 'A time zone abbreviation has several meanings',
  options: {
    understood: {default: ['BST', 'CDT', 'PST'], summary: 'Abbreviations that have only one meaning to your readers'},
  },

  *check(model, context) {
    const {
      text,
      options: {understood},
    } = context
    const accepted = new Set(understood.map(it => it.toUpperCase()))
    for (const timeline of model.timelines) {
      if (!timeline.writtenZones.some(it => it.kind === 'ambiguous')) continue
      for (const [name, places] of placesByName(timeline)) {
        const [first] = places
        if (
          !first
          || accepted.has(name)
          || isExplained(text, name, first.value)
          || isPlaced(model.title?.value ?? '', first.value)
        )
          continue
        const {candidates} = first.value
        const isMeant = ({zone}: TimelineEntry) => zone?.name.toUpperCase() === name
        yield {
          span: first.span,
          message: t`${first.value.name} can mean ${anyOf(candidates.map(it => `UTC${printOffset(it.offset)} (${it.place})`))}.`,
          fixes: candidates.map(it => harmless(fix(places, it), model, context, isMeant)),
        }
      }
    }
  },
})

type Place = Located<AmbiguousZone>

/** Every occurrence of such an abbreviation in the timeline, by the abbreviation in capitals. */
function placesByName(timeline: Timeline): Map<string, Place[]> {
  const places = new Map<string, Place[]>()
  for (const it of zonesWritten(timeline)) {
    if (!isAmbiguous(it)) continue
    const name = it.value.name.toUpperCase()
    const known = places.get(name)
    if (known) known.push(it)
    else places.set(name, [it])
  }
  return places
}

function isAmbiguous(zone: Located<Zone>): zone is Place {
  return zone.value.kind === 'ambiguous'
}

/** The document says somewhere which one it is: by the offset, the place, or the summer's name beside it. */
function isExplained(text: Parts, name: string, zone: AmbiguousZone): boolean {
  const counterpart = counterparts[name]
  if (counterpart && new RegExp(`\\b${counterpart}\\b`).test(text.slice(0))) return true
  const places = zone.candidates.map(it => it.place.split(/[ ,]/)[0]).join('|')
  return new RegExp(`\\b${name}\\b[^\\n]{0,4}[(=:,/][^\\n]{0,12}(?:[+-]\\d|${places})`, 'i').test(text.slice(0))
}

/** A title that names one of the places: "Blackout in India". */
function isPlaced(title: string, {candidates}: AmbiguousZone): boolean {
  return candidates.filter(it => new RegExp(`\\b${it.place.split(/[ ,]/)[0]}\\b`, 'i').test(title)).length === 1
}

const counterparts: Readonly<Record<string, string>> = {CST: 'CDT', PST: 'PDT', CDT: 'CST', BST: 'GMT', IST: 'IDT'}

function fix(places: readonly Place[], {offset, place}: {offset: number; place: string}): Fix {
  const written = `UTC${printOffset(offset)}`
  return {title: t`Write ${written} (${place})`, edits: places.map((it): Edit => ({span: it.span, text: written}))}
}
