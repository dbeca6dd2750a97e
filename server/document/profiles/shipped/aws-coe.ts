import type {Profile} from '../profile.ts'
import {fieldList, optional, required} from './section.ts'

export const awsCoe: Profile = {
  id: 'aws-coe',
  name: 'AWS correction of errors',
  source: 'AWS: correction of errors; Systems Manager Incident Manager, post-incident analysis',
  fields: fieldList('owner', 'date', 'duration', 'severity'),
  sections: [
    required('summary', 'Summary', 'Who was affected, when, where, how badly, and how it was resolved; written last.'),
    required('impact', 'Impact', 'What customers could not do, as X of Y (Z %), and what was not affected.'),
    required(
      'timeline',
      'Timeline',
      'Start and end of the impact in bold; long gaps explained; all times in one zone.',
    ),
    required('supporting', 'Metrics', 'The graphs that show the impact, with its start and end marked.', {
      alternatives: ['stats'],
    }),
    required(
      ['detection', 'response', 'resolution'],
      'Incident Questions',
      'How it was detected, diagnosed and mitigated, and how each could take half the time.',
      {
        parts: [
          {kind: 'detection', heading: 'Detection', prompt: 'How it was noticed, and how that time could be halved.'},
          {
            kind: 'response',
            heading: 'Diagnosis',
            prompt: 'How the cause was found, and how that time could be halved.',
          },
          {
            kind: 'resolution',
            heading: 'Mitigation',
            prompt: 'What ended the impact, and how that time could be halved.',
          },
        ],
      },
    ),
    required('five-whys', 'Five Whys', 'From the impact down to what has to change, one why at a time.', {
      alternatives: ['root-cause', 'contributing-factors'],
    }),
    required('action-items', 'Action Items', 'Each with one owner, a priority and a date.', {
      columns: ['Action item', 'Owner', 'Priority', 'Due date', 'Ticket'],
    }),
    optional('supporting', 'Related Items', 'Earlier incidents, tickets and documents.', {
      alternatives: ['recurrence'],
    }),
  ],
  severities: {
    'summary/too-long': 'info',
    'metadata/missing-field': 'warning',
    'action-item/missing-tracking': 'warning',
    'section/misnamed': 'hint',
  },
  options: {'summary/too-long': {sentences: 0, paragraphs: 3}},
}
