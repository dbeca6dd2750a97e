/** Characters that a quotation has at most; so many are read at a glance. */
const longest = 80

/**
 * A text that is quoted, cut with an ellipsis when it is long: behind a word when one ends near, else within one,
 * never within a character.
 */
export function shorten(text: string): string {
  if (text.length <= longest) return text
  const start = text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')
  const words = /^(.{40,80}?\S)\s{1,20}\S{0,40}$/s.exec(start)?.[1]
  return words === undefined ? `${start}…` : `${words} …`
}
