/**
 * Whether a Markdown document may be a postmortem, told cheaply and generously: by its path, its front matter, or words in its
 * headings. Decides whether anything is loaded for it; the model's `isPostmortem` then decides for good.
 * @param path any path or URI; only its words count
 */
export function looksLikePostmortem(text: string, path: string): boolean {
  if (isPostmortemPath(path)) return true
  const head = text.slice(0, 200_000)
  if (/^---\r?\n[^]{0,2000}?^(?:type:\s*["']?post-?mortem|postmortem:)/im.test(head.slice(0, 2500))) return true
  let score = 0
  for (const match of head.matchAll(headingLine)) {
    const words = match[0].slice(0, 160)
    for (const [index, word] of tellingWords.entries()) if (word.test(words)) score |= 1 << index
    if (count(score) >= 2) return true
  }
  return tellsOfOutage(head)
}

/** Prose without a heading that says of something that it was down, and from when to when. */
export function tellsOfOutage(text: string): boolean {
  const start = text.slice(0, 1500)
  return /post-?\s?mortem|\bincident\b|\boutage\b/i.test(start) && /\b(?:down|outage|unavailable|degraded|disrupt\w*)\b[^.\n]{0,120}\b(?:from|between) \d{1,2}[:.]\d{2}[^.\n]{0,12}\b(?:to|and|until) \d{1,2}[:.]\d{2}/i.test(start)
}

/** Whether a path names a postmortem: a file or folder called so, or a file in a folder of incidents. */
export function isPostmortemPath(path: string): boolean {
  const name = decodeSafely(path).toLowerCase()
  const file = name.slice(name.lastIndexOf('/') + 1)
  if (/(?:^|[^a-z])(?:readme|index|template|contributing|changelog|license)(?:[^a-z]|$)/.test(file)) return false
  return /post-?_?mortem/.test(name.split('/').slice(-3).join('/')) || /\/(?:incidents?|incident-reports?|outages)\//.test(name)
}

/** Headings in every form: `#`, bold, list label, `Label:`, HTML. */
const headingLine = /^(?:#{1,6}[^\n]{1,160}|[ \t]*(?:[-*] )?\*\*[^*\n]{3,80}\*\*:?|[A-Z][A-Za-z /&-]{3,60}:?[ \t]*\r?$|<h[1-6][^\n]{3,160}|\p{Lo}[^\n]{1,30})/gmu

const tellingWords = [
  /\btimeline|\bkey events|タイムライン|时间线|타임라인|cronolog|chronolog|línea de tiempo/i, /root causes?\b|根本原因|causa raíz|cause racine|contributing factor/i,
  /post-?\s?mortem|\bincident\b|\boutage\b|インシデント/i, /\baction items?\b|corrective|アクションアイテム|\bfollow-?ups?\b|review actions/i, /lessons? learn|went (?:well|wrong)|教訓/i,
  /\bimpact\b|impacto|影響/i, /\bresolution\b|\bmitigation\b/i, /\bdetection\b|\bidentified\b/i, /\bupdate\b.{1,20}\d{4}-\d\d|\binitial message|\bdisclosure\b/i,
]

function count(bits: number): number {
  let total = 0
  for (let rest = bits; rest; rest &= rest - 1) total++
  return total
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
