import assert from 'node:assert/strict'
import type {TextEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {documentHighlight} from '../../server/features/document-highlight.ts'
import {references} from '../../server/features/references.ts'
import {prepareRename, rename} from '../../server/features/rename.ts'
import {emptyProject} from '../../server/document/project.ts'
import type {Settings} from '../../server/config/settings.ts'
import {readMarkers, writeMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

function at(marked: string, settings: Partial<Settings> = {}) {
  const {text, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text, settings)
  return {text, snapshot, params: {textDocument: {uri}, position: snapshot.document.positionAt(cursor)}}
}

/** The document after what stands at the cursor is given the new name. */
function check(marked: string, newName: string, expected: string, settings: Partial<Settings> = {}): void {
  const {text, snapshot, params} = at(marked, settings)
  const edits = rename(snapshot, {...params, newName}, {})?.changes?.[uri] as TextEdit[] | undefined
  assert.ok(edits)
  assert.equal(TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits), expected)
  assert.ok(prepareRename(snapshot, params))
}

/** There is a sentence that says why not. */
function checkNone(
  marked: string,
  newName = 'new',
  leavesHeadings = false,
  why = 'Nothing here can be renamed.',
): void {
  const {snapshot, params} = at(marked)
  assert.throws(() => rename(snapshot, {...params, newName}, {}, leavesHeadings), {code: -32803, message: why})
}

/** Spans `«»` are what belongs together with what the cursor is on; without any, nothing does. */
function checkUses(marked: string): void {
  const {spans} = readMarkers(marked)
  const {text, snapshot, params} = at(marked)
  const {document} = snapshot
  const toSpan = ({
    range,
  }: {
    range: {start: {line: number; character: number}; end: {line: number; character: number}}
  }) => ({start: document.offsetAt(range.start), end: document.offsetAt(range.end)})
  const found = references(snapshot, {...params, context: {includeDeclaration: true}})?.map(toSpan) ?? []
  assert.equal(writeMarkers(text, found), writeMarkers(text, spans))
  assert.deepEqual(documentHighlight(snapshot, params)?.map(toSpan) ?? [], found)
}

const body = `

## Timeline

- 10:00 UTC Outage begins
- 10:05 UTC Alert fires
- 10:30 UTC Outage ends
`

describe('rename', () => {
  it('renames a person behind @, in fields and as owner', () =>
    check(
      `# Outage

**Authors:** maria, tom${body}- 10:40 UTC @maria calls

## Action Items

- [ ] Close it @ma<|>ria
- [ ] Open it (owner: maria)
`,
      '@mia',
      `# Outage

**Authors:** mia, tom${body}- 10:40 UTC @mia calls

## Action Items

- [ ] Close it @mia
- [ ] Open it (owner: mia)
`,
    ))
  it('renames a section whose heading is a link to itself', () =>
    check(
      `# Outage${body}
## [Imp<|>act](#impact)

See [the impact](#impact).
`,
      'Effects',
      `# Outage${body}
## Effects

See [the impact](#effects).
`,
    ))
  it('renames a person in prose', () =>
    check(
      `# Outage

**Owner:** Jane D<|>oe${body}
## Lessons

Jane Doe restarted it; \`Jane Doe\` is in the log, and Jane Does too.
`,
      'Ann Roe',
      `# Outage

**Owner:** Ann Roe${body}
## Lessons

Ann Roe restarted it; \`Jane Doe\` is in the log, and Jane Does too.
`,
    ))
  it('takes no word of prose for a name that is one as well', () =>
    check(
      `# Outage

**Owner:** Mar<|>k, will${body}
## Lessons

Mark the time. It will break.
`,
      'Ann',
      `# Outage

**Owner:** Ann, will${body}
## Lessons

Mark the time. It will break.
`,
    ))
  it('renames a person in a table', () =>
    check(
      `# Outage${body}
## Action Items

| Action | Owner |
| --- | --- |
| Close | <|>maria |
| Open | maria |
`,
      'mia',
      `# Outage${body}
## Action Items

| Action | Owner |
| --- | --- |
| Close | mia |
| Open | mia |
`,
    ))
  it('leaves longer handles, words and mail addresses', () =>
    check(
      `# Outage${body}
## Action Items

- [ ] a (@to<|>m, OPS-1), mail ana@tom.example and x@tom
- [ ] b (@tom-smith)
- [ ] c (@tom.jones)
- [ ] d @tom.
`,
      '@eva',
      `# Outage${body}
## Action Items

- [ ] a (@eva, OPS-1), mail ana@tom.example and x@tom
- [ ] b (@tom-smith)
- [ ] c (@tom.jones)
- [ ] d @eva.
`,
    ))
  it('leaves what is behind the @ of an address without a domain', () =>
    check(
      `# Outage${body}
## Action Items

- [ ] Restart build-@tom and build.@tom (@to<|>m)
`,
      '@eva',
      `# Outage${body}
## Action Items

- [ ] Restart build-@tom and build.@tom (@eva)
`,
    ))
  it('renames a longer handle', () =>
    check(
      `# Outage${body}
## Action Items

- [ ] a @tom
- [ ] b @tom<|>-smith
`,
      'eva',
      `# Outage${body}
## Action Items

- [ ] a @tom
- [ ] b @eva
`,
    ))
  it('leaves longer names, and what else is called so', () =>
    check(
      `# Outage

**Authors:** An<|>a, Ana Maria, [Ana](https://example.com/Ana)${body}
## Action Items

- [ ] a (owner: Ana)
- [ ] b (owner: Ana Maria)

## Lessons

Then Ana called the Santa Ana region. Engineer Ana's Ana-class ship, Ana de Sousa and Ana were late.
`,
      'Eva',
      `# Outage

**Authors:** Eva, Ana Maria, [Eva](https://example.com/Ana)${body}
## Action Items

- [ ] a (owner: Eva)
- [ ] b (owner: Ana Maria)

## Lessons

Then Eva called the Santa Ana region. Engineer Eva's Ana-class ship, Ana de Sousa and Eva were late.
`,
    ))
  it('finds a name beside a day, and behind the verb that an entry begins with', () =>
    check(
      `# Outage

**Authors:** An<|>a${body}- 10:41 UTC Paged Ana
- 10:42 UTC On Monday Ana left
- 10:43 UTC Restart: Called Ana Tuesday

## Impact

In March Ana left. The Santa Ana region.
`,
      'Eva',
      `# Outage

**Authors:** Eva${body}- 10:41 UTC Paged Eva
- 10:42 UTC On Monday Eva left
- 10:43 UTC Restart: Called Eva Tuesday

## Impact

In March Eva left. The Santa Ana region.
`,
    ))
  it('finds a name behind where something was done, if that place has its own name elsewhere', () =>
    check(
      `# Outage

**Authors:** An<|>a, Maria${body}- 10:41 UTC At Google Ana restarted it
- 10:42 UTC We saw in Grafana Ana's fix
- 10:43 UTC In Santa Ana all was well
`
        + `- 10:44 UTC With Maria Ana left; from New Ana came a letter

## Impact

Maria told Google, and Grafana was slow. New York and Santa Clara were not.
`,
      'Eva',
      `# Outage

**Authors:** Eva, Maria${body}- 10:41 UTC At Google Eva restarted it
- 10:42 UTC We saw in Grafana Eva's fix
- 10:43 UTC In Santa Ana all was well
`
        + `- 10:44 UTC With Maria Ana left; from New Ana came a letter

## Impact

Maria told Google, and Grafana was slow. New York and Santa Clara were not.
`,
    ))
  it('renames the label of a link with its definition', () =>
    check(
      `# Outage

**Authors:** [Jane <|>Doe]${body}- 10:40 UTC [she][Jane Doe] calls

[Jane Doe]: https://example.com/jane
`,
      'Ann Roe',
      `# Outage

**Authors:** [Ann Roe]${body}- 10:40 UTC [she][Ann Roe] calls

[Ann Roe]: https://example.com/jane
`,
    ))
  it('renames a handle, and a name within a longer label, with the definition of the link', () => {
    check(
      `# Outage${body}- 10:40 UTC [@tom] calls, see [Ana's notes], [these][ana's Notes], [Tom][] and \`[@tom]\`

[@tom]: https://example.com/tom

## Action Items

- [ ] Close it @to<|>m
`,
      'eva',
      `# Outage${body}- 10:40 UTC [@eva] calls, see [Ana's notes], [these][ana's Notes], [Tom][] and \`[@tom]\`

[@eva]: https://example.com/tom

## Action Items

- [ ] Close it @eva
`,
    )
    check(
      `# Outage

**Authors:** An<|>a${body}- 10:40 UTC [Ana's notes of Santa Ana] tell [more][Ana's notes of Santa Ana] of [Ana][n]

[Ana's notes of Santa Ana]: https://example.com/Ana
[n]: https://example.com
`,
      'Eva',
      `# Outage

**Authors:** Eva${body}- 10:40 UTC [Eva's notes of Santa Ana] tell [more][Eva's notes of Santa Ana] of [Eva][n]

[Eva's notes of Santa Ana]: https://example.com/Ana
[n]: https://example.com
`,
    )
    check(
      `# Outage

**Authors:** [will]${body}- 10:40 UTC See [will][] and [will], who will call

> [will]: <https://example.com/will>

## Action Items

- Close it (owner: wi<|>ll)
`,
      'eva',
      `# Outage

**Authors:** [eva]${body}- 10:40 UTC See [eva][] and [eva], who will call

> [eva]: <https://example.com/will>

## Action Items

- Close it (owner: eva)
`,
    )
  })
  it('leaves a label that is written in two ways, or is no name, and its definition', () => {
    check(
      `# Outage

**Authors:** An<|>a, mark${body}- 10:40 UTC [Ana's notes] and [ANA's notes] of Ana

[Ana's notes]: https://example.com/Ana
`,
      'Eva',
      `# Outage

**Authors:** Eva, mark${body}- 10:40 UTC [Ana's notes] and [ANA's notes] of Eva

[Ana's notes]: https://example.com/Ana
`,
    )
    check(
      `# Outage

**Authors:** Ana, ma<|>rk${body}- 10:40 UTC [See][mark] the [mark]

[mark]: https://example.com/
`,
      'Eva',
      `# Outage

**Authors:** Ana, Eva${body}- 10:40 UTC [See][mark] the [mark]

[mark]: https://example.com/
`,
    )
    check(
      `# Outage

**Authors:** An<|>a${body}- 10:40 UTC [Ana](https://example.com), [Ana] and [it](<a> "Ana")

~~~
[Ana]: https://example.com
~~~
`,
      'Eva',
      `# Outage

**Authors:** Eva${body}- 10:40 UTC [Eva](https://example.com), [Eva] and [it](<a> "Ana")

~~~
[Ana]: https://example.com
~~~
`,
    )
  })
  it('leaves longer names in small letters', () =>
    check(
      `# Outage

**Authors:** jane, jane doe${body}
## Action Items

- [ ] a (owner: ja<|>ne)
`,
      'eva',
      `# Outage

**Authors:** eva, jane doe${body}
## Action Items

- [ ] a (owner: eva)
`,
    ))
  it('leaves longer tickets', () =>
    check(
      `# Outage${body}- 10:40 UTC OPS-1, OPS-1-2, OPS-1.5 and PRE-OPS-1.

## Action Items

- Close it OPS-<|>1
`,
      'OPS-9',
      `# Outage${body}- 10:40 UTC OPS-9, OPS-1-2, OPS-1.5 and PRE-OPS-1.

## Action Items

- Close it OPS-9
`,
    ))
  it('leaves parts of pages, other projects and characters that look like a ticket', () =>
    check(
      `# Outage${body}- 10:40 UTC #12, [l](#12) https://h/a/#12 a/b#12 &#12; [m]

[m]: #12

## Action Items

- Close it #1<|>2
`,
      '#9',
      `# Outage${body}- 10:40 UTC #9, [l](#12) https://h/a/#12 a/b#12 &#12; [m]

[m]: #12

## Action Items

- Close it #9
`,
    ))
  it('renames a ticket with its addresses, and no longer one', () =>
    check(
      `# Outage${body}- 10:40 UTC See SHOP-12 and SHOP-123

## Action Items

- Close it [SHOP-1<|>2](https://example.com/browse/SHOP-12)
`,
      'SHOP-13',
      `# Outage${body}- 10:40 UTC See SHOP-13 and SHOP-123

## Action Items

- Close it [SHOP-13](https://example.com/browse/SHOP-13)
`,
    ))
  it('renames a ticket as the project writes it', () =>
    check(
      `# Outage${body}- 10:40 UTC See shop/12<|>\n- 10:45 UTC shop/12 again\n`,
      'shop/13',
      `# Outage${body}- 10:40 UTC See shop/13\n- 10:45 UTC shop/13 again\n`,
      {project: {...emptyProject, tickets: [{pattern: 'shop/{number}', link: undefined}]}},
    ))
  it('renames a section with the links to it', () =>
    check(
      `# Outage

See [below](#root-cause) and [there][1].

[1]: #root-cause${body}
## Root <|>cause

A bug, see (#root-causes).
`,
      'Why it happened?',
      `# Outage

See [below](#why-it-happened) and [there][1].

[1]: #why-it-happened${body}
## Why it happened?

A bug, see (#root-causes).
`,
    ))
  it('leaves links to a section in code and comments', () =>
    check(
      `---
see: "[it](#root-cause)"
---

# Outage

See [](#root-cause), [\`it\`](#root-cause) and \`[it](#root-cause)\`.
> See [it](#root-cause), <!-- [it](#root-cause) -->
`
        + `> [2]: #root-cause

~~~
[it](#root-cause)
[1]: #root-cause
~~~

    [it](#root-cause)
${body}
## Root <|>cause

A bug.
`,
      'Cause',
      `---
see: "[it](#root-cause)"
---

# Outage

See [](#cause), [\`it\`](#cause) and \`[it](#root-cause)\`.
> See [it](#cause), <!-- [it](#root-cause) -->
`
        + `> [2]: #cause

~~~
[it](#root-cause)
[1]: #root-cause
~~~

    [it](#root-cause)
${body}
## Cause

A bug.
`,
    ))
  it('renames no section at what only looks like a link to it', () =>
    checkNone(`# Outage${body}
## Root cause

A bug, see \`[it](#root<|>-cause)\`.
`))
  it('renames a section by a link to it', () => {
    const text = `# Outage

See [below](#ro<|>ot-cause).${body}
## Root cause

A bug.
`
    check(
      text,
      'Cause',
      `# Outage

See [below](#cause).${body}
## Cause

A bug.
`,
    )
    const {snapshot, params} = at(text)
    assert.equal(prepareRename(snapshot, params)?.placeholder, 'Root cause')
  })
  it('tells alike sections apart', () =>
    check(
      `# Outage

[1](#notes) [2](#notes-1)${body}
## Notes

a

## No<|>tes

b
`,
      'More',
      `# Outage

[1](#notes) [2](#more)${body}
## Notes

a

## More

b
`,
    ))
  it('follows the numbers of alike sections', () => {
    check(
      `# Outage

[1](#notes) [2](#notes-1) [3](#notes-2)${body}
## No<|>tes

a

## Notes

b

## Notes

c
`,
      'More',
      `# Outage

[1](#more) [2](#notes) [3](#notes-1)${body}
## More

a

## Notes

b

## Notes

c
`,
    )
    check(
      `# Outage

[1](#more) [2](#notes)${body}
## Mo<|>re

a

## Notes

b
`,
      'Notes',
      `# Outage

[1](#notes) [2](#notes-1)${body}
## Notes

a

## Notes

b
`,
    )
  })
  it('renames a heading that Markdown does not know', () =>
    check(
      `# Outage

#Sum<|>mary

Down.${body}`,
      'Overview',
      `# Outage

#Overview

Down.${body}`,
    ))
  it('leaves headings to a client that renames them itself', () => {
    checkNone(
      `# Outage${body}
## Root <|>cause

A bug.
`,
      'Cause',
      true,
    )
    const {snapshot, params} = at(`# Outage

#Sum<|>mary

Down.${body}`)
    assert.equal(prepareRename(snapshot, params, true)?.placeholder, 'Summary')
  })
  it('renames no other word, and to no name that cannot be one', () => {
    checkNone(`# Outage${body}- 10:40 UTC Every<|>thing is over\n`)
    checkNone(`# Outage${body}- 10:40 UTC The UTF<|>-8 table\n`)
    checkNone(`# Outage${body}- 10:4<|>0 UTC Over\n`)
    checkNone(`# Outage${body}- 10:40 UTC OPS-1<|>-2

## Action Items

- Close it OPS-1
`)
    checkNone(`# Outage

**Owner:** Ana${body}
## Lessons

The Santa An<|>a region.
`)
    checkNone(`# Out<|>age${body}`, '  ', false, 'The new name must not be empty.')
    checkNone(`# Out<|>age${body}`, '## ', false, 'The new name must not be empty.')
    checkNone(`# Outage${body}- 10:40 UTC @mar<|>ia calls\n`, '@', false, 'The new name must not be empty.')
    checkNone(`# Out<|>age${body}`, 'two\nlines', false, 'The new name must be a single line.')
    checkNone(
      `# Outage${body}
## Action Items

- Close it SHOP-<|>12
`,
      'two words',
      false,
      'A ticket id cannot contain spaces.',
    )
    assert.equal(
      prepareRename(
        at(`# Outage${body}- 10:40 UTC Every<|>thing\n`).snapshot,
        at(`# Outage${body}- 10:40 UTC Every<|>thing\n`).params,
      ),
      null,
    )
  })
})

describe('references and highlights', () => {
  it('lead from a stated length to the events that it is measured between', () =>
    checkUses(
      `# Outage

## Summary

The outage lasted «30 min<|>utes».

## Timeline

- «10:00 UTC» Outage begins
- 10:05 UTC Alert fires
- «10:30 UTC» Outage ends
`,
    ))
  it('lead back', () =>
    checkUses(
      `# Outage

## Summary

The outage lasted «30 minutes».

## Timeline

- 10:00 UTC Outage begins
- 10:05 UTC Alert fires
- «10:<|>30 UTC» Outage ends
`,
    ))
  it('lead from a stated window to its events', () =>
    checkUses(
      `# Outage

## Summary

The shop was down from «10:00 t<|>o 10:30 UTC».

## Timeline

- «10:00 UTC» Outage begins
- 10:05 UTC Alert fires
- «10:30 UTC» Outage ends
`,
    ))
  it('lead from an owner or a ticket to all its uses', () => {
    checkUses(`# Outage${body}- 10:40 UTC @«maria» calls

## Action Items

- Close it @«ma<|>ria» SHOP-12
`)
    checkUses(`# Outage${body}- 10:40 UTC «SHOP-12» opened

## Action Items

- Close it @maria «SHOP<|>-12»
`)
  })
  it('lead nowhere from an event that nothing is measured from', () =>
    checkUses(`# Outage${body}- 10:4<|>0 UTC Over\n`))
})
