import {stat} from 'node:fs/promises'
import path from 'node:path'
import {until} from './until.ts'

/** Where the test's process is not seen by a person, its host knows the lines of the tests by a mark. */
export function print(text: string): void {
  for (const line of text.split('\n')) console.log(mark + line)
}

/** Asks the host for a picture of the window and waits for it; on a desktop, where the host cannot take one, does nothing. */
export async function screenshot(name: string): Promise<void> {
  const folder = process.env['POSTMORTEM_SCREENSHOTS']
  if (!folder) return
  print(`screenshot:${name}`)
  const file = path.join(folder, `${name}.png`)
  await until(`a screenshot ${name}`, () => stat(file).catch(() => undefined))
}

/** Lets the host click a button of the window, for what no command does in a picture. */
export function click(name: string): void {
  if (mark) print(`click:${name}`)
}

/** Lets the host move the mouse onto an element, for what is shown only then. */
export function hover(selector: string): void {
  if (mark) print(`hover:${selector}`)
}

/** Lets the host type where the focus is, and press a key as Playwright names them; does nothing where there is no such host. */
export function hostTypes(text: string): void {
  if (mark) print(`type:${JSON.stringify(text)}`)
}

export function hostPresses(key: string): void {
  if (mark) print(`press:${key}`)
}

/** Lets the host paste where the focus is; `false` where there is no such host. */
export function hostPastes(text: string): boolean {
  if (mark) print(`paste:${JSON.stringify(text)}`)
  return mark !== ''
}

/** Whether something sees this window that has a keyboard. */
export const hasHost = process.env['POSTMORTEM_LOG_MARK'] !== undefined

const mark = process.env['POSTMORTEM_LOG_MARK'] ?? ''
