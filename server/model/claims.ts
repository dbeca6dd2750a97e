import type {Line} from '../syntax/lines.ts'
import {remember} from '../text/remember.ts'
import {includes} from '../text/sorted.ts'
import type {Span} from '../text/span.ts'
import {daysBetween, minutesOf, type Minutes} from '../time/calendar.ts'
import {findDurations, moveDuration, type WrittenDuration} from '../time/duration.ts'
import {findTimestamps, moveTimestamp, type Timestamp} from '../time/timestamp.ts'
import {checkClaim} from './claim-check.ts'
import {toCivil, type DocumentFacts} from './document-facts.ts'
import type {Claim, Incident, MetadataField, Section, SectionKind} from './model.ts'
import {isInTimeline, type ReadTimeline} from './timeline.ts'

/** Lengths and windows of the incident that the text states, each held against the document's own times. */
export function readClaims(
  text: string, lines: readonly Line[], owner: Int32Array, sections: readonly Section[], metadata: readonly MetadataField[],
  places: readonly ReadTimeline[], incident: Incident, facts: DocumentFacts, tolerance: Minutes = 0,
): Claim[] {
  const claims: RawClaim[] = []
  const timelines = places.map(it => it.timeline)
  const isInFence = timelines.some(it => it.layout === 'code')
  for (const block of blocksOf(text, lines, isInFence)) {
    const section = sections[owner[block.line] ?? -1]
    if (opensEntry(places, block.line) && isInTimeline(owner[block.line] ?? -1, sections)) continue
    if (!isSilent(section)) claims.push(...readBlock(text, block, section, facts))
  }
  claims.push(...fieldWindows(text, metadata, facts))
  claims.sort((a, b) => a.span.start - b.span.start)
  const tolerant = tolerance === 0 ? claims : claims.map(it => ({...it, accepts: {from: it.accepts.from - tolerance, to: it.accepts.to + tolerance}}))
  return tolerant.map(claim => checkClaim(claim, tolerant, timelines, incident))
}

/** Where lengths are those of plans, words and sources. */
function isSilent(section: Section | undefined): boolean {
  return section?.kinds.some(kind => kind === 'action-items' || kind === 'glossary' || kind === 'supporting') ?? false
}

function readBlock(text: string, block: Block, section: Section | undefined, facts: DocumentFacts): RawClaim[] {
  const windows = readWindows(text, block, section, facts)
  return [...windows, ...readLengths(text, block, section, windows)]
}

/** A claim before it is held against the timeline. */
export type RawClaim = Omit<Claim, 'computed' | 'agrees'> & {
  /** Lengths of the same line speak of the same thing. */
  readonly line: number
  /** Counted in support hours, or in seconds, or the length of a part: entries have no such times to hold against it. */
  readonly isPartial: boolean
  /** The event that it is counted from by its own words: "5 minutes to fix once the cause was identified". */
  readonly from?: 'identified' | 'mitigation-start'
}

/** Whether an entry begins with the line: in a timeline, what it says of lengths is told, not claimed. */
export function opensEntry(places: readonly Pick<ReadTimeline, 'openedLines'>[], line: number): boolean {
  return places.some(it => includes(it.openedLines, line))
}

/** A piece of prose that is read in one go: a paragraph, an item with the lines it goes on with, a row, a heading. */
interface Block extends Span {
  /** Index of its first line. */
  readonly line: number
  readonly kind: Line['kind']
  /** Offset of its text, behind a list mark. */
  readonly content: number
}

/** The blocks that may state a length; those without a figure or a number's name are left out. */
function* blocksOf(text: string, lines: readonly Line[], isInFence: boolean): Iterable<Block> {
  for (let index = 0; index < lines.length; index++) {
    const first = lines[index] as Line
    if (!isProse(text, first, isInFence)) continue
    const {start, content, kind} = first
    const at = index
    if (kind === 'text' || kind === 'item' || kind === 'code') {
      while (lines[index + 1]?.kind === (kind === 'code' ? 'code' : 'text') && index - at < longestBlock) index++
    }
    const end = (lines[index] as Line).end
    if (mayClaim(text, content, end)) yield {line: at, kind, start, content, end}
  }
}

