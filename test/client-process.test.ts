import assert from 'node:assert/strict'
import {findingOtherUsers} from '../server/hosts/client-process.ts'

describe('the process of the client', () => {
  const failingWith = (code: string) =>
    findingOtherUsers(() => {
      throw Object.assign(new Error(code), {code})
    })

  it('is there when it is that of another user', () => assert.equal(failingWith('EPERM')(1, 0), true))
  it('is gone when there is none', () => assert.throws(() => failingWith('ESRCH')(1, 0), {code: 'ESRCH'}))
  it('is not said to have got a signal that it did not get', () =>
    assert.throws(() => failingWith('EPERM')(1, 'SIGTERM'), {code: 'EPERM'}))
  it('is asked for by its id', () => {
    const asked: unknown[] = []
    findingOtherUsers((...given) => {
      asked.push(given)
      return true
    })(7, 0)
    assert.deepEqual(asked, [[7, 0]])
  })
})
