import type {Profile} from '../profile.ts'
import {anyLesson, fieldList, lessonParts, optional, required} from './section.ts'

export const googleWorkbook: Profile = {
  id: 'google-workbook',
  name: 'Google SRE Workbook',
  source: 'The Site Reliability Workbook, chapter 10',
  fields: fieldList(
    'owner',
    'shared-with?',
    'status',
    'incident-date',
    'published',
    'duration?',
    'products?',
    'affected-share?',
  ),
  sections: [
    required('summary', 'Executive Summary', 'The impact and the root cause, for somebody who reads nothing else.'),
    optional(
      'summary',
      'Problem Summary',
      'How long, which products, which share of them, what it cost, how it was detected and resolved.',
    ),
    optional('background', 'Background', 'What a reader from another team has to know.', {alternatives: ['glossary']}),
    required('impact', 'Impact', 'What it meant for users, for revenue and for the team, in numbers.'),
    required(
      ['root-cause', 'trigger'],
      'Root Causes and Trigger',
      'The conditions that made it possible, and the event that set it off.',
      {alternatives: ['contributing-factors']},
    ),
    required('timeline', 'Timeline', 'From before the first symptom to the end, all times in one zone.', {
      columns: ['Time (UTC)', 'Event'],
    }),
    required('lessons', 'Lessons Learned', 'What went well, what went poorly, where we got lucky.', {
      alternatives: anyLesson,
      parts: lessonParts('Things That Went Well', 'Things That Went Poorly', 'Where We Got Lucky'),
    }),
    required(
      'action-items',
      'Action Items',
      'Items that prevent and items that mitigate; each with one owner, a priority and an end that can be checked.',
      {
        columns: ['Action item', 'Type', 'Priority', 'Owner', 'Tracking bug'],
      },
    ),
    optional('glossary', 'Glossary', 'Terms and abbreviations that are not known outside the team.'),
    optional('supporting', 'Appendix', 'Logs, graphs and links.'),
  ],
  severities: {
    'metadata/missing-field': 'warning',
    'metadata/multiple-owners': 'warning',
    'action-item/missing-priority': 'warning',
    'action-item/missing-tracking': 'warning',
    'cause/missing-trigger': 'info',
    'section/misnamed': 'hint',
  },
}
