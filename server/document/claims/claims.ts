import {anchorIn, anchorOn, anchorTimestamp, type Anchor} from '../anchor.ts'
import type {Block} from '../../markdown/block.ts'
import {collect} from '../../markdown/collect.ts'
import {lineAt, type Line} from '../../markdown/line.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import {keptOn, type Steps} from '../../text/kept.ts'
import {memoizeByText} from '../../text/memoize-by-text.ts'
import {lastIndexWhere} from '../../text/sorted.ts'
import type {Span} from '../../text/span.ts'
import {daysBetween, minutesOf, type Minutes} from '../../time/calendar.ts'
import {findDurations, moveDuration, type WrittenDuration} from '../../time/duration.ts'
import {findTimestamps, moveTimestamp} from '../../time/timestamp.ts'
import type {Timestamp} from '../../time/types.ts'
import {toCivil, type DocumentFacts} from '../facts/document-facts.ts'
import type {Claim, MetadataField, Section, SectionKind} from '../types.ts'
import type {ReadTimeline} from '../timeline/timelines.ts'
import {isInTimeline} from '../timeline/timeline-sections.ts'
import type {RawClaim} from './raw-claim.ts'
import {regex} from '../../text/regex.ts'

/** What claims are read from. */
export interface ClaimSource {
  readonly markdown: MarkdownText
  readonly sections: readonly Section[]
  /** For each line, the index of the innermost section that contains it, or -1. */
  readonly sectionOfLine: Int32Array
  readonly metadata: readonly MetadataField[]
  readonly facts: DocumentFacts
}

/**
 * Lengths and windows of the incident that the text states, in the order of the text, before they are compared with its
 * timelines.
 */
export function readClaims(source: ClaimSource, timelines: readonly ReadTimeline[], steps: Steps): readonly RawClaim[] {
  const {markdown, sections, sectionOfLine, metadata, facts} = source
  const isInFence = timelines.some(it => it.timeline.layout === 'code')
  const topics = steps.step('topics', [sections], () => sections.map(topicOf))
  const found = collect(steps, 'claims of blocks', markdown, {
    inputs: [sections, facts, isInFence],
    around: 0,
    read(block) {
      const own = claimsIn(block, topicsIn(block, sectionOfLine, topics), facts, isInFence, source)
      return own === none ? undefined : own
    },
  })
  const windows = steps.step('field windows', [metadata, facts], () => fieldWindows(markdown, metadata, facts))
  const stamped = steps.list(
    'stamped lines',
    timelines.map(it => it.stamped),
  )
  return steps.step('claims in order', [found, windows, stamped, sections], () => {
    const isEntry = ({opens}: RawClaim) =>
      timelines.some(it => opensEntry(it, opens)) && isInTimeline(sectionOfLine[opens.index] ?? -1, sections)
    const claims = found.flatMap(([, own]) => own.filter(it => !isEntry(it)))
    return [...claims, ...windows].sort((a, b) => a.span.start - b.span.start)
  })
}

const none: readonly RawClaim[] = []

/**
 * Whether an entry begins on the line: lengths in an entry below a timeline's heading are part of the story, not
 * claims.
 */
function opensEntry({stamped}: ReadTimeline, line: Line): boolean {
  const {index} = line
  const it = stamped[lastIndexWhere(stamped, other => other.line.index <= index)]
  return it?.line === line && it.opening === undefined
}

/** The properties of a section that decide how its claims are read. */
function topicOf({kinds, heading}: Section): string {
  return `${kinds.join()}|${heading.title.value}`
}

/** The topics of the sections that contain the lines of a block. */
function topicsIn({firstLine, lines}: Block, sectionOfLine: Int32Array, topics: readonly string[]): string {
  const first = sectionOfLine[firstLine] ?? -1
  if (first === sectionOfLine[firstLine + lines.length - 1]) return topics[first] ?? ''
  return lines.map((_, nth) => topics[sectionOfLine[firstLine + nth] ?? -1] ?? '').join('\n')
}

/** What the paragraphs, items, rows and headings of a block state. */
const claimsIn = keptOn(
  (
    block: Block,
    _topics: string,
    facts: DocumentFacts,
    isInFence: boolean,
    {markdown: {text, lines}, sections, sectionOfLine}: ClaimSource,
  ): readonly RawClaim[] => {
    const claims: RawClaim[] = []
    const anchor = anchorOn(block)
    for (const passage of passagesOf(text, block, isInFence)) {
      const section = sections[sectionOfLine[passage.line.index] ?? -1]
      if (isSilent(section)) continue
      for (const claim of readPassage(text, passage, section, facts)) {
        claims.push(anchored(claim, passage.line, lines[lineAt(lines, claim.line)] as Line, anchor))
      }
    }
    return claims.length ? claims : none
  },
)

