import {regex} from '../../text/regex.ts'

/**
 * Whether a Markdown document may be a postmortem, by a cheap and generous check: its path, its front matter, or words
 * in its headings. Decides whether anything is loaded for it; the model's `isPostmortem` then decides definitively.
 * @param path any path or URI; only its words count
 */
export function looksLikePostmortem(text: string, path: string): boolean {
  if (isPostmortemPath(path)) return true
  const head = text.slice(0, 200_000)
  if (/^\ufeff?(?:---|\+\+\+)[ \t]*[\r\n]/.test(head) && tellingField.test(head)) return true
  let score = 0
  for (const match of head.matchAll(headingLine)) {
    const words = match[0].slice(0, 160)
    for (const [index, word] of tellingWords.entries()) if (word.test(words)) score |= 1 << index
    if (count(score) >= 2) return true
  }
  return count(score) + (severityField.test(head) ? 1 : 0) + (clocks.test(head) ? 1 : 0) >= 2 || describesOutage(head)
}

/** Prose without a heading that says that something was down, and from when to when. */
export function describesOutage(text: string): boolean {
  const start = text.slice(0, 1500)
  return (
    /post-?\s?mortem|\bincident\b|\boutage\b/i.test(start)
    && /\b(?:down|outage|unavailable|degraded|disrupt\w*)\b[^.\n]{0,120}\b(?:from|between) \d{1,2}[:.]\d{2}[^.\n]{0,12}\b(?:to|and|until) \d{1,2}[:.]\d{2}/i.test(
      start,
    )
  )
}

/** Whether a path names a postmortem: a file or folder called so, or a file in a folder of incidents. */
export function isPostmortemPath(path: string): boolean {
  const name = decodeSafely(path).toLowerCase()
  const file = name.slice(name.lastIndexOf('/') + 1)
  if (/(?:^|[^a-z])(?:readme|index|template|contributing|changelog|license)(?:[^a-z]|$)/.test(file)) return false
  if (file.startsWith('.postmortemrc.') || isGuidePath(name)) return false
  return (
    /post-?_?mortem/.test(name.split('/').slice(-3).join('/'))
    || /\/(?:incidents?|incident-reports?|outages)\//.test(name)
  )
}

/** Whether a path names a folder of instructions, which describe incidents that have not happened. */
export function isGuidePath(path: string): boolean {
  return /(?:^|\/)(?:run-?books?|playbooks?|polic(?:y|ies))\//i.test(path)
}

/** A line of front matter that says it; "incident" in a title or a list of tags may. */
const tellingField = regex('im')`
    ^[ \t]*(?:-[ \t]+)?["']?(?:(?:type|title|section|tags)["']?[ \t]*[:=].{0,200}(?:post-?\s?mortem|incident|outage
    |downtime|インシデント|障害|ポストモーテム)|(?:postmortem|resolved_?when|end_time|resolved_at)["']?[ \t]*[:=])
  `

const severityField = /^[^\p{L}\n]{0,9}(?:severity|time to (?:repair|resolve|detect))/imu

/** Three times of day. */
const clocks = /(?:\d{1,2}[:.h]\d\d[^]*?){3}/

/** Headings in every form: `#`, bold, list label, `Label:`, HTML. */
const headingLine = new RegExp(
  `^(?:${[
    '[ \\t]{0,3}#{1,6}[^\\n]{1,160}',
    '[ \\t]*(?:[-*] )?\\*\\*[^*\\n]{3,80}\\*\\*:?',
    '[A-Z][A-Za-z /&-]{3,60}:?[ \\t]*\\r?$',
    '<h[1-6][^\\n]{3,160}',
    '\\p{Lo}[^\\n]{1,30}',
  ].join('|')})`,
  'gmu',
)

/** Topics of a postmortem's headings, in every language that profiles have. */
const tellingWords = [
  regex('i')`
    \btimeline|\bkey events|cronolog|chronolog|línea de tiempo|linha do tempo|zeitleiste|zeitachse|zeitlicher ablauf
    |タイムライン|時系列|时间[线轴]|時間[線軸]|타임라인
  `,
  regex('i')`
    root causes?\b|contributing (?:factor|condition)|contributors and enablers|wrong, and why|causas? ra[ií]z
    |causes? (?:racine|profonde)|ursache|根本原因|根因|근본 원인|factores contribuyentes|facteurs contributifs
    |fatores contribuintes|contribuyentes y|contributeurs et|contribuintes e|begünstigendes|(?:falló|échoué|schief
    |errado), (?:y|et|und|e) (?:por qué|pourquoi|warum|por quê)|寄与要因|助長|なぜ起きたか|기여 요인|촉진 요소|왜 잘못|促成因素|助因|出了什么问题
  `,
  /post-?\s?mortem|\bincident\b|\boutage\b|incidente|vorfall|störung|インシデント|障害|ポストモーテム|인시던트|장애|포스트모템|事故|故障|复盘/i,
  regex('i')`
    \baction(?:able|\sitem)s?\b|corrective|\bfollow-?ups?\b|review actions|(?:acciones|medidas|ações) correctivas
    |ações corretivas|actions? (?:correctives|à mener)|maßnahmen|アクションアイテム|再発防止|是正措置|액션 아이템|재발 방지|시정 조치|行动项|改进措施|纠正
  `,
  regex('i')`
    lessons? learn|went (?:well|wrong)|lecciones aprendidas|leçons apprises|lições aprendidas|erkenntnisse
    |was gut lief|salió bien|bien passé|deu certo|教訓|うまくいった|교훈|잘된 점|经验教训|做得好
  `,
  /\b(?:five|5) whys|5 (?:porqu|pourquoi|warum)|なぜなぜ|왜|五问/i,
  /\btrigger|lead-?up|desencadenante|déclencheur|auslöser|gatilho|引き金|유발|诱因/i,
  /\bluck|suerte|chance|glück|sorte|幸運|运气|운/i,
  /\bsummary\b|resumen|résumé|zusammenfassung|resumo|概要|サマリ|요약|摘要|概述/i,
  /\bimpact\b|impacto|auswirkung|影響|影响|영향/i,
  /\bresolution\b|\bmitigation\b|resolución|résolution|resolução|behebung|復旧|解決|복구|해결|恢复|解决/i,
  /\bdetection\b|\bidentified\b|detección|détection|detecção|erkennung|検知|감지|检测/i,
  /\bupdate\b.{1,20}\d{4}-\d\d|\binitial message|\bdisclosure\b/i,
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
