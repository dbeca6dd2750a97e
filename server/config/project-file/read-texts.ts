import type {FileProblem} from './check.ts'
import {readProject, type ProjectPart} from './read.ts'
import type {DocumentProject, ProjectText} from './walk.ts'

/**
 * Reads the project files of one document.
 * @param uris where they may be, the nearest first
 * @param found those that are there, in the same order
 */
export function readProjectTexts(
  uris: readonly string[],
  found: readonly ProjectText[],
): DocumentProject & {problems: ReadonlyMap<string, readonly FileProblem[]>} {
  const parts: ProjectPart[] = []
  const problems = new Map<string, readonly FileProblem[]>()
  for (const {uri, text} of [...found].reverse()) {
    const read = readProject(text, uri, parts)
    parts.unshift(read.part)
    problems.set(uri, read.problems)
  }
  const last = uris.findLast(it => it.endsWith('.yaml'))
  return {parts, problems, file: found[0] ?? (last === undefined ? undefined : {uri: last, text: undefined})}
}
