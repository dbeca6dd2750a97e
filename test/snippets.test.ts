import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {lint} from '../server/lint/lint.ts'
import {align} from '../server/document/profiles/alignment.ts'
import {buildModel, readDocument} from '../server/document/read-document.ts'
import {profileOf} from '../server/document/profiles/choose-profile.ts'
import {defaultSettings} from '../server/config/settings.ts'
import {two, type Instant} from '../server/time/calendar.ts'
import {inZone, printOffset} from '../server/time/zone.ts'

interface Snippet {
  readonly prefix: string
  readonly body: readonly string[]
  readonly description: string
}

const file = fileURLToPath(new URL('../../snippets/postmortem.json', import.meta.url))
const snippets = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>

/** What VS Code writes for the variables, on the clock of the person who types. */
function variablesAt(now: Instant, zone: string): Readonly<Record<string, string>> {
  const {date, clock, offset} = inZone(zone, now) ?? assert.fail(`unknown zone ${zone}`)
  return {
    CURRENT_YEAR: String(date.year),
    CURRENT_MONTH: two(date.month),
    CURRENT_DATE: two(date.day),
    CURRENT_HOUR: two(clock.hour),
    CURRENT_MINUTE: two(clock.minute),
    CURRENT_TIMEZONE_OFFSET: printOffset(offset),
  }
}

/** What stands in the editor when every tab stop is left as it is. */
function expand({body}: Snippet, variables = variablesAt(Date.UTC(2026, 4, 7, 10), 'UTC')): string {
  return body
    .join('\n')
    .replace(/\$([A-Z_]+)/g, (_, name: string) => variables[name] ?? assert.fail(`unknown variable ${name}`))
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
}

const zones = [
  'UTC',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'America/Los_Angeles',
  'America/St_Johns',
  'Pacific/Kiritimati',
]

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

  const documents: readonly (readonly [prefix: string, profile: string])[] = [
    ['pm-alx', 'alx'],
    ['pm-google-sre', 'google-sre'],
    ['pm-generic', 'generic'],
  ]
  for (const [prefix, profile] of documents) {
    it(`${prefix} is a postmortem of the profile ${profile} with all of its sections`, () => {
      const snippet = all.find(([, it]) => it.prefix === prefix)?.[1] ?? assert.fail(`no snippet ${prefix}`)
      const text = expand(snippet)
      const parsed = readDocument(text, 'untitled', defaultSettings)
      const {model} = parsed
      assert.ok(model.isPostmortem)
      assert.equal(model.profile, profile)
      assert.deepEqual(
        align(model, profileOf(model)).missing.map(it => it.section.heading),
        [],
      )
      assert.deepEqual(
        lint(parsed, {profile: profileOf(model), settings: defaultSettings, now: 0}).results.map(
          it => `${it.ruleId}: ${it.message}`,
        ),
        [],
      )
    })
  }

  for (const zone of zones) {
    for (const now of [Date.UTC(2026, 2, 2, 4, 39), Date.UTC(2026, 2, 2, 12, 39), Date.UTC(2026, 2, 2, 23, 39)]) {
      it(`that write the time write ${new Date(now).toISOString()} also in ${zone}`, function () {
        this.timeout(20_000)
        for (const [, snippet] of all.filter(([, it]) => it.body.join('').includes('$CURRENT_MINUTE'))) {
          for (const document of timelinesBefore(now, expand(snippet, variablesAt(now, zone)))) {
            const {timelines} = buildModel(document, 'postmortem.md', defaultSettings)
            assert.equal(timelines.flatMap(it => it.entries)[1]?.instant, now, document)
          }
        }
      })
    }
  }

  it('of timeline entries are read as entries, once their time is filled in', () => {
    for (const [name, snippet] of all.filter(([name]) => name.startsWith('Timeline'))) {
      const isRow = (snippet.body[0]?.startsWith('|') ?? false) && !snippet.body[1]?.startsWith('| ---')
      const header = isRow ? '| Time | Event |\n| --- | --- |\n' : ''
      const text = `# Postmortem

## Timeline (UTC)

${header}${expand(snippet).replace('HH:MM', '10:00')}`
      const entries = buildModel(text, 'postmortem.md', defaultSettings).timelines.flatMap(it => it.entries)
      assert.equal(entries.length, 1, `${name}: ${text}`)
    }
  })

  it('write the time only with its offset', () => {
    for (const [name, {body}] of all) {
      const times = body.join('\n').match(/\$CURRENT_MINUTE[^}]*/g) ?? []
      for (const it of times) assert.equal(it, '$CURRENT_MINUTE UTC$CURRENT_TIMEZONE_OFFSET', name)
    }
  })
})

/** Documents in which the next entry is one that a snippet has written. */
function timelinesBefore(now: Instant, entry: string): string[] {
  const earlier = new Date(now - 20 * 60_000).toISOString()
  const clock = earlier.slice(11, 16)
  const timelines = entry.startsWith('|')
    ? [
        `## Timeline

| Time (UTC) | Event |
| --- | --- |
| ${clock} | Outage begins |
`,
        `## Timeline

| Time | Event |
| --- | --- |
| ${clock} UTC | Outage begins |
`,
      ]
    : [
        `## Timeline (all times UTC)

- ${clock} Outage begins
`,
        `## Timeline

- ${clock} UTC Outage begins
`,
        `## Timeline

All times in UTC.

${clock} Outage begins
`,
      ]
  return timelines.map(
    timeline => `# Postmortem: Shop down

**Date:** ${earlier.slice(0, 10)}

${timeline}${entry}`,
  )
}
