import type {FieldKey} from '../../metadata/known-fields.ts'
import type {SectionKind} from '../../types.ts'
import type {ProfileField, ProfileSection} from '../profile.ts'

type More = Partial<Pick<ProfileSection, 'alternatives' | 'parts' | 'holdsFields' | 'columns' | 'hasDays'>>

/** A section that every document of the profile has. */
export function required(
  kinds: SectionKind | readonly SectionKind[],
  heading: string,
  prompt: string,
  more: More = {},
): ProfileSection {
  return {
    kinds: typeof kinds === 'string' ? [kinds] : kinds,
    alternatives: [],
    isRequired: true,
    heading,
    prompt,
    ...more,
  }
}

/** A section that a document of the profile may have. */
export function optional(
  kinds: SectionKind | readonly SectionKind[],
  heading: string,
  prompt: string,
  more: More = {},
): ProfileSection {
  return {...required(kinds, heading, prompt, more), isRequired: false}
}

/** Fields by key; one that ends in `?` may be left out. */
export function fieldList(...keys: (FieldKey | `${FieldKey}?`)[]): ProfileField[] {
  return keys.map(it => ({key: it.replace('?', '') as FieldKey, isRequired: !it.endsWith('?')}))
}

/** The three questions of the SRE books, under the names that a profile gives them. */
export function lessonParts(well: string, wrong: string, lucky?: string): NonNullable<ProfileSection['parts']> {
  return [
    {kind: 'lessons-well', heading: well, prompt: 'What helped, and should stay as it is.'},
    {kind: 'lessons-wrong', heading: wrong, prompt: 'What slowed people down or made it worse.'},
    ...(lucky
      ? [
          {
            kind: 'lessons-lucky' as const,
            heading: lucky,
            prompt: 'What kept it from being worse, though nobody had planned it.',
          },
        ]
      : []),
  ]
}

/** Kinds that can replace a section on lessons. */
export const anyLesson: readonly SectionKind[] = ['lessons-well', 'lessons-wrong', 'lessons-lucky']
