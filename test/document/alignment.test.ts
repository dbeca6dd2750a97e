import assert from 'node:assert/strict'
import fc from '../property.ts'
import {lint} from '../../server/lint/lint.ts'
import {align, fitOf, mostFitting} from '../../server/document/profiles/alignment.ts'
import {buildModel, readDocument} from '../../server/document/read-document.ts'
import type {Profile} from '../../server/document/profiles/profile.ts'
import {chooseProfile, profileById, profiles} from '../../server/document/profiles/choose-profile.ts'
import {generic} from '../../server/document/profiles/shipped/generic.ts'
import {templateOf} from '../../server/edit/template.ts'
import {rules} from '../../server/rules/index.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {applyEdits, type Edit} from '../../server/text/span.ts'

const shipped = (id: string): Profile => profileById(id) ?? assert.fail(id)

/** One line for each difference: what it is, and where it belongs. */
function differences(titles: readonly string[], id: string): string[] {
  const profile = shipped(id)
  const text = `# Outage\n\n${titles.map(it => `${it.startsWith('#') ? it : `## ${it}`}\n\nText.\n`).join('\n')}`
  const model = buildModel(text, 'postmortem.md', {...defaultSettings, profile: id})
  const {missing, moved, misnamed, surplus} = align(model, profile)
  const name = (index: number | undefined) =>
    index === undefined ? '' : (model.sections[index]?.heading.title.value ?? '')
  return [
    ...missing.map(it => `${it.section.heading} is missing between ${name(it.after)}|${name(it.before)}`),
    ...moved.map(it => `${name(it.index)} belongs between ${name(it.after)}|${name(it.before)}`),
    ...misnamed.map(it => `${name(it.index)} is ${it.section.heading}`),
    ...surplus.map(it => `${name(it)} is too much`),
  ]
}

describe('align', () => {
  const alx = ['Issue Summary', 'Timeline', 'Root Cause and Resolution', 'Corrective and Preventative Measures']
  const cases: readonly (readonly [
    what: string,
    titles: readonly string[],
    profile: string,
    expected: readonly string[],
  ])[] = [
    ['nothing in a document that is as it should be', alx, 'alx', []],
    ['everything in an empty one', [], 'alx', alx.map(it => `${it} is missing between |`)],
    [
      'all that is missing, each in its place',
      ['Issue Summary', 'Root Cause and Resolution'],
      'alx',
      [
        'Timeline is missing between Issue Summary|Root Cause and Resolution',
        'Corrective and Preventative Measures is missing between Root Cause and Resolution|',
      ],
    ],
    [
      'what is moved, and not the rest',
      ['Timeline', 'Root Cause and Resolution', 'Issue Summary', 'Corrective and Preventative Measures'],
      'alx',
      ['Issue Summary belongs between |Timeline'],
    ],
    [
      'what is moved, missing, misnamed and too much at once',
      ['Weather', 'Overview', 'Corrective and Preventative Measures', 'Timeline'],
      'alx',
      [
        'Root Cause and Resolution is missing between Overview|Corrective and Preventative Measures',
        'Timeline belongs between Overview|Corrective and Preventative Measures',
        'Overview is Issue Summary',
        'Weather is too much',
      ],
    ],
    [
      'no difference in the plural, in case and in what stands in brackets',
      ['issue summary', 'TIMELINE (all times in UTC)', 'Root Causes & Resolution', 'Corrective and preventive measure'],
      'alx',
      [],
    ],
    [
      'one section that is two of the profile',
      ['Issue Summary', 'Timeline', 'Root Cause and Resolution', 'Corrective and Preventative Measures'],
      'google-public',
      [],
    ],
    [
      'neighbours that are one of the profile',
      [
        'Summary',
        'Impact',
        'Root Causes',
        'Trigger',
        'Resolution',
        'Detection',
        'Action Items',
        'What went well',
        'What went wrong',
        'Timeline',
      ],
      'google-sre',
      [],
    ],
    [
      'nothing that stands below another section',
      ['Issue Summary', '### Root cause', '### Resolution', 'Timeline', 'Corrective and Preventative Measures'],
      'alx',
      [],
    ],
    [
      'the second of two sections as no difference',
      ['Issue Summary', 'Timeline', 'Root Cause and Resolution', 'Corrective and Preventative Measures', 'Timeline'],
      'alx',
      [],
    ],
    [
      'the words of another language as the same',
      ['Resumen del problema', 'Cronología', 'Causa raíz y resolución', 'Medidas correctivas y preventivas'],
      'alx',
      [],
    ],
  ]
  for (const [what, titles, profile, expected] of cases)
    it(`finds ${what}`, () => assert.deepEqual(differences(titles, profile), expected))

  it('moves the optional one of two sections in the wrong order', () => {
    const moved = (...titles: readonly string[]) => differences(titles, 'generic').filter(it => it.includes('belongs'))
    assert.deepEqual(moved('Lessons Learned', 'Timeline'), ['Lessons Learned belongs between Timeline|'])
    assert.deepEqual(moved('Timeline', 'Impact'), ['Impact belongs between |Timeline'])
  })

  it('says nothing of a section that is a field', () => {
    const text = `# Outage

**Summary:** Down.

**Impact:** All.

## Timeline

- 10:00 UTC Down

## Root cause

A bug.

## Action items

- Test
`
    assert.deepEqual(align(buildModel(text, 'postmortem.md', defaultSettings), shipped('generic')).missing, [])
  })
})

