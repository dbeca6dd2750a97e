import {setTimeout as sleep} from 'node:timers/promises'
import {upTo, type Bench} from './options.ts'
import {styles, writePostmortem, type Style} from './postmortem.ts'
import {count, median} from './report.ts'
import {startSession} from './session.ts'

/** Milliseconds from `didOpen` to the first diagnostics of a server that was just started, by lines. */
const targets: Readonly<Record<number, number>> = {200: 15, 1_000: 25, 10_000: 120, 50_000: 500}

/** A document is opened in a server that has done nothing yet; a process for each run. */
export async function benchOpens(bench: Bench): Promise<void> {
  bench.report.heading('Open → first diagnostics, cold')
  for (const lines of bench.sizes) {
    for (const style of styles) await opensOf(bench, lines, style, 0)
    await opensOf(bench, lines, 'bullets', 300)
  }
}

/** @param wait milliseconds between the answer to `initialize` and the document: some editors start servers before */
async function opensOf(
  {report, ours: own, peers, folder, isQuick}: Bench,
  lines: number,
  style: Style,
  wait: number,
): Promise<void> {
  const text = writePostmortem(lines, style)
  const isUsual = style === 'bullets' && lines <= 1_000
  const programs = [own, ...upTo(lines, peers.rumdl), ...(isUsual ? upTo(lines, peers.vscodeMarkdown) : [])]
  const times = programs.map((): number[] => [])
  for (let round = 0; round < (isQuick ? 3 : lines < 50_000 ? 9 : 5); round++) {
    for (const [index, program] of programs.entries()) {
      const session = await startSession(program, 'push', folder)
      await sleep(wait)
      times[index]?.push(await session.open(text))
      await session.stop()
    }
  }
  const ours = median(times[0] ?? [])
  const most = targets[lines]
  const others = programs.slice(1).map((it, index) => ({name: it.name, value: median(times[index + 1] ?? [])}))
  const what = wait === 0 ? style : `${style}, ${wait} ms after initialize`
  for (const [index, peer] of [...others, ...(others.length ? [] : [undefined])].entries()) {
    report.row({
      what,
      size: `${count(lines)} lines`,
      unit: 'ms',
      ours,
      ...(peer && {peer}),
      ...(index === 0 && most !== undefined && {most}),
    })
  }
}
