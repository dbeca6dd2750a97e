import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {emptyProject} from '../../server/document/project.ts'
import {profileById} from '../../server/document/profiles/choose-profile.ts'
import type {Profile} from '../../server/document/profiles/profile.ts'
import {setProfile} from '../../server/features/set-profile.ts'
import type {Settings} from '../../server/config/settings.ts'
import {snapshotOf} from './snapshot-of.ts'

const body = '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n'

/** What the document becomes, and which profile it then follows. */
function check(text: string, profile: string, expected: string, settings: Partial<Settings> = {}, follows = profile): void {
  const snapshot = snapshotOf(text, settings)
  const after = TextDocument.applyEdits(snapshot.document, [...setProfile(snapshot, {textDocument: {uri: ''}, profile}).edits])
  assert.equal(after, expected)
  assert.equal(snapshotOf(after, settings).profile.id, follows)
}

describe('set-profile', () => {
  it('writes front matter where there is none', () => check(body, 'alx', `---\ntemplate: alx\n---\n\n${body}`))
  it('adds a line to front matter', () => check(`---\ntitle: Outage\n---\n${body}`, 'alx', `---\ntemplate: alx\ntitle: Outage\n---\n${body}`))
  it('knows front matter that ends with three points', () => {
    check(`---\ntitle: Outage\n...\n${body}`, 'alx', `---\ntemplate: alx\ntitle: Outage\n...\n${body}`)
    check(`---\ntemplate: alx\n...\n\n${body}`, 'auto', body, {}, 'generic')
  })
  it('replaces what is written', () => check(`---\ntemplate: kehoe\n---\n${body}`, 'alx', `---\ntemplate: alx\n---\n${body}`))
  it('keeps the key and the quotes that are written', () => check(`---\nprofile: "kehoe"\n---\n${body}`, 'alx', `---\nprofile: "alx"\n---\n${body}`))
  it('writes a name with quotes in others', () => {
    const alx = profileById('alx') as Profile
    const own = (id: string) => ({project: {...emptyProject, profiles: [{...alx, id}]}})
    check(`---\ntemplate: 'a'\n---\n${body}`, "it's", `---\ntemplate: "it's"\n---\n${body}`, own("it's"))
    check(`---\ntemplate: "a"\n---\n${body}`, 'a"b', `---\ntemplate: 'a"b'\n---\n${body}`, own('a"b'))
    check(`+++\ntemplate = 'a'\n+++\n${body}`, "it's", `+++\ntemplate = "it's"\n+++\n${body}`, own("it's"))
    check(body, "it's", `---\ntemplate: "it's"\n---\n\n${body}`, own("it's"))
  })
  it('quotes a value of TOML', () => check(`+++\ntemplate = ""\n+++\n${body}`, 'alx', `+++\ntemplate = "alx"\n+++\n${body}`))
  it('fills an empty value', () => check(`---\ntemplate:\n---\n${body}`, 'alx', `---\ntemplate: alx\n---\n${body}`))
  it('writes TOML in front matter that is TOML', () => check(`+++\ntitle = "a"\n+++\n${body}`, 'alx', `+++\ntemplate = "alx"\ntitle = "a"\n+++\n${body}`))
  it('keeps line ends and the byte order mark', () => check(
    `\ufeff${body.replaceAll('\n', '\r\n')}`, 'alx', `\ufeff---\r\ntemplate: alx\r\n---\r\n\r\n${body.replaceAll('\n', '\r\n')}`,
  ))
  it('takes dashes for a line where they are no front matter', () => check(`---\n\n${body}`, 'alx', `---\ntemplate: alx\n---\n\n---\n\n${body}`))

  it('takes the line out again', () => check(`---\ntemplate: alx\ntitle: a\n---\n${body}`, 'auto', `---\ntitle: a\n---\n${body}`, {}, 'generic'))
  it('takes out front matter that says nothing else', () => check(`---\ntemplate: alx\n---\n\n${body}`, 'auto', body, {}, 'generic'))
  it('changes nothing where none is written', () => check(body, 'auto', body, {}, 'generic'))
})
