import {isField} from '../../document/metadata/known-fields.ts'
import type {PostmortemModel} from '../../document/types.ts'
import {promptPattern} from '../../text/prompt.ts'
import {regex} from '../../text/regex.ts'

/**
 * The people whom a document names as owners of action items, and in the fields that name people; each once, as written
 * first, without `@`.
 */
export function peopleOf(model: PostmortemModel): readonly string[] {
  let people = known.get(model)
  if (!people) {
    const values = [
      ...model.actionItems.flatMap(it => it.owner?.value ?? []),
      ...model.metadata.filter(it => isPeopleField(it.key.value)).map(it => it.value.value),
    ]
    known.set(model, (people = distinct(values.flatMap(namesIn))))
  }
  return people
}

const known = new WeakMap<PostmortemModel, readonly string[]>()

/** Each name once, whatever its case. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter(it => !seen.has(it.toLowerCase()) && seen.add(it.toLowerCase()))
}

/** Whether a field of that name says who. */
export function isPeopleField(name: string): boolean {
  const key = {value: name.trim(), span: {start: 0, end: 0}}
  return (
    otherKeys.test(key.value)
    || (['owner', 'owners', 'authors', 'coordinators'] as const).some(it => isField({key}, it))
  )
}

const otherKeys = regex('i')`
    ^(?:incident commander|ic|on-?call|responders?|participants?|attendees|reviewers?|approvers?|scribe|reporter
    |reported by|(?:incident )?lead|assignees?)$
  `

/** "Jane Doe, @tom & maria" has three; other words are left out. */
function namesIn(value: string): string[] {
  if (300 < value.length || 0 <= value.search(promptPattern)) return []
  return value
    .split(/[,;&/、，]|\band\b/)
    .map(it =>
      it
        .trim()
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/^@/, ''),
    )
    .filter(it => name.test(it) && !noName.test(it))
}

const name = /^[\p{Letter}\p{Mark}][\p{Letter}\p{Mark}\d._'-]{0,39}(?: [\p{Letter}\p{Mark}\d._'-]{1,40}){0,2}$/u
const noName = /^(?:the|our|all|team|none|unknown|unassigned|nobody|everyone|tbd|todo|tba|xxx|n\/a)\b/i
