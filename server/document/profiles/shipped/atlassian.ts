import type {Profile} from '../profile.ts'
import {anyLesson, fieldList, required} from './section.ts'

export const atlassian: Profile = {
  id: 'atlassian',
  name: 'Atlassian',
  source: 'Atlassian Incident Management Handbook, postmortem template',
  fields: fieldList('severity', 'owner'),
  sections: [
    required(
      'summary',
      'Incident Summary',
      'What happened, why, how severe it was, from when to when, and how it was noticed.',
    ),
    required('leadup', 'Leadup', 'What came before it, and how long before the first impact.'),
    required('fault', 'Fault', 'What did not work as expected, with data.'),
    required('impact', 'Impact', 'Who was affected, inside and outside, in numbers; how many asked for help.'),
    required('detection', 'Detection', 'When and how it was noticed, and how that time could be halved.'),
    required('response', 'Response', 'Which roles responded, when, and what was in their way.'),
    required('resolution', 'Recovery', 'How the service was restored, and how you knew that it was.'),
    required('timeline', 'Timeline', 'Lead-up, first impact, escalations, decisions and the end, all times in UTC.'),
    required('five-whys', 'Five Whys', 'From the impact down to what has to change, one why at a time.'),
    required('root-cause', 'Root Cause', 'What has to change so that this class of incident does not happen again.', {
      alternatives: ['contributing-factors'],
    }),
    required('backlog-check', 'Backlog Check', 'Whether planned work would have prevented it or made it smaller.'),
    required('recurrence', 'Recurrence', 'Earlier incidents with the same cause.'),
    required('lessons', 'Lessons Learned', 'What went well, what could be better, where we were lucky.', {
      alternatives: anyLesson,
    }),
    required('action-items', 'Corrective Actions', 'What, who owns it, by when, and where it is tracked.', {
      columns: ['Action', 'Owner', 'Due date', 'Ticket'],
    }),
  ],
  severities: {
    'summary/missing-element': 'warning',
    'summary/too-long': 'info',
    'metadata/missing-field': 'warning',
    'action-item/missing-due-date': 'info',
    'action-item/missing-tracking': 'warning',
    'section/misnamed': 'hint',
  },
  options: {
    'summary/missing-element': {elsewhere: false, elements: ['window', 'impact', 'cause']},
    'summary/too-long': {sentences: 6, paragraphs: 0},
  },
}
