import assert from 'node:assert/strict'
import {proposalsAt, type Proposal} from '../../server/config/project-file/complete.ts'
import {applyEdits} from '../../server/text/span.ts'
import {readMarkers} from '../markers.ts'

function at(marked: string): {text: string; proposals: Proposal[]} {
  const {text, cursor = 0} = readMarkers(marked)
  return {text, proposals: proposalsAt(text, cursor)}
}

const labels = (marked: string) => at(marked).proposals.map(it => it.label)

function taken(marked: string, label: string, expected: string): void {
  const {text, proposals} = at(marked)
  const {span, text: written} =
    proposals.find(it => it.label === label) ?? assert.fail(proposals.map(it => it.label).join())
  assert.equal(applyEdits(text, [{span, text: written}]), expected)
}

const severities = ['error', 'warning', 'info', 'hint', 'off']

describe('completion of the project file', () => {
  it('offers its keys, without those that are there', () => {
    assert.deepEqual(labels('<|>'), [
      'profile',
      'profiles',
      'rules',
      'defaultZone',
      'files',
      'vocabulary',
      'people',
      'teams',
      'systems',
      'tickets',
      'tolerance',
    ])
    assert.deepEqual(
      labels(`profile: alx
ru<|>
people:
  - maria
`),
      ['profiles', 'rules', 'defaultZone', 'files', 'vocabulary', 'teams', 'systems', 'tickets', 'tolerance'],
    )
  })
  it('writes what stands behind a key', () => {
    taken('ru<|>', 'rules', 'rules:')
    taken('prof<|>', 'profile', 'profile: ')
    taken('prof<|>: alx', 'profile', 'profile: alx')
  })
  it('offers rules and their severities', () => {
    assert.ok(labels('rules:\n  time<|>').includes('timeline/gap'))
    assert.ok(!labels('rules:\n  timeline/gap: off\n  <|>').includes('timeline/gap'))
    assert.deepEqual(labels('rules:\n  timeline/out-of-order: <|>'), severities)
    assert.deepEqual(labels('rules: {timeline/out-of-order: o<|>'), severities)
    assert.ok(labels('rules: {timeline/gap: off, <|>').includes('doc/mojibake'))
  })
  it('offers the options of a rule', () => {
    assert.deepEqual(labels('rules:\n  timeline/gap:\n    <|>').slice(0, 2), ['severity', 'minutes'])
    assert.deepEqual(labels('rules:\n  timeline/gap:\n    severity: <|>'), severities)
    taken(
      `rules:
  timeline/gap:
    severity: wa<|>
`,
      'warning',
      `rules:
  timeline/gap:
    severity: warning
`,
    )
  })
  it('offers profiles', () => {
    assert.ok(labels('profile: <|>').includes('google-sre'))
    assert.ok(labels('profiles:\n  acme:\n    extends: g<|>').includes('google-sre'))
  })
  it('offers what a profile may say, and the kinds of sections', () => {
    assert.ok(labels('profiles:\n  acme:\n    name: Acme\n    <|>').includes('require'))
    assert.ok(labels('profiles:\n  acme:\n    require: [impact, <|>').includes('glossary'))
    assert.ok(labels('profiles:\n  acme:\n    require:\n      - <|>').includes('glossary'))
    assert.ok(labels('profiles:\n  acme:\n    require:\n    - gl<|>').includes('glossary'))
    assert.ok(labels('profiles:\n  acme:\n    rename:\n      <|>').includes('root-cause'))
    assert.ok(labels('profiles:\n  acme:\n    fields: [<|>').includes('severity?'))
  })
  it('offers what a section may say', () => {
    assert.deepEqual(
      labels(`profiles:
  acme:
    sections:
      - kind: impact
        <|>`),
      ['heading', 'prompt', 'required', 'alternatives'],
    )
    assert.deepEqual(
      labels(`profiles:
  acme:
    sections:
      - <|>
      - kind: impact
`),
      ['kind', 'heading', 'prompt', 'required', 'alternatives'],
    )
    assert.deepEqual(
      labels(`profiles:
  acme:
    sections:
      - kind: impact
        required: <|>`),
      ['true', 'false'],
    )
    assert.ok(labels('profiles:\n  acme:\n    sections:\n      - kind: <|>').includes('impact'))
  })
  it('offers what a status may mean', () =>
    assert.deepEqual(
      labels(`vocabulary:
  statuses:
    Fertig: <|>`),
      ['draft', 'review', 'final'],
    ))
  it('says what a key is for', () =>
    assert.match(at('tol<|>').proposals.find(it => it.label === 'tolerance')?.description ?? '', /^Minutes/))
  it('offers nothing where anything may stand, in comments, and below what is not known', () => {
    for (const marked of [
      'people:\n  - <|>',
      'defaultZone: <|>',
      '# <|>',
      'profile: alx # <|>',
      'nothing:\n  <|>',
      `rules:
  no/rule:
    <|>`,
      'tickets:\n  <|>',
    ]) {
      assert.deepEqual(labels(marked), [], marked)
    }
  })
  it('survives anything', () => {
    for (const text of [
      '',
      `

`,
      ':::',
      '{{{{',
      '- - - -',
      '\t\t',
      '"',
      `${' '.repeat(500)}x`,
      'a'.repeat(5000),
    ])
      for (let at = 0; at <= Math.min(text.length, 30); at++) assert.ok(Array.isArray(proposalsAt(text, at)))
  })
})
