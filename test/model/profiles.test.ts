import assert from 'node:assert/strict'
import {lint, type LintResult} from '../../server/lint.ts'
import {align} from '../../server/model/alignment.ts'
import {buildModel} from '../../server/model/build-model.ts'
import {fields, isField, type FieldKey} from '../../server/model/fields.ts'
import {languages} from '../../server/model/language.ts'
import {headingIn, promptIn} from '../../server/model/profile-names.ts'
import type {Profile} from '../../server/model/profile.ts'
import {profileOf, profiles} from '../../server/model/profiles.ts'
import {headings} from '../../server/model/profiles/headings.ts'
import {kindsOfTitle, normaliseTitle} from '../../server/model/section-names.ts'
import {table, templateOf, type Filling} from '../../server/model/template.ts'
import {defaultSettings} from '../../server/settings.ts'
import {applyEdits} from '../../server/text/span.ts'

const now = Date.UTC(2026, 2, 6, 12)

function problemsOf(text: string, profile: Profile): LintResult[] {
  const model = buildModel(text, 'postmortem.md', {...defaultSettings, profile: profile.id})
  return lint(model, text, profileOf(model), defaultSettings, now, (id, error) => {
    throw new Error(`${id} failed`, {cause: error})
  })
}

/** What somebody writes who does what the prompts say. */
const filled: Filling = {
  title: 'Postmortem: the shop took no payments',
  field: key => values[key] ?? 'payments',
  body(section) {
    const [kind = 'other'] = section.kinds
    if (kind === 'root-cause' && section.prompt.includes('words')) return `${texts[kind]}\n\n${atLength}`
    if (kind === 'timeline') return filledTimeline(section.columns, section.hasDays)
    if (kind === 'action-items') return filledActions(section.columns)
    return texts[kind] ?? 'The pool of connections was full.'
  },
}

const values: Partial<Record<FieldKey, string>> = {
  'date': '2026-03-02', 'incident-date': '2026-03-02', 'published': '2026-03-05', 'authors': 'maria, tom', 'owner': 'maria', 'owners': 'maria, tom',
  'status': 'Final', 'severity': 'SEV-2', 'start': '2026-03-02 14:00 UTC', 'detected': '2026-03-02 14:05 UTC', 'mitigated': '2026-03-02 14:20 UTC',
  'end': '2026-03-02 14:35 UTC', 'duration': '35 minutes', 'downtime': '35', 'time-to-detect': '5 minutes', 'time-to-mitigate': '20 minutes',
  'time-to-recover': '35 minutes', 'incident-id': 'SHOP-10', 'affected-share': '100 %', 'customers-affected': '800', 'requests-affected': '12,000',
  'people-paged': '2', 'task': 'SHOP-11', 'link': 'https://example.com/incidents/10', 'meeting': '2026-03-04',
}

const texts: Record<string, string> = {
  'summary': 'On 2026-03-02 the shop took no payments for 35 minutes, from 14:00 to 14:35 UTC; an alert fired at 14:05 UTC. 100 % of the 800 customers who wanted to pay saw an error, which was caused by a pool of connections that a new version never gave back.',
  'impact': '800 customers could not pay (100 % of those who tried); 12 of them asked for help.',
  'trigger': 'The deploy of version 41 at 13:50 UTC.',
  'detection': 'An alert on failed payments fired at 14:05 UTC.',
  'resolution': 'The deploy was rolled back; version 42 closes its connections.',
  'root-cause': 'Version 41 opened a connection for each payment and closed none. The pool had no limit per client, and the load test was shorter than it takes to fill the pool. The trigger was the deploy of version 41.',
  'contributing-factors': 'Version 41, deployed at 13:50 UTC, opened a connection for each payment and closed none; the pool had no limit per client; the load test was shorter than it takes to fill the pool.',
  'five-whys': '1. Why could nobody pay? The pool of connections was full.\n2. Why was it full? Version 41, which went out at 13:50 UTC, never gave a connection back.\n3. Why did no test see that? The load test ends before the pool is full.',
}

/** For a template that wants hundreds of words. */
const atLength = `The shop keeps one pool of 200 connections to the service that takes payments. Each payment asks the pool for a connection, sends its data, waits for
the answer and gives the connection back. Version 41 replaced the library that does this. The new library opens a connection of its own for each payment and expects its caller
to close it; the old one had closed it by itself. The change was small, its review looked at the data that are sent, and neither the types nor a test said anything about who
closes what.

At the usual rate of 20 payments a minute the pool was full after ten minutes, and from then on every payment waited for a connection that never came, until it failed after
30 seconds. Other pages of the shop have a pool of their own, so customers could look around and fill their carts, but not pay.

The load test that runs before each deploy sends 100 payments and ends. That is half of what the pool holds, so it passed. The canary got one payment in fifty for
five minutes, which is five connections. Both are there to find slow code, and neither runs for long enough to find a leak.

We first thought of the provider of payments, because its status page had told of slow answers in the morning, and spent eight minutes on its logs. A look at the number of open
connections showed a straight line up from the time of the deploy, and the deploy was rolled back, which took four minutes. The line fell at once, and all payments
succeeded from 14:35 UTC on. Version 42 closes each connection when the answer is there, and when there is none.`

