import assert from 'node:assert/strict'
import {choices, newDocument} from '../../server/features/new-document.ts'
import {lint} from '../../server/lint/lint.ts'
import {buildModel, readDocument} from '../../server/document/read-document.ts'
import {languages} from '../../server/document/facts/language.ts'
import {emptyProject} from '../../server/document/project.ts'
import {profileOf, profiles} from '../../server/document/profiles/choose-profile.ts'
import type {NewDocumentParams} from '../../server/protocol/requests.ts'
import {defaultSettings, type Settings} from '../../server/config/settings.ts'

const outage: NewDocumentParams = {
  uri: 'file:///w/postmortems/new.md',
  profile: 'alx',
  title: 'Shop outage',
  date: '2026-03-02',
  severity: 'SEV-2',
  zone: 'UTC',
  language: 'en',
}

function snippetOf(params: Partial<NewDocumentParams>, settings: Settings = defaultSettings): string {
  return newDocument(settings, {...outage, ...params}).snippet
}

/** What stands in the editor when every tab stop is left as it is. */
function expand(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:[^\\}]|\\.)*)\}/g,
    (_, char, placeholder) => char ?? expand(placeholder),
  )
}

const zones = [
  ['UTC', 0],
  ['Europe/Berlin', 1],
  ['America/Argentina/Buenos_Aires', -3],
] as const

