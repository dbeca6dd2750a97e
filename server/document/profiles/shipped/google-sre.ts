import type {Profile} from '../profile.ts'
import {anyLesson, fieldList, lessonParts, optional, required} from './section.ts'

/** The timeline comes after the lessons on purpose. */
export const googleSre: Profile = {
  id: 'google-sre',
  name: 'Google SRE book',
  source: 'Site Reliability Engineering, appendix D',
  fields: fieldList('date', 'authors', 'status'),
  sections: [
    required('summary', 'Summary', 'One or two sentences: what happened, for how long, who noticed.'),
    required('impact', 'Impact', 'Who was affected and how badly, in numbers.'),
    required('root-cause', 'Root Causes', 'The conditions that together made the incident possible.', {
      alternatives: ['contributing-factors', 'five-whys'],
    }),
    required('trigger', 'Trigger', 'The event that set it off.'),
    required('resolution', 'Resolution', 'What stopped the impact, and what the permanent fix is.'),
    required('detection', 'Detection', 'What or who noticed, and how long it took.'),
    required('action-items', 'Action Items', 'Each with type, owner and ticket.', {
      columns: ['Action item', 'Type', 'Owner', 'Bug'],
    }),
    required('lessons', 'Lessons Learned', 'What went well, what went wrong, where we got lucky.', {
      alternatives: anyLesson,
      parts: lessonParts('What Went Well', 'What Went Wrong', 'Where We Got Lucky'),
    }),
    required('timeline', 'Timeline', 'From before the first symptom to the end, all times in one zone.'),
    optional('supporting', 'Supporting Information', 'Graphs, logs and links.'),
  ],
  severities: {
    'metadata/missing-field': 'warning',
    'cause/missing-trigger': 'info',
    'action-item/missing-tracking': 'warning',
    'section/misnamed': 'hint',
  },
}
