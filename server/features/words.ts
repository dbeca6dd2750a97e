import type {KeyEvent, SectionKind, Source} from '../model/model.ts'
import type {CivilDate} from '../time/calendar.ts'

/** How the vocabulary of the model is said to people. */
export const kindWords: Readonly<Record<SectionKind, string>> = {
  'title': 'title',
  'metadata': 'metadata',
  'summary': 'summary',
  'background': 'background',
  'narrative': 'what happened',
  'impact': 'impact',
  'timeline': 'timeline',
  'leadup': 'lead-up',
  'trigger': 'trigger',
  'fault': 'fault',
  'detection': 'detection',
  'response': 'response',
  'root-cause': 'root cause',
  'five-whys': 'five whys',
  'contributing-factors': 'contributing factors',
  'resolution': 'resolution',
  'lessons': 'lessons learned',
  'lessons-well': 'what went well',
  'lessons-wrong': 'what went wrong',
  'lessons-lucky': 'where we got lucky',
  'action-items': 'action items',
  'backlog-check': 'backlog check',
  'recurrence': 'recurrence',
  'risks': 'risks',
  'open-questions': 'open questions',
  'glossary': 'glossary',
  'supporting': 'supporting information',
  'people': 'people',
  'comms': 'communication',
  'stats': 'figures',
  'other': '',
}

export const eventWords: Readonly<Record<KeyEvent, string>> = {
  'change': 'change',
  'impact-start': 'start of impact',
  'detected': 'detected',
  'acknowledged': 'acknowledged',
  'declared': 'declared',
  'escalated': 'escalated',
  'identified': 'cause identified',
  'mitigation-start': 'mitigation started',
  'mitigated': 'mitigated',
  'resolved': 'resolved',
  'all-clear': 'all clear',
  'comms': 'communication',
}

/** "The date comes from …" */
export const sourceWords: Readonly<Record<Source, string>> = {
  'entry': 'the entry itself',
  'range': 'the other end of the range',
  'previous-entry': 'the entry before',
  'day-heading': 'the heading of the day',
  'table-header': "the table's header",
  'heading': "the timeline's heading",
  'intro': 'the text above the timeline',
  'metadata': "the document's metadata",
  'title': 'the title',
  'file-name': "the file's name",
  'document': 'the rest of the document',
  'project': 'the project file',
}

/** `2020-06-15`. */
export function isoDay({year, month, day}: CivilDate): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