describe('new-document', () => {
  it('is the template with what is known filled in, and a tab stop for all else', () =>
    assert.equal(
      snippetOf({profile: 'google-sre'}),
      `# Postmortem: Shop outage

- **Date:** 2026-03-02
- **Authors:** \${1:TODO}
- **Status:** Draft
- **Severity:** SEV-2

## Summary

\${2:TODO: One or two sentences: what happened, for how long, who noticed.}

## Impact

\${3:TODO: Who was affected and how badly, in numbers.}

## Root Causes

\${4:TODO: The conditions that together made the incident possible.}

## Trigger

\${5:TODO: The event that set it off.}

## Resolution

\${6:TODO: What stopped the impact, and what the permanent fix is.}

## Detection

\${7:TODO: What or who noticed, and how long it took.}

## Action Items

\${8:TODO: Each with type, owner and ticket.}

| Action item | Type | Owner | Bug |
| --- | --- | --- | --- |
| \${9:TODO} | \${10:TODO} | \${11:TODO} | \${12:TODO} |

## Lessons Learned

### What Went Well

\${13:TODO: What helped, and should stay as it is.}

### What Went Wrong

\${14:TODO: What slowed people down or made it worse.}

### Where We Got Lucky

\${15:TODO: What kept it from being worse, though nobody had planned it.}

## Timeline

\${16:TODO: From before the first symptom to the end, all times in one zone.}

- \${17:HH:MM} UTC \${18:TODO: outage begins}
- \${19:HH:MM} UTC \${20:TODO: detected}
- \${21:HH:MM} UTC \${22:TODO: outage ends}

## Supporting Information

\${23:TODO: Graphs, logs and links.}
`,
    ))

  it('says what is known above the sections of a profile that has no fields', () => {
    const {severity, ...unknown} = outage
    assert.ok(
      newDocument(defaultSettings, unknown).text.startsWith(`# Postmortem: Shop outage

- **Date:** 2026-03-02
- **Status:** Draft

## Issue Summary
`),
    )
    assert.ok(
      snippetOf({severity: 'SEV-1'}).startsWith(`# Postmortem: Shop outage

- **Date:** 2026-03-02
- **Status:** Draft
- **Severity:** SEV-1

## Issue Summary
`),
    )
  })

  it('says the zone once, unless it is UTC', () => {
    const text = snippetOf({zone: 'Europe/Berlin'})
    assert.match(text, /^## Timeline \(Europe\/Berlin\)$/m)
    assert.match(text, /^- \$\{\d+:HH:MM\} \$\{\d+:TODO: detected\}$/m)
    assert.match(
      snippetOf({zone: 'Europe/Berlin', profile: 'pagerduty'}),
      /^\| Time \(Europe\/Berlin\) \| Event \| Data link \|$/m,
    )
    assert.match(snippetOf({zone: 'Europe/Berlin', profile: 'wikimedia'}), /2026-03-02 \$\{\d+:HH:MM\} Europe\/Berlin/)
  })

  it('keeps a title that is one of a postmortem, and leaves a title blank that is not known yet', () => {
    assert.ok(snippetOf({title: 'Post-mortem of the shop'}).startsWith('# Post-mortem of the shop\n'))
    assert.ok(snippetOf({title: '  '}).startsWith('# Postmortem: ${1:{{what failed\\}\\}}\n'))
  })

  it('inserts what was typed as it is, whatever it means in a snippet', () => {
    const title = 'The $HOME of ${1:x} {a} \\{b}'
    assert.ok(expand(snippetOf({title})).startsWith(`# Postmortem: ${title}\n`))
  })

  it('is written in the language that was asked for, else in English', () => {
    assert.match(snippetOf({language: 'de-AT'}), /^## Zusammenfassung/m)
    assert.match(snippetOf({language: 'xx'}), /^## Issue Summary$/m)
  })

  it("has the team's words", () => {
    const settings = {
      ...defaultSettings,
      project: {
        ...emptyProject,
        severities: ['Kritisch', 'Gering'],
        statuses: [
          {name: 'Fertig', means: 'final' as const},
          {name: 'Entwurf', means: 'draft' as const},
        ],
        profiles: [{...profiles[0]!, id: 'acme', name: 'Acme'}],
        defaultZone: 'CET',
      },
      profile: 'acme',
    }
    assert.match(snippetOf({profile: 'google-sre'}, settings), /^- \*\*Status:\*\* Entwurf$/m)
    const {profiles: offered, ...rest} = choices(settings)
    assert.deepEqual(offered[0], {
      id: 'acme',
      name: 'Acme',
      sections: ['Issue Summary', 'Timeline', 'Root Cause and Resolution', 'Corrective and Preventative Measures'],
      severities: ['Kritisch', 'Gering'],
    })
    assert.deepEqual(rest, {profile: 'acme', zone: 'CET'})
  })

  it('offers every shipped profile, and none as set that there is not', () => {
    assert.deepEqual(
      choices({...defaultSettings, profile: 'gone'}).profiles.map(it => it.id),
      profiles.map(it => it.id),
    )
    assert.equal(choices({...defaultSettings, profile: 'gone'}).profile, 'auto')
  })

  for (const profile of profiles) {
    it(`of ${profile.id} opens without a warning, whatever was answered @slow`, function () {
      this.timeout(20_000)
      const {severity, ...unknown} = outage
      const answers = [outage, unknown, {...unknown, title: '', zone: 'Europe/Berlin'}]
      for (const language of languages) {
        for (const answered of answers) {
          const {text} = newDocument(defaultSettings, {...answered, profile: profile.id, language})
          const parsed = readDocument(text, 'untitled:postmortem.md', defaultSettings)
          assert.equal(parsed.model.status, 'draft', text)
          const context = {profile: profileOf(parsed.model), settings: defaultSettings, now: Date.UTC(2026, 2, 2)}
          const problems = lint(parsed, context).results
          const grave = problems.filter(it => it.severity === 'error' || it.severity === 'warning')
          assert.deepEqual(
            grave.map(it => `${it.ruleId}: ${it.message}`),
            [],
            text,
          )
        }
      }
    })

    it(`of ${profile.id} is known as such in every language and zone, and lacks nothing but what is to be filled in @slow`, function () {
      this.timeout(20_000)
      for (const [index, language] of languages.entries()) {
        for (const [zone, hoursEast] of index === 0 ? zones : zones.slice(index % 3, (index % 3) + 1)) {
          const {text, snippet} = newDocument(defaultSettings, {...outage, profile: profile.id, language, zone})
          assert.equal(expand(snippet), text)
          const parsed = readDocument(text, 'untitled', defaultSettings)
          const {model} = parsed
          assert.equal(model.profile, profile.id, text)
          assert.equal(model.language, language, text)
          const problems = lint(parsed, {
            profile: profileOf(model),
            settings: defaultSettings,
            now: Date.UTC(2026, 2, 3),
          }).results
          assert.deepEqual(
            problems
              .filter(it => !/^(?:doc\/placeholder|section\/empty)$/.test(it.ruleId))
              .map(it => `${it.ruleId}: ${it.message}`),
            [],
            text,
          )
          const filled = text.replaceAll('HH:MM', '14:05').replace(/TODO: ([^\n|]*)/g, '$1')
          const entries = buildModel(filled, 'untitled', defaultSettings).timelines.flatMap(it => it.entries)
          assert.equal(entries.length, profile.sections.some(it => it.kinds.includes('timeline')) ? 3 : 0, filled)
          for (const {instant} of entries)
            assert.equal(instant, Date.UTC(2026, 2, 2, 14, 5) - hoursEast * 3_600_000, filled)
        }
      }
    })
  }
})
