import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {emptyProject} from '../../server/document/project.ts'
import {profileById} from '../../server/document/profiles/choose-profile.ts'
import type {Profile} from '../../server/document/profiles/profile.ts'
import {setProfile} from '../../server/features/set-profile.ts'
import type {Settings} from '../../server/config/settings.ts'
import {snapshotOf} from './snapshot-of.ts'

const body = `# Outage

## Timeline

- 10:00 UTC Down
`

/** What the document becomes, and which profile it then follows. */
function check(
  text: string,
  profile: string,
  expected: string,
  settings: Partial<Settings> = {},
  follows = profile,
): void {
  const snapshot = snapshotOf(text, settings)
  const after = TextDocument.applyEdits(snapshot.document, [
    ...setProfile(snapshot, {textDocument: {uri: ''}, profile}).edits,
  ])
  assert.equal(after, expected)
  assert.equal(snapshotOf(after, settings).profile.id, follows)
}

describe('set-profile', () => {
  it('writes front matter where there is none', () =>
    check(
      body,
      'alx',
      `---
template: alx
---

${body}`,
    ))
  it('adds a line to front matter', () =>
    check(
      `---
title: Outage
---
${body}`,
      'alx',
      `---
template: alx
title: Outage
---
${body}`,
    ))
  it('knows front matter that ends with three points', () => {
    check(
      `---\ntitle: Outage\n...\n${body}`,
      'alx',
      `---
template: alx
title: Outage
...
${body}`,
    )
    check(
      `---
template: alx
...

${body}`,
      'auto',
      body,
      {},
      'generic',
    )
  })
  it('replaces what is written', () =>
    check(
      `---
template: kehoe
---
${body}`,
      'alx',
      `---
template: alx
---
${body}`,
    ))
  it('keeps the key and the quotes that are written', () =>
    check(
      `---
profile: "kehoe"
---
${body}`,
      'alx',
      `---
profile: "alx"
---
${body}`,
    ))
  it('writes a name with quotes in others', () => {
    const alx = profileById('alx') as Profile
    const own = (id: string) => ({project: {...emptyProject, profiles: [{...alx, id}]}})
    check(`---\ntemplate: 'a'\n---\n${body}`, "it's", `---\ntemplate: "it's"\n---\n${body}`, own("it's"))
    check(`---\ntemplate: "a"\n---\n${body}`, 'a"b', `---\ntemplate: 'a"b'\n---\n${body}`, own('a"b'))
    check(`+++\ntemplate = 'a'\n+++\n${body}`, "it's", `+++\ntemplate = "it's"\n+++\n${body}`, own("it's"))
    check(
      body,
      "it's",
      `---
template: "it's"
---

${body}`,
      own("it's"),
    )
  })
  it('quotes a value of TOML', () =>
    check(
      `+++
template = ""
+++
${body}`,
      'alx',
      `+++
template = "alx"
+++
${body}`,
    ))
  it('fills an empty value', () => check(`---\ntemplate:\n---\n${body}`, 'alx', `---\ntemplate: alx\n---\n${body}`))
  it('writes TOML in front matter that is TOML', () =>
    check(
      `+++
title = "a"
+++
${body}`,
      'alx',
      `+++
template = "alx"
title = "a"
+++
${body}`,
    ))
  it('keeps line ends and the byte order mark', () =>
    check(
      `\ufeff${body.replaceAll('\n', '\r\n')}`,
      'alx',
      `\ufeff---\r\ntemplate: alx\r\n---\r\n\r\n${body.replaceAll('\n', '\r\n')}`,
    ))
  it('takes dashes for a line where they are no front matter', () =>
    check(
      `---

${body}`,
      'alx',
      `---
template: alx
---

---

${body}`,
    ))

  it('takes the line out again', () =>
    check(
      `---
template: alx
title: a
---
${body}`,
      'auto',
      `---
title: a
---
${body}`,
      {},
      'generic',
    ))
  it('takes out front matter that says nothing else', () =>
    check(
      `---
template: alx
---

${body}`,
      'auto',
      body,
      {},
      'generic',
    ))
  it('changes nothing where none is written', () => check(body, 'auto', body, {}, 'generic'))
})
