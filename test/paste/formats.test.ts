import assert from 'node:assert/strict'
import {formats} from '../../server/paste/formats/index.ts'
import {readAll} from './read-all.ts'
import {samples} from './samples.ts'

describe('paste formats', () => {
  for (const sample of samples) {
    it(`${sample.format}: ${sample.name}`, () => {
      const read = readAll(sample.text)
      assert.equal(read.format, sample.format)
      assert.deepEqual(read.entries, sample.entries)
      assert.deepEqual(read.leftOut, sample.leftOut ?? [])
    })
  }

  it('have a sample each', () => {
    assert.deepEqual(
      formats.map(it => it.id).filter(id => !samples.some(it => it.format === id)),
      [],
    )
  })
  it('have ids of their own', () => assert.equal(new Set(formats.map(it => it.id)).size, formats.length))

  const prose = [
    'The database ran out of connections. At 10:05 we restarted it, and by 10:20 all was well.',
    'We met at 10:05 on 2020-06-15.\nNobody was paged.',
    `see https://example.org:8080/a?b=1

- one
- two
`,
    'const a = [1, 2, 3]\nconsole.log(a[0])',
    '',
    '\n\n',
    '{',
    'name,size\nalpha,1\nbeta,2\n',
  ]
  it('read 24:00 as the end of its day', () => {
    const moments = (text: string) => readAll(text).entries.map(it => it.slice(0, 16))
    assert.deepEqual(
      moments(`
2026-01-02 23:50 UTC a
2026-01-02 24:00 UTC b
2026-01-03 00:10 UTC c
`),
      ['2026-01-02T23:50', '2026-01-03T00:00', '2026-01-03T00:10'],
    )
    assert.deepEqual(
      moments(`
- 2026-01-02 09:00 UTC a
- 24:00 UTC b
- 00:10 UTC c
`),
      ['2026-01-02T09:00', '2026-01-03T00:00', '2026-01-03T00:10'],
    )
  })
  for (const text of prose)
    it(`do not know ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(readAll(text).format, undefined))
})
