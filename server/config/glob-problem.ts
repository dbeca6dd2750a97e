import {maxGlobLength} from '../document/recognition/glob-limits.ts'
import {globFault} from '../document/recognition/globs.ts'
import {t} from '../text/l10n.ts'

/**
 * Why a glob cannot be matched, and what to write instead; `undefined` when nothing is wrong with it.
 * @param glob perhaps with the `!` of one that excludes
 */
export function globProblem(glob: string): string | undefined {
  const fault = globFault(glob.replace(/^!/, ''))
  const shown = glob.length <= maxShown ? glob : `${glob.slice(0, maxShown)}…`
  switch (fault) {
    case 'empty':
      return t`An empty glob matches nothing; write one such as "docs/incidents/**".`
    case 'too long':
      return t`This glob has ${glob.length} characters; the limit is ${maxGlobLength}.`
    case 'too many alternatives':
      return t`"${shown}" has too many alternatives; write several globs instead.`
    case 'invalid class':
      return t`The brackets in "${shown}" are not a valid range; write one such as [a-z] or [!a-z].`
    case 'extended':
      return t`"${shown}" has a group in parentheses; write {a,b} instead, or [(] for a parenthesis.`
    case undefined:
      return undefined
  }
}

/** Characters. */
const maxShown = 60
