import type {Line} from '../syntax/lines.ts'
import type {Span} from '../text/span.ts'
import {daysBetween, type CivilDate, type Minutes} from '../time/calendar.ts'
import {findDurations, type WrittenDuration} from '../time/duration.ts'
import {findTimestamps, type Timestamp, type WrittenClock} from '../time/timestamp.ts'
import {checkClaim} from './claim-check.ts'
import {toCivil, type DocumentFacts} from './document-facts.ts'
import type {Claim, Incident, MetadataField, Section, Timeline} from './model.ts'

/** Lengths and windows of the incident that the text states, each held against the document's own times. */
export function readClaims(
  text: string, lines: readonly Line[], owner: Int32Array, sections: readonly Section[], metadata: readonly MetadataField[],
  timelines: readonly Timeline[], incident: Incident, facts: DocumentFacts,
): Claim[] {
  const claims: RawClaim[] = []
  const entryLines = stampedStarts(timelines)
  lines.forEach((line, index) => {
    if (!mayClaim(line, text)) return
    const section = sections[owner[index] ?? -1]
    if (entryLines.has(line.start) && section?.kinds.includes('timeline')) return
    if (section?.kinds.some(kind => kind === 'action-items' || kind === 'glossary' || kind === 'supporting')) return
    const windows = readWindows(text, line, section, facts)
    claims.push(...windows, ...readLengths(text, line, section, lines, index, windows))
  })
  claims.push(...fieldWindows(text, metadata, facts))
  claims.sort((a, b) => a.span.start - b.span.start)
  return claims.map(claim => checkClaim(claim, claims, timelines, incident, facts))
}

/** A claim before it is held against the timeline. */
export type RawClaim = Omit<Claim, 'computed' | 'agrees'> & {
  /** Lengths of the same line speak of the same thing. */
  readonly line: number
  /** Counted in support hours, not by the clock. */
  readonly isPartial: boolean
}

function stampedStarts(timelines: readonly Timeline[]): Set<number> {
  const starts = new Set<number>()
  for (const {entries} of timelines) for (const {span} of entries) starts.add(span.start)
  return starts
}

function mayClaim(line: Line, text: string): boolean {
  if (line.kind !== 'text' && line.kind !== 'item' && line.kind !== 'row' && line.kind !== 'heading' && line.kind !== 'html') return false
  for (let i = line.content; i < line.end; i++) {
    const code = text.charCodeAt(i)
    if (48 <= code && code <= 57) return true
  }
  return numberWord.test(text.slice(line.content, Math.min(line.end, line.content + 2000)))
}

const numberWord = /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|half|an) (?:and |an )?(?:\w+ )?(?:second|minute|hour|day|week)/i

