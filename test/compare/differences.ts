import {firstDifference} from '../first-difference.ts'
import type {Seen, SeenProblem} from './seen.ts'

/** Something that two builds do not say alike of a document. */
export interface Difference {
  /** What it is about; of problems, with the rule. */
  readonly kind: string
  /** Where, and what each of the builds says; it may quote the document. */
  readonly detail: string
}

/**
 * How a document is seen now, against what was seen before. A part of the model, and the outline, is one difference,
 * however much of it differs; each problem is one.
 */
export function differencesBetween(before: Seen, now: Seen): Difference[] {
  return [
    ...Object.keys(now.facts).flatMap(it => differenceIn(`model, ${it}`, factsOf(before, it), factsOf(now, it))),
    ...problemDifferences(before.problems, now.problems),
    ...differenceIn('outline', before.outline, now.outline),
  ]
}

function factsOf({facts}: Seen, part: string): unknown {
  return (facts as unknown as Readonly<Record<string, unknown>>)[part]
}

function differenceIn(kind: string, before: unknown, now: unknown): Difference[] {
  const detail = firstDifference(before, now)
  return detail === undefined ? [] : [{kind, detail}]
}

function problemDifferences(before: readonly SeenProblem[], now: readonly SeenProblem[]): Difference[] {
  const [old, fresh] = [byKey(before), byKey(now)]
  const gone = [...old].flatMap(([key, it]) =>
    fresh.has(key) ? [] : [{kind: `problem gone, ${it.rule}`, detail: it.range}],
  )
  const others = [...fresh].flatMap(([key, it]) => {
    const known = old.get(key)
    return known ? changesOf(known, it) : [{kind: `problem new, ${it.rule}`, detail: it.range}]
  })
  return [...gone, ...others]
}

function changesOf(before: SeenProblem, now: SeenProblem): Difference[] {
  const {rule, range} = now
  return [
    ...differenceIn(`severity, ${rule}`, before.severity, now.severity),
    ...differenceIn(`fixes, ${rule}`, before.fixes, now.fixes),
  ].map(({kind, detail}) => ({kind, detail: `${range}${detail}`}))
}

/** A rule may report one place more than once. */
function byKey(problems: readonly SeenProblem[]): Map<string, SeenProblem> {
  const counts = new Map<string, number>()
  return new Map(
    problems.map(it => {
      const place = `${it.rule} ${it.range}`
      const count = (counts.get(place) ?? 0) + 1
      counts.set(place, count)
      return [`${place} ${count}`, it]
    }),
  )
}
