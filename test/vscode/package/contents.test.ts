import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {inflateRawSync} from 'node:zlib'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const archive = readFileSync(process.env['POSTMORTEM_PACKAGE'] ?? '')
const entries = unzip(archive)
const files = new Map(entries.map(it => [it.name, it.contents]))
const textOf = (name: string) => files.get(`extension/${name}`)?.toString() ?? assert.fail(`${name} is in the package`)

describe('the package', () => {
  const manifest = JSON.parse(textOf('package.json'))
  const {walkthroughs, snippets, grammars, jsonValidation, yamlValidation} = manifest.contributes

  it('has less than a megabyte', () => assert.ok(archive.length < 1_000_000, `${archive.length}`))

  it('holds what the manifest names', () => {
    const media = walkthroughs.flatMap((it: {steps: {media: {svg: string}}[]}) => it.steps.map(({media}) => media.svg))
    const schemas = [...jsonValidation, ...yamlValidation].map(it => it.url)
    const paths = [
      manifest.main,
      manifest.browser,
      manifest.icon,
      media,
      schemas,
      [...snippets, ...grammars].map(it => it.path),
    ]
    for (const it of paths.flat()) textOf(path.posix.normalize(it))
  })

  it('holds all texts of the manifest', () => {
    const texts = JSON.parse(textOf('package.nls.json'))
    for (const [, key = ''] of textOf('package.json').matchAll(/"%([\w.-]+)%"/g)) assert.ok(texts[key], key)
  })

  it('holds the pages of the Marketplace and the licence', () => {
    for (const name of ['readme.md', 'changelog.md', 'LICENSE.txt', 'images/icon.png']) textOf(name)
    for (const [, link = ''] of textOf('readme.md').matchAll(/\]\(([^)]+)\)/g)) assert.match(link, /^(?:https:|#)/)
  })

  it('holds nothing else but the bundles', () => {
    const names = [...files.keys()].filter(it => it.startsWith('extension/')).map(it => it.slice('extension/'.length))
    assert.deepEqual([...new Set(names.map(it => path.posix.dirname(it)))].sort(), [
      '.',
      'dist',
      'dist/server',
      'images',
      'media',
      'schemas',
      'snippets',
      'syntaxes',
    ])
    assert.deepEqual(names.filter(it => !it.includes('/')).sort(), [
      'LICENSE.txt',
      'changelog.md',
      'package.json',
      'package.nls.json',
      'readme.md',
    ])
    for (const name of files.keys()) {
      assert.doesNotMatch(name, /\.(?:ts|map|vsix)$|(?<!dist\/server\/[\w-]{1,40})\.mjs$|\bcli\b/)
    }
  })

  it('can be loaded in browsers by every editor that it supports', () => {
    assert.match(manifest.browser, /\.js$/)
    assert.equal(manifest.type, undefined)
  })

  it('is the same whoever packs it, and when', () => {
    for (const it of entries) assert.deepEqual([it.date, it.permissions & 0o111], ['1980-01-01 00:00:00', 0], it.name)
    assert.deepEqual(
      entries.map(it => it.name),
      entries.map(it => it.name).sort((a, b) => a.localeCompare(b)),
    )
  })

  it('tells nothing of how it is built', () => {
    for (const key of ['scripts', 'devDependencies', 'dependencies', 'private', 'bin'])
      assert.equal(manifest[key], undefined, key)
  })
})

describe('the third-party notices', () => {
  const notices = textOf('dist/third-party-notices.txt')
    .split(/\n-{80}\n\n/)
    .slice(1)
  const names = notices.map(it => /^(\S+) \d/.exec(it)?.[1])

  it('name each package that the sources import', () => {
    const sources = ['client', 'server'].flatMap(folder =>
      readdirSync(path.join(root, folder), {recursive: true, encoding: 'utf8'})
        .filter(it => it.endsWith('.ts'))
        .map(it => readFileSync(path.join(root, folder, it), 'utf8')),
    )
    const imported = new Set(
      sources.flatMap(it =>
        [...it.matchAll(/^import (?!type\b).* from '(?!\.|node:|vscode')((?:@[\w-]+\/)?[\w-]+)/gm)].map(
          ([, name]) => name,
        ),
      ),
    )
    // Of this one, only the values of constants are in the bundles.
    imported.delete('vscode-languageserver')
    // This one reads the sources when files are generated.
    imported.delete('typescript')
    assert.ok(3 < imported.size)
    for (const name of imported) assert.ok(names.includes(name), name)
  })

  it('hold the text of each licence', () => {
    for (const it of notices) {
      assert.match(it, /^\S+ \d+\.\d+\.\d+ \((?:MIT|ISC|BlueOak-1\.0\.0)\)\n/)
      assert.ok(/copyright|contributors/i.test(it) && 600 < it.length, it)
    }
  })
})

/** A file in a ZIP archive, with what the archive says about it. */
interface Entry {
  readonly name: string
  readonly contents: Buffer
  readonly date: string
  readonly permissions: number
}

function unzip(archive: Buffer): Entry[] {
  const directoryEntry = 0x02014b50
  const entries: Entry[] = []
  let at = archive.readUInt32LE(archive.length - 6)
  while (archive.readUInt32LE(at) === directoryEntry) {
    const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map(it => archive.readUInt16LE(at + it))
    const head = archive.readUInt32LE(at + 42)
    const start = head + 30 + archive.readUInt16LE(head + 26) + archive.readUInt16LE(head + 28)
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20))
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      contents: archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed),
      date: dateOf(archive.readUInt16LE(at + 14), archive.readUInt16LE(at + 12)),
      permissions: archive.readUInt32LE(at + 38) >>> 16,
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

/** What the two numbers of MS-DOS stand for. */
function dateOf(date: number, time: number): string {
  const join = (sign: string, ...parts: readonly number[]) => parts.map(it => String(it).padStart(2, '0')).join(sign)
  const day = join('-', 1980 + (date >> 9), (date >> 5) & 15, date & 31)
  return `${day} ${join(':', time >> 11, (time >> 5) & 63, (time & 31) * 2)}`
}
