import {QuickInputButtons, window, type InputBox, type QuickPick, type QuickPickItem} from 'vscode'

/** Where a question stands among those of one command. */
export interface Frame {
  readonly title: string
  /** From 1. */
  readonly step: number
  readonly totalSteps: number
}

/** `undefined` when the person gave up. */
export type Reply = 'next' | 'back' | undefined

/** Asks one question after the other, and the one before again when the person goes back. Whether all were answered. */
export async function askAll(title: string, questions: readonly ((frame: Frame) => Promise<Reply>)[]): Promise<boolean> {
  for (let index = 0; index < questions.length;) {
    const reply = await questions[index]?.({title, step: index + 1, totalSteps: questions.length})
    if (reply === undefined) return false
    index += reply === 'back' ? -1 : 1
  }
  return true
}

/** Lets one of the items be picked; `usual` is chosen unless the person moves. */
export function pickOne<T extends QuickPickItem>(
  frame: Frame, {placeholder, items, usual, keep}: {placeholder: string; items: readonly T[]; usual?: T | undefined; keep(item: T): void},
): Promise<Reply> {
  const input = window.createQuickPick<T>()
  Object.assign(input, {placeholder, items, matchOnDescription: true, matchOnDetail: true, ...usual && {activeItems: [usual]}})
  return replyOf(frame, input, () => {
    const [item] = input.selectedItems
    if (item) keep(item)
    return item !== undefined
  })
}

/** Lets a text be typed; `faultOf` says what is wrong with it. */
export function typeText(
  frame: Frame,
  {prompt, placeholder, usual, faultOf, keep}: {
    prompt: string; placeholder: string; usual: string; faultOf?: (text: string) => string | undefined; keep(text: string): void
  },
): Promise<Reply> {
  const input = window.createInputBox()
  Object.assign(input, {prompt, placeholder, value: usual})
  input.onDidChangeValue(text => input.validationMessage = faultOf?.(text))
  return replyOf(frame, input, () => {
    if (faultOf?.(input.value) !== undefined) return false
    keep(input.value)
    return true
  })
}

/** @param accept keeps the answer, unless it is none */
function replyOf<T extends QuickPickItem>(frame: Frame, input: InputBox | QuickPick<T>, accept: () => boolean): Promise<Reply> {
  Object.assign(input, frame, {buttons: 1 < frame.step ? [QuickInputButtons.Back] : []})
  return new Promise(resolve => {
    const end = (reply: Reply) => {
      resolve(reply)
      input.dispose()
    }
    input.onDidAccept(() => accept() && end('next'))
    input.onDidTriggerButton(button => button === QuickInputButtons.Back && end('back'))
    input.onDidHide(() => end(undefined))
    input.show()
  })
}
