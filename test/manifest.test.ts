import assert from 'node:assert/strict'
import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (file: string) => JSON.parse(readFileSync(root + file, 'utf8'))
const manifest = read('package.json')

describe('manifest', () => {
  it('activates for Markdown alone', () => assert.deepEqual(manifest.activationEvents, ['onLanguage:markdown']))
  it('has no run-time dependencies', () => assert.equal(manifest.dependencies, undefined))
  it('pins what it is built with', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies)) assert.match(String(version), /^\d+\.\d+\.\d+$/, name)
  })
  it('has a lock file that names no registry', () => assert.doesNotMatch(readFileSync(`${root}package-lock.json`, 'utf8'), /"resolved"/))
  it('asks for no newer editor than its types describe', () => assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`))
  it('has at most five keywords, and categories that the Marketplace knows', () => {
    assert.ok(manifest.keywords.length <= 5)
    for (const category of manifest.categories) assert.ok(['Linters', 'Programming Languages', 'Snippets', 'Other'].includes(category))
  })
  it('names files that exist', () => {
    for (const {path} of [...manifest.contributes.snippets, ...manifest.contributes.grammars]) assert.ok(existsSync(root + path), path)
    assert.ok(existsSync(root + manifest.icon))
  })
  it('has a PNG icon of 256 pixels', () => {
    const icon = readFileSync(root + manifest.icon)
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256])
  })
  it('gives every command a category, a title of its own, and a condition', () => {
    for (const command of manifest.contributes.commands) {
      assert.equal(command.category, 'Postmortem')
      assert.doesNotMatch(command.title, /postmortem/i)
      assert.ok(manifest.contributes.menus.commandPalette.some((it: {command: string; when?: string}) => it.command === command.command && it.when))
    }
  })
  it('binds no key and changes no default of the editor', () => {
    assert.equal(manifest.contributes.keybindings, undefined)
    assert.equal(manifest.contributes.configurationDefaults, undefined)
  })
  it('gives every setting a default, a description, a place and an order', () => {
    for (const [name, it] of Object.entries<Record<string, unknown>>(manifest.contributes.configuration.properties)) {
      assert.match(name, /^postmortem\./)
      for (const key of ['default', 'markdownDescription', 'scope', 'order']) assert.notEqual(it[key], undefined, `${name}: ${key}`)
    }
  })
  it('supports untrusted and virtual workspaces', () => {
    assert.deepEqual(manifest.capabilities, {untrustedWorkspaces: {supported: true}, virtualWorkspaces: true})
  })
})
