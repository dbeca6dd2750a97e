import {readFile} from 'node:fs/promises'
import path from 'node:path'

/** What the host says of a request; `undefined` as long as it has not answered. */
export async function readAnswer(id: number): Promise<string | undefined> {
  return (
    (await readFile(path.join(process.env['POSTMORTEM_ANSWERS'] ?? '', `${id}.txt`), 'utf8').catch(() => ''))
    || undefined
  )
}
