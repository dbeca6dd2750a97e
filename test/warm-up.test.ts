import assert from 'node:assert/strict'
import {readSample, warmUp} from '../server/lsp/warm-up.ts'

describe('warming up @slow', () => {
  const now = Date.UTC(2024, 2, 6)
  const alone = {uris: () => []}
  const beside = {uris: () => ['file:///a.md']}

  it('goes on for some rounds, and ends', () => {
    let round = 0
    while (warmUp(now, alone, round)) assert.ok(round++ < 10)
    assert.ok(0 < round)
  })

  it('ends when a document is open', () => assert.equal(warmUp(now, beside, 0), false))

  it('reads a postmortem that is another one in each round, and types in it', () => {
    const [first, second] = [readSample(now, 0), readSample(now, 1)]
    for (const snapshot of [first, second]) {
      assert.ok(snapshot.model.isPostmortem)
      assert.ok(1 < snapshot.version - 1, 'was edited')
      assert.ok(2 < snapshot.problems.length, String(snapshot.problems.length))
    }
    assert.notEqual(first.text, second.text)
  })
})
