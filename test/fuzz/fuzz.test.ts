import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {tmpdir} from 'node:os'
import fc from '../property.ts'
import {runPart} from './campaign.ts'
import {readSeeds} from './documents.ts'
import {readOptions} from './options.ts'
import {definePart, Failure, type Step} from './part.ts'
import {parts} from './parts.ts'
import {shrink} from './shrink.ts'
import {lostTellingWords, lostWords} from './words.ts'

/** Of the parts that make a round in each. */
const rounds = 10

describe('the fuzzer', function () {
  this.timeout(120_000)

  const seeds = readSeeds([])

  for (const part of parts) {
    it(`finds ${part.checks}`, async () => {
      const {rounds: done, faults} = await runPart(part, seeds, {seed: 20_261_128, rounds, time: Infinity})
      assert.equal(done, Math.ceil(rounds * part.share))
      assert.deepEqual(
        faults.map(it => `${it.seed}: ${it.kind}`),
        [],
      )
    })
  }

  interface Word extends Step {
    readonly text: string
  }

  const text = fc.array(fc.constantFrom(...'abcdefg\n', 'fault'), {minLength: 9, maxLength: 9}).map(it => it.join(''))

  /** Fails in two ways: by what is in the text, or in a step. */
  const broken = definePart<Word>({
    name: 'broken',
    checks: 'that the fuzzer finds faults',
    share: 1,
    cases: () => fc.record({text, steps: fc.array(fc.record({text}), {minLength: 3})}),
    check(it) {
      if (it.text.includes('fault')) throw new Failure(`the text is broken: at ${it.text.indexOf('fault')}`)
      if (it.steps.some(step => step.text.includes('ab'))) throw new Failure('a step is broken')
    },
  })

  it('reports each kind of fault once, with the smallest case and the seed that shows it again', async () => {
    const {faults} = await runPart(broken, [], {seed: 1, rounds: 200, time: Infinity})
    assert.deepEqual(faults.map(it => it.kind).sort(), ['a step is broken', 'the text is broken'])
    for (const {seed, kind, count, smallest} of faults) {
      const expected = kind === 'a step is broken' ? {text: '', steps: [{text: 'ab'}]} : {text: 'fault', steps: []}
      assert.deepEqual(smallest, expected)
      assert.ok(1 < count)
      const again = await runPart(broken, [], {seed, rounds: 1, time: Infinity})
      assert.deepEqual(
        again.faults.map(it => it.kind),
        [kind],
      )
    }
  })

  it('makes as many rounds as the share of a part is, at most for the time', async () => {
    const idle = definePart({...broken, share: 0.1, check() {}})
    const begun: number[] = []
    const run = (time: number) => runPart(idle, [], {seed: 5, rounds: 31, time}, it => begun.push(it))
    assert.deepEqual([(await run(Infinity)).rounds, (await run(0)).rounds], [4, 0])
    assert.deepEqual(begun, [5, 6, 7, 8])
  })

  it('ends when a round does not, and says which', () => {
    const watchdog = new URL('watchdog.js', import.meta.url).href
    const script = `import('${watchdog}').then(it => { it.startWatchdog(100).begin('round 7'); for (;;); })`
    const {stderr} = spawnSync(process.execPath, ['--eval', script], {encoding: 'utf8', timeout: 60_000})
    assert.equal(stderr, 'round 7 did not end within 0.1 s.\n')
  })

  it('moves the places of steps with the text', async () => {
    const given = {text: 'one\ntwo\nthree\n', steps: [{at: 0}, {at: 9}]}
    const smallest = await shrink(given, async ({text, steps}) => steps.some(({at = 0}) => text[at] === 'h'), 10_000)
    assert.deepEqual(smallest, {text: 'h', steps: [{at: 0}]})
  })

  it('knows which words are lost', () => {
    assert.deepEqual(lostWords('One, two two 10:00', 'two (one) 10'), ['two', '00'])
    assert.deepEqual(lostTellingWords('Down at 10:00 EDT on Monday, 3 June', 'down 14:00 UTC'), [])
    assert.deepEqual(lostTellingWords('The edition', 'the'), ['edition'])
  })

  it('says what is wrong with its arguments', () => {
    const read = (...args: string[]) => readOptions(args, ['edits', 'cli'], 7)
    assert.deepEqual(read(), {seed: 7, rounds: 200, minutes: Infinity, only: [], folders: []})
    assert.deepEqual(read('--only', 'cli,edits', '--minutes', '0.5', tmpdir()), {
      seed: 7,
      rounds: Infinity,
      minutes: 0.5,
      only: ['cli', 'edits'],
      folders: [tmpdir()],
    })
    assert.equal(read('--seed'), '--seed takes a number, not "".')
    assert.equal(read('--only', 'all'), 'There is no part "all".')
    assert.equal(read('nowhere'), '"nowhere" is neither an option nor a folder.')
    assert.equal(read('--fast'), '"--fast" is neither an option nor a folder.')
  })
})
