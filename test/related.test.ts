import assert from 'node:assert/strict'
import {startServer, type TestServer} from './protocol.ts'

describe('what a client is told', function () {
  this.timeout(60_000)
  let server: TestServer
  let count = 0

  before(async () => {
    server = startServer()
    await server.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {textDocument: {diagnostic: {relatedInformation: true}}},
    })
    server.notify('initialized', {})
  })

  after(() => server.stop())

  /**
   *  What a client is told of one rule: the words that are marked, and the places that it points at with what they are.
   */
  async function told(text: string, rule: string): Promise<string[]> {
    const uri = `file:///postmortems/outage-${++count}.md`
    server.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}})
    const {items} = await server.request('textDocument/diagnostic', {textDocument: {uri}})
    const lines = text.split('\n')
    const words = ({start, end}: any) => lines[start.line]?.slice(start.character, end.character) ?? ''
    return items
      .filter((it: any) => it.code === rule)
      .flatMap((it: any) => [
        words(it.range),
        ...(it.relatedInformation ?? []).map(({location, message}: any) => {
          assert.equal(location.uri, uri)
          return `${message}: ${words(location.range)}`
        }),
      ])
  }

  describe('a problem that has two ends', () => {
    const timeline = `
## Timeline

- 10:00 UTC Outage begins
- 10:05 UTC Alert fires
- 10:35 UTC Outage ends
`

    it('points at both ends of a length that does not fit', async () =>
      assert.deepEqual(
        await told(
          `# Outage

## Summary

A 20-minute outage.
${timeline}`,
          'summary/duration-mismatch',
        ),
        ['20-minute', 'Measured from here: 10:00 UTC', 'Measured to here: 10:35 UTC'],
      ))
    it('points at both ends of a stated time to detect', async () =>
      assert.deepEqual(
        await told(
          `# Outage

**Time to detect:** 25 minutes
${timeline}`,
          'metrics/mismatch',
        ),
        ['25 minutes', 'Measured from here: 10:00 UTC', 'Measured to here: 10:05 UTC'],
      ))
    it('points at the earlier of two entries in the wrong order', async () =>
      assert.deepEqual(
        await told(
          `# Outage

## Timeline

- 10:20 UTC Rolled back
- 10:05 UTC Alert fires
`,
          'timeline/out-of-order',
        ),
        ['10:05', 'The previous entry: 10:20 UTC'],
      ))
    it('points at the entry before midnight', async () =>
      assert.deepEqual(
        await told(
          `# Outage

## Timeline

- 2026-01-02 23:55 UTC Alert fires
- 00:05 UTC Over
`,
          'timeline/date-rollover',
        ),
        ['00:05', 'The previous entry: 2026-01-02 23:55 UTC'],
      ))
    it('points at the first of two sections', async () =>
      assert.deepEqual(
        await told(
          `# Outage

## Summary

Down.

## Impact

All.

## Summary

Down.
`,
          'section/duplicate',
        ),
        ['Summary', 'The first one: Summary'],
      ))
    it('points at the section that one belongs behind', async () =>
      assert.deepEqual(
        await told(
          `---
template: alx
---

# Outage

## Issue Summary

Down.

## Root Cause and Resolution

A bug.

## Timeline

- 10:00 UTC Down
`,
          'section/order',
        ),
        ['Timeline', 'Belongs after this: Issue Summary'],
      ))
  })

  describe('problems that say the same', () => {
    it('are one: what is missing at one place', async () => {
      const text = `# Outage

## Summary

Down.
`
      assert.deepEqual(await told(text, 'section/missing'), ['Summary'])
    })
    it('are one: a person as the cause, and what the person did not do', async () => {
      const text = `# Outage

## Root cause

The engineer carelessly failed to check the config.
`
      assert.deepEqual(await told(text, 'cause/person-as-cause'), ['The engineer carelessly failed'])
      assert.deepEqual(await told(text, 'language/counterfactual'), [])
    })
    it('are the other one where that is off, and none where a comment says so', async () => {
      const text = `# Outage

## Root cause

The engineer carelessly failed to check the config.
`
      assert.deepEqual(
        await told(
          `---
postmortem:
  rules: {cause/person-as-cause: off}
---

${text}`,
          'language/counterfactual',
        ),
        ['The engineer carelessly failed to check'],
      )
      assert.deepEqual(
        await told(
          text.replace('The eng', '<!-- postmortem-ignore cause/person-as-cause -->\nThe eng'),
          'language/counterfactual',
        ),
        [],
      )
    })
  })
})
