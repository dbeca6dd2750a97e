import type {Profile} from '../profile.ts'
import {anyLesson, fieldList, lessonParts, required} from './section.ts'

/** Uses contributing factors, never a single root cause. */
export const pagerduty: Profile = {
  id: 'pagerduty',
  name: 'PagerDuty',
  source: 'PagerDuty incident response documentation, post-mortem template',
  fields: fieldList('owner', 'meeting', 'recording?', 'status?'),
  sections: [
    required('summary', 'Overview', 'One or two sentences: what contributed, what happened, what the impact was.'),
    required('narrative', 'What Happened', 'What happened, in order, without what could have been.'),
    required(
      'contributing-factors',
      'Contributing Factors',
      'The conditions that together made the incident possible.',
      {alternatives: ['root-cause', 'five-whys']},
    ),
    required('resolution', 'Resolution', 'What stopped the impact, and what the permanent fix is.'),
    required(
      'impact',
      'Impact',
      'Exact numbers: how long, how many customers, how many asked for help, what did not work.',
    ),
    required('people', 'Responders', 'Incident commander, scribe and responders.'),
    required('timeline', 'Timeline', 'From before the incident to its end; each entry with a link to the data.', {
      columns: ['Time (UTC)', 'Event', 'Data link'],
    }),
    required('lessons', "How'd We Do?", 'What went well, and what did not.', {
      alternatives: anyLesson,
      parts: lessonParts('What went well?', "What Didn't Go So Well?"),
    }),
    required('action-items', 'Action Items', 'The few that matter, each with a ticket; decisions not to act as well.'),
    required('comms', 'Messaging', 'What was said, inside and outside.', {
      parts: [
        {kind: 'comms', heading: 'Internal Email', prompt: 'What colleagues have to know.'},
        {
          kind: 'comms',
          heading: 'External Message',
          prompt: 'Two or three sentences for customers: what they saw, for how long, what is being done.',
        },
      ],
    }),
  ],
  severities: {
    'timeline/missing-evidence': 'hint',
    'language/outage-overused': 'hint',
    'language/single-root-cause': 'hint',
    'summary/too-long': 'info',
    'metadata/missing-field': 'warning',
    'action-item/missing-tracking': 'warning',
    'action-item/missing-priority': 'info',
    'section/misnamed': 'hint',
  },
  options: {'summary/too-long': {sentences: 2, paragraphs: 0}, 'doc/late-publication': {days: 7}},
}
