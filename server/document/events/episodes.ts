import {memoizeByText} from '../../text/memoize-by-text.ts'
import type {EventCandidates} from './key-events.ts'
import type {KeyEvent} from '../types.ts'

/**
 * Decides what the entries of one timeline, in the order of time, are. An incident has episodes: trouble that comes
 * back after it was over is detected, and ended, a second time. Within an episode only the first start and the first
 * detection count, only the first acknowledgement, and of what was done about it the last before it was over.
 * @param again whether an entry says that something happened once more, or for the first time
 */
export function chooseEvents(entries: readonly EventCandidates[], marks: readonly EntryMarks[]): KeyEvent[][] {
  const chosen = entries.map(candidates => free.filter(event => candidates.has(event)))
  let from = 0
  while (from < entries.length) {
    const to = endOfEpisode(entries, marks, from)
    chooseInEpisode(entries, marks, chosen, from, to)
    from = to
  }
  return chosen.map(events => inOrder.filter(it => events.includes(it)))
}

/** What else counts in the text of an entry. */
export interface EntryMarks {
  /** It says that something happened for the first time: "first report by a user" behind the first alert. */
  readonly isFirst: boolean
  /** It says that something happened once more. */
  readonly isAgain: boolean
  /** It says that the trouble goes on: what was done before did not help. */
  readonly isStill: boolean
}

/** Whether both have the same marks. */
export function isSameMarks(a: EntryMarks, b: EntryMarks): boolean {
  return a.isFirst === b.isFirst && a.isAgain === b.isAgain && a.isStill === b.isStill
}

/** The marks in the text of one entry, without its time; kept by that text. */
export const readMarks: (text: string) => EntryMarks = memoizeByText(text => ({
  isFirst: /\bfirst (?:\w+ )?(?:reports?|alerts?|customers?|users?)\b|\buptime check\b/i.test(text),
  isStill:
    /\b(?:despite|still|persist(?:s|ed|ing)?|remain(?:s|ed)? (?:elevated|high|down)|did not (?:help|improve)|not effective|no effect)\b/i.test(
      text,
    ),
  isAgain: /\b(?:again|another|new|as before|other services)\b/i.test(text),
}))

/** Events that stand for themselves, wherever they are told. */
const free: readonly KeyEvent[] = ['change', 'declared', 'escalated', 'mitigation-start', 'all-clear', 'comms']

/** As they happen. */
const inOrder: readonly KeyEvent[] = [
  'change',
  'impact-start',
  'detected',
  'acknowledged',
  'declared',
  'escalated',
  'identified',
  'mitigation-start',
  'mitigated',
  'resolved',
  'all-clear',
  'comms',
]

/** Index behind the last entry of the episode: where trouble is told again after an end. */
function endOfEpisode(entries: readonly EventCandidates[], marks: readonly EntryMarks[], from: number): number {
  let isOver = false
  let firstSign: number | undefined
  for (let index = from; index < entries.length; index++) {
    const entry = entries[index] as EventCandidates
    if (isOver && !entry.has('resolved') && (entry.has('detected') || entry.has('impact-start'))) firstSign ??= index
    if (isOver && beginsEpisode(entry, marks[index] as EntryMarks)) return firstSign ?? index
    if (entry.get('resolved') !== 'certain') continue
    isOver = true
    firstSign = undefined
  }
  return entries.length
}

function beginsEpisode(entry: EventCandidates, {isAgain}: EntryMarks): boolean {
  if (entry.has('resolved')) return false
  return entry.has('impact-start') || entry.get('detected') === 'certain' || (isAgain && entry.has('detected'))
}

