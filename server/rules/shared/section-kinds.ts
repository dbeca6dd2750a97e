import type {MetadataField, PostmortemModel, SectionKind} from '../../document/types.ts'
import type {Sentence} from '../../prose/sentences.ts'

/**
 * The context of the sentence: the kinds of its section, of all sections around that, and of the field whose value it
 * is.
 */
export function kindsAround(model: PostmortemModel, {heading, span}: Sentence): ReadonlySet<SectionKind> {
  const kinds = new Set<SectionKind>()
  for (let index = heading; index !== undefined; index = model.sections[index]?.parent) {
    for (const kind of model.sections[index]?.kinds ?? []) kinds.add(kind)
  }
  const field = lastFieldBefore(model.metadata, span.end)
  if (field && span.start <= field.value.span.end) for (const kind of field.kinds) kinds.add(kind)
  return kinds
}

/** Where looking back and forward is the purpose: what could be, and what is to be done, belongs there. */
export function looksAhead(kinds: ReadonlySet<SectionKind>): boolean {
  return ahead.some(it => kinds.has(it))
}

const ahead: readonly SectionKind[] = [
  'lessons',
  'lessons-well',
  'lessons-wrong',
  'lessons-lucky',
  'action-items',
  'recurrence',
  'risks',
  'open-questions',
  'backlog-check',
]

/** Sections about a cause. */
export function isAboutCause(kinds: ReadonlySet<SectionKind>): boolean {
  return causes.some(it => kinds.has(it))
}

const causes: readonly SectionKind[] = ['root-cause', 'contributing-factors', 'five-whys', 'trigger', 'fault']

/** The fields are in the order of the text. */
function lastFieldBefore(fields: readonly MetadataField[], offset: number): MetadataField | undefined {
  let low = 0
  let high = fields.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((fields[middle] as MetadataField).key.span.start < offset) low = middle + 1
    else high = middle
  }
  return fields[low - 1]
}
