import assert from 'node:assert/strict'
import fc from '../property.ts'
import {readProject} from '../../server/config/project-file/read.ts'
import {newProjectFile, switchOff} from '../../server/config/project-file/switch-off.ts'
import {applyEdits} from '../../server/text/span.ts'

const yaml = '.postmortemrc.yaml'
const json = '.postmortemrc.json'

function after(text: string, name: string, ruleId = 'timeline/gap'): string | undefined {
  const edits = switchOff(text, name, ruleId)
  return edits && applyEdits(text, edits)
}

describe('switchOff', () => {
  const cases: readonly (readonly [what: string, name: string, before: string, expected: string])[] = [
    ['an empty file', yaml, '', 'rules:\n  timeline/gap: off\n'],
    ['a file of comments', yaml, '# Ours\n', '# Ours\nrules:\n  timeline/gap: off\n'],
    ['a file of comments without a line end', yaml, '# Ours', '# Ours\nrules:\n  timeline/gap: off\n'],
    [
      'a file without rules',
      yaml,
      `profile: alx # strict
people:
  - maria # boss

# The end.
`,
      `profile: alx # strict
people:
  - maria # boss
rules:
  timeline/gap: off

# The end.
`,
    ],
    ['a file without rules or a line end', yaml, 'profile: alx', 'profile: alx\nrules:\n  timeline/gap: off'],
    [
      'rules',
      yaml,
      `rules:
    section/order: hint # why
    # none
profile: alx
`,
      `rules:
    section/order: hint # why
    timeline/gap: off
    # none
profile: alx
`,
    ],
    [
      'rules, the last with options',
      yaml,
      `rules:
  doc/word-count:
    severity: info # why

profile: alx
`.replace('doc/word-count', 'timeline/detection-method'),
      `rules:
  timeline/detection-method:
    severity: info # why
  timeline/gap: off

profile: alx
`,
    ],
    [
      'rules in one line',
      yaml,
      'rules: {section/order: hint} # ours\n',
      'rules: {section/order: hint, timeline/gap: off} # ours\n',
    ],
    [
      'rules in brackets on lines',
      yaml,
      `rules: {
  section/order: hint, # why
  doc/mojibake: off # too
  }
`,
      `rules: {
  section/order: hint, # why
  doc/mojibake: off, # too
  timeline/gap: off
  }
`,
    ],
    ['rules that are empty', yaml, 'rules: {}\n', 'rules: {timeline/gap: off}\n'],
    [
      'rules without a value',
      yaml,
      `rules: # soon
profile: alx
`,
      `rules: # soon
  timeline/gap: off
profile: alx
`,
    ],
    ['rules without a value at the end', yaml, 'profile: alx\nrules:', 'profile: alx\nrules:\n  timeline/gap: off'],
    ['a severity', yaml, 'rules:\n  timeline/gap: error # now\n', 'rules:\n  timeline/gap: off # now\n'],
    ['a severity in quotes', yaml, 'rules: {"timeline/gap": "error"}\n', 'rules: {"timeline/gap": off}\n'],
    ['a severity that is not there', yaml, 'rules:\n  timeline/gap: # ?\n', 'rules:\n  timeline/gap: off # ?\n'],
    ['rules that are null', yaml, 'rules: ~ # none\n', 'rules: {timeline/gap: off} # none\n'],
    [
      'a key without a value as the last',
      yaml,
      `rules: {section/order: hint}
people: # none
`,
      `rules: {section/order: hint, timeline/gap: off}
people: # none
`,
    ],
    [
      'no rules, behind a key without a value',
      yaml,
      'people: # none\n',
      `people: # none
rules:
  timeline/gap: off
`,
    ],
    [
      'options',
      yaml,
      `rules:
  timeline/gap:
    minutes: 5 # long
`,
      `rules:
  timeline/gap:
    minutes: 5 # long
    severity: off
`,
    ],
    [
      'options with a severity',
      yaml,
      `rules:
  timeline/gap: {severity: hint, minutes: 5}
`,
      `rules:
  timeline/gap: {severity: off, minutes: 5}
`,
    ],
    [
      'options in one line',
      yaml,
      `rules:
  timeline/gap: {minutes: 5}
`,
      `rules:
  timeline/gap: {minutes: 5, severity: off}
`,
    ],
    [
      'line ends of Windows',
      yaml,
      'rules:\r\n  section/order: hint\r\nprofile: alx\r\n',
      'rules:\r\n  section/order: hint\r\n  timeline/gap: off\r\nprofile: alx\r\n',
    ],
    [
      'a file with an end',
      yaml,
      '---\nprofile: alx\n...\n',
      `---
profile: alx
rules:
  timeline/gap: off
...
`,
    ],
    ['empty JSON', json, '', '{\n  "rules": {"timeline/gap": "off"}\n}\n'],
    ['an empty object', json, '{}\n', '{"rules": {"timeline/gap": "off"}}\n'],
    [
      'JSON without rules',
      json,
      `{
  // ours
  "profile": "alx"
}
`,
      `{
  // ours
  "profile": "alx",
  "rules": {"timeline/gap": "off"}
}
`,
    ],
    ['JSON in one line', json, '{"profile": "alx"}', '{"profile": "alx", "rules": {"timeline/gap": "off"}}'],
    [
      'JSON with rules',
      json,
      `{
\t"rules": {
\t\t"section/order": "hint" // why, {oh}
\t}
}
`,
      `{
\t"rules": {
\t\t"section/order": "hint", // why, {oh}
\t\t"timeline/gap": "off"
\t}
}
`,
    ],
    [
      'JSON with a comma behind the last',
      json,
      `{
  "rules": {
    "section/order": "hint", // a, b
  },
}
`,
      `{
  "rules": {
    "section/order": "hint", // a, b
    "timeline/gap": "off",
  },
}
`,
    ],
    ['JSON with a severity', json, '{"rules": {"timeline/gap": "error"}}', '{"rules": {"timeline/gap": "off"}}'],
    [
      'JSON with options',
      json,
      '{"rules": {"timeline/gap": {"minutes": 5}}}',
      '{"rules": {"timeline/gap": {"minutes": 5, "severity": "off"}}}',
    ],
    ['JSON with rules that are null', json, '{"rules": null}', '{"rules": {"timeline/gap": "off"}}'],
    [
      'a file whose other parts are wrong',
      yaml,
      `profile: nope
rules: {section/order: loud}
`,
      `profile: nope
rules: {section/order: loud, timeline/gap: off}
`,
    ],
  ]
  for (const [what, name, before, expected] of cases)
    it(`writes into ${what}`, () => assert.equal(after(before, name), expected))

  for (const [what, name, text] of [
    ['what is no object', yaml, '- a\n'],
    ['rules that are no object', yaml, 'rules: off\n'],
    ['what cannot be read', yaml, 'rules: {a: [\n'],
    ['JSON that is cut off', json, '{"rules": {'],
    ['what is nested without end', yaml, `x: ${'['.repeat(5000)}`],
    ['more than a megabyte', yaml, `# ${'x'.repeat(1_000_000)}\n`],
  ] as const)
    it(`does not touch ${what}`, () => assert.equal(switchOff(text, name, 'timeline/gap'), undefined))

  it('makes a new file', () =>
    assert.deepEqual(readProject(newProjectFile('timeline/gap'), yaml), {
      part: {rules: {'timeline/gap': 'off'}},
      problems: [],
    }))

  const rules = fc.dictionary(
    fc.constantFrom('timeline/gap', 'section/order', 'doc/mojibake'),
    fc.constantFrom('off', 'hint', 'error'),
  )
  const project = fc.record(
    {
      profile: fc.constant('alx'),
      people: fc.array(fc.constantFrom('maria', 'tom # x', 'a: b', '{', '"')),
      rules,
      tolerance: fc.nat(9),
    },
    {requiredKeys: []},
  )

  it('changes nothing else, whatever the file is like @slow', () => {
    const files = fc.tuple(
      project,
      fc.constantFrom(undefined, 1, 2, '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom(
        '',
        '\n',
        `
// x, {
`,
      ),
    )
    fc.assert(
      fc.property(files, ([value, space, newline, end]) => {
        const text = (JSON.stringify(value, null, space) + end).replaceAll('\n', newline)
        const result = after(text, json) ?? assert.fail(text)
        const {part, problems} = readProject(result, json)
        assert.deepEqual(problems, [])
        assert.deepEqual(part, {...value, rules: {...value.rules, 'timeline/gap': 'off'}})
      }),
    )
  })
})
