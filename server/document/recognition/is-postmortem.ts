import {isGuidePath, isPostmortemPath, describesOutage} from './detect.ts'
import {chosenByGlobs} from './globs.ts'
import type {MetadataField, Section, SectionKind, Timeline} from '../types.ts'

/**
 * Whether the document is a postmortem: by the person's globs, else by `type: postmortem` or settings below
 * `postmortem:` in the front matter, else by its path, else by its contents.
 */
export function isPostmortem(
  path: string,
  files: readonly string[],
  metadata: readonly MetadataField[],
  sections: readonly Section[],
  timelines: readonly Timeline[],
  text: string,
): boolean {
  const chosen = files.length ? chosenByGlobs(path, files) : undefined
  if (chosen !== undefined) return chosen
  if (metadata.some(field => field.form === 'front-matter' && field.key.value === 'postmortem')) return true
  const type = metadata.find(field => field.form === 'front-matter' && field.key.value.toLowerCase() === 'type')
  if (type) return /^post-?\s?mortem|^incident/i.test(type.value.value)
  // Instructions have the same sections, but no times.
  if (isGuidePath(path) && !timelines.some(it => it.entries.some(entry => entry.timestamp.clock))) return false
  return (
    isPostmortemPath(path)
    || 5 <= contentScore(metadata, sections, timelines)
    || (sections.length === 0 && describesOutage(text))
  )
}

const weights: Partial<Record<SectionKind, number>> = {
  timeline: 2,
  'root-cause': 2,
  'contributing-factors': 2,
  'five-whys': 2,
  impact: 1,
  'action-items': 1,
  lessons: 1,
  'lessons-well': 1,
  'lessons-wrong': 1,
  'lessons-lucky': 2,
  summary: 1,
  resolution: 1,
  detection: 1,
  trigger: 1,
  leadup: 1,
}

const incidentWords =
  /post-?\s?mortem|\bincidents?\b|\boutages?\b|\bdowntime\b|vulnerability disclosure|インシデント|障害|ポストモーテム|incidente/i

function contentScore(
  metadata: readonly MetadataField[],
  sections: readonly Section[],
  timelines: readonly Timeline[],
): number {
  const kinds = new Set([
    ...sections.flatMap(it => it.kinds),
    ...metadata.filter(it => it.form !== 'front-matter').flatMap(it => it.kinds),
  ])
  let score = 0
  for (const kind of kinds) score += weights[kind] ?? 0
  const title = sections[0]?.heading.title.value ?? ''
  const named = metadata.find(it => /^(?:title|section|type|tags)$/i.test(it.key.value))?.value.value ?? ''
  if (incidentWords.test(title) || incidentWords.test(named)) score += 2
  const clocked = timelines.reduce((sum, it) => sum + it.entries.filter(entry => entry.timestamp.clock).length, 0)
  if (3 <= clocked) score += 2
  if (metadata.some(it => /^(?:severity|time to (?:repair|resolve|detect))/i.test(it.key.value))) score += 2
  if (metadata.some(it => /^(?:resolved_?when|end_time|resolved_at)$/i.test(it.key.value))) score += 5
  return score
}