/** The lines of the piece of prose that holds the line, by the indices of the first and of the last. */
export function proseLinesAround(lines: readonly Line[], index: number): {first: number; last: number} {
  let first = index
  while (lines[first]?.kind === 'text' && /^(?:text|item)$/.test(lines[first - 1]?.kind ?? '')) first--
  let last = index
  while (lines[last + 1]?.kind === 'text') last++
  return {first, last}
}

/** What the piece of prose that holds the line states, in the order of the text; `undefined` of a very long one, which is read in parts. */
export function readClaimsAround(
  text: string, lines: readonly Line[], index: number, section: Section | undefined, facts: DocumentFacts,
): RawClaim[] | undefined {
  const {first, last} = proseLinesAround(lines, index)
  const line = lines[first]
  if (!line || longestBlock < last - first) return undefined
  const block: Block = {line: first, kind: line.kind, start: line.start, content: line.content, end: (lines[last] as Line).end}
  if (isSilent(section) || !mayClaim(text, block.content, block.end)) return []
  return readBlock(text, block, section, facts).sort((a, b) => a.span.start - b.span.start)
}

/** Lines. */
const longestBlock = 40

const proseKinds: ReadonlySet<Line['kind']> = new Set<Line['kind']>(['text', 'item', 'row', 'heading', 'html'])

/** Front matter holds prose where it holds a summary. A fence is the document itself when the timeline stands in it. */
function isProse(text: string, line: Line, isInFence: boolean): boolean {
  if (line.kind === 'code') return isInFence
  if (line.kind === 'front-matter') return /^(?:summary|description|impact)\s*:/i.test(text.slice(line.content, line.content + 20))
  return proseKinds.has(line.kind)
}

function mayClaim(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (48 <= code && code <= 57) return true
  }
  return numberWord.test(text.slice(from, Math.min(to, from + 4000)))
}

/** Where the line of an offset begins: what is stated on one line belongs together. */
function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

const numberWord = /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|half|an) (?:and |an )?(?:\w+ )?(?:second|minute|hour|day|week)/i