function filledTimeline(columns: readonly string[] | undefined, hasDays: boolean | undefined): string {
  const rows: readonly (readonly [string, string])[] = [
    ['13:50', 'Version 41 is deployed'], ['14:00', '**Outage begins**: payments fail'], ['14:05', 'Alert on failed payments fires'],
    ['14:07', 'The engineer on call acknowledges the page'], ['14:20', 'Rolled back the deploy'], ['14:35', '**Outage ends**: all payments succeed'],
  ]
  if (!columns) return [...hasDays ? ['### 2026-03-02', ''] : ['2026-03-02, all times in UTC.', ''], ...rows.map(it => `- ${it[0]} UTC ${it[1]}`)].join('\n')
  const third = columns[2] === 'Action/Impact'
  return table(columns, rows.map(([time, event]) => [`2026-03-02 ${time}`, third ? 'shop' : event, third ? event : '[graph](https://example.com/graph)'].slice(0, columns.length)))
}

function filledActions(columns: readonly string[] | undefined): string {
  const cells = [
    {what: 'Limit the connections of each client to 20', type: 'prevent', owner: 'maria', priority: 'P1', ticket: 'SHOP-12', due: '2026-04-01'},
    {what: 'Alert when the pool is 80 % full', type: 'detect', owner: 'tom', priority: 'P2', ticket: 'SHOP-13', due: '2026-04-15'},
  ]
  if (!columns) return cells.map(it => `- [ ] ${it.what} (@${it.owner}, ${it.ticket}, ${it.priority}, due ${it.due})`).join('\n')
  return table(columns, cells.map(it => columns.map(name => {
    if (/type/i.test(name)) return it.type
    if (/owner|who/i.test(name)) return it.owner
    if (/priority/i.test(name)) return it.priority
    if (/due/i.test(name)) return it.due
    return /bug|ticket|issue/i.test(name) ? it.ticket : it.what
  })))
}

describe('profiles', () => {
  it('are those that are published, each once, the one for everything last', () => {
    assert.deepEqual(profiles.map(it => it.id), [
      'alx', 'google-sre', 'google-workbook', 'pagerduty', 'atlassian', 'aws-coe', 'azure-pir', 'gitlab-review', 'gitlab-rca', 'wikimedia', 'flutter',
      'kehoe', 'limoncelli', 'google-public', 'howie', 'generic',
    ])
  })

  for (const profile of profiles) {
    describe(profile.id, () => {
      it('has a template with placeholders where something is to be written, and no other finding', () => {
        const problems = problemsOf(templateOf(profile, 'en'), profile)
        assert.deepEqual(problems.filter(it => !/^(?:doc\/placeholder|section\/empty)$/.test(it.ruleId)).map(it => `${it.ruleId}: ${it.message}`), [])
        const placeholders = problems.filter(it => it.ruleId === 'doc/placeholder').length
        assert.ok(profile.sections.length < placeholders, `${placeholders} placeholders`)
      })

      it('has a template in which nothing is wrong when it is filled in', () => {
        const text = templateOf(profile, 'en', filled)
        assert.deepEqual(problemsOf(text, profile).map(it => `${it.ruleId}: ${it.message}`), [], text)
      })

      it('has a template whose fields are asked for when they are taken out, and written again where they stood', () => {
        const keys = profile.fields.filter(it => it.isRequired).map(it => it.key)
        const isFinding = (it: LintResult) => it.ruleId === 'metadata/missing-field'
        for (const key of keys) {
          const name = fields[key].names.en
          const text = templateOf(profile, 'en', filled).split('\n').filter(it => !it.includes(`**${name}:**`) && !it.startsWith(`| ${name} |`)).join('\n')
          const [found] = problemsOf(text, profile).filter(isFinding)
          // A day, and from when to when it lasted, the timeline and the summary tell as well.
          if (!found) assert.match(key, /^(?:date|incident-date|start|end|duration|downtime)$/)
          const fixed = applyEdits(text, found?.fixes?.[0]?.edits ?? [])
          assert.deepEqual(problemsOf(fixed, profile).filter(isFinding), [])
          assert.equal(fixed.split('\n').length, found ? text.split('\n').length + 1 : text.split('\n').length, fixed)
        }
      })

      for (const language of languages) {
        it(`has a template in ${language} that is known by itself, whole, in order, and in that language`, () => {
          const text = templateOf(profile, language)
          const model = buildModel(text, 'postmortem.md', defaultSettings)
          assert.equal(model.profile, profile.id, text)
          assert.equal(model.language, language, text)
          assert.deepEqual(align(model, profile), {missing: [], moved: [], misnamed: [], surplus: []})
          for (const {key} of profile.fields) assert.ok(model.metadata.some(it => isField(it, key)), `${key} in ${text}`)
        })
      }

      it('has headings and prompts in every language', () => {
        for (const section of profile.sections) {
          const names = headings.get(section.heading)?.names ?? assert.fail(section.heading)
          for (const language of languages) {
            assert.equal(headingIn(section, language), names[language])
            assert.ok(names[language].length, `${section.heading} in ${language}`)
            if (language !== 'en') assert.notEqual(promptIn(section, language), section.prompt, `${section.heading} in ${language}`)
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
          const fits = kinds.length && kinds.every(it => section.kinds.includes(it) || section.alternatives.includes(it))
          assert.ok(fits, `${profile.id}: ${headingIn(section, language)} is ${kinds.join('+') || 'nothing'}, not ${section.kinds.join('+')}`)
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
    for (const [key, {names}] of Object.entries(fields)) for (const language of languages) assert.ok(names[language], `${key} in ${language}`)
  })
})
