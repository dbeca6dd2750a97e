import type {Profile} from '../profile.ts'
import {anyLesson, fieldList, optional, required} from './section.ts'

/** What all the others have in common: it fits every postmortem, and asks for little. */
export const generic: Profile = {
  id: 'generic',
  name: 'Generic',
  source: 'What the published templates have in common',
  fields: fieldList('date', 'authors?', 'status?', 'severity?'),
  sections: [
    required('summary', 'Summary', 'What happened, for how long, and who was affected.', {
      alternatives: ['narrative', 'background'],
    }),
    required('impact', 'Impact', 'Who was affected and how badly, in numbers.'),
    required('timeline', 'Timeline', 'From before the first symptom to the end, all times in one zone.'),
    optional('detection', 'Detection', 'What or who noticed, and how long it took.'),
    required('root-cause', 'Root Cause', 'The conditions that together made the incident possible.', {
      alternatives: ['contributing-factors', 'five-whys', 'fault', 'trigger'],
    }),
    optional('resolution', 'Resolution', 'What stopped the impact, and what the permanent fix is.'),
    optional('lessons', 'Lessons Learned', 'What went well, what went wrong, where we got lucky.', {
      alternatives: anyLesson,
    }),
    required('action-items', 'Action Items', 'Each with an owner and a ticket.'),
  ],
  severities: {'section/missing': 'hint', 'section/order': 'off'},
}
