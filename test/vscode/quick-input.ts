import {commands} from 'vscode'
import {press, see, typeKeys} from './screen.ts'
import {settle} from './until.ts'

/**
 * Waits for a question of the window, by its title, answers it as a person does, and accepts. Where there is no host,
 * what is chosen already is accepted.
 */
export async function answer(title: string, text = ''): Promise<void> {
  if (!(await see(title))) await settle()
  if (text !== '') await typeKeys(text)
  if (!(await press('Enter'))) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
}

/** Moves to the next item of a list, and accepts it. */
export async function acceptNext(title: string): Promise<void> {
  if (!(await see(title))) await settle()
  await commands.executeCommand('workbench.action.quickOpenSelectNext')
  await answer(title)
}
