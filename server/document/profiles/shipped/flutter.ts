import type {Profile} from '../profile.ts'
import {anyLesson, fieldList, lessonParts, optional, required} from './section.ts'

export const flutter: Profile = {
  id: 'flutter',
  name: 'Flutter',
  source: 'Flutter repository, docs/postmortems/postmortem-template.md',
  fields: fieldList('status', 'owners', 'component', 'date', 'duration'),
  sections: [
    required('summary', 'Summary', 'What broke and what users saw, from the first breakage to the final resolution.', {
      holdsFields: true,
    }),
    required('timeline', 'Timeline', 'All times in one zone; say where the outage starts and ends.', {hasDays: true}),
    required('impact', 'Impact', 'Who was affected and how badly, in numbers.'),
    required('root-cause', 'Root Causes', 'The conditions that made it possible, without blame.', {
      alternatives: ['contributing-factors', 'five-whys'],
    }),
    required('lessons', 'Lessons Learned', 'What worked, where we got lucky, what did not work; with issues.', {
      alternatives: anyLesson,
      parts: lessonParts('What Worked', "What Didn't Work", 'Where We Got Lucky'),
    }),
    required('action-items', 'Action Items', 'Each with an owner and an issue.', {
      parts: [
        {kind: 'action-items', heading: 'Prevention', prompt: 'So that it does not happen again.'},
        {kind: 'action-items', heading: 'Detection', prompt: 'So that it is noticed sooner.'},
        {kind: 'action-items', heading: 'Mitigation', prompt: 'So that the impact is smaller.'},
        {kind: 'action-items', heading: 'Process', prompt: 'So that people find it easier.'},
        {kind: 'action-items', heading: 'Fixes', prompt: 'What is still broken.'},
      ],
    }),
    optional('supporting', 'Appendix', 'Logs, graphs and links.'),
  ],
  severities: {
    'metadata/missing-field': 'warning',
    'action-item/missing-tracking': 'warning',
    'section/misnamed': 'hint',
  },
}
