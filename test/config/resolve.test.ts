import assert from 'node:assert/strict'
import {align} from '../../server/document/profiles/alignment.ts'
import type {PostmortemModel} from '../../server/document/types.ts'
import {readDocument} from '../../server/document/read-document.ts'
import type {Profile} from '../../server/document/profiles/profile.ts'
import {lint} from '../../server/lint/lint.ts'
import {profileById, profileOf} from '../../server/document/profiles/choose-profile.ts'
import {readProjectTexts} from '../../server/config/project-file/read-texts.ts'
import {withProject} from '../../server/config/project-file/resolve.ts'
import {defaultSettings, type Settings} from '../../server/config/settings.ts'

/** The settings that hold with these project files, the nearest first, none of which may have a fault. */
function settingsWith(...files: string[]): Settings {
  const texts = files.map((text, index) => ({uri: `file:///${index}/.postmortemrc.yaml`, text}))
  const {parts, problems} = readProjectTexts(
    texts.map(it => it.uri),
    texts,
  )
  assert.deepEqual([...problems.values()].flat(), [])
  return withProject(defaultSettings, parts)
}

function profileWith(id: string, ...files: string[]): Profile {
  return settingsWith(...files).project.profiles.find(it => it.id === id) ?? assert.fail(id)
}

/** The headings in their order; of those that may be left out, with a question mark. */
function headingsOf({sections}: Profile): string[] {
  return sections.map(it => (it.isRequired ? it.heading : `${it.heading}?`))
}

describe('withProject', () => {
  const near = `
profile: alx
rules: {timeline/gap: off, section/order: error}
vocabulary: {severities: [A]}
people: [maria]
teams: []
tickets: {"A-{number}": "https://near.example.com/{number}"}
`
  const far = `
profile: pagerduty
rules: {timeline/gap: {severity: warning, minutes: 20}, doc/mojibake: error}
vocabulary: {severities: [B], statuses: [Open, Shut]}
people: [tom, maria]
teams: [Checkout]
defaultZone: CET
files: [reviews/**]
tolerance: 5
tickets: {"A-{number}": "https://far.example.com/{number}", "B-{number}": ""}
`

  it('changes nothing without project files', () => assert.equal(withProject(defaultSettings, []), defaultSettings))

  it('takes what the nearest file says that says it', () => {
    const {profile, files, project} = settingsWith(near, far)
    assert.deepEqual([profile, files, project.defaultZone, project.tolerance], ['alx', ['reviews/**'], 'CET', 5])
    assert.deepEqual(project.severities, ['A'])
    assert.deepEqual(project.statuses, [
      {name: 'Open', means: undefined},
      {name: 'Shut', means: undefined},
    ])
  })
  it('takes rule by rule and option by option what is nearest', () => {
    const {rules, ruleOptions} = settingsWith(near, far)
    assert.deepEqual(rules, {'timeline/gap': 'off', 'section/order': 'error', 'doc/mojibake': 'error'})
    assert.deepEqual(ruleOptions, {'timeline/gap': {minutes: 20}})
  })
  it('knows the people, teams and tickets of all files', () => {
    const {people, teams, tickets} = settingsWith(near, far).project
    assert.deepEqual(people, ['maria', 'tom'])
    assert.deepEqual(teams, ['Checkout'])
    assert.deepEqual(tickets, [
      {pattern: 'A-{number}', link: 'https://near.example.com/{number}'},
      {pattern: 'B-{number}', link: undefined},
    ])
  })
  it('leaves what the person set, where no file says anything', () => {
    const given: Settings = {
      ...defaultSettings,
      profile: 'howie',
      files: ['x/**'],
      rules: {'timeline/gap': 'error', 'doc/mojibake': 'off'},
      timeZone: 'Asia/Tokyo',
    }
    const {profile, files, rules, timeZone} = withProject(given, [{rules: {'timeline/gap': 'hint'}}])
    assert.deepEqual([profile, files, timeZone], ['howie', ['x/**'], 'Asia/Tokyo'])
    assert.deepEqual(rules, {'timeline/gap': 'hint', 'doc/mojibake': 'off'})
  })
  it('knows what a word for a status means', () =>
    assert.deepEqual(settingsWith('vocabulary: {statuses: {Entwurf: draft}}').project.statuses, [
      {name: 'Entwurf', means: 'draft'},
    ]))
})

