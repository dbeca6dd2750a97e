import type {PastedEntry, PastedTime} from '../../edit/new-entry.ts'
import {t} from '../../text/l10n.ts'
import {readTimestamp} from '../../time/timestamp.ts'
import {lineFormat, noTime} from './line-format.ts'
import type {LeftOut, PasteFormat, PasteReading, ReadLine} from '../paste.ts'
import {fromTimestamp, makeTime, readEpoch, readIso, readWrittenZone, saysMore} from './written-time.ts'

const commitLine = /^(?:[*|\\/ ]{0,40})commit ([0-9a-f]{7,64})\b/
const dateLine = /^(?:Date|CommitDate|AuthorDate):\s{1,8}(.{1,80})$/
const fieldLine = /^(Author|Commit|Merge|Date|AuthorDate|CommitDate|Reflog|Reflog message): {1,8}(.*)$/
const graph = /^[*|\\/_ ]{0,40}(?=commit |[A-Z][A-Za-z]{2,15}: )|^\|[*|\\/_ ]{0,40}(?= {4}|$)/

/** The default output of `git log`, with any `--date`, `--format=fuller`, `--graph` or `--stat`. */
export const gitLog: PasteFormat = {
  id: 'git-log',
  name: () => t`git log`,
  clock: 'document',
  isUnmistakable: true,
  recognise: lines =>
    lines.some(it => commitLine.test(it)) && lines.some(it => dateLine.test(it.replace(graph, ''))) ? 1 : 0,
  read: readCommits,
}

/** `git log --oneline` with a date: `a1b2c3d 2020-06-15 10:14:05 +0200 Fix it`, the hash before or after the date. */
export const gitOneLine: PasteFormat = lineFormat({
  id: 'git-one-line',
  name: () => t`git log`,
  weight: 0.97,
  readLine: readOneLine,
})

interface Commit {
  readonly line: number
  readonly hash: string
  author: string | undefined
  date: string | undefined
  readonly message: string[]
}

function readCommits(lines: readonly string[]): PasteReading {
  const commits: Commit[] = []
  const leftOut: LeftOut[] = []
  lines.forEach((raw, index) => {
    const line = raw.replace(graph, '')
    const hash = commitLine.exec(line)?.[1]
    if (hasMore(line, commits.at(-1))) {
      leftOut.push({line: index, isPart: true, isFrame: true, why: t`what git prints besides author, date and message`})
    }
    const commit = commits.at(-1)
    if (hash) commits.push({line: index, hash, author: undefined, date: undefined, message: []})
    else if (!commit) {
      if (line.trim() !== '') leftOut.push({line: index, why: noTime()})
    } else if (!readField(line, commit) && line.trim() !== '') commit.message.push(line.trim())
  })
  const entries: PastedEntry[] = []
  for (const {line, hash, author, date, message} of commits) {
    const time = date === undefined ? undefined : readGitDate(date)
    if (!time) leftOut.push({line, why: date === undefined ? noTime() : t`the date "${date}" is not readable`})
    else
      entries.push({
        line,
        time,
        text: message[0] ?? 'Commit',
        details: message.slice(1),
        author,
        source: {label: hash.slice(0, 10)},
      })
  }
  return {entries, leftOut: leftOut.sort((a, b) => a.line - b.line)}
}

/** Branches, addresses, the parents of a merge, and who committed what another wrote. */
function hasMore(line: string, commit: Commit | undefined): boolean {
  if (commitLine.test(line)) return /commit [0-9a-f]{7,64}\s{1,8}\S/.test(line)
  if (commit?.message.length !== 0) return false
  const isDropped = /^(?:Author: .*<|(?:Commit|Merge|Reflog|Reflog message): )/.test(line)
  return isDropped || saysMore(dateLine.exec(line)?.[1] ?? '')
}

/** What counts is when the work came in: the later of two dates, that of the commit. */
function readField(line: string, commit: Commit): boolean {
  const match = commit.message.length === 0 ? fieldLine.exec(line) : null
  if (!match) return false
  const [, name, value = ''] = match
  if (name === 'Author') commit.author = value.replace(/\s{0,8}<[^<>]{0,200}>$/, '')
  if (name === 'Date' || name === 'AuthorDate' || name === 'CommitDate') commit.date = value
  return true
}

const named = /^(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) (\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})/
const rfc = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d)/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The forms of `--date`: default, local, iso, iso-strict, rfc, unix and raw; ages ("2 hours ago") are not read. */
function readGitDate(text: string): PastedTime | undefined {
  const raw = /^(\d{9,10})(?: [+-]\d{4})?$/.exec(text)
  if (raw) return readEpoch(Number(raw[1]))
  const iso = readIso(text, 0)
  if (iso) return iso.time
  const byName = named.exec(text)
  const byDay = rfc.exec(text)
  const zone = readWrittenZone(text, (byName ?? byDay)?.[0].length ?? 0)?.zone
  if (byName) {
    const [, month = '', day, hour, minute, second, year] = byName
    return makeTime(
      {year: Number(year), month: months.indexOf(month) + 1, day: Number(day)},
      hour,
      minute,
      second,
      undefined,
      zone,
    )
  }
  if (byDay) {
    const [, day, month = '', year, hour, minute, second] = byDay
    return makeTime(
      {year: Number(year), month: months.indexOf(month) + 1, day: Number(day)},
      hour,
      minute,
      second,
      undefined,
      zone,
    )
  }
  const stamp = readTimestamp(text, 0)
  return stamp && fromTimestamp(stamp)
}

function readOneLine(line: string): ReadLine | undefined {
  const leading = /^(?:[*|\\/_ ]{0,40})([0-9a-f]{7,40}) (?:\([^()]{1,200}\) |- )?\(?/.exec(line)
  // A word such as "defaced" has no digit.
  if (leading && /\d/.test(leading[1] as string)) {
    const iso = readIso(line, leading[0].length)
    if (iso)
      return {
        time: iso.time,
        text: line.slice(iso.end).replace(/^[)\s:|-]{1,8}/, ''),
        source: {label: leading[1] as string},
      }
  }
  const iso = readIso(line, 0)
  const hash = iso && /^[\s:|-]{1,8}([0-9a-f]{7,40})[\s:|-]{1,8}/.exec(line.slice(iso.end))
  if (!iso || !hash || !/\d/.test(hash[1] as string) || !/[a-f]/.test(hash[1] as string)) return undefined
  return {time: iso.time, text: line.slice(iso.end + hash[0].length), source: {label: hash[1] as string}}
}
