import {closeSync, createReadStream, openSync, readSync, statSync, type Stats} from 'node:fs'
import {stat} from 'node:fs/promises'

/**
 * The first bytes of a regular file, at most so many; `undefined` for a pipe, a device and the like, which may have no
 * end. Links are followed. Rejects when there is no such file, or it cannot be read.
 */
export async function readStart(name: string, maxBytes: number): Promise<Buffer | undefined> {
  if (!(await stat(name)).isFile()) return undefined
  const chunks: Buffer[] = []
  for await (const it of createReadStream(name, {end: maxBytes - 1})) chunks.push(it as Buffer)
  return Buffer.concat(chunks)
}

/** The same at once, for a program that does nothing else meanwhile. Throws where the other one rejects. */
export function readStartSync(name: string, maxBytes: number): Buffer | undefined {
  const stats = statSync(name)
  if (!stats.isFile()) return undefined
  const file = openSync(name, 'r')
  try {
    return readOpen(file, stats, maxBytes)
  } finally {
    closeSync(file)
  }
}

/** The size is where to begin only: a file may grow, and those of `/proc` have none. */
function readOpen(file: number, {size}: Stats, maxBytes: number): Buffer {
  const chunks: Buffer[] = []
  for (let left = maxBytes; 0 < left; ) {
    const chunk = Buffer.allocUnsafe(Math.min(left, chunks.length ? blockSize : size + 1))
    const length = readSync(file, chunk)
    if (length === 0) break
    chunks.push(chunk.subarray(0, length))
    left -= length
  }
  return Buffer.concat(chunks)
}

/** Bytes. */
const blockSize = 65_536
