import type {Profile} from '../profile.ts'
import {fieldList, required} from './section.ts'

/** A person is never a root cause. */
export const gitlabRca: Profile = {
  id: 'gitlab-rca',
  name: 'GitLab root cause analysis',
  source: 'GitLab issue template rca.md',
  fields: fieldList('services', 'team', 'downtime'),
  sections: [
    required('summary', 'Summary', 'Which services, which team, how many minutes, and what happened.'),
    required('impact', 'Impact & Metrics', 'Who was affected and how, in numbers.'),
    required(
      ['detection', 'response'],
      'Detection & Response',
      'How and when it was noticed, and how long it took from there to the end.',
    ),
    required('timeline', 'Timeline', 'All times in UTC.', {hasDays: true}),
    required(
      'root-cause',
      'Root Cause Analysis',
      'One why after the other, down to what can be changed; never a person.',
      {alternatives: ['five-whys']},
    ),
    required('lessons-well', 'What Went Well', 'What helped, and should stay as it is.'),
    required('lessons-wrong', 'What can be improved', 'What slowed people down or made it worse.'),
    required(
      'action-items',
      'Corrective actions',
      'Each with a link to its issue, a date, and one person who owns it.',
      {columns: ['Action', 'Owner', 'Due date', 'Issue']},
    ),
  ],
  severities: {
    'cause/person-as-cause': 'error',
    'action-item/missing-due-date': 'error',
    'metadata/missing-field': 'warning',
    'action-item/missing-tracking': 'warning',
    'section/misnamed': 'hint',
  },
}
