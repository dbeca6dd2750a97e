import {readAnswer} from './answer.ts'
import {until} from './until.ts'

/** Where the test's process is not seen by a person, its host knows the lines of the tests by a mark. */
export function print(text: string): void {
  for (const line of text.split('\n')) console.log(mark + line)
}

/** What the host of the window can do for the tests, which have neither eyes nor hands; a desktop has no such host. */
type Request = 'screenshot' | 'click' | 'hover' | 'see' | 'suggest' | 'type' | 'press' | 'paste'

/** Whether this window has a host. */
export const hasHost = process.env['POSTMORTEM_LOG_MARK'] !== undefined

/** A test that needs such a host; elsewhere there is none. */
export function itOnScreen(title: string, test: () => Promise<void>): Mocha.Test | undefined {
  return hasHost ? it(title, test) : undefined
}

/** Takes a picture of the window. */
export const screenshot = (name: string) => ask('screenshot', name)

/** Clicks a button, for what no command does in a picture. */
export const click = (name: string) => ask('click', name)

/** Moves the mouse onto an element, by its selector. */
export const hover = (selector: string) => ask('hover', selector)

/** Waits until the window shows a text. */
export const see = (text: string) => ask('see', text)

/** Waits until the editor suggests something, chosen already, by its label or what stands beside that. */
export const seeSuggestion = (text: string) => ask('suggest', text)

/** Types where the focus is. */
export const typeKeys = (text: string) => ask('type', text)

/** Presses a key, by the name that Playwright has for it. */
export const press = (key: string) => ask('press', key)

/** Pastes where the focus is, as a person does. */
export const pasteText = (text: string) => ask('paste', text)

/** `false` where there is no host. Rejects when the host cannot do it. */
async function ask(request: Request, argument: string): Promise<boolean> {
  if (!hasHost) return false
  const id = ++lastId
  print(`ask:${JSON.stringify({id, request, argument})}`)
  const answer = await until(`the host to do ${request} ${argument}`, () => readAnswer(id))
  if (answer !== 'done') throw new Error(answer)
  return true
}

let lastId = 0

const mark = process.env['POSTMORTEM_LOG_MARK'] ?? ''
