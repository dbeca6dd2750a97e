import assert from 'node:assert/strict'
import {loadOnce} from '../client/load-once.ts'

describe('loadOnce', () => {
  /** Fails as often as it is told. */
  function unreliable(failures: number) {
    let count = 0
    return loadOnce(async () => {
      if (++count <= failures) throw new Error('not yet')
      return count
    })
  }

  it('gets it once for all who ask', async () => {
    const it = unreliable(0)
    assert.equal(it.current(), undefined)
    assert.deepEqual(await Promise.all([it.get(), it.get()]), [1, 1])
    assert.equal(await it.current(), 1)
  })

  it('gets it again when that failed', async () => {
    const it = unreliable(1)
    const first = it.get()
    assert.equal(it.get(), first)
    await assert.rejects(first, /not yet/)
    assert.equal(it.current(), undefined)
    assert.equal(await it.get(), 2)
  })

  it('gets it again when it is forgotten', async () => {
    const it = unreliable(0)
    await it.get()
    it.forget()
    assert.equal(await it.get(), 2)
  })
})
