import type {Profile} from '../profile.ts'
import {optional, required} from './section.ts'

/** Written for customers. */
export const azurePir: Profile = {
  id: 'azure-pir',
  name: 'Azure post-incident review',
  source: 'Azure status history, post-incident reviews',
  fields: [],
  sections: [
    required('summary', 'What happened?', 'From when to when, in UTC; which customers saw what.', {
      alternatives: ['narrative'],
    }),
    required('root-cause', 'What went wrong, and why?', 'How the system works, and what in it failed.', {
      alternatives: ['contributing-factors'],
    }),
    required('timeline', 'How did we respond?', 'From the first impact to its end, all times in UTC.', {
      alternatives: ['response'],
    }),
    required(
      'action-items',
      'What happens next?',
      'What is being done to make it less likely and less severe, and by when.',
    ),
    optional('comms', 'Incident communications', 'What customers were told, and where they can give feedback.'),
  ],
  severities: {'action-item/missing-owner': 'off', 'action-item/missing-tracking': 'off', 'section/misnamed': 'hint'},
}
