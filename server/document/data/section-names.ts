import {distance} from 'fastest-levenshtein'
import {memoizeByText} from '../../text/memoize-by-text.ts'
import type {SectionKind} from '../types.ts'
import {headings} from '../profiles/headings.ts'
import {translatedNames} from './translated-names.ts'

/**
 * The names that sections of each kind go by, normalised as `normaliseTitle` does. The first is the one that is written
 * when a name is needed. Collected from published templates and from real postmortems.
 */
export const sectionNames: Readonly<Partial<Record<SectionKind, readonly string[]>>> = {
  metadata: ['incident details', 'key information', 'incident metadata', 'core details', 'document information', 'report status',
    'classification', 'metadata', 'duration', 'date', 'authors', 'author', 'owner', 'status', 'severity', 'メタデータ',
    'information', 'details', 'incident information', 'duration of the outage', 'duration of outage', 'start time', 'end time', 'basic information'],
  summary: ['summary', 'executive summary', 'exec summary', 'incident summary', 'issue summary', 'overview', 'problem summary', 'tl dr', 'tldr',
    'brief description', 'description', 'incident overview', 'issue overview', 'current status', 'introduction', 'symptom', 'symptoms',
    'outage summary', 'postmortem summary', 'incident description', 'problem statement', 'abstract', 'summary of the incident',
    'summary of incident', 'summary of the issue', 'resumen ejecutivo', 'resumen', 'résumé exécutif', 'résumé', 'zusammenfassung', 'resumo',
    'resumo executivo', 'サマリー', '概要', '要約', '요약', '摘要', '概述', 'summary of what happened', 'executive overview'],
  background: ['background', 'context', 'setup context', 'meeting', 'system overview', 'outage description', 'contexto', 'contexte', 'hintergrund', '背景'],
  narrative: ['what happened', 'details of incident', 'details of the incident', 'how did it happen', 'how it happened', 'narrative', 'incident narrative',
    'what exactly happened', 'story', 'full story', 'detailed description', 'qué pasó', 'was ist passiert', 'que s est il passé', 'o que aconteceu', '経緯'],
  impact: ['impact', 'user impact', 'customer impact', 'business impact', 'revenue impact', 'team impact', 'end user impact', 'infrastructure impact',
    'productivity impact', 'impact and metrics', 'impact assessment', 'impact summary', 'affected users', 'summary of impact', 'impact analysis',
    'incident impact', 'user facing impact', 'service impact', 'scope', 'scope of impact', 'estimated maximum loss', 'impact on users',
    'who was affected', 'what was affected', 'affected services', 'affected systems', 'data integrity', 'financial impact', 'impacto', 'auswirkungen', 'auswirkung', '影響', '影響範囲',
    '영향', '影响', '影响范围'],
  timeline: ['timeline', 'incident timeline', 'timeline of events', 'timeline reconstruction', 'chain of events', 'chronology', 'sequence of events',
    'timeline recovery efforts', 'event log', 'events', 'key events', 'schedule or timeline', 'crisis timeline', 'detailed timeline', 'outage timeline', 'event timeline',
    'time line', 'incident log', 'incident chronology', 'follow up timeline', 'chronologie', 'línea de tiempo', 'cronología', 'linea de tiempo', 'cronologia', 'linha do tempo',
    'zeitachse', 'zeitleiste', 'zeitlicher ablauf', 'ablauf', 'タイムライン', '時系列', '타임라인', '时间线', '時間線', 'timeline and response'],
  leadup: ['leadup', 'lead up', 'prologue', 'events leading up to the incident'],
  trigger: ['trigger', 'triggers', 'the trigger', 'triggering change', 'auslöser', 'detonante'],
  fault: ['fault', 'what didn t work as expected'],
  detection: ['detection', 'how was it detected', 'how was the incident detected', 'discovery', 'identified', 'identification', 'how we detected it',
    'why was this hard to detect', 'how did we find out', 'detección', 'erkennung', 'détection', 'detecção', '検知', '감지', '检测'],
  response: ['response', 'incident response', 'incident response analysis', 'response and mitigation', 'escalation', 'misleading paths', 'challenges in handling',
    'investigation', 'debugging process', 'discovery process', 'troubleshooting', 'actions taken', 'how did we respond', 'investigation process', 'investigation and debugging',
    'respuesta', 'réponse', 'reaktion', 'resposta', '対応'],
  'root-cause': ['root cause', 'root causes', 'root cause s', 'root cause analysis', 'rca', 'cause', 'causes', 'what caused the incident', 'what went wrong and why', 'technical root cause',
    'root causes identified', 'why did it happen', 'why it happened', 'the technical problem', 'the real problem', 'why it failed', 'details of exploit', 'details of vulnerability',
    'details of the vulnerability', 'what caused it', 'root cause of the issue', 'primary cause', 'cause of the outage', 'technical details', 'technical analysis', 'root cause identification', 'causa raíz', 'causa raiz', 'análisis de causa raíz', 'cause racine',
    'causes racines', 'ursache', 'ursachen', 'grundursache', 'ursachenanalyse', '根本原因', '根本原因分析', '直接原因', '原因', '근본 원인', '根因'],
  'five-whys': ['five whys', '5 whys', '5 or more whys', 'five whys root cause identification', '5 porqués', '5 pourquoi', 'なぜなぜ分析'],
  'contributing-factors': ['contributing factors', 'contributing factor', 'contributing conditions analysis', 'contributing conditions', 'contributors enablers', 'process breakdown', 'process breakdowns', 'contributing causes',
    'red herrings', 'why it took so long to find', 'why it wasn t caught', 'why wasn t it caught', '寄与要因', 'factores contribuyentes', 'facteurs contributifs', 'beitragende faktoren'],
  resolution: ['resolution', 'recovery', 'recovery efforts', 'mitigation', 'mitigation and fix', 'stabilization steps', 'fix', 'the fix', 'details of fix', 'details of mitigation',
    'final resolution', 'resolution steps', 'verification', 'how it was fixed', 'how was it fixed', 'how we fixed it', 'solution', 'the solution', 'code issues fixed along the way', 'resolución', 'résolution', 'lösung', 'behebung', 'resolução',
    '解決', '復旧', '해결', '解决', '解决方案', '復旧対応'],
  lessons: ['lessons learned', 'lessons', 'learning opportunities', 'takeaways', 'conclusions', 'how d we do', 'post incident analysis', 'response learnings',
    'surprises and learning', 'key takeaways', 'what we learned', 'what did we learn', 'insights', 'learnings', 'opportunities', 'key lessons', 'lecciones aprendidas', 'leçons apprises', 'enseignements',
    'lessons and insights', 'erkenntnisse', 'gelernte lektionen', 'lições aprendidas', '教訓', '学び', '対応の評価', '振り返り', '技術的な学び', '技術的教訓', '技術的な教訓', '組織的教訓', '組織的な教訓', '교훈', '经验教训'],
  'lessons-well': ['what went well', 'things that went well', 'what worked', 'what worked well', 'worked well', 'went well', 'うまくいったこと', '良かったこと', 'lo que salió bien', 'qué salió bien', 'was gut lief',
    'ce qui a bien fonctionné', 'o que correu bien', 'o que deu certo'],
  'lessons-wrong': ['what went wrong', 'what went badly', 'what went poorly', 'things that went poorly', 'things that went wrong', 'what didn t work', 'what didn t go so well', 'what didn t go well', 'what could have gone better',
    'what can be improved', 'what was difficult', 'did not go well', 'what could be improved', 'what did not go well', 'what could we have done better', '改善が必要なこと', 'うまくいかなかったこと', 'lo que salió mal', 'qué salió mal', 'was schlecht lief', 'o que deu errado', 'areas for improvement'],
  'lessons-lucky': ['where we got lucky', 'where did we get lucky', 'mitigators', 'unplanned positive outcomes', 'where did we get lucky', 'what went lucky', 'got lucky', '運が良かったこと', 'dónde tuvimos suerte'],
  'action-items': ['action items', 'actions', 'action item', 'actionables', 'action items and followups', 'action items and follow ups', 'corrective actions', 'prevention actions', 'corrective and preventive measures', 'corrective and preventive actions', 'corrective measures', 'preventive measures', 'preventive actions',
    'preventative measures', 'follow up', 'follow ups', 'followup', 'followups', 'follow up actions', 'follow up tasks', 'next steps', 'recommendations', 'remediation items', 'outcomes corrective actions', 'what are we doing about this',
    'tasks', 'todo', 'to do', 'to dos', 'todos', 'review actions', 'improvements fixes', 'improvements', 'resulting action', 'resulting actions', 'future actions', 'future measures', 'future improvements', 'moving forward', 'specific tasks', 'broad improvements', 'immediate actions',
    'prevention', 'prevention measures', 'prevention measures implemented', 'how are we preventing it from happening again', 'short term improvements', 'medium term improvements', 'long term improvements', 'process improvements',
    'technical improvements', 'architectural improvements', 'planned actions', 'action plan', 'future work', 'open items', 'looking forward', 'improvement plan', 'hardening', 'prevention hardening', 'what we are doing', 'things to improve', 'task list', 'list of tasks', 'remediation and follow up', 'code and configuration changes', 'improvements and fixes', 'measures', 'acciones preventivas', 'acciones correctivas', 'acciones', 'elementos de acción', 'actions correctives',
    'plan d action', 'maßnahmen', 'massnahmen', 'ações corretivas', 'ações', 'アクションアイテム', '再発防止策', '対策', '今後の対応', '액션 아이템', '재발 방지', '改进措施', '后续行动', '行动项'],
  'backlog-check': ['backlog check'],
  recurrence: ['recurrence', 'related incidents', 'previous occurrences', 'similar incidents'],
  risks: ['risks', 'recurrence risk'],
  'open-questions': ['open questions', 'questions for follow up', 'unanswered questions', 'questions'],
  glossary: ['glossary', 'definitions', 'terms', '用語集'],
  supporting: ['supporting information', 'supporting documents', 'supporting data', 'documentation', 'references', 'links to relevant documentation', 'related documents',
    'appendix', 'appendices', 'graphs', 'metrics', 'data', 'logs', 'additional resources', 'resources', 'links', 'related links', 'further reading', 'evidence', 'screenshots', 'attachments', 'related pull requests', 'related prs', 'referencias', 'références', 'anexo', 'anexos', 'annexe',
    '参考資料', '関連リソース', '付録', 'commits relacionados', 'chat log', 'chat logs'],
  people: ['responders', 'attendees', 'postmortem attendees', 'names of people involved', 'incident roles', 'owner and review committee', 'participants', 'people involved', 'asistentes', '参加者'],
  comms: ['messaging', 'internal email', 'external message', 'customer comms', 'stakeholder comms', 'communication', 'communications', 'customer communication', 'third party disclosure', 'disclosure', 'internal communication', 'external communication'],
  stats: ['stats', 'scorecard', 'incident timing', 'time to detect', 'time to repair', 'time to resolve', 'time to mitigate', 'time to recover', 'time to detection', 'time to recovery', 'statistics', 'incident metrics'],
}

