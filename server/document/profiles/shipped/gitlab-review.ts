import type {Profile} from '../profile.ts'
import {anyLesson, fieldList, lessonParts, optional, required} from './section.ts'

export const gitlabReview: Profile = {
  id: 'gitlab-review',
  name: 'GitLab incident review',
  source: 'GitLab production issues, incident review template of 2024',
  fields: fieldList('customers-affected', 'requests-affected', 'severity', 'start', 'end', 'duration', 'link'),
  sections: [
    required('metadata', 'Key Information', 'The incident in numbers; the duration is the end minus the start.', {
      holdsFields: true,
    }),
    required('summary', 'Summary', 'What happened and how it was resolved, for somebody who reads nothing else.'),
    optional('narrative', 'Details', 'What happened, in the order in which it happened.', {
      alternatives: ['background', 'timeline', 'metadata'],
    }),
    required('action-items', 'Outcomes/Corrective Actions', 'What follows from it, each with a link.'),
    required('lessons', 'Learning Opportunities', 'What went well, and what was difficult.', {
      alternatives: anyLesson,
      parts: lessonParts('What went well?', 'What was difficult?'),
    }),
  ],
  severities: {
    'metadata/missing-field': 'warning',
    'action-item/missing-tracking': 'warning',
    'section/misnamed': 'hint',
  },
}
