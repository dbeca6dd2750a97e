import type {Language} from '../../document/facts/language.ts'

/** Kinds of action items, by language. Source: SRE Workbook, chapter 10; SRE book, appendix D. */
export const actionTypes: Readonly<Record<Language, readonly string[]>> = {
  en: ['prevent', 'mitigate', 'detect', 'repair', 'process', 'investigate'],
  es: ['prevenir', 'mitigar', 'detectar', 'reparar', 'proceso', 'investigar'],
  fr: ['prévenir', 'atténuer', 'détecter', 'réparer', 'processus', 'étudier'],
  de: ['vorbeugen', 'eindämmen', 'erkennen', 'reparieren', 'Prozess', 'untersuchen'],
  pt: ['prevenir', 'mitigar', 'detectar', 'reparar', 'processo', 'investigar'],
  ja: ['予防', '緩和', '検知', '修復', 'プロセス', '調査'],
  ko: ['예방', '완화', '감지', '복구', '프로세스', '조사'],
  zh: ['预防', '缓解', '检测', '修复', '流程', '调查'],
}

/** How far an action item is, by language: not begun, being worked on, done. All of them are read as that. */
export const actionStates: Readonly<Record<Language, readonly [open: string, begun: string, done: string]>> = {
  en: ['TODO', 'In progress', 'Done'],
  es: ['Pendiente', 'En curso', 'Hecho'],
  fr: ['À faire', 'En cours', 'Fait'],
  de: ['Offen', 'In Arbeit', 'Erledigt'],
  pt: ['Pendente', 'Em andamento', 'Concluído'],
  ja: ['未着手', '進行中', '完了'],
  ko: ['예정', '진행 중', '완료'],
  zh: ['待办', '进行中', '完成'],
}

/** From what must be done now to what may wait. */
export const priorities: readonly string[] = ['P0', 'P1', 'P2', 'P3']
