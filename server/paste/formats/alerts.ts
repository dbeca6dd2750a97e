import type {PastedEntry, PastedTime} from '../../edit/new-entry.ts'
import {t} from '../../text/l10n.ts'
import {findTimestamps, readTimestamp} from '../../time/timestamp.ts'
import {lineFormat, noTime} from './line-format.ts'
import type {LeftOut, PasteFormat, PasteReading, ReadLine} from '../paste.ts'
import {fromTimestamp, readIso, readWritten, readWrittenZone, saysMore} from './written-time.ts'
import {regex} from '../../text/regex.ts'

const amtoolHeader = /^(?:Alertname|Labels) {2,}.{0,200}\bStarts At\b/
const amtoolRow = /^(\S.{0,300}?) {2,}(?=\d{4}-\d\d-\d\d )/

/** The table of `amtool alert query`: name or labels, when it began, summary and state. */
export const amtool: PasteFormat = lineFormat({
  id: 'amtool',
  name: () => 'Alertmanager',
  weight: 0.98,
  readLine: readAmtool,
  isFrame: line => (amtoolHeader.test(line) ? {why: t`the header of the table`, losesNothing: true} : undefined),
})

function readAmtool(line: string): ReadLine | undefined {
  const match = amtoolRow.exec(line)
  const iso = match && readIso(line, match[0].length)
  if (!match || !iso?.time.zone) return undefined
  return {time: iso.time, text: `${match[1]}: ${line.slice(iso.end).trim().replace(/ {2,}/g, ', ')}`}
}

