import type {Profile} from '../profile.ts'
import {required} from './section.ts'

/** Written for customers; the form of which the ALX task is a child. */
export const googlePublic: Profile = {
  id: 'google-public',
  name: 'Google incident report for the public',
  source: 'Google API infrastructure outage incident report of 2013-05-03',
  fields: [],
  sections: [
    required(
      'summary',
      'Issue Summary',
      'From when to when, with the time zone; who was affected and how many, at the worst; the root cause in a '
        + 'few words.',
    ),
    required('timeline', 'Timeline', 'From the first change to the end, all times in one zone that is named.'),
    required('root-cause', 'Root Cause', 'What happened inside the system, in detail.', {
      alternatives: ['contributing-factors'],
    }),
    required('resolution', 'Resolution and recovery', 'What was done, in order, until all was well again.'),
    required(
      'action-items',
      'Corrective and Preventative Measures',
      'What has been done and will be done so that it does not happen again.',
    ),
  ],
  severities: {
    'summary/missing-element': 'warning',
    'summary/too-long': 'info',
    'cause/missing-trigger': 'info',
    'action-item/missing-tracking': 'off',
    'action-item/missing-owner': 'off',
    'section/misnamed': 'hint',
  },
  options: {
    'summary/missing-element': {elsewhere: false, elements: ['window', 'impact', 'cause']},
    'summary/too-long': {sentences: 5, paragraphs: 0},
  },
}
