import {memoizeByText} from '../../text/memoize-by-text.ts'
import {readTimestamp} from '../../time/timestamp.ts'

/** A title that opens with a clock time, or is nothing but a date, heads an entry or a day. */
export function isStamp(title: string): boolean {
  return /\d/.test(title) && readsAsStamp(title)
}

const readsAsStamp = memoizeByText(title => {
  const at = /^[[(~\s]*/.exec(title)?.[0].length ?? 0
  const leading = readTimestamp(title, at) ?? readTimestamp(title, 0)
  if (leading) {
    const rest = title
      .slice(leading.span.end)
      .replace(/[\s)\]:.#]{1,20}$/, '')
      .replace(/^\s*\([^()]{1,40}\)/, '')
    return Boolean(leading.clock) || leading.isApproximate || rest === ''
  }
  const status =
    /^\[?(?:update|initial message|final message|investigating|identified|monitoring|resolved|resolution)\b/i.test(
      title,
    )
  return status && (/\d[:h]\d\d/.test(title) || /\d{1,2}:\d{2}/.test(title))
})
