import type {Profile} from '../profile.ts'
import {fieldList, optional, required} from './section.ts'

export const limoncelli: Profile = {
  id: 'limoncelli',
  name: 'Limoncelli',
  source: 'Tom Limoncelli, postmortem template, in dastergon/postmortem-templates',
  fields: fieldList('status', 'start', 'end', 'duration'),
  sections: [
    required('summary', 'Executive Summary', 'What happened, who was affected, and what you recommend.'),
    required('background', 'Outage Description', 'What did not work, as users saw it.', {
      alternatives: ['narrative', 'summary'],
    }),
    required('impact', 'Affected Users', 'Who was affected, and how many.'),
    required('timeline', 'Timeline', 'From before the first symptom to the end, all times in one zone.'),
    required(
      'contributing-factors',
      'Contributing Conditions Analysis',
      'The conditions that together made the incident possible.',
      {alternatives: ['root-cause', 'five-whys']},
    ),
    required('lessons-well', 'What went well?', 'What helped, and should stay as it is.'),
    required('lessons-wrong', 'What could have gone better?', 'What slowed people down or made it worse.'),
    required('action-items', 'Recommendations', 'Each with an owner and a ticket.'),
    optional('people', 'Names of people involved', 'Who helped, without blame.'),
  ],
  severities: {
    'metadata/missing-field': 'warning',
    'action-item/missing-tracking': 'warning',
    'section/misnamed': 'hint',
  },
}
