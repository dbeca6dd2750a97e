import type {LintResult} from '../../server/lint/types.ts'
import assert from 'node:assert/strict'
import {lint} from '../../server/lint/lint.ts'
import {align} from '../../server/document/profiles/alignment.ts'
import {buildModel, readDocument} from '../../server/document/read-document.ts'
import {looksLikePostmortem} from '../../server/document/recognition/detect.ts'
import {fields, isField} from '../../server/document/metadata/known-fields.ts'
import {languages} from '../../server/document/facts/language.ts'
import {headingIn, promptIn} from '../../server/document/profiles/profile-names.ts'
import type {Profile} from '../../server/document/profiles/profile.ts'
import {profileOf, profiles} from '../../server/document/profiles/choose-profile.ts'
import {headings} from '../../server/document/profiles/headings.ts'
import {kindsOfTitle, normaliseTitle} from '../../server/document/data/section-names.ts'
import {templateOf} from '../../server/edit/template.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {applyEdits} from '../../server/text/span.ts'
import {filledIn} from './filled.ts'

const now = Date.UTC(2026, 2, 6, 12)

function problemsOf(text: string, profile: Profile): readonly LintResult[] {
  const parsed = readDocument(text, 'postmortem.md', {...defaultSettings, profile: profile.id})
  const {model} = parsed
  return lint(parsed, {
    profile: profileOf(model),
    settings: defaultSettings,
    now,
    onError: (id, error) => {
      throw new Error(`${id} failed`, {cause: error})
    },
  }).results
}

describe('profiles', () => {
  it('are those that are published, each once, the one for everything last', () => {
    assert.deepEqual(
      profiles.map(it => it.id),
      [
        'alx',
        'google-sre',
        'google-workbook',
        'pagerduty',
        'atlassian',
        'aws-coe',
        'azure-pir',
        'gitlab-review',
        'gitlab-rca',
        'wikimedia',
        'flutter',
        'kehoe',
        'limoncelli',
        'google-public',
        'howie',
        'generic',
      ],
    )
  })

  for (const profile of profiles) {
    describe(profile.id, () => {
      for (const language of languages) {
        it(`has a template in ${language} with placeholders wherever something is to be written, and no other finding @slow`, () => {
          const text = templateOf(profile, language)
          const problems = problemsOf(text, profile)
          assert.deepEqual(
            problems
              .filter(it => !/^(?:doc\/placeholder|section\/empty)$/.test(it.ruleId))
              .map(it => `${it.ruleId}: ${it.message}`),
            [],
          )
          const lineOf = (offset: number) => text.slice(0, offset).split('\n').length - 1
          const reported = new Set(
            problems.filter(it => it.ruleId === 'doc/placeholder').map(it => lineOf(it.span.start)),
          )
          const blank = text
            .split('\n')
            .flatMap((line, index) => (/TODO|YYYY|HH:MM|\{\{|XX %/.test(line) ? [index] : []))
          assert.deepEqual([...reported], blank)
          assert.ok(profile.sections.length < blank.length)
        })

        it(`has a template in ${language} that an editor takes for a postmortem wherever it is`, () =>
          assert.ok(looksLikePostmortem(templateOf(profile, language), '/docs/notes.md')))

        it(`has a template in ${language} in which nothing is wrong when it is filled in @slow`, () => {
          const text = templateOf(profile, language, filledIn(language))
          const model = buildModel(text, 'postmortem.md', defaultSettings)
          assert.deepEqual([model.profile, model.language, model.isPostmortem], [profile.id, language, true])
          assert.deepEqual(
            problemsOf(text, profile).map(it => `${it.ruleId}: ${it.message}`),
            [],
            text,
          )
        })
      }

      it(
        'has a template whose fields are asked for when they are taken out, and written again where they stood '
          + '@slow',
        () => {
          const keys = profile.fields.filter(it => it.isRequired).map(it => it.key)
          const isFinding = (it: LintResult) => it.ruleId === 'metadata/missing-field'
          for (const key of keys) {
            const name = fields[key].names.en
            const text = templateOf(profile, 'en', filledIn('en'))
              .split('\n')
              .filter(it => !it.includes(`**${name}:**`) && !it.startsWith(`| ${name} |`))
              .join('\n')
            const [found] = problemsOf(text, profile).filter(isFinding)
            // A day, and when it started and ended, the timeline and the summary tell as well.
            if (!found) assert.match(key, /^(?:date|incident-date|start|end|duration|downtime)$/)
            const fixed = applyEdits(text, found?.fixes?.[0]?.edits ?? [])
            assert.deepEqual(problemsOf(fixed, profile).filter(isFinding), [])
            assert.equal(fixed.split('\n').length, found ? text.split('\n').length + 1 : text.split('\n').length, fixed)
          }
        },
      )

      for (const language of languages) {
        it(`has a template in ${language} that is known by itself, whole, in order, and in that language`, () => {
          const text = templateOf(profile, language)
          const model = buildModel(text, 'postmortem.md', defaultSettings)
          assert.equal(model.profile, profile.id, text)
          assert.equal(model.language, language, text)
          assert.deepEqual(align(model, profile), {missing: [], moved: [], misnamed: [], surplus: []})
          for (const {key} of profile.fields)
            assert.ok(
              model.metadata.some(it => isField(it, key)),
              `${key} in ${text}`,
            )
        })
      }

      it('has headings and prompts in every language', () => {
        for (const section of profile.sections) {
          const names = headings.get(section.heading)?.names ?? assert.fail(section.heading)
          for (const language of languages) {
            assert.equal(headingIn(section, language), names[language])
            assert.ok(names[language].length, `${section.heading} in ${language}`)
            if (language !== 'en')
              assert.notEqual(promptIn(section, language), section.prompt, `${section.heading} in ${language}`)
          }
          for (const {heading} of section.parts ?? []) assert.ok(headings.has(heading), heading)
        }
      })
    })
  }

  it('have headings whose purpose is known in every language', () => {
    for (const profile of profiles) {
      for (const section of profile.sections) {
        for (const language of languages) {
          const kinds = kindsOfTitle(headingIn(section, language))
          const fits =
            kinds.length && kinds.every(it => section.kinds.includes(it) || section.alternatives.includes(it))
          assert.ok(
            fits,
            `${profile.id}: ${headingIn(section, language)} is ${kinds.join('+') || 'nothing'}, not ${section.kinds.join('+')}`,
          )
        }
      }
    }
  })

  it('do not change what a heading of two languages means', () => {
    const known = new Map<string, string>()
    for (const {kinds, names} of headings.values()) {
      for (const name of Object.values(names).map(normaliseTitle)) {
        if (kinds.length === 0) continue
        assert.equal(known.get(name) ?? kinds.join('+'), kinds.join('+'), name)
        known.set(name, kinds.join('+'))
      }
    }
  })

  it('have fields with a name in every language', () => {
    for (const [key, {names}] of Object.entries(fields))
      for (const language of languages) assert.ok(names[language], `${key} in ${language}`)
  })
})
