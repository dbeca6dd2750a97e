import {setTimeout} from 'node:timers/promises'

/**
 * Asks again and again until there is an answer.
 * @param what what is waited for, in words, for the message
 * @param seen what is there instead, for the message
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  seen?: () => unknown,
): Promise<T> {
  const end = Date.now() + patience
  do {
    const answer = await ask()
    if (answer !== undefined) return answer
    await setTimeout(pause)
  } while (Date.now() < end)
  throw new Error(`Waited ${patience / 1000} s for ${what}${seen ? `, and there is ${JSON.stringify(seen())}` : ''}`)
}

/** Lets pass what an editor does a moment after a change: for tests that nothing happens. */
export async function settle(): Promise<void> {
  await setTimeout(1500)
}

const patience = 15_000
const pause = 50
