import {QuickInputButtons, window, type InputBox, type QuickPick, type QuickPickItem} from 'vscode'

/** The position of a question in the sequence of one command. */
export interface Frame {
  readonly title: string
  /** From 1. */
  readonly step: number
  readonly totalSteps: number
}

/** `undefined` when the person cancelled. */
export type Reply = 'next' | 'back' | undefined

/**
 * Asks one question after the other, and the previous one again when the person goes back.
 * @returns whether all were answered
 */
export async function askAll(
  title: string,
  questions: readonly ((frame: Frame) => Promise<Reply>)[],
): Promise<boolean> {
  for (let index = 0; index < questions.length; ) {
    const reply = await questions[index]?.({title, step: index + 1, totalSteps: questions.length})
    if (reply === undefined) return false
    index += reply === 'back' ? -1 : 1
  }
  return true
}

/** Shows the items to pick one from; `initial` is the active one at first. */
export function pickOne<T extends QuickPickItem>(
  frame: Frame,
  {
    placeholder,
    items,
    initial,
    onAnswer,
  }: {
    placeholder: string
    items: readonly T[]
    initial?: T | undefined
    onAnswer(item: T): void
  },
): Promise<Reply> {
  const input = window.createQuickPick<T>()
  const active = initial && {activeItems: [initial]}
  Object.assign(input, {placeholder, items, matchOnDescription: true, matchOnDetail: true, ...active})
  return replyOf(frame, input, () => {
    const [item] = input.selectedItems
    if (item) onAnswer(item)
    return item !== undefined
  })
}

/** Shows an input box for a text; `faultOf` says what is wrong with it. */
export function typeText(
  frame: Frame,
  {
    prompt,
    placeholder,
    initial,
    faultOf,
    onAnswer,
  }: {
    prompt: string
    placeholder: string
    initial: string
    faultOf?: (text: string) => string | undefined
    onAnswer(text: string): void
  },
): Promise<Reply> {
  const input = window.createInputBox()
  Object.assign(input, {prompt, placeholder, value: initial})
  input.onDidChangeValue(text => (input.validationMessage = faultOf?.(text)))
  return replyOf(frame, input, () => {
    if (faultOf?.(input.value) !== undefined) return false
    onAnswer(input.value)
    return true
  })
}

/** @param accept stores the answer, and returns whether it is valid */
function replyOf<T extends QuickPickItem>(
  frame: Frame,
  input: InputBox | QuickPick<T>,
  accept: () => boolean,
): Promise<Reply> {
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
