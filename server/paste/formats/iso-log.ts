import {t} from '../../text/l10n.ts'
import {lineFormat} from './line-format.ts'
import type {PasteFormat, ReadLine} from '../paste.ts'
import {readIso} from './written-time.ts'

const prefix = /(?:\[pod\/[^\]\s]{1,300}\] |[\w.-]{1,120} {1,30}\| )?\[?/y
const separator = /^[\]\s,;]*(?:[|:-](?=\s))?\s*/

/**
 * Logs whose lines begin with an ISO time: `kubectl logs --timestamps` (with `--prefix` too), `docker logs -t`,
 * `docker compose logs -t`, `aws logs tail`, a copy from CloudWatch Logs, log4j and many others.
 */
export const isoLog: PasteFormat = lineFormat({
  id: 'iso-log',
  name: () => t`log with ISO times`,
  weight: 0.9,
  readLine: readIsoLine,
})

/** A line that begins with an ISO date and time, after at most the name of a pod or a bracket. */
function readIsoLine(line: string): ReadLine | undefined {
  prefix.lastIndex = 0
  prefix.test(line)
  const iso = readIso(line, prefix.lastIndex)
  if (!iso) return undefined
  const rest = line.slice(iso.end)
  if (/^[\w/]/.test(rest)) return undefined
  const from = line
    .slice(0, prefix.lastIndex)
    .replace(/[[\]|]/g, ' ')
    .trim()
  return {
    time: iso.time,
    text: [from, rest.replace(separator, '')]
      .filter(it => it !== '')
      .join(' ')
      .replaceAll('\t', ' '),
  }
}