function anchored({line: _line, ...claim}: FoundClaim, opens: Line, line: object, anchor: Anchor): RawClaim {
  const {span, window} = claim
  return {
    ...claim,
    span: anchor(span),
    window: window && {start: anchorTimestamp(window.start, anchor), end: anchorTimestamp(window.end, anchor)},
    opens,
    line,
  }
}

/** Where lengths are those of plans, words and sources. */
function isSilent(section: Section | undefined): boolean {
  return section?.kinds.some(kind => kind === 'action-items' || kind === 'glossary' || kind === 'supporting') ?? false
}

/** A claim with offsets in the document; `line` is the start of its line. */
type FoundClaim = Omit<RawClaim, 'line' | 'opens'> & {readonly line: number}

function readPassage(text: string, passage: Passage, section: Section | undefined, facts: DocumentFacts): FoundClaim[] {
  const windows = readWindows(text, passage, section, facts)
  return [...windows, ...readLengths(text, passage, section, windows)]
}

/** A piece of prose that is read as a whole: a paragraph, an item with its continuation lines, a row, a heading. */
interface Passage extends Span {
  /** Its first line. */
  readonly line: Line
  readonly kind: Line['kind']
  /** Offset of its text, after a list mark. */
  readonly content: number
}

/** The passages that may state a length; those without a digit or a number word are left out. */
function* passagesOf(text: string, {lines}: Block, isInFence: boolean): Iterable<Passage> {
  for (let nth = 0; nth < lines.length; nth++) {
    const line = lines[nth] as Line
    if (!isProse(text, line, isInFence)) continue
    const {start, content, kind} = line
    const first = nth
    if (kind === 'text' || kind === 'item' || kind === 'code') {
      while (lines[nth + 1]?.kind === (kind === 'code' ? 'code' : 'text') && nth - first < maxPassageLines) nth++
    }
    const end = (lines[nth] as Line).end
    if (mayClaim(text, content, end)) yield {line, kind, start, content, end}
  }
}

/** Lines. */
const maxPassageLines = 40

const proseKinds: ReadonlySet<Line['kind']> = new Set<Line['kind']>(['text', 'item', 'row', 'heading', 'html'])

/**
 * Front matter is read as prose if it has a summary. A fence that contains the timeline is treated as the document
 * itself.
 */
function isProse(text: string, line: Line, isInFence: boolean): boolean {
  if (line.kind === 'code') return isInFence
  if (line.kind === 'front-matter')
    return /^(?:summary|description|impact)\s*:/i.test(text.slice(line.content, line.content + 20))
  return proseKinds.has(line.kind)
}

function mayClaim(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (48 <= code && code <= 57) return true
  }
  return numberWord.test(text.slice(from, Math.min(to, from + 4000)))
}

/** The start of the line of an offset: statements on one line belong together. */
function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

const numberWord = regex('i')`
    \b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|half
    |an) (?:and |an )?(?:\w+ )?(?:second|minute|hour|day|week)
  `

/** What a stated length measures, by the words around it; the first match decides. */
const subjects: readonly (readonly [Claim['of'], RegExp])[] = [
  [
    'detection',
    regex('i')`
      \b(?:time to (?:detect|detection|notice)|ttd|detection (?:delay|time|gap)|detect(?:ed|ion)? (?:within|in
      |after)|undetected|caught (?:issues |it )?within|from \w+ to detection|to detect|wasn't noticed|unnoticed)
      |検知まで
    `,
  ],
  ['acknowledgement', /\btime to acknowledge|\btta\b|acknowledged within/i],
  [
    'mitigation',
    regex('i')`
      \btime to (?:repair|mitigate|fix|mitigation)|# before being mitigated|\bto mitigation\b|\bttm\b
      |\brolled back within|\breplaced within|\bto fix\b|\bmitigated (?:within|in|after)|detection to resolution
    `,
  ],
  [
    'recovery',
    regex('i')`
      \btime to (?:resolve|recover|recovery|restore|resolution)|\bttr\b|\bmttr\b|\brecover(?:ed)? (?:in|within)
      |back online (?:in|within)|resolved (?:in|within|after)
    `,
  ],
  [
    'impact',
    regex('i')`
      \b(?:outage|down(?:time)?|incident|impact(?:ed|ing)?|last(?:ed|ing|s)|unavailable|unusable|unstable
      |inaccessible|unresponsive|degrad(?:ed|ation)|disrupt(?:ed|ion)|affected|duration|failure|failed|interrupt
      |inactive|exposed|diminished|stopped|unable|broken|offline|nothing could|not be able)|停止|止ま|影響|障害|復旧|再開|気付
      |Dauer|duración|durée|작업|장애|영향
    `,
  ],
]

