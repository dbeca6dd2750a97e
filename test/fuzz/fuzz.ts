import {inspect} from 'node:util'
import {runPart, type Fault} from './campaign.ts'
import {readSeeds} from './documents.ts'
import {readOptions, type Options} from './options.ts'
import {Failure} from './part.ts'
import {parts} from './parts.ts'
import {startWatchdog} from './watchdog.ts'

const names = parts.map(it => it.name)

const usage = `npm run fuzz -- [--seed N] [--rounds N] [--minutes N] [--only ${names.join(',')}] [FOLDER]…`

/** Milliseconds that a round may take, together with the time in which its case is made smaller. */
const roundTime = 180_000

/** Whether no round of any part failed. */
async function fuzz({seed, rounds, minutes, only, folders}: Options): Promise<boolean> {
  console.log(`Seed ${seed}`)
  const seeds = readSeeds(folders)
  const watchdog = startWatchdog(roundTime)
  let isGood = true
  for (const part of parts.filter(it => only.length === 0 || only.includes(it.name))) {
    const again = (own: number) =>
      ['npm run fuzz --', '--only', part.name, '--seed', own, '--rounds', 1, ...folders].join(' ')
    const extent = {seed, rounds, time: minutes * 60_000}
    const {rounds: done, faults} = await runPart(part, seeds, extent, own => watchdog.begin(again(own)))
    console.log(`${part.name}: ${done} rounds, ${faults.length} kinds of faults; checks ${part.checks}`)
    for (const it of faults) console.log(describe(it, again(it.seed)))
    isGood &&= faults.length === 0
  }
  await watchdog.stop()
  return isGood
}

function describe({error, smallest, count}: Fault, again: string): string {
  return [
    '',
    `✗ ${error instanceof Failure ? error.message : inspect(error)}`,
    `Seen ${count === 1 ? 'once' : `${count} times`}. The smallest case:`,
    JSON.stringify(smallest, undefined, 1),
    `Again: ${again}`,
    '',
  ].join('\n')
}

const options = readOptions(process.argv.slice(2), names, Date.now() % 1_000_000_000)
if (typeof options === 'string') {
  console.error(`${options}\n${usage}`)
  process.exit(2)
}
// A server that did not end in time does not hold up the end.
process.exit((await fuzz(options)) ? 0 : 1)
