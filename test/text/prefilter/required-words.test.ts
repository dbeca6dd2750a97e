import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'

const root = new URL('../../../../', import.meta.url)
const at = (name: string) => JSON.stringify(new URL(name, root).href)

/** In a process of its own: tests make filters, too. */
const program = `
  const {computeTable} = await import(${at('build/required-words.mjs')})
  const {declaredWords} = await import(${at('out/server/text/prefilter/required-words.js')})
  const programs = ['lsp/session', 'hosts/cli/check', 'hosts/cli/describe']
  for (const it of programs) await import(${at('out/server/')} + it + '.js')
  const loaded = declaredWords()

  const {documentedRules} = await import(${at('out/server/rules/documented.js')})
  const {checkDocument} = await import(${at('out/server/hosts/cli/check.js')})
  const project = {uris: [], files: []}
  for (const {text} of documentedRules.flatMap(it => [...it.bad, ...it.good])) {
    checkDocument({file: 'incidents/a.md', text, project}, 0)
  }
  console.log(JSON.stringify({built: await computeTable(), loaded, used: declaredWords()}))
`

describe('required words', function () {
  this.timeout(60_000)

  it('are the same when a bundle is built and when sources run, and all known once these are loaded', () => {
    const args = ['--input-type=module', '--eval', program]
    const {stdout, stderr} = spawnSync(process.execPath, args, {encoding: 'utf8', cwd: fileURLToPath(root)})
    assert.equal(stderr, '')
    const {built, loaded, used} = JSON.parse(stdout)
    assert.ok(250 < Object.keys(built).length)
    assert.deepEqual(loaded, built)
    assert.deepEqual(used, built)
  })
})
