/**
 * The language of the prose, as BCP 47 primary subtag, by script and by the commonest small words of the first 8,000 characters;
 * `en` when nothing tells.
 */
export function languageOf(text: string): string {
  const sample = text.slice(0, 8000)
  const letters = sample.match(/\p{Letter}/gu)?.length ?? 0
  if (letters / 20 < (sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)) return 'ja'
  if (letters / 10 < (sample.match(/\p{Script=Hangul}/gu)?.length ?? 0)) return 'ko'
  if (letters / 5 < (sample.match(/\p{Script=Han}/gu)?.length ?? 0)) return 'zh'
  const words = sample.toLowerCase().match(/\p{Letter}+/gu) ?? []
  let best = 'en'
  let most = 0
  for (const [language, common] of Object.entries(commonWords)) {
    const found = words.reduce((sum, word) => sum + (common.has(word) ? 1 : 0), 0)
    if (most < found) {
      most = found
      best = language
    }
  }
  return best
}

const commonWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['the', 'and', 'of', 'to', 'was', 'in', 'is', 'that', 'for', 'with', 'on', 'were', 'by', 'we']),
  es: new Set(['el', 'la', 'los', 'las', 'que', 'y', 'en', 'del', 'una', 'se', 'por', 'con', 'para', 'fue']),
  fr: new Set(['le', 'la', 'les', 'des', 'et', 'une', 'dans', 'du', 'que', 'pour', 'est', 'sur', 'par', 'été']),
  de: new Set(['der', 'die', 'das', 'und', 'wurde', 'ist', 'mit', 'den', 'nicht', 'auf', 'von', 'für', 'ein', 'im']),
  pt: new Set(['o', 'os', 'que', 'e', 'do', 'da', 'em', 'uma', 'foi', 'para', 'com', 'não', 'no', 'dos']),
}
