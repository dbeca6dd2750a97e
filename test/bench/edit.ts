import {setTimeout as sleep} from 'node:timers/promises'
import {upTo, type Bench} from './options.ts'
import {writePostmortem} from './postmortem.ts'
import {count, median, quantile, type Report} from './report.ts'
import {startSession, type Mode, type Program, type Session} from './session.ts'
import {startTyping, type Change} from './typist.ts'

/** Milliseconds from a typed character to the diagnostics of its version, by lines. */
export const editTargets: Readonly<Record<number, number>> = {200: 2, 1_000: 3, 10_000: 6, 50_000: 18}

/** By lines: at most so many times what rumdl takes. */
const rumdlRatio: Readonly<Record<number, number>> = {1_000: 0.2, 10_000: 0.05}

/** Requests right behind a change: milliseconds by lines. */
const requestTargets: Readonly<Record<number, number>> = {1_000: 3, 10_000: 8}

const requests: readonly (readonly [method: string, params: object])[] = [
  ['textDocument/documentSymbol', {}],
  ['textDocument/hover', {}],
  ['textDocument/completion', {}],
  ['textDocument/codeAction', {context: {diagnostics: []}}],
  ['textDocument/inlayHint', {}],
]

/** Somebody types, and waits for the diagnostics each time; then types forty characters without waiting. */
export async function benchEdits(bench: Bench): Promise<void> {
  for (const mode of ['push', 'pull'] as const) {
    bench.report.heading(`Edit → diagnostics, ${mode}`)
    for (const lines of bench.sizes) await editsAt(bench, mode, lines)
  }
}

/** What an editor asks for right after a change. */
export async function benchRequests(bench: Bench): Promise<void> {
  bench.report.heading('Requests right after an edit')
  for (const lines of bench.sizes.filter(it => it in requestTargets)) {
    const seats = await sit(bench, 'push', lines, [bench.ours, ...upTo(lines, bench.peers.rumdl)])
    for (const [method, params] of requests) {
      // rumdl has no hints.
      const asked = method.endsWith('inlayHint') ? seats.slice(0, 1) : seats
      const times = await byTurns(asked, bench.isQuick ? 30 : 100, bench.isQuick ? 1_500 : 4_000, it => {
        const change = it.type()
        const start = {line: Math.max(0, change.range.start.line - 20), character: 0}
        return it.session.ask(change, method, {range: {start, end: {line: start.line + 40, character: 0}}, ...params})
      })
      const most = requestTargets[lines]
      bench.report.row({
        what: `${method.replace(/.*\//, '')}, p50`,
        size: `${count(lines)} lines`,
        unit: 'ms',
        ours: median(times[0] ?? []),
        ...(times[1] && {peer: {name: 'rumdl', value: median(times[1])}}),
        ...(most !== undefined && {most}),
      })
    }
    await leave(seats)
  }
}

interface Seat {
  readonly program: Program
  readonly session: Session
  readonly type: () => Change
}

async function editsAt(bench: Bench, mode: Mode, lines: number): Promise<void> {
  const {peers, isQuick, report} = bench
  const programs = [bench.ours, ...upTo(lines, peers.rumdl)]
  if (mode === 'pull') programs.push(...upTo(isQuick ? Math.max(lines, 1_001) : lines, peers.vscodeMarkdown))
  else programs.push(...upTo(isQuick ? Math.max(lines, 201) : lines, peers.remark))
  const seats = await sit(bench, mode, lines, programs)
  const edit = (it: Seat) => it.session.edit(it.type())
  const size = `${count(lines)} lines`
  const most = editTargets[lines]
  const first = await byTurns(seats, 6, 4_000, edit)
  const times = await byTurns(seats, isQuick ? 100 : 300, isQuick ? 2_000 : 8_000, edit)
  printEdits(report, size, seats, first, 'first six edits, p50', 0.5)
  printEdits(report, size, seats, times, 'edit, p50', 0.5, most, rumdlRatio[lines])
  printEdits(report, size, seats, times, 'edit, p99', 0.99, most && 4 * most)
  if (lines === 1_000 || lines === 10_000) await bursts(bench, seats.slice(0, 2), size, most)
  await leave(seats)
}

function printEdits(
  report: Report,
  size: string,
  seats: readonly Seat[],
  times: readonly (readonly number[])[],
  what: string,
  share: number,
  most?: number,
  ratio?: number,
): void {
  const ours = quantile(times[0] ?? [], share)
  const others = seats
    .map((it, index) => ({name: it.program.name, value: quantile(times[index] ?? [], share)}))
    .slice(1)
  for (const [index, peer] of [...others, ...(others.length ? [] : [undefined])].entries()) {
    const isFirst = index === 0
    const isRumdl = peer?.name === 'rumdl'
    report.row({
      what,
      size,
      unit: 'ms',
      ours,
      ...(peer && {peer}),
      ...(isFirst && most !== undefined && {most}),
      ...(isRumdl && ratio !== undefined && {ratio}),
    })
  }
}

async function bursts(
  {report, isQuick}: Bench,
  seats: readonly Seat[],
  size: string,
  most: number | undefined,
): Promise<void> {
  const times = await byTurns(
    seats,
    isQuick ? 2 : 5,
    15_000,
    it => it.session.burst(Array.from({length: 40}, it.type), 25),
    1,
  )
  printEdits(report, size, seats, times, 'last of 40 keys, 25 ms apart', 0.5, most)
}

/** All programs are up at once, and take turns. */
async function sit({folder}: Bench, mode: Mode, lines: number, programs: readonly Program[]): Promise<Seat[]> {
  const seats: Seat[] = []
  const text = writePostmortem(lines, 'bullets')
  for (const program of programs) {
    const session = await startSession(program, mode, folder)
    await session.open(text)
    seats.push({program, session, type: startTyping(text)})
  }
  return seats
}

async function leave(seats: readonly Seat[]): Promise<void> {
  for (const {session} of seats) await session.stop()
}

/**
 * Times of each seat, taken in blocks by turns, so that whatever else the machine does falls on all; a slow one gets
 * fewer.
 */
async function byTurns(
  seats: readonly Seat[],
  times: number,
  budget: number,
  measure: (seat: Seat) => Promise<number>,
  block = 10,
): Promise<number[][]> {
  const all = seats.map((): number[] => [])
  const spent = seats.map(() => 0)
  for (let done = 0; done < times; done += block) {
    for (const [index, seat] of seats.entries()) {
      for (let i = 0; i < Math.min(block, times - done); i++) {
        if (budget < (spent[index] as number) && 3 <= (all[index] as number[]).length) break
        const time = await measure(seat)
        all[index]?.push(time)
        spent[index] = (spent[index] as number) + time
        await sleep(10)
      }
    }
  }
  return all
}
