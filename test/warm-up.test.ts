import assert from 'node:assert/strict'
import {Run} from '../server/lint/run.ts'
import {warmUp, warmUpReading, warmUpTyping} from '../server/lsp/warm-up.ts'

/** Counts the pieces that rules were asked of in each run of that kind. */
function counting(kind: 'all' | 'again', work: () => void): number[] {
  const {prototype} = Run
  const {all, again} = prototype
  const asked: number[] = []
  const counted = (run: Run, result: ReturnType<Run['all']>) => {
    asked.push(run.asked.pieces)
    return result
  }
  if (kind === 'all') prototype.all = function (this: Run, ...given) { return counted(this, all.call(this, ...given)) }
  else prototype.again = function (this: Run, ...given) { return counted(this, again.call(this, ...given)) }
  try {
    work()
    return asked
  } finally {
    Object.assign(prototype, {all, again})
  }
}

describe('warming up', () => {
  const now = Date.UTC(2024, 2, 6)

  it('reads a postmortem in each round, of which nothing is known from the round before, and ends', () => {
    let round = 0
    const asked = counting('all', () => {
      while (warmUpReading(now, round)) assert.ok(round++ < 10)
    })
    assert.equal(asked.length, round + 1)
    assert.ok(1 < asked.length && asked.every(it => 10 < it), String(asked))
  })

  it('goes from reading to typing, gives way to an open document, and ends when somebody types', () => {
    const alone = {uris: () => [], wereChanged: () => false}
    const beside = {uris: () => ['file:///a.md'], wereChanged: () => false}
    assert.deepEqual(warmUp(now, alone, 0), {next: 1, wait: 0})
    const typing = warmUp(now, beside, 1)
    assert.ok(typing && 1 < typing.next && 1000 <= typing.wait)
    assert.deepEqual(warmUp(now, alone, typing.next), {next: typing.next + 1, wait: 0})
    assert.ok(100 <= (warmUp(now, beside, typing.next + 1)?.wait ?? 0))
    assert.equal(warmUp(now, {...beside, wereChanged: () => true}, typing.next + 2), undefined)
  })

  it('types a letter in each round, of which little is read again, and ends', () => {
    let round = 0
    const asked = counting('again', () => {
      while (warmUpTyping(now, round)) assert.ok(round++ < 200)
    })
    assert.ok(50 < round && round * 0.9 < asked.length, `${asked.length} of ${round}`)
  })
})