/**
 * A title as it is compared: lower case, without numbering, emoji, emphasis, brackets, punctuation and spelling variants.
 * @param title without heading marks
 */
export const normaliseTitle: (title: string) => string = memoizeByText(title => title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\ufe00-\ufe0f\u200d]/g, '')
    .replace(/\([^()]{0,200}\)|\[[^\][]{0,200}\]|（[^（）]{0,200}）/g, ' ')
    .replace(/[’‘`´]/g, "'")
    .replace(/&amp;|&|\+/g, ' and ')
    .replace(/post-mortem|post mortem/g, 'postmortem')
    .replace(/preventative/g, 'preventive')
    .replace(/learnt/g, 'learned')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[一二三四五六七八九十]{1,3} (?=\p{Letter})/u, '')
    .replace(/^(?:\d{1,2} ){1,3}(?=\p{Letter})/u, name => (/^5 (?:why|or|porqu|pourq|warum)/.test(title.trim().toLowerCase()) ? name : '')))

/** Names that always mean two things at once. */
const doubleNames = new Map<string, readonly SectionKind[]>([
  ['remediation', ['resolution', 'action-items']],
  ['root cause identification the five whys', ['root-cause', 'five-whys']],
])

/** Words that a title may add to a known name without changing what it is. */
const fillers = /^(?:the|our|my|an?|incident|issue|outage|postmortem|of|for|this|event|problem)\s+|^(?:インシデント|障害|事象|本件|인시던트|장애|사고|事件|事故|故障)(?:の|의|的)?\s*(?=\p{Letter}{2})/u

const known = new Map<string, SectionKind>()
for (const [kind, names] of Object.entries(sectionNames)) for (const name of names) if (!known.has(name)) known.set(name, kind as SectionKind)
const longNames = [...known.keys()].filter(name => /^[a-z][a-z ]{4,}$/.test(name))
addHeadings()

/** What profiles and people call sections in any language is known as well, unless the name has a meaning already. */
function addHeadings(): void {
  for (const {kinds, names} of headings.values()) {
    for (const name of Object.values(names).map(normaliseTitle)) {
      const [kind] = kinds
      if (kind && kinds.length === 1 && !known.has(name)) known.set(name, kind)
      if (1 < kinds.length) doubleNames.set(name, kinds)
    }
  }
  for (const [name, kind] of translatedNames) if (!known.has(name)) known.set(name, kind)
}

/** A title as names of sections are compared: normalised, and the same in the plural. */
export function comparableTitle(title: string): string {
  return normaliseTitle(title).replace(/s\b/g, '')
}

/** What is to be known of titles to find sections. */
export interface TitleReader {
  /** Whether a title opens with a time, so that its section is an entry or a day of a timeline. */
  isStamp(title: string): boolean
  /** What a title says its section is for; empty when it is not known. */
  kindsOf(title: string): readonly SectionKind[]
}

/** Reads titles with a team's own names before the usual ones. */
export function kindsWith(own: ReadonlyMap<string, readonly SectionKind[]>): (title: string) => readonly SectionKind[] {
  return own.size === 0 ? kindsOfTitle : title => own.get(normaliseTitle(title)) ?? kindsOfTitle(title)
}

/** What a title says its section is for; empty when it is not known. */
export const kindsOfTitle: (title: string) => readonly SectionKind[] = memoizeByText(findKinds)

function findKinds(title: string): readonly SectionKind[] {
  const name = normaliseTitle(title)
  if (name === '') return []
  const double = doubleNames.get(name)
  if (double) return double
  const whole = lookUp(name)
  if (whole) return [whole]
  const head = title.split(/\s[-–—|]\s|[:：]\s|[.?!]\s/, 1)[0] ?? ''
  for (const candidate of head.length < title.length ? [name, normaliseTitle(head)] : [name]) {
    const single = lookUp(candidate)
    if (single) return [single]
    const parts = splitComposite(candidate)
    if (parts) return parts
  }
  const prefix = lookUpPrefix(name)
  return prefix ? [prefix] : []
}

function lookUp(name: string): SectionKind | undefined {
  for (let rest = name; ; ) {
    const kind = known.get(rest) ?? known.get(rest.replace(/s$/, '')) ?? known.get(`${rest}s`)
    if (kind && rest !== 'conclusion') return kind
    const shorter = rest.replace(fillers, '')
    if (shorter === rest) return undefined
    rest = shorter
  }
}

/** "root cause and resolution", "what went well and where did we get lucky": every part must be known. */
function splitComposite(name: string): SectionKind[] | undefined {
  const parts = name.split(/ (?:and|und|et|y|e|および|及び|과|와|및|和|与|與|及) | \/ |(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])(?:と|および|及び|和|与|與|及| )(?=[\p{Script=Han}\p{Script=Katakana}])|(?<=\p{Script=Hangul})(?:과|와) | 및 /u)
  if (parts.length < 2 || 3 < parts.length) return undefined
  const kinds: SectionKind[] = []
  for (const part of parts) {
    const kind = lookUp(part)
    if (!kind) return undefined
    if (!kinds.includes(kind)) kinds.push(kind)
  }
  return kinds
}

/** Long names are known by their first words: "timeline all times in utc", "what went well on our side". */
function lookUpPrefix(name: string): SectionKind | undefined {
  const words = name.split(' ')
  for (let count = Math.min(words.length - 1, 8); 0 < count; count--) {
    const start = words.slice(0, count).join(' ')
    const kind = known.get(start)
    if (kind && (2 <= count || prefixWords.has(start))) return kind
  }
  const parts = composites.find(([pattern]) => pattern.test(name))
  return parts?.[1]
}

/** Single words that are telling enough to decide by themselves at the start of a longer title. */
const prefixWords = new Set([
  'timeline', 'summary', 'impact', 'resolution', 'appendix', 'detection', 'glossary', 'chronologie', 'remediation', 'mitigation', 'references',
  'cronología', 'cronologia', 'resumen', 'resumo', 'résumé', 'impacto', 'zeitleiste', 'zusammenfassung', 'auswirkungen', 'タイムライン', '時系列', '타임라인', '时间线',
])

const composites: readonly (readonly [RegExp, SectionKind])[] = [
  [/\b(?:timeline|chronology)$/, 'timeline'],
  [/\b(?:improvements|action items|follow ups|next steps)$/, 'action-items'],
  [/\bimpact(?:ed)?$/, 'impact'],
  [/\bsummary$/, 'summary'],
  [/\broot causes?$|^root causes? /, 'root-cause'],
  [/\bdisclosure$/, 'comms'],
  [/(?:学び|教訓)$/, 'lessons'],
  [/\bchat logs?$|\bpostmortem thread$/, 'supporting'],
  [/^was .+ impacted$|^are .+ affected$/, 'impact'],
]

/** The nearest known name when the title is one or two letters away from it; short names and other words are left alone. */
export function misspellingOf(title: string): {kind: SectionKind; name: string} | undefined {
  const name = normaliseTitle(title)
  // The names are English; letters with accents are another language's.
  if (name.length < 5 || 60 < name.length || /[^\x20-\x7e]/.test(name)) return undefined
  let best: {kind: SectionKind; name: string} | undefined
  let least = name.length < 8 ? 2 : 3
  for (const candidate of longNames) {
    if (2 < Math.abs(candidate.length - name.length)) continue
    const steps = distance(name, candidate)
    if (steps < least && !isOtherWord(name, candidate) && candidate !== `${name}s` && name !== `${candidate}s`) {
      least = steps
      best = {kind: known.get(candidate) as SectionKind, name: candidate}
    }
  }
  return best
}

function isOtherWord(name: string, candidate: string): boolean {
  const words = candidate.split(' ')
  return realWords.has(name) || name.split(' ').some((word, index) => word !== words[index] && realWords.has(word))
}

/** Words that are near a section's name, or a part of one, and mean something else. */
const realWords = new Set(['clauses', 'clause', 'pause', 'state', 'stage', 'dates', 'tests', 'casks', 'risk', 'text', 'stats', 'events', 'event', 'even',
  'facts', 'fact', 'team', 'test', 'links', 'option', 'notes', 'fixes', 'issues', 'after', 'scopes', 'scale', 'store', 'prevents', 'authors', 'actors', 'factions',
  'selection', 'reduction', 'protection', 'connection', 'detections', 'revolution', 'reflections', 'cases', 'phases', 'clouds', 'terms', 'teams', 'forms', 'works', 'working', 'detektion'])
