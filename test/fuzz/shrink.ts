import type {Case, Step} from './part.ts'

/**
 * A case that is as small as could be found in time and still fails: without steps and parts of texts that do not
 * matter.
 * @param fails whether a case shows the same fault
 * @param milliseconds after which the smallest case up to then is taken
 */
export async function shrink(given: Case, fails: (it: Case) => Promise<boolean>, milliseconds: number): Promise<Case> {
  const end = performance.now() + milliseconds
  let smallest = given
  /** Takes a smaller case, if that fails too. */
  const accept = async (smaller: Case): Promise<boolean> => {
    if (end < performance.now() || !(await fails(smaller))) return false
    smallest = smaller
    return true
  }
  let size: number
  do {
    size = sizeOf(smallest)
    const removeSteps = (from: number, to: number) =>
      accept({...smallest, steps: smallest.steps.toSpliced(from, to - from)})
    await shrinkList(() => smallest.steps.length, removeSteps)
    await shrinkText(
      () => smallest.text,
      (from, to) => accept(withoutText(smallest, from, to)),
    )
    await shrinkSteps(
      () => smallest.steps,
      steps => accept({...smallest, steps}),
    )
  } while (sizeOf(smallest) < size && performance.now() < end)
  return smallest
}

function sizeOf(it: Case): number {
  return JSON.stringify(it).length
}

/** The places of steps move with the text that they are in. */
function withoutText({text, steps}: Case, from: number, to: number): Case {
  const move = (at: number) => (at < from ? at : Math.max(from, at - (to - from)))
  return {
    text: text.slice(0, from) + text.slice(to),
    steps: steps.map(it => (it.at === undefined ? it : {...it, at: move(it.at)})),
  }
}

type Remove = (from: number, to: number) => Promise<boolean>

/** Takes away ever smaller parts of a list, from its end, so that what is left keeps its index. */
async function shrinkList(length: () => number, remove: Remove): Promise<void> {
  for (let size = length(); 1 <= size; size = Math.floor(size / 2)) {
    for (let to = length(); 0 < to; to -= size) {
      await remove(Math.max(0, to - size), Math.min(to, length()))
    }
  }
}

/** First lines, then characters. */
async function shrinkText(text: () => string, remove: Remove): Promise<void> {
  const starts = () => [0, ...[...text().matchAll(/\n/g)].map(it => it.index + 1)]
  const offset = (line: number) => starts()[line] ?? text().length
  await shrinkList(
    () => starts().length,
    (from, to) => remove(offset(from), offset(to)),
  )
  await shrinkList(() => text().length, remove)
}

/** Shortens the strings of steps, and makes their numbers 0, except for the place. */
async function shrinkSteps(
  steps: () => readonly Step[],
  accept: (steps: readonly Step[]) => Promise<boolean>,
): Promise<void> {
  for (let index = 0; index < steps().length; index++) {
    const step = () => steps()[index] as Readonly<Record<string, unknown>>
    const change = (key: string, value: unknown) => accept(steps().with(index, {...step(), [key]: value}))
    for (const [key, value] of Object.entries(step())) {
      if (typeof value === 'string' && 1 < value.length) {
        const text = () => step()[key] as string
        await shrinkText(text, (from, to) => change(key, text().slice(0, from) + text().slice(to)))
      } else if (typeof value === 'number' && value !== 0 && key !== 'at') await change(key, 0)
    }
  }
}