/** What a stated length is a length of, by the words around it; the first that fits decides. */
const subjects: readonly (readonly [Claim['of'], RegExp])[] = [
  ['detection', /\b(?:time to (?:detect|detection|notice)|ttd|detection (?:delay|time|gap)|detect(?:ed|ion)? (?:within|in|after)|undetected|caught (?:issues |it )?within|from \w+ to detection|to detect|wasn't noticed|unnoticed)|検知まで/i],
  ['acknowledgement', /\btime to acknowledge|\btta\b|acknowledged within/i],
  ['mitigation', /\btime to (?:repair|mitigate|fix|mitigation)|# before being mitigated|\bto mitigation\b|\bttm\b|\brolled back within|\breplaced within|\bto fix\b|\bmitigated (?:within|in|after)|detection to resolution/i],
  ['recovery', /\btime to (?:resolve|recover|recovery|restore|resolution)|\bttr\b|\bmttr\b|\brecover(?:ed)? (?:in|within)|back online (?:in|within)|resolved (?:in|within|after)/i],
  ['impact', /\b(?:outage|down(?:time)?|incident|impact(?:ed|ing)?|last(?:ed|ing|s)|unavailable|unusable|unstable|inaccessible|unresponsive|degrad(?:ed|ation)|disrupt(?:ed|ion)|affected|duration|failure|failed|interrupt|inactive|exposed|diminished|stopped|unable|broken|offline|nothing could|not be able)|停止|止ま|影響|障害|復旧|再開|気付|Dauer|duración|durée|작업|장애|영향/i],
]

const durationsIn = remember(source => findDurations(source), 5000)
const timestampsIn = remember(source => findTimestamps(source), 5000)

function readLengths(text: string, block: Block, section: Section | undefined, windows: readonly RawClaim[]): RawClaim[] {
  const claims: RawClaim[] = []
  for (const relative of durationsIn(text.slice(block.content, block.end))) {
    const duration = moveDuration(relative, block.content)
    // The word that qualifies a length may stand on the line before.
    const line = lineStart(text, duration.figures.start)
    const span = line <= duration.span.start ? duration.span : duration.figures
    const of = subjectOf(text, block, duration, section, windows.some(it => it.line === line))
    if (!of || (duration.minutes < 1 && of === 'other')) continue
    claims.push({
      form: 'length', span, minutes: duration.minutes, accepts: duration.accepts, of, window: undefined,
      line, isPartial: duration.minutes < 1 || isPartial(text, block, duration), ...originOf(text, block, duration),
    })
  }
  return claims
}

/** Lengths that speak of something else: periods of configuration, ages, schedules, plans. */
const notIncident = /\b(?:every|per|timeout|retention|interval|ttl|time-to-live|lifetime|expires? (?:in|after)|older than|next|previous|last|past|ago|each|cache|delays? of|delays? of \w+ of|delay for|first-try|sleep|buffer|window of|history|average|latency|p9\d|read|schedule[ds]?|meeting|cron|backup|under|followed by|aggregat\w+|of (?:raw |log |historical )?(?:data|logs|metrics))\b|観測|leaf|×|バジェット/i

/** Of what is allowed or kept: "our error budget allows 43 minutes", "the queue keeps events for 7 days". */
const allowance = /\b(?:allows|allowance|permits|tolerates)\b[^.;:\n]{0,40}$|\b(?:budget|sla|slo|quota) (?:is|of|was) [^.;:\n]{0,20}$|\b(?:limit|maximum|threshold)(?: (?:is|of|was))?:? $|\b(?:keeps?|retains?|stores?) \w{1,20} for (?:\w{1,10} )?$/i
/** "69 errors in 14 days". */
const rate = /\d (?:\p{L}{1,20}\s){1,2}(?:in|em|en|within)\s(?:the )?$/iu
/** "downtime a week", "of downtime a month". */
const oftenIn = /\b(?:downtime|times|once|twice) $/i
const perPeriod = /^(?: of \w+)? (?:a|per|each|every) (?:hour|day|week|month|quarter|year)\b/i

function subjectOf(
  text: string, block: Block, {span, minutes}: WrittenDuration, section: Section | undefined, hasWindow: boolean,
): Claim['of'] | undefined {
  const before = text.slice(Math.max(block.start, span.start - 70), span.start)
  const isAside = /\(\s*$/.test(before) && /^\s*\)/.test(text.slice(span.end, span.end + 10))
  // What follows an aside goes on with the sentence around it.
  const after = isAside ? ')' : text.slice(span.end, Math.min(block.end, span.end + 60))
  const near = `${before.slice(-26)} ${after.slice(0, 14)}`
  if (notIncident.test(near) && !/\b(?:outage|downtime|down for|lasted)\b/i.test(before + after)) return undefined
  if (allowance.test(before) || rate.test(before) || perPeriod.test(after) || (oftenIn.test(before) && /^an?\s/i.test(text.slice(span.start, span.end)))) return undefined
  const context = `${before} # ${after}`.replace(/\s+/g, ' ')
  for (const [of, pattern] of subjects) if (pattern.test(context)) return of
  if ((hasWindow && !distance.test(context)) || (section && /duration|dauer|duración|durée/i.test(section.heading.title.value))) return 'impact'
  if (isAside && (/\d[*_]{0,2}\s\($/.test(before) || section?.kinds.some(kind => kind === 'summary' || kind === 'impact'))) return 'impact'
  return 2 <= minutes && taken.test(context) ? 'other' : undefined
}

/** How long after or before something it was, not how long it went on. */
const distance = /\bafter (?:\w+ ){0,2}#|# (?:later|earlier|after|before)\b/i

/** A length of the response, though not one that has a name. */
const taken = /\btook (?:\w+ ){0,2}# |\bacting in (?:\w+ )?# |\bafter (?:\w+ ){0,2}#  ?of (?:debugging|investigat)|# (?:week|day)?\s?(?:earlier|later|prior)\b|\bpersist(?:ed)? for (?:\w+ )?#|\bwithin (?:\w+ )?# (?:in most|of )|# after the (?:issue|incident|outage)|# after we saw/i

/** Working hours, each of several outages, or the aside that tells how long a part of it went on. */
function isPartial(text: string, block: Block, {span}: WrittenDuration): boolean {
  const before = text.slice(Math.max(block.start, span.start - 70), span.start)
  const after = text.slice(span.end, Math.min(block.end, span.end + 80))
  return /support hours|business hours|working hours|cumulative|in total across/i.test(text.slice(span.start, span.end) + after)
    || /\b(?:outages|disruptions|interruptions|failures|restarts|periods|spells) (?:of|lasting|that lasted) (?:\w+ ){0,2}$/i.test(before.replace(/\s+/g, ' '))
    || /^\s?\([\p{L} -]{3,40}\)[,;] ?~?\d/u.test(after) || /\d[^()\d]{0,12}\([\p{L} -]{3,40}\)[,;]\s?~?$/u.test(before)
    || (/\b(?:window|period|phase|interval)\b[^.;()]{0,50}\(\s?$/i.test(before) && /^\s?\)/.test(after))
}

function originOf(text: string, block: Block, {span}: WrittenDuration): Pick<RawClaim, 'from'> {
  const after = text.slice(span.end, Math.min(block.end, span.end + 80))
  if (/^[^.;\n]{0,24}\b(?:once|after|from when|from the time|since)\b[^.;\n]{0,30}\b(?:identif\w{2,8}|found|understood|diagnosed|pinpointed|isolated)\b/i.test(after)) return {from: 'identified'}
  return /^[\s*_]{0,3}(?:以内に|で|以内の)?(?:一時|緊急|暫定|応急)?復旧/.test(after) ? {from: 'mitigation-start'} : {}
}

/** "from 07:32 AM to 07:52 AM GMT", "between 10:56 and 11:40", "12:00 PM - 2:00 PM EST". */
function readWindows(text: string, block: Block, section: Section | undefined, facts: DocumentFacts): RawClaim[] {
  if (block.kind === 'heading' || (section === undefined && block.kind === 'item')) return []
  const stamps = timestampsIn(text.slice(block.content, block.end)).map(it => moveTimestamp(it, block.content))
  const claims: RawClaim[] = []
  for (let i = 0; i < stamps.length; i++) {
    const stamp = stamps[i] as Timestamp
    const next = stamps[i + 1]
    const joined = stamp.end ? undefined : next && joins(text, block, stamp, next) ? next : undefined
    if (!stamp.end && !joined) continue
    const end: Timestamp = joined ?? {...stamp, date: stamp.end?.date, clock: stamp.end?.clock, end: undefined}
    if (!stamp.clock || !end.clock || isOutOfScope(text, block, stamp)) continue
    const minutes = windowLength(stamp, end, facts)
    const from = joined ? /(?:\bfrom|\bbetween(?: the hours? of)?|\bapproximately)\s*$/i.exec(text.slice(block.start, stamp.span.start))?.[0].length ?? 0 : 0
    claims.push({
      form: 'window', span: {start: stamp.span.start - from, end: joined ? joined.span.end : stamp.span.end}, minutes,
      accepts: {from: (minutes ?? 0) - 1, to: (minutes ?? 0) + 1}, of: 'impact', window: {start: stamp, end}, line: lineStart(text, stamp.span.start),
      isPartial: !tellsOfAll.has(section?.kinds[0]) && !saysImpact(text, block, stamp.span.start, joined?.span.end ?? stamp.span.end),
    })
    if (joined) i++
  }
  return claims
}

/** Sections whose windows are those of the incident; elsewhere, they are so only next to words that say it. */
const tellsOfAll: ReadonlySet<SectionKind | undefined> = new Set<SectionKind | undefined>([undefined, 'title', 'metadata', 'summary', 'impact', 'stats', 'timeline'])

/** Whether the sentence around says that something was down. */
function saysImpact(text: string, block: Block, start: number, end: number): boolean {
  const before = text.slice(Math.max(block.start, start - 120), start).split(/[.;?!]\s/).at(-1) ?? ''
  const after = text.slice(end, Math.min(block.end, end + 80)).split(/[.;?!]\s/, 1)[0] ?? ''
  return /\b(?:outage|downtime|down|unavailable|offline|impact(?:ed)?|affected|degraded|disrupted|incident)\b|停止|障害|影響/i.test(before + after)
}

function isOutOfScope(text: string, block: Block, stamp: Timestamp): boolean {
  return /(?:(?:support|business|working|office) hours|\bscheduled?\b)[^.;]{0,20}$/i.test(text.slice(block.start, stamp.span.start))
}

function joins(text: string, block: Block, a: Timestamp, b: Timestamp): boolean {
  const gap = text.slice(a.span.end, b.span.start)
  if (60 < gap.length) return false
  const opens = /\b(?:from|between)\b[^.;]{0,24}$/i.test(text.slice(block.start, a.span.start))
  if (/^[\s)\]*_`]*(?:\([^()]{1,30}\)\s*)?(?:to|until|till|through|[-–—~〜]{1,2}|から|bis|hasta|à)[\s(*_`]*$/i.test(gap)) return true
  return opens && /^[\s)\]*_`]*(?:\([^()]{1,30}\)\s*)?(?:and|to|y|und|et)\b[\s(*_`]*(?:on\s)?$/i.test(gap)
}