const durationsIn = memoizeByText(source => findDurations(source), 5000)
const timestampsIn = memoizeByText(source => findTimestamps(source), 5000)

function readLengths(
  text: string,
  block: Passage,
  section: Section | undefined,
  windows: readonly FoundClaim[],
): FoundClaim[] {
  const claims: FoundClaim[] = []
  for (const relative of durationsIn(text.slice(block.content, block.end))) {
    const duration = moveDuration(relative, block.content)
    // The word that qualifies a length may be on the line before.
    const line = lineStart(text, duration.figures.start)
    const span = line <= duration.span.start ? duration.span : duration.figures
    const of = subjectOf(
      text,
      block,
      duration,
      section,
      windows.some(it => it.line === line),
    )
    if (!of || (duration.minutes < 1 && of === 'other')) continue
    claims.push({
      form: 'length',
      span,
      minutes: duration.minutes,
      accepts: duration.accepts,
      of,
      window: undefined,
      line,
      isPartial: duration.minutes < 1 || isPartial(text, block, duration),
      ...originOf(text, block, duration),
    })
  }
  return claims
}

/** Lengths of something else: configured periods, ages, schedules, plans. */
const notIncident = regex('i')`
    \b(?:every|per|timeout|retention|interval|ttl|time-to-live|lifetime|expires? (?:in|after)|older than|next
    |previous|last|past|ago|each|cache|delays? of|delays? of \w+ of|delay for|first-try|sleep|buffer|window of
    |history|average|latency|p9\d|read|schedule[ds]?|meeting|cron|backup|under|followed by|aggregat\w+|of (?:raw 
    |log |historical )?(?:data|logs|metrics))\b|観測|leaf|×|バジェット
  `

/** What is allowed or kept: "our error budget allows 43 minutes", "the queue keeps events for 7 days". */
const allowance = regex('i')`
    \b(?:allows|allowance|permits|tolerates)\b[^.;:\n]{0,40}$|\b(?:budget|sla|slo|quota) (?:is|of
    |was) [^.;:\n]{0,20}$|\b(?:limit|maximum|threshold)(?: (?:is|of|was))?:? $|\b(?:keeps?|retains?
    |stores?) \w{1,20} for (?:\w{1,10} )?$
  `
/** "69 errors in 14 days". */
const rate = /\d (?:\p{L}{1,20}\s){1,2}(?:in|em|en|within)\s(?:the )?$/iu
/** "downtime a week", "of downtime a month". */
const oftenIn = /\b(?:downtime|times|once|twice) $/i
const perPeriod = /^(?: of \w+)? (?:a|per|each|every) (?:hour|day|week|month|quarter|year)\b/i

