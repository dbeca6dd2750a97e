import type {PostmortemModel} from '../../document/types.ts'

/** The people whom the document's own fields name, word by word and in lower case: "Jane Doe, @docbrown" has three. */
export function namesOf({metadata}: PostmortemModel): ReadonlySet<string> {
  let names = known.get(metadata)
  if (!names) known.set(metadata, (names = readNames(metadata)))
  return names
}

/** Every piece of a document asks, and the fields stay the same. */
const known = new WeakMap<PostmortemModel['metadata'], ReadonlySet<string>>()

function readNames(metadata: PostmortemModel['metadata']): ReadonlySet<string> {
  const names = new Set<string>()
  for (const {key, value} of metadata) {
    if (!peopleKey.test(key.value) || 300 < value.value.length) continue
    for (const person of value.value.split(/[,;&/]|\band\b/)) {
      const words = person.trim().replace(/^@/, '').split(/\s+/)
      if (3 < words.length || words.some(it => noName.test(it))) continue
      if (words.length === 1 || words.every(it => /^\p{Lu}/u.test(it)))
        for (const it of words) names.add(it.toLowerCase())
    }
  }
  return names
}

const peopleKey = new RegExp(
  '^(?:authors?|owners?|postmortem owners?|incident commander|ic|on-?call|responders?|participants?|attendees'
    + '|scribe|reporter|reported by|lead'
    + '|incident lead|written by)$',
  'i',
)
const noName = new RegExp(
  '^(?:.{0,2}|team|the|our|ops|sre|devops|engineering|platform|infrastructure|support|none|unknown|tbd|todo|n/a'
    + '|backend|frontend|security|product'
    + "|customer|data|network)$|[^\\p{Letter}.'-]",
  'iu',
)
