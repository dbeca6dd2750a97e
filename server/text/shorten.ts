/** Characters of a quotation that can still be read at a glance. */
const maxQuotationLength = 80

/** Cuts a long quotation with an ellipsis: after a word if one ends nearby, never within a character. */
export function shorten(text: string): string {
  if (text.length <= maxQuotationLength) return text
  const start = text.slice(0, maxQuotationLength - 1).replace(/[\ud800-\udbff]$/, '')
  const words = /^(.{40,80}?\S)\s{1,20}\S{0,40}$/s.exec(start)?.[1]
  return words === undefined ? `${start}…` : `${words} …`
}