function subjectOf(
  text: string,
  block: Passage,
  {span, minutes}: WrittenDuration,
  section: Section | undefined,
  hasWindow: boolean,
): Claim['of'] | undefined {
  const before = text.slice(Math.max(block.start, span.start - 70), span.start)
  const isAside = /\(\s*$/.test(before) && /^\s*\)/.test(text.slice(span.end, span.end + 10))
  // The text after an aside continues the sentence around it.
  const after = isAside ? ')' : text.slice(span.end, Math.min(block.end, span.end + 60))
  const near = `${before.slice(-26)} ${after.slice(0, 14)}`
  if (notIncident.test(near) && !/\b(?:outage|downtime|down for|lasted)\b/i.test(before + after)) return undefined
  if (
    allowance.test(before)
    || rate.test(before)
    || perPeriod.test(after)
    || (oftenIn.test(before) && /^an?\s/i.test(text.slice(span.start, span.end)))
  )
    return undefined
  const context = `${before} # ${after}`.replace(/\s+/g, ' ')
  for (const [of, pattern] of subjects) if (pattern.test(context)) return of
  if (
    (hasWindow && !distance.test(context))
    || (section && /duration|dauer|duración|durée/i.test(section.heading.title.value))
  )
    return 'impact'
  if (
    isAside
    && (/\d[*_]{0,2}\s\($/.test(before) || section?.kinds.some(kind => kind === 'summary' || kind === 'impact'))
  )
    return 'impact'
  return 2 <= minutes && taken.test(context) ? 'other' : undefined
}

/** How long before or after something it was, not how long it lasted. */
const distance = /\bafter (?:\w+ ){0,2}#|# (?:later|earlier|after|before)\b/i

/** A length of the response, but not a named metric. */
const taken = regex('i')`
    \btook (?:\w+ ){0,2}# |\bacting in (?:\w+ )?# |\bafter (?:\w+ ){0,2}#  ?of (?:debugging|investigat)|# (?:week
    |day)?\s?(?:earlier|later|prior)\b|\bpersist(?:ed)? for (?:\w+ )?#|\bwithin (?:\w+ )?# (?:in most|of )
    |# after the (?:issue|incident|outage)|# after we saw
  `

/** Working hours, each of several outages, or an aside on how long a part of it lasted. */
function isPartial(text: string, block: Passage, {span}: WrittenDuration): boolean {
  const before = text.slice(Math.max(block.start, span.start - 70), span.start)
  const after = text.slice(span.end, Math.min(block.end, span.end + 80))
  return (
    /support hours|business hours|working hours|cumulative|in total across/i.test(
      text.slice(span.start, span.end) + after,
    )
    || /\b(?:outages|disruptions|interruptions|failures|restarts|periods|spells) (?:of|lasting|that lasted) (?:\w+ ){0,2}$/i.test(
      before.replace(/\s+/g, ' '),
    )
    || /^\s?\([\p{L} -]{3,40}\)[,;] ?~?\d/u.test(after)
    || /\d[^()\d]{0,12}\([\p{L} -]{3,40}\)[,;]\s?~?$/u.test(before)
    || (/\b(?:window|period|phase|interval)\b[^.;()]{0,50}\(\s?$/i.test(before) && /^\s?\)/.test(after))
  )
}

function originOf(text: string, block: Passage, {span}: WrittenDuration): Pick<RawClaim, 'from'> {
  const after = text.slice(span.end, Math.min(block.end, span.end + 80))
  if (
    /^[^.;\n]{0,24}\b(?:once|after|from when|from the time|since)\b[^.;\n]{0,30}\b(?:identif\w{2,8}|found|understood|diagnosed|pinpointed|isolated)\b/i.test(
      after,
    )
  )
    return {from: 'identified'}
  return /^[\s*_]{0,3}(?:以内に|で|以内の)?(?:一時|緊急|暫定|応急)?復旧/.test(after) ? {from: 'mitigation-start'} : {}
}

/** "from 07:32 AM to 07:52 AM GMT", "between 10:56 and 11:40", "12:00 PM - 2:00 PM EST". */
function readWindows(text: string, block: Passage, section: Section | undefined, facts: DocumentFacts): FoundClaim[] {
  if (block.kind === 'heading' || (section === undefined && block.kind === 'item')) return []
  const stamps = timestampsIn(text.slice(block.content, block.end)).map(it => moveTimestamp(it, block.content))
  const claims: FoundClaim[] = []
  for (let i = 0; i < stamps.length; i++) {
    const stamp = stamps[i] as Timestamp
    const next = stamps[i + 1]
    const joined = stamp.end ? undefined : next && joins(text, block, stamp, next) ? next : undefined
    if (!stamp.end && !joined) continue
    const end: Timestamp = joined ?? {...stamp, date: stamp.end?.date, clock: stamp.end?.clock, end: undefined}
    if (!stamp.clock || !end.clock || isOutOfScope(text, block, stamp)) continue
    const minutes = windowLength(stamp, end, facts)
    const from = joined
      ? (/(?:\bfrom|\bbetween(?: the hours? of)?|\bapproximately)\s*$/i.exec(
          text.slice(block.start, stamp.span.start),
        )?.[0].length ?? 0)
      : 0
    claims.push({
      form: 'window',
      span: {start: stamp.span.start - from, end: joined ? joined.span.end : stamp.span.end},
      minutes,
      accepts: {from: (minutes ?? 0) - 1, to: (minutes ?? 0) + 1},
      of: 'impact',
      window: {start: stamp, end},
      line: lineStart(text, stamp.span.start),
      isPartial:
        !tellsOfAll.has(section?.kinds[0])
        && !saysImpact(text, block, stamp.span.start, joined?.span.end ?? stamp.span.end),
    })
    if (joined) i++
  }
  return claims
}

/** Sections whose windows are those of the incident; elsewhere, only windows next to words that say so are. */
const tellsOfAll: ReadonlySet<SectionKind | undefined> = new Set<SectionKind | undefined>([
  undefined,
  'title',
  'metadata',
  'summary',
  'impact',
  'stats',
  'timeline',
])

/** Whether the sentence around says that something was down. */
function saysImpact(text: string, block: Passage, start: number, end: number): boolean {
  const before =
    text
      .slice(Math.max(block.start, start - 120), start)
      .split(/[.;?!]\s/)
      .at(-1) ?? ''
  const after = text.slice(end, Math.min(block.end, end + 80)).split(/[.;?!]\s/, 1)[0] ?? ''
  return /\b(?:outage|downtime|down|unavailable|offline|impact(?:ed)?|affected|degraded|disrupted|incident)\b|停止|障害|影響/i.test(
    before + after,
  )
}

function isOutOfScope(text: string, block: Passage, stamp: Timestamp): boolean {
  return /(?:(?:support|business|working|office) hours|\bscheduled?\b)[^.;]{0,20}$/i.test(
    text.slice(block.start, stamp.span.start),
  )
}

function joins(text: string, block: Passage, a: Timestamp, b: Timestamp): boolean {
  const gap = text.slice(a.span.end, b.span.start)
  if (60 < gap.length) return false
  const opens = /\b(?:from|between)\b[^.;]{0,24}$/i.test(text.slice(block.start, a.span.start))
  if (
    /^[\s)\]*_`]*(?:\([^()]{1,30}\)\s*)?(?:to|until|till|through|[-–—~〜]{1,2}|から|bis|hasta|à)[\s(*_`]*$/i.test(gap)
  )
    return true
  return opens && /^[\s)\]*_`]*(?:\([^()]{1,30}\)\s*)?(?:and|to|y|und|et)\b[\s(*_`]*(?:on\s)?$/i.test(gap)
}

