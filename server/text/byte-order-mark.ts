/** Where a text begins, after its byte order mark if it has one. */
export function textStart(text: string): 0 | 1 {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0
}
