import assert from 'node:assert/strict'
import {buildModel} from '../../server/document/read-document.ts'
import {looksLikePostmortem} from '../../server/document/recognition/detect.ts'
import {documentedRules as rules} from '../../server/rules/documented.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {readMarkers} from '../markers.ts'
import fc from '../property.ts'

const isPostmortem = (text: string, path = '/docs/notes.md') => buildModel(text, path, defaultSettings).isPostmortem

const key = fc.constantFrom(
  'type',
  'postmortem',
  'title',
  'section',
  'tags',
  'resolvedWhen',
  'resolved_when',
  'end_time',
  'resolved_at',
  'author',
)
const value = fc.constantFrom(
  'postmortem',
  'Incident',
  'incident-report',
  'post-mortem',
  '2026-01-02 10:00',
  '[outage, db]',
  'x',
  'true',
  '',
)
const quote = fc.constantFrom('', '"', "'")
const field = fc
  .tuple(quote, key, quote, fc.constantFrom(':', ' :', ' = ', ': ', '='), quote, value)
  .map(([a, name, , mark, b, written]) => `${a}${name}${a}${mark}${b}${written}${b}`)
const frontMatter = fc
  .tuple(
    fc.constantFrom('---', '+++', '--- '),
    fc.array(fc.oneof(field, fc.constant('  nested: 1'), fc.constant('# a comment that is long '.repeat(40))), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([fence, lines, end]) => [fence, ...lines, fence.trim(), ''].join(end))

const part = fc.constantFrom(
  '# Outage of the shop',
  '# Incident 5',
  '# Notes',
  'Severity: SEV-1',
  '**Time to detect:** 5 min',
  '## Summary',
  '## Timeline',
  '## Root cause',
  '## Impact',
  '**Lessons learned**',
  '## Action items',
  '## Detection',
  '## Resolution',
  '## 5 Whys',
  '## Trigger',
  '## What went well',
  '- 10:00 UTC Down',
  '- 10:05 Up',
  '1. 10:10 Over',
  '- 10.15 Fine',
  'Text.',
  '## Where we got lucky',
  '## Contributing factors',
  '- **Impact:** all',
)

describe('what the client lets pass', () => {
  const isLetThrough = (text: string) =>
    assert.ok(!isPostmortem(text) || looksLikePostmortem(text, '/docs/notes.md'), JSON.stringify(text))

  it('is all that the server takes for a postmortem by its front matter', () =>
    fc.assert(fc.property(frontMatter, isLetThrough), {numRuns: 1000}))
  it('is all that the server takes for a postmortem by its sections, fields and times', () =>
    fc.assert(
      fc.property(fc.array(part, {minLength: 2, maxLength: 8}), parts =>
        isLetThrough(
          parts.join(`

`),
        ),
      ),
      {numRuns: 2000},
    ))
  it('is every example of a rule that is one', () => {
    for (const {text} of rules.flatMap(it => [...it.bad, ...it.good])) isLetThrough(readMarkers(text).text)
  })
})
