import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {firstDifference} from '../first-difference.ts'
import {bundle} from '../protocol.ts'
import {differencesBetween} from './differences.ts'
import {readWith, type Seen} from './seen.ts'

const text = `# Outage

#Summary

It broke on 2020-06-15.

## Timeline

- 10:00 UTC Alert fires
`

describe('the comparison of two builds', function () {
  this.timeout(60_000)
  let folder = ''
  let seen: Seen

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'postmortem-'))
    writeFileSync(path.join(folder, 'postmortem.md'), text)
    seen = (await readWith(path.dirname(bundle('cli.cjs')), [path.join(folder, 'postmortem.md')]))[0] as Seen
  })
  after(() => rmSync(folder, {recursive: true}))

  const kindsFor = (now: Seen) => differencesBetween(seen, now).map(it => it.kind)

  it('reads the model, the outline, and problems with the edits of their fixes', () => {
    assert.equal(seen.facts.timeline[0]?.time, '10:00')
    assert.ok(Array.isArray(seen.outline))
    const found = seen.problems.find(it => it.rule === 'markdown/heading-missing-space')
    assert.deepEqual([found?.range, found?.severity], ['3:1-3:9', 'warning'])
    const at = {line: 2, character: 1}
    assert.deepEqual(found?.fixes, [[{range: {start: at, end: at}, newText: ' '}]])
  })

  it('counts what differs by its kind', () => {
    assert.deepEqual(kindsFor(seen), [])
    const [problem, ...others] = seen.problems
    assert.ok(problem)
    const {rule} = problem
    assert.deepEqual(kindsFor({...seen, problems: others}), [`problem gone, ${rule}`])
    assert.deepEqual(kindsFor({...seen, problems: [problem, ...seen.problems]}), [`problem new, ${rule}`])
    assert.deepEqual(kindsFor({...seen, problems: [{...problem, severity: 'none'}, ...others]}), [`severity, ${rule}`])
    assert.deepEqual(kindsFor({...seen, problems: [{...problem, fixes: [[], []]}, ...others]}), [`fixes, ${rule}`])
    assert.deepEqual(kindsFor({...seen, outline: []}), ['outline'])
    assert.deepEqual(kindsFor({...seen, facts: {...seen.facts, timeline: []}}), ['model, timeline'])
  })

  it('prints nothing but sums for two builds that are the same, and how it is called otherwise', () => {
    const run = (...args: string[]) => {
      const script = fileURLToPath(new URL('compare.js', import.meta.url))
      return spawnSync(process.execPath, [script, ...args], {encoding: 'utf8'})
    }
    const build = path.dirname(path.dirname(bundle('cli.cjs')))
    const {stdout} = run(build, folder, '--verbose')
    assert.equal(stdout, `${folder}: 1 files, 1 postmortems, 0 files with differences\n`)
    assert.deepEqual([run(folder, folder).status, run(build).status, run().status], [2, 2, 2])
  })
})

describe('the first difference', () => {
  it('is told with its path', () => {
    assert.equal(firstDifference({a: [1, {b: 'x'}]}, {a: [1, {b: 'x'}]}), undefined)
    assert.equal(firstDifference({a: [1, {b: 'x'}]}, {a: [1, {b: 'y'}]}), '.a[1].b: "x" and "y"')
    assert.equal(firstDifference([1, 2], [1]), '[1]: 2 and nothing')
    assert.equal(firstDifference({a: null}, {a: []}), '.a: null and []')
    assert.equal(firstDifference({a: undefined}, {}), undefined)
    assert.equal(firstDifference([1], {0: 1}), ': [1] and {"0":1}')
  })
})
