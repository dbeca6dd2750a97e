import type {Minutes} from '../time/calendar.ts'
import type {WrittenDuration} from '../time/duration.ts'

/**
 * Another length in the style of a written one: `20-minute` → `25-minute`, `1h 50m` → `2h 13m`. Exact to the minute.
 */
export function printLikeDuration(sample: WrittenDuration, minutes: Minutes): string {
  const written = sample.text
  const whole = Math.round(minutes)
  const [hours, mins] = [Math.floor(whole / 60), whole % 60]
  if (/^\d+h\s?\d*m?$|^\d+m$/i.test(written))
    return hours ? `${hours}h${/\s/.test(written) ? ' ' : ''}${mins}m` : `${mins}m`
  const hyphen = /^\w+-(?=\p{Letter})/u.test(written)
  if (hyphen) return hours && mins === 0 ? `${hours}-hour` : `${whole}-minute`
  const isShort = /\b(?:mins?|hrs?|h|m)\b/i.test(written)
  const hour = isShort ? 'h' : hours === 1 ? 'hour' : 'hours'
  const minute = isShort ? 'min' : mins === 1 ? 'minute' : 'minutes'
  if (!hours || (/min/i.test(written) && !/hour|hr|\bh\b/i.test(written)))
    return `${whole} ${whole === 1 && !isShort ? 'minute' : isShort ? 'min' : 'minutes'}`
  return mins ? `${hours} ${hour}${/ and /.test(written) ? ' and' : ''} ${mins} ${minute}` : `${hours} ${hour}`
}
