import assert from 'node:assert/strict'
import {regex} from '../../server/text/regex.ts'

describe('regex', () => {
  it('has the lines one after the other, without their indent', () => {
    const {source, flags} = regex('giu')`
      \b(?:one two
      |three\n|four )\d{2,3}
    `
    assert.equal(source, String.raw`\b(?:one two|three\n|four )\d{2,3}`)
    assert.equal(flags, 'giu')
  })
})