function chooseInEpisode(
  entries: readonly EventCandidates[],
  marks: readonly EntryMarks[],
  chosen: KeyEvent[][],
  from: number,
  to: number,
): void {
  const indices = Array.from({length: to - from}, (_, index) => from + index)
  const all = (event: KeyEvent, strength?: 'certain') =>
    indices.filter(at => {
      const found = entries[at]?.get(event)
      return strength ? found === strength : found !== undefined
    })
  const add = (event: KeyEvent, ...at: (number | undefined)[]) =>
    at.forEach(it => it !== undefined && chosen[it]?.push(event))

  const trouble = Math.min(...all('detected').slice(0, 1), ...all('impact-start').slice(0, 1), to)
  const since = (list: readonly number[]) => (trouble === to ? list : list.filter(at => trouble <= at))
  const ends = endsOf(since(all('resolved', 'certain')), since(all('resolved')))
  const isHelp = (at: number) => (trouble === to || trouble < at || at === end) && !marks[at + 1]?.isStill
  const isLast = to === entries.length && ends.length !== 0 && isAllOver(entries, ends.at(-1) as number)
  const end = entries[ends.at(-1) ?? -1]?.get('resolved') === 'certain' || isLast ? ends.at(-1) : undefined
  const start = all('impact-start', 'certain')[0] ?? all('impact-start')[0]
  // Behind an end, what is found out is the cause rather than new trouble.
  const isFinding = (at: number) =>
    0 < from && entries[at]?.get('detected') === 'likely' && entries[at]?.has('identified') === true
  const found = detectionsOf(
    all('detected', 'certain'),
    all('detected').filter(at => !isFinding(at)),
    marks,
    end ?? to,
  )
  // Trouble that is declared is known.
  const declared = all('declared')[0]
  const detections =
    declared !== undefined && declared < (found[0] ?? to)
      ? [declared, ...found.slice(0, 1).filter(at => marks[at]?.isFirst), ...found.slice(1)]
      : found
  add('impact-start', isTold(entries, start, detections[0], end) ? start : undefined)
  add('detected', ...detections)
  add(
    'acknowledged',
    all('acknowledged').find(at => detections[0] === undefined || detections[0] <= at),
  )
  const identified = all('identified', 'certain')
  const firstFact = detections[0] ?? start ?? from
  add(
    'identified',
    ...(identified.length ? identified : all('identified').filter(at => firstFact < at && !detections.includes(at))),
  )
  add('resolved', end)
  add(
    'mitigated',
    ...mitigationsOf(
      all('mitigated', 'certain').filter(isHelp),
      all('mitigated').filter(isHelp),
      ends.filter(at => at !== end),
      end,
      to,
    ),
  )
}

/** What is likely an end is one when nothing but a last remark follows. */
function isAllOver(entries: readonly EventCandidates[], at: number): boolean {
  return entries.length - at <= 2
}

/** In time; the last certain one is the end, else the last likely one. What looked like it before was a mitigation. */
function endsOf(certain: readonly number[], likely: readonly number[]): number[] {
  const last = certain.at(-1)
  return last === undefined ? [...likely] : likely.filter(at => at <= last)
}

/** The first, and later ones that say that they are the first of their kind. */
function detectionsOf(
  certain: readonly number[],
  likely: readonly number[],
  marks: readonly EntryMarks[],
  end: number,
): number[] {
  const first = likely[0]
  if (first === undefined) return []
  return [first, ...certain.filter(at => first < at && at < end && marks[at]?.isFirst)]
}

/**
 * A symptom later than right behind the detection is what was seen next, unless the entry tells that the trouble began
 * there.
 */
function isTold(
  entries: readonly EventCandidates[],
  start: number | undefined,
  detected: number | undefined,
  end: number | undefined,
): boolean {
  if (start === undefined || (end !== undefined && end < start)) return false
  return detected === undefined || start <= detected + 1 || entries[start]?.get('impact-start') === 'certain'
}

/**
 * All that are certain; of the likely ones the last before the end, which without an end must be among the last
 * entries.
 * @param ends what looked like the end before the real one: the service was back, and the work went on
 */
function mitigationsOf(
  certain: readonly number[],
  likely: readonly number[],
  ends: readonly number[],
  end: number | undefined,
  to: number,
): number[] {
  const until = end ?? to
  const lastLikely = likely.filter(at => at <= until).at(-1)
  const wasBack = ends.at(-1)
  const last =
    lastLikely !== undefined
    && (wasBack === undefined || wasBack < lastLikely)
    && (certain.length === 0 || lastLikely === end)
    && (end !== undefined || to - lastLikely <= 2)
      ? lastLikely
      : undefined
  return [
    ...certain.filter(at => at <= until),
    ...(wasBack === undefined ? [] : [wasBack]),
    ...(last === undefined ? [] : [last]),
  ].sort((a, b) => a - b)
}
