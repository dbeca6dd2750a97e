import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {lint} from '../server/lint/lint.ts'
import {readDocument} from '../server/document/read-document.ts'
import {profileOf} from '../server/document/profiles/choose-profile.ts'
import {defaultSettings} from '../server/config/settings.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What is reported of a file, by a path from the repository's root. */
function findingsIn(file: string): string[] {
  const text = readFileSync(root + file, 'utf8')
  const parsed = readDocument(text, file, defaultSettings)
  const {model} = parsed
  return lint(parsed, {profile: profileOf(model), settings: defaultSettings, now: Date.UTC(2026, 10, 1)}).results.map(
    it => `${file}: ${it.ruleId}: ${it.message}`,
  )
}

describe('documents in which nothing is wrong', () => {
  it('are the Markdown files of all packages: they are no postmortems', function () {
    this.timeout(60_000)
    const files = readdirSync(`${root}node_modules`, {recursive: true, encoding: 'utf8'}).filter(it =>
      /\.(?:md|markdown)$/i.test(it),
    )
    assert.ok(50 < files.length, `${files.length} files`)
    assert.deepEqual(
      files.flatMap(it => findingsIn(`node_modules/${it.replaceAll('\\', '/')}`)),
      [],
    )
  })

  for (const file of ['examples/alx.md', 'examples/google-sre.md']) {
    it(`are ${file}`, () => assert.deepEqual(findingsIn(file), []))
  }
})
