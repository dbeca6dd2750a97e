import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {lint} from '../server/lint/lint.ts'
import {align} from '../server/document/profiles/alignment.ts'
import {buildModel, readDocument} from '../server/document/read-document.ts'
import {profileOf} from '../server/document/profiles/choose-profile.ts'
import {defaultSettings} from '../server/config/settings.ts'

interface Snippet {
  readonly prefix: string
  readonly body: readonly string[]
  readonly description: string
}

const file = fileURLToPath(new URL('../../snippets/postmortem.json', import.meta.url))
const snippets = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>

const variables: Readonly<Record<string, string>> = {CURRENT_YEAR: '2026', CURRENT_MONTH: '05', CURRENT_DATE: '07', CURRENT_HOUR: '10', CURRENT_MINUTE: '00'}

/** What stands in the editor when every tab stop is left as it is. */
function expand({body}: Snippet): string {
  return body
    .join('\n')
    .replace(/\$([A-Z_]+)/g, (_, name: string) => variables[name] ?? assert.fail(`unknown variable ${name}`))
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
}

describe('snippets', () => {
  const all = Object.entries(snippets)

  it('have prefixes of their own that begin with pm-', () => {
    assert.equal(new Set(all.map(([, it]) => it.prefix)).size, all.length)
    for (const [, {prefix}] of all) assert.match(prefix, /^pm-[a-z-]+$/)
  })

  for (const [name, snippet] of all) {
    it(`${name} is well formed`, () => {
      const stops = [...snippet.body.join('\n').matchAll(/\$\{?(\d+)/g)].map(it => Number(it[1]))
      const used = new Set(stops)
      assert.ok(used.has(0), 'ends at $0')
      for (let stop = 1; stop < used.size; stop++) assert.ok(used.has(stop), `has tab stop ${stop}`)
      assert.doesNotMatch(expand(snippet), /\$|\$\{/)
      assert.notEqual(snippet.description, '')
    })
  }

  const documents: readonly (readonly [prefix: string, profile: string])[] = [['pm-alx', 'alx'], ['pm-google-sre', 'google-sre'], ['pm-generic', 'generic']]
  for (const [prefix, profile] of documents) {
    it(`${prefix} is a postmortem of the profile ${profile} with all of its sections`, () => {
      const snippet = all.find(([, it]) => it.prefix === prefix)?.[1] ?? assert.fail(`no snippet ${prefix}`)
      const text = expand(snippet)
      const parsed = readDocument(text, 'untitled', defaultSettings)
      const {model} = parsed
      assert.ok(model.isPostmortem)
      assert.equal(model.profile, profile)
      assert.deepEqual(align(model, profileOf(model)).missing.map(it => it.section.heading), [])
      assert.deepEqual(lint(parsed, {profile: profileOf(model), settings: defaultSettings, now: 0}).results.map(it => `${it.ruleId}: ${it.message}`), [])
    })
  }

  it('of timeline entries are read as entries', () => {
    for (const [name, snippet] of all.filter(([name]) => name.startsWith('Timeline'))) {
      const isRow = snippet.body[0]?.startsWith('|') ?? false
      const text = `# Postmortem\n\n## Timeline (UTC)\n\n${isRow && !snippet.body[1]?.startsWith('| ---') ? '| Time | Event |\n| --- | --- |\n' : ''}${expand(snippet)}`
      const entries = buildModel(text, 'postmortem.md', defaultSettings).timelines.flatMap(it => it.entries)
      assert.equal(entries.length, 1, `${name}: ${text}`)
    }
  })
})
