import type {Profile} from '../profile.ts'
import {optional, required} from './section.ts'

/** Learning comes first: action items are kept elsewhere, and the story may leave the order of time. */
export const howie: Profile = {
  id: 'howie',
  name: 'Howie / OOPS narrative',
  source: 'Howie guide (Jeli); L. Hochstein, OOPS writeups',
  fields: [],
  sections: [
    required('summary', 'Executive Summary', 'Three paragraphs for somebody who reads nothing else.'),
    optional('background', 'Background', 'The technology and the people, as far as the story needs them.'),
    required('narrative', 'Narrative', 'How we got here, as the people in it saw it, with times.', {
      alternatives: ['timeline'],
    }),
    optional('trigger', 'Trigger', 'The event that set it off; it is not the cause.'),
    optional('contributing-factors', 'Contributors and Enablers', 'What made it possible or worse.', {
      alternatives: ['root-cause'],
    }),
    optional('lessons-lucky', 'Mitigators', 'What kept it from being worse.'),
    optional('risks', 'Risks', 'What it showed that may go wrong another time.'),
    optional('response', 'Challenges in Handling', 'What made it hard to understand and to fix.'),
  ],
  severities: {
    'action-item/none': 'off',
    'action-item/missing-owner': 'off',
    'action-item/missing-tracking': 'off',
    'section/order': 'off',
    'timeline/out-of-order': 'off',
    'cause/human-error': 'off',
    'cause/person-as-cause': 'off',
    'cause/missing-trigger': 'off',
    'cause/shallow': 'off',
    'lessons/incomplete': 'off',
  },
}
