import assert from 'node:assert/strict'
import {Run} from '../server/lint-run.ts'
import {warmUp} from '../server/warm-up.ts'

describe('warming up', () => {
  it('reads a postmortem in each round, of which nothing is known from the round before, and ends', () => {
    const {prototype} = Run
    const {all} = prototype
    const asked: number[] = []
    prototype.all = function (this: Run, known) {
      const kept = all.call(this, known)
      asked.push(this.asked.pieces)
      return kept
    }
    try {
      let round = 0
      while (warmUp(Date.UTC(2024, 2, 6), round)) assert.ok(round++ < 10)
      assert.equal(asked.length, round + 1)
      assert.ok(1 < asked.length && asked.every(it => 10 < it), String(asked))
    } finally {
      prototype.all = all
    }
  })
})
