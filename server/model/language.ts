/** The languages that headings and prompts are written in, as BCP 47 primary subtags. */
export const languages = ['en', 'es', 'fr', 'de', 'pt', 'ja', 'ko', 'zh'] as const

export type Language = typeof languages[number]

/** The language that is written to a document of the given one: English where there are no translations. */
export function writtenLanguage(language: string): Language {
  return (languages as readonly string[]).includes(language) ? language as Language : 'en'
}

/**
 * The language of the prose, as BCP 47 primary subtag, by script and by the commonest small words of the first 8,000 characters, code
 * and addresses left out; `en` when nothing tells, or too little: one "Im" is no German.
 */
export function languageOf(text: string): string {
  const sample = text.slice(0, 8000).replace(/^(```|~~~)[^]{0,4000}?^\1/gm, ' ').replace(/`[^`\n]{1,200}`|\b\w{2,10}:\/\/\S{1,500}/g, ' ')
  const letters = sample.match(/\p{Letter}/gu)?.length ?? 0
  if (letters / 20 < (sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)) return 'ja'
  if (letters / 10 < (sample.match(/\p{Script=Hangul}/gu)?.length ?? 0)) return 'ko'
  if (letters / 5 < (sample.match(/\p{Script=Han}/gu)?.length ?? 0)) return 'zh'
  const words = sample.toLowerCase().match(/\p{Letter}+/gu) ?? []
  let best = 'en'
  let most = enough
  for (const [language, common] of Object.entries(commonWords)) {
    const found = words.reduce((sum, word) => sum + (common.has(word) ? 1 : 0), 0)
    if (most < found) {
      most = found
      best = language
    }
  }
  return best
}

/** How many small words another language than English must more than have. */
const enough = 2

/** English first: of two languages with as many words the earlier wins. */
const commonWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(words('the and of to a was in is that for with on were by we from at it not an be this are')),
  es: new Set(words('el la los las que y en del una se por con para fue al lo su más qué como hasta desde sin cuánto resumen incidente causa raíz')),
  fr: new Set(words('le la les des et une dans du que qui pour est sur par été au aux ce en un pas résumé chronologie racine résolution')),
  de: new Set(words('der die das und wurde ist mit den nicht auf von für ein im eine einer dem zu wer wie bis aus zusammenfassung vorfall ursache')),
  pt: new Set(words('o os que e da em uma foi para com não na dos à ao se por até um quem do resumo incidente causa raiz')),
}

function words(list: string): string[] {
  return list.split(' ')
}
