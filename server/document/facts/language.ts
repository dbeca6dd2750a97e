import type {Block} from '../../markdown/block.ts'
import {kept} from '../../text/kept.ts'

/** The languages that headings and prompts are written in, as BCP 47 primary subtags. */
export const languages = ['en', 'es', 'fr', 'de', 'pt', 'ja', 'ko', 'zh'] as const

/** One of the languages that headings and prompts are written in. */
export type Language = (typeof languages)[number]

/** The language that is written to a document of the given one: English where there are no translations. */
export function writtenLanguage(language: string): Language {
  return (languages as readonly string[]).includes(language) ? (language as Language) : 'en'
}

/**
 * The language of the prose, as BCP 47 primary subtag, by script and by the most common small words of the blocks at
 * its start, without code and addresses; `en` when there is too little evidence: one "Im" does not make a text German.
 */
export function languageOf(blocks: readonly Block[]): string {
  const sample = blocks.map(signsIn)
  return scriptOf(sample) ?? latinLanguageOf(sample)
}

/** UTF-16 units of one block. */
const maxBlockSampleLength = 8000

/** The evidence for the language in one block. */
interface LanguageSigns {
  /** How many letters there are in all, and of the scripts of Japanese, Korean and Chinese. */
  readonly scripts: Readonly<Record<'letters' | 'kana' | 'hangul' | 'han', number>>
  /** For each of the languages, how many of its small words there are. */
  readonly words: readonly number[]
}

const signsIn = kept((block: Block): LanguageSigns => {
  const lines = block.lines.filter(({kind}) => kind !== 'code' && kind !== 'fence')
  const text = withoutCode(
    lines
      .map(it => block.text.slice(it.start - block.start, it.end - block.start))
      .join('\n')
      .slice(0, maxBlockSampleLength),
  )
  return {scripts: countScripts(text), words: countWords(text)}
})

function countScripts(text: string): LanguageSigns['scripts'] {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return {
    letters: count(/\p{Letter}/gu),
    kana: count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
    hangul: count(/\p{Script=Hangul}/gu),
    han: count(/\p{Script=Han}/gu),
  }
}

/** The text with a space in place of each code span and each address, so offsets change. */
function withoutCode(text: string): string {
  return text.replace(/`[^`\n]{1,200}`|\b\w{2,10}:\/\/\S{1,500}/g, ' ')
}

/** For each of the languages, how many of its small words there are. */
function countWords(text: string): number[] {
  const found = new Array<number>(names.length).fill(0)
  for (const word of text.toLowerCase().match(/\p{Letter}+/gu) ?? []) {
    const known = commonIn.get(word)
    if (known) for (const index of known) found[index] = (found[index] as number) + 1
  }
  return found
}

/** The language of a document that is not in Latin script. */
function scriptOf(sample: readonly LanguageSigns[]): string | undefined {
  const sum = {letters: 0, kana: 0, hangul: 0, han: 0}
  for (const {scripts} of sample) {
    sum.letters += scripts.letters
    sum.kana += scripts.kana
    sum.hangul += scripts.hangul
    sum.han += scripts.han
  }
  if (sum.letters / 20 < sum.kana) return 'ja'
  if (sum.letters / 10 < sum.hangul) return 'ko'
  return sum.letters / 5 < sum.han ? 'zh' : undefined
}

function latinLanguageOf(sample: readonly LanguageSigns[]): string {
  let best = 'en'
  let highestCount = minSmallWords
  names.forEach((language, index) => {
    const count = sample.reduce((sum, {words}) => sum + (words[index] as number), 0)
    if (count <= highestCount) return
    highestCount = count
    best = language
  })
  return best
}

/** A language other than English must have more small words than this. */
const minSmallWords = 2

/** English first: of two languages with as many words the earlier wins. */
const commonWords: Readonly<Record<string, string>> = {
  en: 'the and of to a was in is that for with on were by we from at it not an be this are',
  es:
    'el la los las que y en del una se por con para fue al lo su más qué como hasta desde sin cuánto resumen '
    + 'incidente causa raíz',
  fr:
    'le la les des et une dans du que qui pour est sur par été au aux ce en un pas résumé chronologie racine '
    + 'résolution',
  de:
    'der die das und wurde ist mit den nicht auf von für ein im eine einer dem zu wer wie bis aus zusammenfassung '
    + 'vorfall ursache',
  pt: 'o os que e da em uma foi para com não na dos à ao se por até um quem do resumo incidente causa raiz',
}
const names = Object.keys(commonWords)

/** Word → the indexes of the languages in which it is common. */
const commonIn = new Map<string, number[]>()
names.forEach((language, index) => {
  for (const word of (commonWords[language] as string).split(' '))
    commonIn.set(word, [...(commonIn.get(word) ?? []), index])
})