describe("a team's own profile", () => {
  it('is the shipped one that it extends, but for what it says', () =>
    assert.deepEqual(
      headingsOf(
        profileWith(
          'acme',
          `
profiles:
  acme: {extends: alx, rename: {timeline: What happened when}, require: [glossary, impact], optional: [summary], forbid: [action-items]}
`,
        ),
      ),
      ['Issue Summary?', 'What happened when', 'Root Cause and Resolution', 'Glossary', 'Impact'],
    ))
  it('is what all have in common when it extends none', () =>
    assert.deepEqual(
      headingsOf(profileWith('acme', 'profiles: {acme: {name: Acme}}')),
      headingsOf(profileById('generic') ?? assert.fail()),
    ))
  it('extends another own one, also of a file above', () => {
    const {severities, ...rest} = profileWith(
      'acme',
      'profiles: {acme: {extends: base, rename: {impact: Harm}, rules: {section/order: error}}}',
      `
profiles:
  base: {extends: alx, require: [impact], rules: {section/order: hint, timeline/gap: off}}
`,
    )
    assert.deepEqual(headingsOf({severities, ...rest}), [
      'Issue Summary',
      'Timeline',
      'Root Cause and Resolution',
      'Corrective and Preventative Measures',
      'Harm',
    ])
    assert.equal(severities['section/order'], 'error')
    assert.equal(severities['timeline/gap'], 'off')
    assert.equal(severities['language/animated'], 'off')
  })
  it('of the nearest file is taken when two have the same name', () =>
    assert.equal(profileWith('acme', 'profiles: {acme: {name: Near}}', 'profiles: {acme: {name: Far}}').name, 'Near'))
  it('may change a shipped one under its own name', () => {
    const settings = settingsWith('profiles: {alx: {extends: alx, require: [impact]}}')
    assert.equal(profileById('alx', settings.project.profiles)?.sections.at(-1)?.heading, 'Impact')
  })
  it('may list all its sections', () => {
    const profile = profileWith(
      'acme',
      `
profiles:
  acme:
    rename: {impact: Harm}
    optional: [risks]
    sections:
      - {kind: summary, heading: In short, prompt: One sentence.}
      - {kind: [root-cause, trigger], heading: Why}
      - kind: impact
      - {heading: Law and order, prompt: What the law wants., required: false}
      - kind: risks
`,
    )
    assert.deepEqual(headingsOf(profile), ['In short', 'Why', 'Harm', 'Law and order?', 'Risks?'])
    assert.deepEqual(
      profile.sections.map(it => it.kinds),
      [['summary'], ['root-cause', 'trigger'], ['impact'], ['other'], ['risks']],
    )
    assert.equal(profile.sections[0]?.prompt, 'One sentence.')
    assert.notEqual(profile.sections[2]?.prompt, '', 'of the kind')
  })
  it('forbids what the ones that it extends forbid, unless it requires that', () => {
    const files =
      'profiles: {far: {forbid: [five-whys, Who is guilty]}, near: {extends: far, forbid: [glossary], require: '
      + '[five-whys]}}'
    assert.deepEqual(profileWith('near', files).options?.['section/forbidden'], {
      sections: ['Who is guilty', 'glossary'],
    })
  })
  it('asks for its own fields', () =>
    assert.deepEqual(profileWith('acme', 'profiles: {acme: {extends: alx, fields: [date, severity?]}}').fields, [
      {key: 'date', isRequired: true},
      {key: 'severity', isRequired: false},
    ]))
})

describe('a document of a team with its own profile', () => {
  const file = `
profile: acme
profiles:
  acme:
    extends: alx
    rename: {root-cause: Why it happened}
    require: [glossary]
    forbid: [Who is guilty]
    synonyms: {timeline: [Ablauf der Dinge, 経過], impact: Schaden}
    sections:
      - kind: summary
      - kind: timeline
      - kind: root-cause
      - {heading: Law and order, prompt: What the law wants.}
`

  function read(
    text: string,
    settings = settingsWith(file),
  ): {model: PostmortemModel; profile: Profile; found: string[]} {
    const parsed = readDocument(text, 'postmortem.md', settings)
    const {model} = parsed
    const profile = profileOf(model, settings.project.profiles)
    const problems = lint(parsed, {
      profile,
      settings,
      now: 0,
      onError: (id, error) => {
        throw new Error(id, {cause: error})
      },
    }).results
    return {model, profile, found: problems.filter(it => it.ruleId.startsWith('section/')).map(it => it.message)}
  }

  it('has what is missing, by the names of the team', () =>
    assert.deepEqual(
      read(`# Outage

## Summary

Down.
`).found,
      ['The sections "Timeline", "Why it happened", "Law and order" and "Glossary" are missing after this one.'],
    ))
  it('is whole when it has all of them', () =>
    assert.deepEqual(
      read(`# Outage

## Summary

Down.

## 経過

- 10:00 UTC Down

## Why it happened

A bug.

## Law and order

None.

## Glossary

None.
`).found,
      [],
    ))
  it('knows its own section by name alone', () => {
    const {found} = read(`# Outage

## Summary

Down.

## Ablauf der Dinge

- 10:00 UTC Down

## Why it happened

A bug.

## Weather

Fine.

## Glossary

None.
`)
    assert.deepEqual(found, ['The section "Law and order" is missing after this one.'])
  })
  it('hears where its own section belongs', () => {
    const {model, profile} = read(`# Outage

## Law and order

None.

## Summary

Down.

## Ablauf der Dinge

- 10:00 UTC Down

## Why it happened

A bug.

## Glossary

None.
`)
    assert.deepEqual(
      align(model, profile).moved.map(it => model.sections[it.index]?.heading.title.value),
      ['Law and order'],
    )
  })
  it('may not have what is forbidden', () => {
    const {found} = read(`# Outage

## Summary

Down.

## Timeline

- 10:00 UTC Down

## Why it happened

A bug.

### Who is guilty?

Me.

## Law and order

None.

## Glossary

None.
`)
    assert.deepEqual(found, ['The section "Who is guilty?" is forbidden; remove it.'])
  })
  it('understands synonyms in any language', () => {
    const {model} = read(`# Outage

## SCHADEN:

All.

## 経過

- 10:00 UTC Down

## Law and order

None.
`)
    assert.deepEqual(
      model.sections.map(it => it.kinds),
      [['title'], ['impact'], ['timeline'], ['other']],
    )
  })
  it('is found by its own headings when no profile is chosen', () => {
    const settings = settingsWith(file.replace('profile: acme', ''))
    const {model} = read(
      `# Outage

## Issue Summary

Down.

## Ablauf der Dinge

- 10:00 UTC Down

## Why it happened

A bug.

## Law and order

None.

## Glossary

None.
`,
      settings,
    )
    assert.equal(model.profile, 'acme')
  })
  it('may choose another profile in its front matter', () =>
    assert.equal(
      read(`---
template: howie
---

# Outage

## Summary

Down.
`).model.profile,
      'howie',
    ))
})
