import {type Bench, upTo} from './options.ts'
import {median} from './report.ts'
import {startSession} from './session.ts'

/** From the start of the process to the answer to `initialize`. */
export async function benchStarts(bench: Bench): Promise<void> {
  bench.report.heading('Spawn → initialize')
  const programs = [
    bench.ours,
    bench.peers.emptyServer,
    ...upTo(0, bench.peers.rumdl),
    ...upTo(0, bench.peers.vscodeMarkdown),
  ]
  const times = programs.map((): number[] => [])
  for (let round = 0; round < (bench.isQuick ? 7 : 25); round++) {
    for (const [index, program] of programs.entries()) {
      const session = await startSession(program, 'push', bench.folder)
      times[index]?.push(session.started)
      await session.stop()
    }
  }
  for (const [index, {name}] of programs.entries()) {
    if (index === 0) continue
    const peer = {name, value: median(times[index] ?? [])}
    bench.report.row({
      what: 'initialize',
      size: '',
      unit: 'ms',
      ours: median(times[0] ?? []),
      peer,
      ...(index === 1 && {ratio: 1.3}),
    })
  }
}
