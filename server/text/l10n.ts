import {shorten} from './shorten.ts'

/** Translations by the English text, with `{0}`, `{1}`, … in place of its values: what `vscode.l10n.bundle` is. */
export type Bundle = Readonly<Record<string, string>>

let bundle: Bundle | undefined

/**
 * Makes a text for people in their language. The English one is in the source, and is used when there is no
 * translation: `` t`${count} events` `` is looked up as `{0} events`. Text in quotation marks is quoted from a
 * document, and shortened if it is long.
 *
 * Code that runs when a module is loaded runs before the language is known, so such a text belongs in a function.
 */
export function t(parts: TemplateStringsArray, ...given: readonly (string | number | undefined)[]): string {
  const values = given.map((it, index) => (typeof it === 'string' && isQuoted(parts, index) ? shorten(it) : it))
  const translated = bundle?.[keyOf(parts)]
  if (translated && typeof translated === 'string')
    return translated.replace(/\{(\d{1,2})\}/g, (blank, index) => String(values[index] ?? blank))
  let text = parts[0] as string
  for (let index = 1; index < parts.length; index++) text += values[index - 1] + (parts[index] as string)
  return text
}

/** Whether the value follows a quotation mark, directly or after other values. */
function isQuoted(parts: readonly string[], index: number): boolean {
  let before = index
  while (0 < before && parts[before] === '') before--
  return (parts[before] as string).endsWith('"')
}

/** Sets the language of all texts that are made from now on; without a bundle, it is English. */
export function setBundle(given: Bundle | undefined): void {
  bundle = given
}

/** "a", "a and b", "a, b and c". */
export function allOf(names: readonly string[]): string {
  return names.length < 2 ? names.join() : t`${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** "a", "a or b", "a, b or c". */
export function anyOf(names: readonly string[]): string {
  return names.length < 2 ? names.join() : t`${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

function keyOf(parts: readonly string[]): string {
  return parts.reduce((key, part, index) => `${key}{${index - 1}}${part}`)
}
