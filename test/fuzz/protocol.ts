import {startClient} from './client.ts'
import {documentsFrom} from './documents.ts'
import {actsOn, type Act} from './messages.ts'
import {definePart, Failure} from './part.ts'
import {openWire, type Wire} from './wire.ts'

/** Messages in any order, malformed ones, cancellations and broken bytes, over stdio. */
export const protocol = definePart<Act>({
  name: 'protocol',
  checks: 'that each request gets one answer, whatever is sent, and that documents are as they should be after that',
  share: 0.2,
  cases: seeds => documentsFrom(seeds).chain(text => actsOn(text.length).map(steps => ({text, steps}))),
  async check({text, steps}) {
    const wire = openWire()
    const client = startClient(wire, text)
    try {
      for (const it of steps) await client.act(it)
      if (steps.at(-1)?.do === 'break') return await endBroken(wire)
      await client.end()
      const odd = wire
        .printed()
        .split('\n')
        .find(it => it !== '' && !it.startsWith('Skipped a message '))
      if (odd !== undefined) throw new Failure(`the server printed: ${odd}\n${wire.printed()}`)
    } finally {
      wire.kill()
    }
  },
})

/** A server that cannot know where the next message begins says so and ends; meanwhile, the client goes on. */
async function endBroken(wire: Wire): Promise<void> {
  const timer = setInterval(() => wire.send({id: 'more', method: 'textDocument/hover', params: {}}), 20)
  try {
    const code = await wire.ended()
    if (code !== 1) throw new Failure(`after broken bytes, the server ended: with code ${code}`)
    const isTold = wire.printed().includes('The input cannot be read any more: ')
    if (!isTold || wire.printed().includes('\n    at ')) {
      throw new Failure(`the server does not say why it ends, in a line: ${wire.printed()}`)
    }
  } finally {
    clearInterval(timer)
  }
}