/** What a stated length is a length of, by the words around it; the first that fits decides. */
const subjects: readonly (readonly [Claim['of'], RegExp])[] = [
  ['detection', /\b(?:time to (?:detect|detection|notice)|ttd|detection (?:delay|time|gap)|detect(?:ed|ion)? (?:within|in|after)|undetected|caught (?:issues |it )?within|from \w+ to detection|to detect|wasn't noticed|unnoticed)|検知まで/i],
  ['acknowledgement', /\btime to acknowledge|\btta\b|acknowledged within/i],
  ['mitigation', /\btime to (?:repair|mitigate|fix|mitigation)|\bttm\b|\brolled back within|\breplaced within|\bto fix\b|\bmitigated (?:within|in|after)|detection to resolution/i],
  ['recovery', /\btime to (?:resolve|recover|recovery|restore|resolution)|\bttr\b|\bmttr\b|\brecover(?:ed)? (?:in|within)|back online (?:in|within)|resolved (?:in|within|after)/i],
  ['impact', /\b(?:outage|down(?:time)?|incident|impact(?:ed|ing)?|last(?:ed|ing|s)?|unavailable|unusable|unstable|inaccessible|unresponsive|degrad(?:ed|ation)|disrupt(?:ed|ion)|affected|duration|failure|failed|interrupt|inactive|exposed|diminished|stopped|unable|broken|offline|nothing could|not be able)|停止|影響|障害|復旧|Dauer|duración|durée|작업|장애|영향/i],
]

function readLengths(
  text: string, line: Line, section: Section | undefined, lines: readonly Line[], index: number, windows: readonly RawClaim[],
): RawClaim[] {
  const claims: RawClaim[] = []
  for (const duration of findDurations(text, line.content, line.end)) {
    const of = subjectOf(text, line, duration, section, lines, index, windows)
    if (!of) continue
    claims.push({
      form: 'length', span: duration.span, minutes: duration.minutes, accepts: duration.accepts, of, window: undefined,
      line: line.start, isPartial: isPartial(text, line, duration),
    })
  }
  return claims
}

/** Lengths that speak of something else: periods of configuration, ages, schedules, plans. */
const notIncident = /\b(?:every|per|timeout|retention|interval|ttl|expires? (?:in|after)|older than|next|previous|last|past|ago|each|cache|delay of|sleep|buffer|window of|history|average|latency|p9\d|read|schedule[ds]?|meeting|cron|backup)\b/i

function subjectOf(
  text: string, line: Line, duration: WrittenDuration, section: Section | undefined, lines: readonly Line[], index: number, windows: readonly RawClaim[],
): Claim['of'] | undefined {
  const before = text.slice(Math.max(line.start, duration.span.start - 70), duration.span.start)
  const after = text.slice(duration.span.end, Math.min(line.end, duration.span.end + 60))
  const near = before.slice(-26) + ' ' + after.slice(0, 14)
  if (notIncident.test(near) && !/\b(?:outage|downtime|down for|lasted)\b/i.test(before + after)) return undefined
  const context = `${before} # ${after}`
  for (const [of, pattern] of subjects) if (pattern.test(context)) return of
  const wrapped = index > 0 && lines[index - 1]?.kind === 'text' ? text.slice(Math.max((lines[index - 1] as Line).start, (lines[index - 1] as Line).end - 60), (lines[index - 1] as Line).end) : ''
  if (wrapped && duration.span.start - line.content < 20) for (const [of, pattern] of subjects) if (pattern.test(wrapped)) return of
  if (windows.some(it => it.window)) return 'impact'
  const heading = section && /duration|dauer|duración|durée/i.test(section.heading.title.value)
  return heading ? 'impact' : undefined
}

function isPartial(text: string, line: Line, duration: WrittenDuration): boolean {
  return /support hours|business hours|working hours|cumulative|in total across/i.test(text.slice(duration.span.start, Math.min(line.end, duration.span.end + 80)))
}

/** "from 07:32 AM to 07:52 AM GMT", "between 10:56 and 11:40", "12:00 PM - 2:00 PM EST". */
function readWindows(text: string, line: Line, section: Section | undefined, facts: DocumentFacts): RawClaim[] {
  if (line.kind === 'heading' || section === undefined && line.kind === 'item') return []
  const stamps = findTimestamps(text, line.content, line.end)
  const claims: RawClaim[] = []
  for (let i = 0; i < stamps.length; i++) {
    const stamp = stamps[i] as Timestamp
    const next = stamps[i + 1]
    const joined = stamp.end ? undefined : next && joins(text, line, stamp, next) ? next : undefined
    if (!stamp.end && !joined) continue
    const end: Timestamp = joined ?? {...stamp, date: stamp.end?.date, clock: stamp.end?.clock, end: undefined}
    if (!stamp.clock || !end.clock || isOutOfScope(text, line, stamp)) continue
    const minutes = windowLength(stamp, end, facts)
    const from = joined ? /(?:\bfrom|\bbetween(?: the hours? of)?|\bapproximately)\s*$/i.exec(text.slice(line.start, stamp.span.start))?.[0].length ?? 0 : 0
    claims.push({
      form: 'window', span: {start: stamp.span.start - from, end: joined ? joined.span.end : stamp.span.end}, minutes,
      accepts: {from: (minutes ?? 0) - 1, to: (minutes ?? 0) + 1}, of: 'impact', window: {start: stamp, end}, line: line.start, isPartial: false,
    })
    if (joined) i++
  }
  return claims
}

function isOutOfScope(text: string, line: Line, stamp: Timestamp): boolean {
  return /(?:support|business|working|office) hours[^.;]{0,20}$|\bschedule/i.test(text.slice(line.start, stamp.span.start))
}

function joins(text: string, line: Line, a: Timestamp, b: Timestamp): boolean {
  const gap = text.slice(a.span.end, b.span.start)
  if (60 < gap.length) return false
  const opens = /\b(?:from|between)\b[^.;]{0,24}$/i.test(text.slice(line.start, a.span.start))
  if (/^[\s)\]*_`]*(?:\([^()]{1,30}\)\s*)?(?:to|until|till|through|[-–—~〜]{1,2}|から|bis|hasta|à)[\s(*_`]*$/i.test(gap)) return true
  return opens && /^[\s)\]*_`]*(?:\([^()]{1,30}\)\s*)?(?:and|to|y|und|et)\b[\s(*_`]*(?:on\s)?$/i.test(gap)
}

/** Minutes from one time to the other; the end without a date is on the same day or, when it is earlier, the next. */
export function windowLength(start: Timestamp, end: Timestamp, facts: DocumentFacts): Minutes | undefined {
  if (!start.clock || !end.clock || start.clock.fault || end.clock.fault) return undefined
  const startDate = start.date && toCivil(start.date, facts.year, facts.numericOrder)
  const endDate = end.date && toCivil(end.date, facts.year, facts.numericOrder)
  const days = startDate && endDate ? daysBetween(startDate, endDate) : 0
  const minutes = days * 1440 + minutesOf(end.clock) - minutesOf(start.clock)
  return minutes < 0 && !(startDate && endDate) ? minutes + 1440 : minutes < 0 ? undefined : minutes
}

export function minutesOf(clock: WrittenClock): Minutes {
  return clock.hour * 60 + clock.minute + (clock.second ?? 0) / 60
}

const startKey = /^(?:start(?:[ _-]?(?:time|date|ed))?|started(?: at)?|began|date|incident start|outage start)$/i
const endKey = /^(?:end(?:[ _-]?(?:time|date|ed))?|ended(?: at)?|resolved ?when|resolved(?: at)?|incident end|outage end)$/i

/** A start field and an end field together are a window. */
function fieldWindows(text: string, metadata: readonly MetadataField[], facts: DocumentFacts): RawClaim[] {
  const claims: RawClaim[] = []
  for (const start of metadata) {
    if (!startKey.test(start.key.value)) continue
    const end = metadata.find(it => endKey.test(it.key.value) && it.form === start.form && start.key.span.start < it.key.span.start)
    const from = findTimestamps(text, start.value.span.start, start.value.span.end)[0]
    const to = end && findTimestamps(text, end.value.span.start, end.value.span.end)[0]
    if (!end || !from?.clock || !to?.clock || from.end) continue
    const minutes = windowLength(from, to, facts)
    const span: Span = {start: start.key.span.start, end: start.value.span.end}
    claims.push({
      form: 'window', span, minutes, accepts: {from: (minutes ?? 0) - 1, to: (minutes ?? 0) + 1}, of: 'impact', window: {start: from, end: to},
      line: start.key.span.start, isPartial: false,
    })
    break
  }
  return claims
}

/** Whether two days are the same. */
export function isSameDay(a: CivilDate, b: CivilDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}
