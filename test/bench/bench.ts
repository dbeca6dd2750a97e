import {mkdtempSync, rmSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import path from 'node:path'
import {bundle} from '../protocol.ts'
import {benchCommands} from './command.ts'
import {benchEdits, benchRequests} from './edit.ts'
import {benchMemory} from './memory.ts'
import {benchOpens} from './open.ts'
import type {Bench} from './options.ts'
import {findPeers} from './peers.ts'
import {startReport} from './report.ts'
import {benchSizes} from './size.ts'
import {benchStarts} from './start.ts'

const parts: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  size: benchSizes,
  start: benchStarts,
  open: benchOpens,
  edit: benchEdits,
  request: benchRequests,
  memory: benchMemory,
  cli: benchCommands,
}

const usage = `npm run bench -- [${Object.keys(parts).join('|')}]… [--quick] [--alone] [--sizes 200,1000]`

/** Measures the bundles against the peers, by turns, and prints what was to be reached. A report, never a gate. */
const args = process.argv.slice(2)
const wanted = args.filter(it => it in parts)
const sizes = args[args.indexOf('--sizes') + 1]
if (args.some(it => !(it in parts) && !['--quick', '--alone', '--sizes', sizes].includes(it))) {
  console.error(usage)
  process.exit(2)
}

const folder = mkdtempSync(path.join(tmpdir(), 'postmortem-bench-'))
const report = startReport()
const bench: Bench = {
  report,
  folder,
  // With the flag that the extension gives it (`client/client-node.ts`).
  ours: {name: 'ours', command: process.execPath, args: ['--max-semi-space-size=2', bundle('server.cjs'), '--stdio']},
  peers: await findPeers(args.includes('--alone')),
  sizes: args.includes('--sizes') && sizes ? sizes.split(',').map(Number) : [200, 1_000, 10_000, 50_000],
  isQuick: args.includes('--quick'),
}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`)
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length && !wanted.includes(name)) continue
  try {
    await measure(bench)
  } catch (error) {
    report.note(`${name} could not be measured: ${error instanceof Error ? error.message : error}`)
  }
}
report.end()
rmSync(folder, {recursive: true, force: true})
// A server that did not end in time does not hold up the end.
process.exit()
