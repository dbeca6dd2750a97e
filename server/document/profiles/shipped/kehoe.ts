import type {Profile} from '../profile.ts'
import {anyLesson, fieldList, lessonParts, optional, required} from './section.ts'

export const kehoe: Profile = {
  id: 'kehoe',
  name: 'Kehoe',
  source: 'Michael Kehoe, incident report template, in dastergon/postmortem-templates',
  fields: fieldList(
    'incident-id',
    'severity',
    'start',
    'detected',
    'mitigated',
    'end',
    'time-to-detect',
    'time-to-mitigate',
    'time-to-recover',
  ),
  sections: [
    required('summary', 'Summary', 'What happened, for how long, and who was affected.'),
    optional('people', 'Attendees', 'Who was there, and in which role.'),
    required('stats', 'Incident Timing', 'The key moments, and the time between them.', {
      alternatives: ['metadata'],
      holdsFields: true,
    }),
    required('timeline', 'Incident Timeline', 'Who did what when, and what came of it.', {
      columns: ['Date/Time (UTC)', 'Who/What', 'Action/Impact'],
    }),
    required('impact', 'Impact', 'On users, on the infrastructure, and on the work of others, in numbers.'),
    required(
      'root-cause',
      'What caused the incident?',
      'What set it off, which processes broke down, and the root causes.',
      {alternatives: ['contributing-factors', 'five-whys']},
    ),
    required('resolution', 'Mitigation and Resolution', 'What stopped the impact, and what the permanent fix is.'),
    optional('open-questions', 'Open Questions', 'What nobody knows yet.'),
    required('lessons', 'Lessons Learnt', 'What went well, what went badly, where we got lucky.', {
      alternatives: anyLesson,
      parts: lessonParts('What Went Well', 'What went badly', 'Where We Got Lucky'),
    }),
    required('action-items', 'Action Items', 'Each with one owner, a priority, a ticket and a date.', {
      columns: ['Action', 'Type', 'Who', 'Priority', 'Bug', 'Due date'],
    }),
    optional('supporting', 'Supporting Documents', 'Graphs, logs and links.'),
  ],
  severities: {
    'action-item/missing-due-date': 'info',
    'metadata/missing-field': 'warning',
    'action-item/missing-tracking': 'warning',
    'section/misnamed': 'hint',
  },
}
