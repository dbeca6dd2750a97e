import {spawnSync} from 'node:child_process'
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import type {Bench} from './options.ts'
import {cache, type Command} from './peers.ts'
import {styles, writePostmortem} from './postmortem.ts'
import {median, type Row} from './report.ts'
import {bundle} from '../protocol.ts'

/** Wall times of the command line: from the start of the process to its end. */
export async function benchCommands(bench: Bench): Promise<void> {
  bench.report.heading('Command line')
  const {folder, file} = writeDocuments()
  const ours: Command = {name: 'ours', command: process.execPath, args: [bundle('cli.cjs'), 'check', '--no-cache']}
  const others = bench.peers.commands.filter(it => !it.isSlow || !bench.isQuick)
  const rumdl = others.find(it => it.name === 'rumdl')
  const row = {size: '', unit: 'ms'} as const

  for (const it of compare([ours, ...others], folder, bench.isQuick ? 3 : 7)) {
    bench.report.row({...row, what: '1,000 files, cold', ...it, ...(it.peer?.name === 'rumdl' && {ratio: 0.6})})
  }
  const caches = path.join(cache, 'caches')
  rmSync(caches, {recursive: true, force: true})
  const warm: Command[] = [
    {name: 'ours', command: process.execPath, args: [bundle('cli.cjs'), 'check', '--cache', path.join(caches, 'ours')]},
    ...(rumdl
      ? [
          {
            name: 'rumdl',
            command: rumdl.command,
            args: ['check', '--isolated', '--cache-dir', path.join(caches, 'rumdl')],
          },
        ]
      : []),
  ]
  warm.forEach(it => run(it, folder))
  for (const it of compare(warm, folder, bench.isQuick ? 5 : 15))
    bench.report.row({...row, what: '1,000 files, warm cache', ...it, ratio: 1})

  const empty: Command = {name: 'empty script', command: process.execPath, args: [bench.peers.emptyScript]}
  for (const it of compare([ours, empty, ...others], file, bench.isQuick ? 9 : 25)) {
    bench.report.row({...row, what: 'one file of 200 lines', ...it, ...(it.peer?.name === empty.name && {ratio: 1.4})})
  }
}

/** The first against each of the others. */
function compare(commands: readonly Command[], target: string, rounds: number): Pick<Row, 'ours' | 'peer'>[] {
  const times = commands.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, command] of commands.entries()) {
      if (!command.isSlow || round === 0) times[index]?.push(run(command, target))
    }
  }
  const ours = median(times[0] ?? [])
  return commands.length === 1
    ? [{ours}]
    : commands.slice(1).map(({name}, index) => ({ours, peer: {name, value: median(times[index + 1] ?? [])}}))
}

/** Milliseconds; `NaN` when it could not check, which linters tell by a code above 1. */
function run({command, args}: Command, target: string): number {
  const start = performance.now()
  const {status} = spawnSync(command, [...args, target], {stdio: 'ignore'})
  const time = performance.now() - start
  return status === 0 || status === 1 ? time : NaN
}

/** A folder of a thousand documents of about 150 lines, and one of 200. */
function writeDocuments(): {folder: string; file: string} {
  const folder = path.join(cache, 'documents')
  rmSync(folder, {recursive: true, force: true})
  for (let index = 0; index < 1_000; index++) {
    const year = path.join(folder, 'incidents', String(2020 + (index % 5)))
    if (index < 5) mkdirSync(year, {recursive: true})
    writeFileSync(
      path.join(year, `${index}.md`),
      writePostmortem(130 + (index % 41), styles[index % styles.length] ?? 'bullets', index),
    )
  }
  const file = path.join(cache, 'outage.md')
  writeFileSync(file, writePostmortem(200, 'bullets'))
  return {folder, file}
}