describe('the fixes of an alignment @slow', function () {
  this.timeout(30_000)

  function editsOf(text: string, profile: Profile, id: string): Edit[][] {
    const parsed = readDocument(text, 'postmortem.md', {...defaultSettings, profile: profile.id})
    const severities = Object.fromEntries(
      rules.map(rule => [rule.id, rule.id === id ? ('warning' as const) : ('off' as const)]),
    )
    return lint(parsed, {profile, settings: {rules: severities}, now: 0}).results.map(it => [
      ...(it.fixes?.[0]?.edits ?? []),
    ])
  }

  /** Inserts all that is missing at once, as the quick fix does; then moves and renames one after the other. */
  function fixed(text: string, profile: Profile): string {
    let result = applyEdits(text, editsOf(text, profile, 'section/missing').flat())
    for (const id of ['section/order', 'section/misnamed']) {
      for (
        let count = 0, edits = editsOf(result, profile, id);
        edits[0] && count < 30;
        count++, edits = editsOf(result, profile, id)
      ) {
        result = applyEdits(result, edits[0])
      }
    }
    return result
  }

  /** The sections of a template in any order, some left out, some not of the profile. */
  const documents = fc.constantFrom(...profiles).chain(profile => {
    const [title = '', ...sections] = templateOf(profile, 'en').split(/\n(?=## )/)
    return fc
      .tuple(
        fc.shuffledSubarray([
          ...sections,
          `## Weather

Fine.
`,
        ]),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
      )
      .map(([some, newline, isTrimmed]) => {
        const text = [title, ...some].join('\n')
        return {profile, text: (isTrimmed ? text.trimEnd() : text).replaceAll('\n', newline)}
      })
  })

  it('leave nothing missing or out of place, whatever was left out and moved', () => {
    fc.assert(
      fc.property(documents, ({profile, text}) => {
        const result = fixed(text, profile)
        const {missing, moved, misnamed} = align(
          buildModel(result, 'postmortem.md', {...defaultSettings, profile: profile.id}),
          profile,
        )
        assert.deepEqual(
          [missing, moved, misnamed].map(it => it.map(({section}) => section.heading)),
          [[], [], []],
          result,
        )
      }),
      {numRuns: 100},
    )
  })

  it('fit no better than the most that a profile may fit', () => {
    fc.assert(
      fc.property(documents, ({profile, text}) => {
        const {sections} = buildModel(text, 'postmortem.md', {...defaultSettings, profile: profile.id})
        for (const it of profiles)
          assert.ok(fitOf(sections, it, generic).score <= mostFitting(sections, it) + 1e-9, `${it.id}: ${text}`)
      }),
      {numRuns: 100},
    )
  })

  it('lose no line, and write no third blank line', () => {
    fc.assert(
      fc.property(documents, ({profile, text}) => {
        const result = fixed(text, profile)
        const lines = new Set(result.split(/\r?\n/))
        for (const line of text.split(/\r?\n/)) assert.ok(lines.has(line), `${line} in ${result}`)
        assert.doesNotMatch(result, /(?:\r?\n){4}/)
        if (text.includes('\r\n')) assert.doesNotMatch(result, /[^\r]\n/)
      }),
      {numRuns: 100},
    )
  })
})

describe('the profile of a document', function () {
  this.timeout(30_000)

  it('is chosen by its sections alone, whatever was read before @slow', () => {
    const titles = [
      ...new Set(profiles.flatMap(it => it.sections).flatMap(it => [it.heading, ...(it.synonyms ?? [])])),
      'Foo',
      '🔥',
      '2026-03-05',
      'Action items (done)',
    ]
    const own: Profile[] = []
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('##', '###'), fc.constantFrom(...titles)), {maxLength: 14}),
        headings => {
          const text = `# Outage\n\n${headings.map(it => `${it.join(' ')}\n\nText.\n`).join('\n')}`
          const {sections} = buildModel(text, 'postmortem.md', defaultSettings)
          assert.equal(chooseProfile(sections, own).id, chooseProfile(sections, []).id, text)
        },
      ),
      {numRuns: 2000},
    )
    for (const profile of profiles)
      for (const language of ['en', 'de'] as const) {
        const {sections} = buildModel(templateOf(profile, language), 'postmortem.md', defaultSettings)
        assert.equal(chooseProfile(sections, own).id, chooseProfile(sections, []).id, profile.id)
      }
  })

  it('is not that of a heading without letters', () => {
    const fire: Profile = {
      ...generic,
      id: 'fire',
      sections: [{...generic.sections[0]!, heading: '🔥', kinds: ['other'], isVerbatim: true}, generic.sections[0]!],
    }
    const own = [fire]
    const idOf = (title: string) =>
      chooseProfile(
        buildModel(
          `# Outage

## ${title}

Text.

## Summary

Text.
`,
          'postmortem.md',
          defaultSettings,
        ).sections,
        own,
      ).id
    assert.deepEqual([idOf('Foo'), idOf('🔥'), idOf('Foo')], ['generic', 'fire', 'generic'])
  })
})
