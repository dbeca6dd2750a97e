import assert from 'node:assert/strict'
import {checkParameters} from '../../server/lsp/connection/parameters.ts'

describe('the parameters of messages', () => {
  const faultOf = (method: string, params: unknown) => checkParameters(method, params).fault

  it('may be anything if the server does not read them', () => {
    for (const params of [undefined, null, 5, [], {x: 5}]) {
      for (const method of ['shutdown', 'exit', 'initialized', '$/setTrace', 'unknown/method']) {
        assert.deepEqual(checkParameters(method, params), {params})
      }
    }
  })

  it('stay the same object if nothing is wrong in them', () => {
    const textDocument = {uri: 'file:///a.md', version: 2, extra: true}
    const params = {textDocument, contentChanges: [{text: 'a'}], extra: 5}
    assert.equal(checkParameters('textDocument/didChange', params).params, params)
  })

  it('name what is wrong by its path', () => {
    assert.equal(faultOf('textDocument/hover', undefined), 'The parameters are missing.')
    assert.equal(faultOf('textDocument/hover', [1]), 'The parameters must be an object, not [1].')
    assert.equal(faultOf('textDocument/hover', {}), '"textDocument" is missing.')
    assert.equal(faultOf('textDocument/hover', {textDocument: null}), '"textDocument" must be an object, not null.')
    assert.equal(faultOf('textDocument/other', {textDocument: {uri: 5}}), '"textDocument.uri" must be a string, not 5.')
    assert.equal(faultOf('workspace/didChangeWatchedFiles', {changes: {}}), '"changes" must be a list, not {}.')
    const range = {start: {line: 0, character: 0}, end: {line: 0}}
    const changes = {textDocument: {uri: '', version: 1}, contentChanges: [{text: ''}, {range, text: ''}]}
    assert.equal(faultOf('textDocument/didChange', changes), '"contentChanges[1].range.end.character" is missing.')
  })

  it('quote no more than 80 characters', () => {
    const quoted = `"${'x'.repeat(79)}`
    assert.equal(faultOf('textDocument/hover', 'x'.repeat(1000)), `The parameters must be an object, not ${quoted}.`)
  })

  describe('of "initialize"', () => {
    const wellFormed = (params: object) => checkParameters('initialize', params).params
    const nothing = {capabilities: {}, processId: null, rootUri: null, workspaceFolders: null}

    it('lose what is malformed', () => {
      for (const capabilities of [undefined, null, 5, [], 'x']) assert.deepEqual(wellFormed({capabilities}), nothing)
      for (const processId of [undefined, 'abc', 1.5, {}, 0, -1, Infinity]) {
        assert.deepEqual(wellFormed({processId}), nothing)
      }
      for (const rootUri of [undefined, 5, {}]) assert.deepEqual(wellFormed({rootUri}), nothing)
      for (const workspaceFolders of [undefined, 5, {}, 'x']) assert.deepEqual(wellFormed({workspaceFolders}), nothing)
      const folder = {uri: 'file:///a', name: 'a'}
      const workspaceFolders = [{name: 'x'}, null, folder, {uri: 5}]
      assert.deepEqual(wellFormed({workspaceFolders}), {...nothing, workspaceFolders: [folder]})
      const workspace = {configuration: true}
      const capabilities = {workspace, textDocument: 5, window: null}
      assert.deepEqual(wellFormed({capabilities}), {...nothing, capabilities: {workspace}})
    })

    it('keep everything else', () => {
      const params = {
        capabilities: {workspace: {}},
        processId: 12,
        rootUri: 'file:///a',
        workspaceFolders: [],
        initializationOptions: 5,
        clientInfo: {name: 'x'},
      }
      assert.deepEqual(wellFormed(params), params)
    })
  })
})