/** Minutes from one time to the other; the end without a date is on the same day or, when it is earlier, the next. */
function windowLength(start: Timestamp, end: Timestamp, facts: DocumentFacts): Minutes | undefined {
  if (!start.clock || !end.clock || start.clock.fault || end.clock.fault) return undefined
  // Where nothing says the year, any does.
  const year = facts.year ?? 2024
  const startDate = start.date && toCivil(start.date, year, facts.numericOrder)
  const endDate = end.date && toCivil(end.date, year, facts.numericOrder)
  const days = startDate && endDate ? daysBetween(startDate, endDate) : 0
  const minutes = days * 1440 + minutesOf(end.clock) - minutesOf(start.clock)
  return minutes < 0 && !(startDate && endDate) ? minutes + 1440 : minutes < 0 ? undefined : minutes
}

/** Minutes since midnight, with a fraction for seconds; of `24:00`, which is the start of the next day, 0. */
const startKey = /^(?:start(?:[ _-]?(?:time|date|ed))?|started(?: at)?|began|date|incident start|outage start)$/i
const endKey = /^(?:end(?:[ _-]?(?:time|date|ed))?|ended(?: at)?|resolved ?when|resolved(?: at)?|incident end|outage end)$/i

/** A start field and an end field together are a window. */
function fieldWindows(text: string, metadata: readonly MetadataField[], facts: DocumentFacts): RawClaim[] {
  const claims: RawClaim[] = []
  for (const start of metadata) {
    if (!startKey.test(start.key.value)) continue
    const end = metadata.find(it => endKey.test(it.key.value) && it.form === start.form && start.key.span.start < it.key.span.start && /\d:\d/.test(it.value.value))
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
