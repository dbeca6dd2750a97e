import {t} from '../../text/l10n.ts'
import {readZone} from '../../time/zone.ts'
import {lineFormat} from './line-format.ts'
import type {PasteFormat, ReadLine} from '../paste.ts'
import {makeTime} from './written-time.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `host ident user [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 2326`, with anything before and after. */
const access =
  /^([^"[\]]{1,300} )\[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? ([+-]\d{4})\] (.*)$/
const nginxError = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d) (?=\[[a-z]{4,6}\] )/
const apacheError =
  /^\[(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? (\d{4})\] /

/** Access logs of nginx and Apache in the formats `common`, `combined` and `vhost_combined`. */
export const accessLog: PasteFormat = lineFormat({
  id: 'access-log',
  name: () => t`access log`,
  weight: 1,
  readLine: readAccess,
})

/** Error logs of nginx and of Apache 2.2 and 2.4. */
export const errorLog: PasteFormat = lineFormat({
  id: 'error-log',
  name: () => t`error log`,
  weight: 1,
  readLine: line => readNginxError(line) ?? readApacheError(line),
})

function readAccess(line: string): ReadLine | undefined {
  const match = access.exec(line)
  if (!match) return undefined
  const [, client = '', day, name = '', year, hour, minute, second, fraction, zone = '', rest = ''] = match
  const date = {year: Number(year), month: months.indexOf(name) + 1, day: Number(day)}
  // "- -" means that identity and user are unknown.
  const who = client.trim().replace(/(?: -){1,2}$/, '')
  return {time: makeTime(date, hour, minute, second, fraction, readZone(`0${zone}`, 1)?.value), text: `${who} ${rest}`}
}

function readNginxError(line: string): ReadLine | undefined {
  const match = nginxError.exec(line)
  if (!match) return undefined
  const [all, year, month, day, hour, minute, second] = match
  const date = {year: Number(year), month: Number(month), day: Number(day)}
  return {time: makeTime(date, hour, minute, second, undefined, undefined), text: line.slice(all.length)}
}

function readApacheError(line: string): ReadLine | undefined {
  const match = apacheError.exec(line)
  const month = months.indexOf(match?.[1] ?? '') + 1
  if (!match || month === 0) return undefined
  const [all, , day, hour, minute, second, fraction, year] = match
  const date = {year: Number(year), month, day: Number(day)}
  return {time: makeTime(date, hour, minute, second, fraction, undefined), text: line.slice(all.length)}
}
