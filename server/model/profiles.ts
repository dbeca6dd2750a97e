import type {PostmortemModel, Section, SectionKind} from './model.ts'
import type {Profile, ProfileSection} from './profile.ts'
import {normaliseTitle} from './section-names.ts'

const section = (
  kinds: SectionKind | readonly SectionKind[], heading: string, prompt: string, isRequired = true, alternatives: readonly SectionKind[] = [],
): ProfileSection => ({kinds: typeof kinds === 'string' ? [kinds] : kinds, alternatives, isRequired, heading, prompt})

/** The profiles in the order in which they are tried; the last fits every postmortem. Sources: the ALX project 0x19; Google SRE book, appendix D. */
export const profiles: readonly Profile[] = [
  {
    id: 'alx',
    name: 'ALX / Holberton',
    sections: [
      section('summary', 'Issue Summary', 'When it began and ended, with the time zone; what users saw and how many of them; the root cause in a few words.'),
      section('timeline', 'Timeline', 'When and how it was noticed, what was tried, wrong tracks, who was called, how it was resolved.'),
      section(['root-cause', 'resolution'], 'Root Cause and Resolution', 'What caused it, in detail, and what was done to fix it.'),
      section('action-items', 'Corrective and Preventative Measures', 'What can be improved, and the list of tasks.', true, ['recurrence']),
    ],
    severities: {'language/animated': 'off', 'timeline/detection-method': 'warning', 'timeline/entry-too-long': 'hint'},
  },
  {
    id: 'google-sre',
    name: 'Google SRE book',
    sections: [
      section('summary', 'Summary', 'One or two sentences: what happened, for how long, who noticed.'),
      section('impact', 'Impact', 'Who was affected and how badly, in numbers.'),
      section('root-cause', 'Root Causes', 'The conditions that together made the incident possible.', true, ['contributing-factors', 'five-whys']),
      section('trigger', 'Trigger', 'The event that set it off.'),
      section('resolution', 'Resolution', 'What ended the impact, at once and for good.'),
      section('detection', 'Detection', 'What or who noticed, and how long it took.'),
      section('action-items', 'Action Items', 'Each with type, owner and ticket.'),
      section('lessons', 'Lessons Learned', 'What went well, what went wrong, where we got lucky.', true, ['lessons-well', 'lessons-wrong', 'lessons-lucky']),
      section('timeline', 'Timeline', 'From before the first symptom to the end, all times in one zone.'),
      section('supporting', 'Supporting Information', 'Graphs, logs and links.', false),
    ],
    severities: {},
  },
  {
    id: 'generic',
    name: 'Any postmortem',
    sections: [
      section('summary', 'Summary', 'What happened, for how long, and who was affected.', true, ['narrative', 'background']),
      section('impact', 'Impact', 'Who was affected and how badly, in numbers.'),
      section('timeline', 'Timeline', 'From before the first symptom to the end, all times in one zone.'),
      section('detection', 'Detection', 'What or who noticed, and how long it took.', false),
      section('root-cause', 'Root Cause', 'The conditions that together made the incident possible.', true, ['contributing-factors', 'five-whys', 'fault', 'trigger']),
      section('resolution', 'Resolution', 'What ended the impact, at once and for good.', false),
      section('lessons', 'Lessons Learned', 'What went well, what went wrong, where we got lucky.', false, ['lessons-well', 'lessons-wrong', 'lessons-lucky']),
      section('action-items', 'Action Items', 'Each with an owner and a ticket.'),
    ],
    severities: {'section/missing': 'hint', 'section/order': 'off'},
  },
]

/** The profile that a model says it follows. */
export function profileOf(model: Pick<PostmortemModel, 'profile'>): Profile {
  return profiles.find(it => it.id === model.profile) ?? (profiles.at(-1) as Profile)
}

/** How much of its weight a profile must find to be chosen. */
const enough = 0.7

/**
 * The profile whose required sections the document has: a section under the profile's own name counts twice as much as one
 * that is only of the same kind.
 */
export function chooseProfile(sections: readonly Section[]): Profile {
  const names = new Set(sections.map(it => comparable(it.heading.title.value)))
  const kinds = new Set(sections.flatMap(it => it.kinds))
  let best = profiles.at(-1) as Profile
  let most = enough
  for (const profile of profiles.slice(0, -1)) {
    const required = profile.sections.filter(it => it.isRequired)
    const found = required.reduce((sum, it) => sum + weightOf(it, names, kinds), 0) / (2 * required.length)
    if (most <= found) {
      most = found
      best = profile
    }
  }
  return best
}

function weightOf(it: ProfileSection, names: ReadonlySet<string>, kinds: ReadonlySet<SectionKind>): number {
  if (names.has(comparable(it.heading))) return 2
  return it.kinds.every(kind => kinds.has(kind)) || it.alternatives.some(kind => kinds.has(kind)) ? 1 : 0
}

function comparable(title: string): string {
  return normaliseTitle(title).replace(/s\b/g, '')
}
