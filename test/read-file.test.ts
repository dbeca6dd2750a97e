import assert from 'node:assert/strict'
import {answerWithFile, type EditorFile} from '../client/read-file.ts'

describe('a file that the server asks the editor for', () => {
  const limit = {uri: 'vscode-vfs://x/.postmortemrc.yaml', maxBytes: 3}
  const fileOf = (text: string): EditorFile => {
    const bytes = new TextEncoder().encode(text)
    return {size: async () => bytes.length, content: async () => bytes}
  }
  const fail = async () => assert.fail('no such file')

  it('is sent as text', async () => assert.equal(await answerWithFile(fileOf('aé'), limit), 'aé'))
  it('is not read when it is too long', async () =>
    assert.equal(await answerWithFile({...fileOf('aéb'), content: fail}, limit), 4))
  it('is not sent when its size was not known and it is too long', async () =>
    assert.equal(await answerWithFile({...fileOf('aéb'), size: async () => 0}, limit), 4))
  it('is null when there is none', async () => {
    assert.equal(await answerWithFile({size: fail, content: fail}, limit), null)
    assert.equal(await answerWithFile({...fileOf('a'), content: fail}, limit), null)
  })
})
