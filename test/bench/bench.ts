import {startServer} from '../protocol.ts'

const subjects = ['Alert fires for shard', 'On-call looks at shard', 'Rollback of release', 'Customer reports error', 'Service restored on shard']

/** Prints how long a person waits for diagnostics, over stdio, at three sizes. A report, never a gate. */
for (const lines of [200, 1_000, 10_000]) {
  const [opens, edits] = await measure(lines)
  console.log(`${String(lines).padStart(6)} lines   open ${figures(opens)}   edit ${figures(edits)}`)
}

/** Milliseconds to the diagnostics after a cold open in a new server, and after each of many one-character edits. */
async function measure(lines: number): Promise<[opens: number[], edits: number[]]> {
  const opens: number[] = []
  const edits: number[] = []
  for (let run = 0; run < 5; run++) {
    const server = startServer()
    await server.request('initialize', {processId: process.pid, rootUri: null, capabilities: {}})
    server.notify('initialized', {})
    const uri = `file:///postmortems/${run}.md`
    const text = postmortem(lines)
    const count = text.split('\n').length

    const start = performance.now()
    server.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}})
    await server.next('textDocument/publishDiagnostics')
    opens.push(performance.now() - start)

    for (let version = 2; version < 42; version++) {
      const position = {line: Math.floor(random(version) * count), character: 0}
      const start = performance.now()
      server.notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{range: {start: position, end: position}, text: 'x'}]})
      await server.next('textDocument/publishDiagnostics')
      edits.push(performance.now() - start)
    }
    await server.stop()
  }
  return [opens, edits]
}

/** Half of it timeline, the rest prose with inline markup and action items. The same text in every run. */
function postmortem(lines: number): string {
  const entries = Array.from({length: Math.floor(lines / 2)}, (_, index) => {
    const minutes = index * 3
    const clock = `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
    return `- ${clock} UTC ${subjects[index % subjects.length]} ${index}: see \`pod-${index}\` and [the graph](https://example.com/${index})`
  })
  const prose = Array.from({length: Math.floor(lines / 6)}, (_, index) =>
    `The **queue** of shard ${index} was full for ${index % 50 + 2} minutes, which nobody had \`seen\` before.\n`)
  const actions = Array.from({length: Math.floor(lines / 6)}, (_, index) => `- [ ] Add an alert for shard ${index} (@owner${index % 7}, OPS-${index + 100})`)
  return [
    '# Outage of the queue\n', '## Summary\n', 'On 2020-06-15, the queue was down for 2 hours.\n', '## Impact\n', 'Half of all jobs.\n',
    '## Timeline\n', ...entries, '\n## Root cause\n', ...prose, '## Resolution\n', 'A restart.\n', '## Action items\n', ...actions, '',
  ].join('\n')
}

/** The same for the same seed: between 0 and 1. */
function random(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43758.5453
  return value - Math.floor(value)
}

function figures(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1).padStart(7)
  return `p50 ${at(0.5)} ms  p99 ${at(0.99)} ms`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
