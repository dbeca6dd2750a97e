import {languages, type Language} from '../facts/language.ts'
import type {ProfileSection} from './profile.ts'
import {headings} from './headings.ts'
import {promptFor} from './prompts.ts'
import {comparableTitle} from '../data/section-names.ts'

/** The heading of a section in a language; in English where there is no translation. */
export function headingIn(section: Pick<ProfileSection, 'heading' | 'isVerbatim'>, language: string): string {
  return section.isVerbatim || !isLanguage(language)
    ? section.heading
    : (headings.get(section.heading)?.names[language] ?? section.heading)
}

/** What to write in a section, in a language; in English, or the team's own words, where there is no translation. */
export function promptIn(
  {kinds, prompt, isOwnPrompt}: Pick<ProfileSection, 'kinds' | 'prompt' | 'isOwnPrompt'>,
  language: string,
): string {
  if (isOwnPrompt || language === 'en' || !isLanguage(language)) return prompt
  // For several kinds, combine the prompts of each.
  const prompts = kinds.flatMap(it => promptFor(it, language) ?? [])
  return prompts.length ? prompts.join(language === 'ja' || language === 'zh' ? '' : ' ') : prompt
}

function isLanguage(language: string): language is Language {
  return (languages as readonly string[]).includes(language)
}

/** The profile's own names for the section in all languages, as `comparableTitle` gives them. */
export function namesOf(section: Pick<ProfileSection, 'heading' | 'isVerbatim' | 'synonyms'>): ReadonlySet<string> {
  let names = known.get(section)
  if (!names) {
    const translated = section.isVerbatim ? [] : Object.values(headings.get(section.heading)?.names ?? {})
    known.set(
      section,
      (names = new Set([section.heading, ...translated, ...(section.synonyms ?? [])].map(comparableTitle))),
    )
  }
  return names
}

const known = new WeakMap<object, ReadonlySet<string>>()
