import type {Line} from '../../markdown/lines.ts'

/** The languages that headings and prompts are written in, as BCP 47 primary subtags. */
export const languages = ['en', 'es', 'fr', 'de', 'pt', 'ja', 'ko', 'zh'] as const

/** One of the languages that headings and prompts are written in. */
export type Language = typeof languages[number]

/** The language that is written to a document of the given one: English where there are no translations. */
export function writtenLanguage(language: string): Language {
  return (languages as readonly string[]).includes(language) ? language as Language : 'en'
}

/**
 * The language of the prose, as BCP 47 primary subtag, by script and by the commonest small words of the lines at its start, code and
 * addresses left out; `en` when nothing tells, or too little: one "Im" is no German.
 */
export function languageOf(text: string, lines: readonly Line[]): string {
  const words = sampleOf(text, lines)
  const script = scriptOf(words)
  if (script) return script
  const found = countWords(words)
  let best = 'en'
  let most = enough
  names.forEach((language, index) => {
    if ((found[index] as number) <= most) return
    most = found[index] as number
    best = language
  })
  return best
}

/** Characters from the start of the document in which words tell its language, up to the end of a line, and of that line no more than as many. */
export const languageSample = 8000

function sampleOf(text: string, lines: readonly Line[]): string {
  const parts: string[] = []
  for (const {kind, start, end} of lines) {
    if (languageSample < start) break
    if (kind !== 'code' && kind !== 'fence') parts.push(text.slice(start, Math.min(end, start + languageSample)))
  }
  return withoutCode(parts.join('\n'))
}

/** The text with a space in place of each code span and each address, so offsets change. */
export function withoutCode(text: string): string {
  return text.replace(/`[^`\n]{1,200}`|\b\w{2,10}:\/\/\S{1,500}/g, ' ')
}

/** For each of the languages, how many of its small words there are. */
export function countWords(text: string): number[] {
  const found = new Array<number>(names.length).fill(0)
  for (const word of text.toLowerCase().match(/\p{Letter}+/gu) ?? []) {
    const known = commonIn.get(word)
    if (known) for (const index of known) found[index] = (found[index] as number) + 1
  }
  return found
}

/** Matches one character of Japanese, Korean or Chinese. */
export const otherScript = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Han}]/u

/** Of a document in another script than the Latin one, the language that it tells. */
function scriptOf(sample: string): string | undefined {
  if (!otherScript.test(sample)) return undefined
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{Letter}/gu)
  if (letters / 20 < count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)) return 'ja'
  if (letters / 10 < count(/\p{Script=Hangul}/gu)) return 'ko'
  return letters / 5 < count(/\p{Script=Han}/gu) ? 'zh' : undefined
}

/** How many small words another language than English must more than have. */
const enough = 2

/** English first: of two languages with as many words the earlier wins. */
const commonWords: Readonly<Record<string, string>> = {
  en: 'the and of to a was in is that for with on were by we from at it not an be this are',
  es: 'el la los las que y en del una se por con para fue al lo su más qué como hasta desde sin cuánto resumen incidente causa raíz',
  fr: 'le la les des et une dans du que qui pour est sur par été au aux ce en un pas résumé chronologie racine résolution',
  de: 'der die das und wurde ist mit den nicht auf von für ein im eine einer dem zu wer wie bis aus zusammenfassung vorfall ursache',
  pt: 'o os que e da em uma foi para com não na dos à ao se por até um quem do resumo incidente causa raiz',
}
const names = Object.keys(commonWords)

/** Word → the indexes of the languages in which it is common. */
const commonIn = new Map<string, number[]>()
names.forEach((language, index) => {
  for (const word of (commonWords[language] as string).split(' ')) commonIn.set(word, [...commonIn.get(word) ?? [], index])
})