/** Minutes from one time to the other; the end without a date is on the same day or, when it is earlier, the next. */
function windowLength(start: Timestamp, end: Timestamp, facts: DocumentFacts): Minutes | undefined {
  if (!start.clock || !end.clock || start.clock.fault || end.clock.fault) return undefined
  // If no year is given, any year will do.
  const year = facts.year ?? 2024
  const startDate = start.date && toCivil(start.date, year, facts.numericOrder)
  const endDate = end.date && toCivil(end.date, year, facts.numericOrder)
  const days = startDate && endDate ? daysBetween(startDate, endDate) : 0
  const minutes = days * 1440 + minutesOf(end.clock) - minutesOf(start.clock)
  return minutes < 0 && !(startDate && endDate) ? minutes + 1440 : minutes < 0 ? undefined : minutes
}

const startKey = /^(?:start(?:[ _-]?(?:time|date|ed))?|started(?: at)?|began|date|incident start|outage start)$/i
const endKey =
  /^(?:end(?:[ _-]?(?:time|date|ed))?|ended(?: at)?|resolved ?when|resolved(?: at)?|incident end|outage end)$/i

/** A start field and an end field together are a window. */
function fieldWindows(
  {text, lines, blocks}: MarkdownText,
  metadata: readonly MetadataField[],
  facts: DocumentFacts,
): RawClaim[] {
  for (const start of metadata) {
    if (!startKey.test(start.key.value)) continue
    const end = metadata.find(
      it =>
        endKey.test(it.key.value)
        && it.form === start.form
        && start.key.span.start < it.key.span.start
        && /\d:\d/.test(it.value.value),
    )
    const from = findTimestamps(text, start.value.span.start, start.value.span.end)[0]
    const to = end && findTimestamps(text, end.value.span.start, end.value.span.end)[0]
    if (!end || !from?.clock || !to?.clock || from.end) continue
    const minutes = windowLength(from, to, facts)
    const line = lines[lineAt(lines, start.key.span.start)] as Line
    const claim: FoundClaim = {
      form: 'window',
      span: {start: start.key.span.start, end: start.value.span.end},
      minutes,
      accepts: {from: (minutes ?? 0) - 1, to: (minutes ?? 0) + 1},
      of: 'impact',
      window: {start: from, end: to},
      line: line.start,
      isPartial: false,
    }
    return [anchored(claim, line, line.start === start.key.span.start ? line : start, anchorIn(blocks))]
  }
  return []
}
