import type {KeyEvent, SectionKind, Source} from '../document/types.ts'
import {t} from '../text/l10n.ts'

/** How the vocabulary of the model is said to people. */
export const kindWords: Readonly<Record<SectionKind, () => string>> = {
  title: () => t`title`,
  metadata: () => t`metadata`,
  summary: () => t`summary`,
  background: () => t`background`,
  narrative: () => t`what happened`,
  impact: () => t`impact`,
  timeline: () => t`timeline`,
  leadup: () => t`lead-up`,
  trigger: () => t`trigger`,
  fault: () => t`fault`,
  detection: () => t`detection`,
  response: () => t`response`,
  'root-cause': () => t`root cause`,
  'five-whys': () => t`five whys`,
  'contributing-factors': () => t`contributing factors`,
  resolution: () => t`resolution`,
  lessons: () => t`lessons learned`,
  'lessons-well': () => t`what went well`,
  'lessons-wrong': () => t`what went wrong`,
  'lessons-lucky': () => t`where we got lucky`,
  'action-items': () => t`action items`,
  'backlog-check': () => t`backlog check`,
  recurrence: () => t`recurrence`,
  risks: () => t`risks`,
  'open-questions': () => t`open questions`,
  glossary: () => t`glossary`,
  supporting: () => t`supporting information`,
  people: () => t`people`,
  comms: () => t`communication`,
  stats: () => t`figures`,
  other: () => '',
}

export const eventWords: Readonly<Record<KeyEvent, () => string>> = {
  change: () => t`change`,
  'impact-start': () => t`start of impact`,
  detected: () => t`detected`,
  acknowledged: () => t`acknowledged`,
  declared: () => t`declared`,
  escalated: () => t`escalated`,
  identified: () => t`cause identified`,
  'mitigation-start': () => t`mitigation started`,
  mitigated: () => t`mitigated`,
  resolved: () => t`resolved`,
  'all-clear': () => t`all clear`,
  comms: () => t`communication`,
}

/** "The date comes from …" */
export const sourceWords: Readonly<Record<Source, () => string>> = {
  entry: () => t`the entry itself`,
  range: () => t`the other end of the range`,
  'previous-entry': () => t`the previous entry`,
  'day-heading': () => t`the heading for the day`,
  'table-header': () => t`the table header`,
  heading: () => t`the timeline's heading`,
  intro: () => t`the text above the timeline`,
  metadata: () => t`the document's metadata`,
  title: () => t`the title`,
  'file-name': () => t`the file name`,
  document: () => t`the rest of the document`,
  project: () => t`the project file`,
}
