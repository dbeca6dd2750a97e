import {upTo, type Bench} from './options.ts'
import {styles, writePostmortem} from './postmortem.ts'
import {count, median} from './report.ts'
import {startSession} from './session.ts'

/** Milliseconds from `didOpen` to the first diagnostics of a server that was just started, by lines. */
const targets: Readonly<Record<number, number>> = {200: 15, 1_000: 25, 10_000: 120, 50_000: 500}

/** A document is opened in a server that has done nothing yet; a process for each run. */
export async function benchOpens(bench: Bench): Promise<void> {
  bench.report.heading('Open → first diagnostics, cold')
  for (const lines of bench.sizes) {
    for (const style of styles) {
      const text = writePostmortem(lines, style)
      const programs = [bench.ours, ...upTo(lines, bench.peers.rumdl), ...style === 'bullets' && lines <= 1_000 ? upTo(lines, bench.peers.vscodeMarkdown) : []]
      const times = programs.map((): number[] => [])
      for (let round = 0; round < (bench.isQuick ? 3 : lines < 50_000 ? 9 : 5); round++) {
        for (const [index, program] of programs.entries()) {
          const session = await startSession(program, 'push', bench.folder)
          times[index]?.push(await session.open(text))
          await session.stop()
        }
      }
      const ours = median(times[0] ?? [])
      const most = targets[lines]
      const others = programs.slice(1).map((it, index) => ({name: it.name, value: median(times[index + 1] ?? [])}))
      for (const [index, peer] of [...others, ...others.length ? [] : [undefined]].entries()) {
        bench.report.row({what: style, size: `${count(lines)} lines`, unit: 'ms', ours, ...peer && {peer}, ...index === 0 && most !== undefined && {most}})
      }
    }
  }
}