/** The first line of an alert: who sends it, and how to recognise it. */
const titles: readonly RegExp[] = [
  // Alertmanager's and Grafana's default templates.
  /^\[(?:FIRING|RESOLVED)(?::\d{1,6})?(?:, ?RESOLVED:\d{1,6})?\]/,
  /^\*{0,2}(?:Firing|Resolved)\*{0,2}$/,
  /^(?:Alerts Firing|Alerts Resolved):?$/,
  /^\[(?:Alerting|No Data|OK|Pending|Normal)\] /,
  // CloudWatch: the subject and the first sentence of its mails.
  /^(?:Subject: )?(?:ALARM|OK|INSUFFICIENT_DATA): "/,
  /^You are receiving this email because your Amazon CloudWatch Alarm /,
  // PagerDuty and Opsgenie.
  /^\[?(?:PagerDuty|Opsgenie)\b/i,
  /^\[?(?:Triggered|Acknowledged|Resolved|Escalated|Reassigned)\]? ?(?:#|Incident\b|\[#)/,
  /^Incident #\d/,
  /^\[#\d{1,9}\] /,
  /^#\d{1,9}: \[?P[1-5]/,
  /^(?:\[[A-Z]{1,12}\] )?Alert: /,
]

const timeKey = regex('i')`
    ^[-*•\s]{0,6}\*{0,2}((?:start|end)s? ?at|(?:started|triggered|created|opened|fired|acknowledged|escalated
    |resolved|closed|updated|occurred|last occurred|reported|activated|observed)(?: (?:at|on))?|state change time
    |timestamp|time|date|since|active since|alerting since)\*{0,2} ?[:=]\*{0,2} *(.{4,120})$
  `
const linkKey = regex('i')`
    ^[-*•\s]{0,6}\*{0,2}(?:source|generator ?url|url|link|incident|alert|dashboard|panel|details|view (?:alert
    |incident|in \w{1,20}))\*{0,2} ?[:=] *(https?://\S{1,1000})$
  `
const beginning = regex('i')`
    ^(?:start|triggered|created|opened|fired|occurred|reported|activated|observed|timestamp|time|date|since|active
    |alerting|state)
  `

/**
 * Mails and messages of Alertmanager, Grafana, CloudWatch, PagerDuty and Opsgenie: a title, then `name: value` lines,
 * some of which are times.
 */
export const alerts: PasteFormat = {
  id: 'alerts',
  name: () => t`alert`,
  clock: 'document',
  isUnmistakable: true,
  recognise: lines => (lines.some(isTitle) ? (lines.some(it => timeKey.test(it)) ? 0.91 : 0.7) : 0),
  read: readAlerts,
}

function isTitle(line: string): boolean {
  const text = line.trim()
  return titles.some(it => it.test(text))
}

interface Block {
  readonly line: number
  readonly title: string
  readonly body: {readonly line: number; readonly text: string}[]
}

function readAlerts(lines: readonly string[]): PasteReading {
  const blocks: Block[] = []
  const leftOut: LeftOut[] = []
  lines.forEach((raw, line) => {
    const text = raw.trim()
    if (text === '') return
    const block = blocks.at(-1)
    // The subject and the first sentence of one mail are both titles.
    if (isTitle(text) && (!block || 0 < block.body.length || !text.startsWith('You are')))
      blocks.push({line, title: text, body: []})
    else if (block) block.body.push({line, text})
    else leftOut.push({line, why: t`text before the first alert`})
  })
  const entries = blocks.flatMap(block => readBlock(block, leftOut))
  return {entries, leftOut: leftOut.sort((a, b) => a.line - b.line)}
}

interface Stamp {
  readonly line: number
  readonly key: string
  readonly time: PastedTime
}

/** Each of its times is one entry: an alert that was triggered, acknowledged and resolved has three moments. */
function readBlock(block: Block, leftOut: LeftOut[]): PastedEntry[] {
  const stamps: Stamp[] = []
  const details: string[] = []
  let url: string | undefined
  for (const {line, text} of block.body) {
    const timed = timeKey.exec(text)
    const time = timed && readAnywhere(timed[2] as string)
    const link = linkKey.exec(text)?.[1] ?? (/^https?:\/\/\S{1,1000}$/.test(text) ? text : undefined)
    if (timed && time) stamps.push({line, key: timed[1] as string, time})
    if (timed && time && !saysMore(timed[2] as string)) continue
    if (link && url === undefined) url = link
    else details.push(text.replace(/^[-*•] {1,4}/, ''))
  }
  if (stamps.length === 0) {
    const inText = [{line: block.line, text: block.title}, ...block.body].find(it => readAnywhere(it.text))
    const time = inText && readAnywhere(inText.text)
    if (!inText || !time) {
      leftOut.push({line: block.line, why: noTime()})
      return []
    }
    stamps.push({line: inText.line, key: '', time})
  }
  const title = titleOf(block, details)
  const entries: PastedEntry[] = []
  for (const {line, key, time} of stamps) {
    if (stamps.find(it => isSame(it.time, time))?.line !== line) {
      leftOut.push({line, why: t`a time that the alert already has`, losesNothing: true})
    } else {
      const isFirst = entries.length === 0
      entries.push({
        line,
        time,
        text:
          isFirst || key === '' || beginning.test(key)
            ? title
            : `${title}: ${key.replace(/ ?(?:at|on)$/i, '').toLowerCase()}`,
        details: isFirst ? details.filter(it => it !== title) : [],
        author: undefined,
        source: url === undefined ? undefined : {label: 'source', url},
      })
    }
  }
  return entries
}

/** "Firing" alone is not informative: the summary or the name of the alert is. */
function titleOf({title}: Block, details: readonly string[]): string {
  if (!/^\*{0,2}(?:Firing|Resolved|Alerts Firing|Alerts Resolved)\*{0,2}:?$/.test(title)) return title
  const field = (name: string) =>
    details
      .find(it => it.toLowerCase().startsWith(name) && /^[=:]/.test(it.slice(name.length).trim()))
      ?.slice(name.length)
      .replace(/^ ?[=:] ?/, '')
  const words = title.replace(/[*:]/g, '')
  return [words, field('alertname') ?? field('summary')].filter(it => it !== undefined).join(': ')
}

function isSame(a: PastedTime, b: PastedTime): boolean {
  return a === b || JSON.stringify([a.date, a.clock, a.zone]) === JSON.stringify([b.date, b.clock, b.zone])
}

/** The first full time in a value; Go prints `2020-06-15 10:14:05.123 +0000 UTC`. */
function readAnywhere(text: string): PastedTime | undefined {
  const iso = text.search(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d/)
  const read = 0 <= iso ? readIso(text, iso) : undefined
  if (read) return read.time.zone ? read.time : {...read.time, zone: readWrittenZone(text, read.end)?.zone}
  const whole = readWritten(text)
  if (whole?.time.date) return whole.time
  const stamp = findTimestamps(text).find(it => it.clock && it.date)
  return stamp && fromTimestamp(stamp)
}

const verbs = [
  'Triggered|Acknowledged|Resolved|Escalated|Reassigned|Assigned|Unacknowledged|Snoozed|Merged|Notified|Annotated'
    + '|Note added|Added (?:a )?note|Responders?',
  'Alert (?:created|acknowledged|closed|escalated|assigned|reopened|snoozed|unacknowledged)|Alarm updated'
    + '|State update|Priority|Urgency|Status update',
].join('|')
const verb = new RegExp(`^(?:\\[[^\\[\\]]{1,40}\\] )?(?:${verbs})\\b`)
const trailing = / (?:on|at) (?=(?:[A-Z][a-z]{2,8} \d|\d{4}-\d\d-\d\d|\d{1,2}\/\d))/

/**
 * The log of one incident in PagerDuty, of one alert in Opsgenie or CloudWatch: a time and what was done, in either
 * order.
 */
export const activityLog: PasteFormat = withTimesBelow(
  lineFormat({
    id: 'activity-log',
    name: () => t`activity log`,
    weight: 0.96,
    isUnmistakable: false,
    readLine: readActivity,
  }),
)

/** A page shows the time on the line below what was done: it is read as if it came first. */
function withTimesBelow(format: PasteFormat): PasteFormat {
  return {
    ...format,
    recognise: lines => format.recognise(joined(lines)),
    read: (lines, context) => format.read(joined(lines), context),
  }
}

/** As many lines as before. */
function joined(lines: readonly string[]): readonly string[] {
  if (!lines.some(it => verb.test(it))) return lines
  const result = [...lines]
  for (let index = 0; index + 1 < lines.length; index++) {
    const [line, below] = [lines[index] as string, (lines[index + 1] as string).trim()]
    if (!verb.test(line) || readActivity(line)) continue
    const stamp = 60 < below.length ? undefined : readTimestamp(below, 0)
    if (!stamp?.clock || stamp.end || stamp.span.start !== 0 || stamp.span.end !== below.length) continue
    result[index] = `${below} ${line}`
    result[++index] = ''
  }
  return result
}

function readActivity(line: string): ReadLine | undefined {
  const stamp = /^\d|^[A-Z][a-z]{2}/.test(line) ? readTimestamp(line, 0) : undefined
  const time = stamp && !stamp.end && stamp.span.start === 0 ? fromTimestamp(stamp) : undefined
  const text = stamp ? line.slice(stamp.span.end).replace(/^[\s,:|–—-]{1,12}/, '') : ''
  if (time && verb.test(text)) return {time, text}
  const match = verb.test(line) ? trailing.exec(line) : null
  if (!match) return undefined
  const at = match.index + match[0].length
  const read = readWritten(line, at)
  return read && /^[\s).]*$/.test(line.slice(read.end))
    ? {time: read.time, text: line.slice(0, match.index)}
    : undefined
}
