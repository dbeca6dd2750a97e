import assert from 'node:assert/strict'
import {buildModel} from '../../server/document/read-document.ts'
import {defaultSettings} from '../../server/config/settings.ts'

/** The times of all entries, as written. */
function timesOf(timeline: string): string[] {
  const text = `# Outage

## Timeline (UTC)

${timeline}`
  const {timelines} = buildModel(text, 'postmortem.md', defaultSettings)
  return timelines.flatMap(it => it.entries).map(({timestamp: {span}}) => text.slice(span.start, span.end))
}

describe('a row of a table', () => {
  it('is an entry when its time is in one of the first three columns', () => {
    assert.deepEqual(
      timesOf(`
| # | Time | Event |
| - | ---- | ----- |
| 1 | 10:00 | Down |
`),
      ['10:00'],
    )
    assert.deepEqual(
      timesOf(`
| # | Who | Time | Event |
| - | --- | ---- | ----- |
| 1 | Ana | 10:00 | Down |
`),
      ['10:00'],
    )
    assert.deepEqual(
      timesOf(`
| # | Who | Where | Time | Event |
| - | --- | ----- | ---- | ----- |
| 1 | Ana | Berlin | 10:00 | Down |
`),
      [],
    )
  })
})

describe('a bullet with a time below another one', () => {
  const withIndent = (spaces: number): string[] =>
    timesOf(`
- 10:00 Alert fires
${' '.repeat(spaces)}- 10:05 The log says so
- 10:20 Restored
`)

  it('is a detail when it is indented by two spaces or more', () => {
    assert.deepEqual(withIndent(1), ['10:00', '10:05', '10:20'])
    assert.deepEqual(withIndent(2), ['10:00', '10:20'])
    assert.deepEqual(withIndent(3), ['10:00', '10:20'])
  })
})
