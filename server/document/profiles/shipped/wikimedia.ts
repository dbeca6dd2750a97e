import type {Profile} from '../profile.ts'
import {anyLesson, fieldList, lessonParts, optional, required} from './section.ts'

/** Reports are public. What only people noticed asks for an alert. */
export const wikimedia: Profile = {
  id: 'wikimedia',
  name: 'Wikimedia',
  source: 'Wikitech, incident response, full report template',
  fields: fieldList('status', 'incident-id?', 'start', 'end', 'task', 'people-paged', 'coordinators?'),
  sections: [
    required(
      'summary',
      'Summary',
      'One or two paragraphs that ask for no knowledge of the system; who was affected, and how many.',
      {holdsFields: true},
    ),
    required(
      'timeline',
      'Timeline',
      'From the lead-up to the epilogue, all times in UTC; say where the outage began and ended.',
    ),
    required(
      'detection',
      'Detection',
      'Whether a machine or a person noticed first; which alerts fired, and whether they helped.',
    ),
    required('lessons', 'Conclusions', 'What went well, what went poorly, where we got lucky.', {
      alternatives: anyLesson,
      parts: lessonParts('What went well?', 'What went poorly?', 'Where did we get lucky?'),
    }),
    optional(
      'supporting',
      'Links to relevant documentation',
      'Runbooks and pages that somebody in the same place needs.',
    ),
    required('action-items', 'Actionables', 'Each with its task.'),
    optional('stats', 'Scorecard', 'The questions on people, process and tooling.'),
  ],
  severities: {
    'summary/too-long': 'info',
    'metrics/detection-gap': 'warning',
    'timeline/not-utc': 'warning',
    'metadata/missing-field': 'warning',
    'action-item/missing-tracking': 'warning',
    'section/misnamed': 'hint',
  },
  options: {'summary/too-long': {sentences: 0, paragraphs: 2}},
}
