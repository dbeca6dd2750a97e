import {upTo, type Bench} from './options.ts'
import {writePostmortem} from './postmortem.ts'
import {count, type Row} from './report.ts'
import {startSession, type Program} from './session.ts'
import {startTyping} from './typist.ts'

/** Megabytes that a server may ever hold, by lines. */
const targets: Readonly<Record<number, number>> = {1_000: 85, 10_000: 130, 50_000: 250}

/** Megabytes that two thousand edits may leave behind; what the collector has not yet taken is part of it. */
const mostLeft = 15

/** The most memory of the process after a document was opened and edited, and what further edits add. */
export async function benchMemory(bench: Bench): Promise<void> {
  bench.report.heading('Memory of the server')
  for (const lines of bench.sizes) {
    const ours = await measure(bench, bench.ours, lines, 200)
    const rumdl = upTo(lines, bench.peers.rumdl)[0]
    const theirs = rumdl && (await measure(bench, rumdl, lines, 10))
    if (!ours) return bench.report.note('this system does not tell how much memory a process has')
    const size = `${count(lines)} lines`
    const most = targets[lines]
    const row: Row = {what: 'peak, 200 edits', size, unit: 'MB', ours: ours.peak, ...(most !== undefined && {most})}
    bench.report.row(theirs ? {...row, peer: {name: 'rumdl', value: theirs.peak}} : row)
    if (lines !== 1_000 && (bench.isQuick || lines !== 10_000)) continue
    const after = await measure(bench, bench.ours, lines, 2_200)
    if (after)
      bench.report.row({
        what: '2,000 more edits add',
        size,
        unit: 'MB',
        ours: Math.max(0, after.now - ours.now),
        most: mostLeft,
      })
  }
}

async function measure(
  {folder}: Bench,
  program: Program,
  lines: number,
  edits: number,
): Promise<{peak: number; now: number} | undefined> {
  const text = writePostmortem(lines, 'bullets')
  const session = await startSession(program, 'push', folder)
  await session.open(text)
  const type = startTyping(text)
  for (let i = 0; i < edits; i++) await session.edit(type())
  const memory = session.memory()
  await session.stop()
  return memory
}
