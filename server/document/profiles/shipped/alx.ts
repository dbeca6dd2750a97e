import type {Profile} from '../profile.ts'
import {required} from './section.ts'

/**
 * The task is graded by peers, so it is the strictest of all forms. It asks for humour, so that language may be lively.
 */
export const alx: Profile = {
  id: 'alx',
  name: 'ALX / Holberton',
  source: 'ALX / Holberton project 0x19, "Postmortem"',
  fields: [],
  sections: [
    required(
      'summary',
      'Issue Summary',
      'When it began and ended, with the time zone; what users saw and how many of them; the root cause in a few '
        + 'words.',
    ),
    required(
      'timeline',
      'Timeline',
      'When and how it was noticed, what was tried, wrong tracks, who was called, how it was resolved.',
    ),
    required(
      ['root-cause', 'resolution'],
      'Root Cause and Resolution',
      'What caused it, in detail, and what was done to fix it (400 to 600 words in total).',
    ),
    required('action-items', 'Corrective and Preventative Measures', 'What can be improved, and the list of tasks.', {
      alternatives: ['recurrence'],
    }),
  ],
  severities: {
    'summary/missing-element': 'warning',
    'timeline/detection-method': 'warning',
    'doc/word-count': 'info',
    'timeline/entry-too-long': 'hint',
    'section/misnamed': 'hint',
    'language/animated': 'off',
    'action-item/missing-tracking': 'off',
    'action-item/missing-owner': 'off',
  },
  options: {'summary/missing-element': {elsewhere: false, elements: ['window', 'impact', 'cause']}},
}
