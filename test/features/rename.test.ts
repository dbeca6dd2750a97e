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
function checkNone(marked: string, newName = 'new', leavesHeadings = false, why = 'Nothing here can be renamed.'): void {
  const {snapshot, params} = at(marked)
  assert.throws(() => rename(snapshot, {...params, newName}, {}, leavesHeadings), {code: -32803, message: why})
}

/** Spans `«»` are what belongs together with what the cursor is on; without any, nothing does. */
function checkUses(marked: string): void {
  const {spans} = readMarkers(marked)
  const {text, snapshot, params} = at(marked)
  const {document} = snapshot
  const toSpan = ({range}: {range: {start: {line: number; character: number}; end: {line: number; character: number}}}) =>
    ({start: document.offsetAt(range.start), end: document.offsetAt(range.end)})
  const found = references(snapshot, {...params, context: {includeDeclaration: true}})?.map(toSpan) ?? []
  assert.equal(writeMarkers(text, found), writeMarkers(text, spans))
  assert.deepEqual(documentHighlight(snapshot, params)?.map(toSpan) ?? [], found)
}

const body = '\n\n## Timeline\n\n- 10:00 UTC Outage begins\n- 10:05 UTC Alert fires\n- 10:30 UTC Outage ends\n'

describe('rename', () => {
  it('renames a person behind @, in fields and as owner', () => check(
    `# Outage\n\n**Authors:** maria, tom${body}- 10:40 UTC @maria calls\n\n## Action Items\n\n- [ ] Close it @ma<|>ria\n- [ ] Open it (owner: maria)\n`, '@mia',
    `# Outage\n\n**Authors:** mia, tom${body}- 10:40 UTC @mia calls\n\n## Action Items\n\n- [ ] Close it @mia\n- [ ] Open it (owner: mia)\n`,
  ))
  it('renames a section whose heading is a link to itself', () => check(
    `# Outage${body}\n## [Imp<|>act](#impact)\n\nSee [the impact](#impact).\n`, 'Effects',
    `# Outage${body}\n## Effects\n\nSee [the impact](#effects).\n`,
  ))
  it('renames a person in prose', () => check(
    `# Outage\n\n**Owner:** Jane D<|>oe${body}\n## Lessons\n\nJane Doe restarted it; \`Jane Doe\` is in the log, and Jane Does too.\n`, 'Ann Roe',
    `# Outage\n\n**Owner:** Ann Roe${body}\n## Lessons\n\nAnn Roe restarted it; \`Jane Doe\` is in the log, and Jane Does too.\n`,
  ))
  it('takes no word of prose for a name that is one as well', () => check(
    `# Outage\n\n**Owner:** Mar<|>k, will${body}\n## Lessons\n\nMark the time. It will break.\n`, 'Ann',
    `# Outage\n\n**Owner:** Ann, will${body}\n## Lessons\n\nMark the time. It will break.\n`,
  ))
  it('renames a person in a table', () => check(
    `# Outage${body}\n## Action Items\n\n| Action | Owner |\n| --- | --- |\n| Close | <|>maria |\n| Open | maria |\n`, 'mia',
    `# Outage${body}\n## Action Items\n\n| Action | Owner |\n| --- | --- |\n| Close | mia |\n| Open | mia |\n`,
  ))
  it('leaves longer handles, words and mail addresses', () => check(
    `# Outage${body}\n## Action Items\n\n- [ ] a (@to<|>m, OPS-1), mail ana@tom.example and x@tom\n- [ ] b (@tom-smith)\n- [ ] c (@tom.jones)\n- [ ] d @tom.\n`, '@eva',
    `# Outage${body}\n## Action Items\n\n- [ ] a (@eva, OPS-1), mail ana@tom.example and x@tom\n- [ ] b (@tom-smith)\n- [ ] c (@tom.jones)\n- [ ] d @eva.\n`,
  ))
  it('leaves what is behind the @ of an address without a domain', () => check(
    `# Outage${body}
## Action Items

- [ ] Restart build-@tom and build.@tom (@to<|>m)
`, '@eva',
    `# Outage${body}
## Action Items

- [ ] Restart build-@tom and build.@tom (@eva)
`,
  ))
  it('renames a longer handle', () => check(
    `# Outage${body}\n## Action Items\n\n- [ ] a @tom\n- [ ] b @tom<|>-smith\n`, 'eva',
    `# Outage${body}\n## Action Items\n\n- [ ] a @tom\n- [ ] b @eva\n`,
  ))
  it('leaves longer names, and what else is called so', () => check(
    `# Outage\n\n**Authors:** An<|>a, Ana Maria, [Ana](https://example.com/Ana)${body}\n## Action Items\n\n- [ ] a (owner: Ana)\n- [ ] b (owner: Ana Maria)\n
## Lessons\n\nThen Ana called the Santa Ana region. Engineer Ana's Ana-class ship, Ana de Sousa and Ana were late.\n`, 'Eva',
    `# Outage\n\n**Authors:** Eva, Ana Maria, [Eva](https://example.com/Ana)${body}\n## Action Items\n\n- [ ] a (owner: Eva)\n- [ ] b (owner: Ana Maria)\n
## Lessons\n\nThen Eva called the Santa Ana region. Engineer Eva's Ana-class ship, Ana de Sousa and Eva were late.\n`,
  ))
  it('finds a name beside a day, and behind the verb that an entry begins with', () => check(
    `# Outage\n\n**Authors:** An<|>a${body}- 10:41 UTC Paged Ana\n- 10:42 UTC On Monday Ana left\n- 10:43 UTC Restart: Called Ana Tuesday\n\n## Impact\n\nIn March Ana left. The Santa Ana region.\n`, 'Eva',
    `# Outage\n\n**Authors:** Eva${body}- 10:41 UTC Paged Eva\n- 10:42 UTC On Monday Eva left\n- 10:43 UTC Restart: Called Eva Tuesday\n\n## Impact\n\nIn March Eva left. The Santa Ana region.\n`,
  ))
  it('finds a name behind where something was done, if that place has its own name elsewhere', () => check(
    `# Outage\n\n**Authors:** An<|>a, Maria${body}- 10:41 UTC At Google Ana restarted it\n- 10:42 UTC We saw in Grafana Ana's fix\n- 10:43 UTC In Santa Ana all was well\n`
    + '- 10:44 UTC With Maria Ana left; from New Ana came a letter\n\n## Impact\n\nMaria told Google, and Grafana was slow. New York and Santa Clara were not.\n', 'Eva',
    `# Outage\n\n**Authors:** Eva, Maria${body}- 10:41 UTC At Google Eva restarted it\n- 10:42 UTC We saw in Grafana Eva's fix\n- 10:43 UTC In Santa Ana all was well\n`
    + '- 10:44 UTC With Maria Ana left; from New Ana came a letter\n\n## Impact\n\nMaria told Google, and Grafana was slow. New York and Santa Clara were not.\n',
  ))
  it('renames the label of a link with its definition', () => check(
    `# Outage\n\n**Authors:** [Jane <|>Doe]${body}- 10:40 UTC [she][Jane Doe] calls\n\n[Jane Doe]: https://example.com/jane\n`, 'Ann Roe',
    `# Outage\n\n**Authors:** [Ann Roe]${body}- 10:40 UTC [she][Ann Roe] calls\n\n[Ann Roe]: https://example.com/jane\n`,
  ))
  it('renames a handle, and a name within a longer label, with the definition of the link', () => {
    check(
      `# Outage${body}- 10:40 UTC [@tom] calls, see [Ana's notes], [these][ana's Notes], [Tom][] and \`[@tom]\`\n\n[@tom]: https://example.com/tom\n\n## Action Items\n\n- [ ] Close it @to<|>m\n`, 'eva',
      `# Outage${body}- 10:40 UTC [@eva] calls, see [Ana's notes], [these][ana's Notes], [Tom][] and \`[@tom]\`\n\n[@eva]: https://example.com/tom\n\n## Action Items\n\n- [ ] Close it @eva\n`,
    )
    check(
      `# Outage\n\n**Authors:** An<|>a${body}- 10:40 UTC [Ana's notes of Santa Ana] tell [more][Ana's notes of Santa Ana] of [Ana][n]\n\n[Ana's notes of Santa Ana]: https://example.com/Ana\n[n]: https://example.com\n`, 'Eva',
      `# Outage\n\n**Authors:** Eva${body}- 10:40 UTC [Eva's notes of Santa Ana] tell [more][Eva's notes of Santa Ana] of [Eva][n]\n\n[Eva's notes of Santa Ana]: https://example.com/Ana\n[n]: https://example.com\n`,
    )
    check(
      `# Outage\n\n**Authors:** [will]${body}- 10:40 UTC See [will][] and [will], who will call\n\n> [will]: <https://example.com/will>\n\n## Action Items\n\n- Close it (owner: wi<|>ll)\n`, 'eva',
      `# Outage\n\n**Authors:** [eva]${body}- 10:40 UTC See [eva][] and [eva], who will call\n\n> [eva]: <https://example.com/will>\n\n## Action Items\n\n- Close it (owner: eva)\n`,
    )
  })
  it('leaves a label that is written in two ways, or is no name, and its definition', () => {
    check(
      `# Outage\n\n**Authors:** An<|>a, mark${body}- 10:40 UTC [Ana's notes] and [ANA's notes] of Ana\n\n[Ana's notes]: https://example.com/Ana\n`, 'Eva',
      `# Outage\n\n**Authors:** Eva, mark${body}- 10:40 UTC [Ana's notes] and [ANA's notes] of Eva\n\n[Ana's notes]: https://example.com/Ana\n`,
    )
    check(
      `# Outage\n\n**Authors:** Ana, ma<|>rk${body}- 10:40 UTC [See][mark] the [mark]\n\n[mark]: https://example.com/\n`, 'Eva',
      `# Outage\n\n**Authors:** Ana, Eva${body}- 10:40 UTC [See][mark] the [mark]\n\n[mark]: https://example.com/\n`,
    )
    check(
      `# Outage\n\n**Authors:** An<|>a${body}- 10:40 UTC [Ana](https://example.com), [Ana] and [it](<a> "Ana")\n\n~~~\n[Ana]: https://example.com\n~~~\n`, 'Eva',
      `# Outage\n\n**Authors:** Eva${body}- 10:40 UTC [Eva](https://example.com), [Eva] and [it](<a> "Ana")\n\n~~~\n[Ana]: https://example.com\n~~~\n`,
    )
  })
  it('leaves longer names in small letters', () => check(
    `# Outage\n\n**Authors:** jane, jane doe${body}\n## Action Items\n\n- [ ] a (owner: ja<|>ne)\n`, 'eva',
    `# Outage\n\n**Authors:** eva, jane doe${body}\n## Action Items\n\n- [ ] a (owner: eva)\n`,
  ))
  it('leaves longer tickets', () => check(
    `# Outage${body}- 10:40 UTC OPS-1, OPS-1-2, OPS-1.5 and PRE-OPS-1.\n\n## Action Items\n\n- Close it OPS-<|>1\n`, 'OPS-9',
    `# Outage${body}- 10:40 UTC OPS-9, OPS-1-2, OPS-1.5 and PRE-OPS-1.\n\n## Action Items\n\n- Close it OPS-9\n`,
  ))
  it('leaves parts of pages, other projects and characters that look like a ticket', () => check(
    `# Outage${body}- 10:40 UTC #12, [l](#12) https://h/a/#12 a/b#12 &#12; [m]\n\n[m]: #12\n\n## Action Items\n\n- Close it #1<|>2\n`, '#9',
    `# Outage${body}- 10:40 UTC #9, [l](#12) https://h/a/#12 a/b#12 &#12; [m]\n\n[m]: #12\n\n## Action Items\n\n- Close it #9\n`,
  ))
  it('renames a ticket with its addresses, and no longer one', () => check(
    `# Outage${body}- 10:40 UTC See SHOP-12 and SHOP-123\n\n## Action Items\n\n- Close it [SHOP-1<|>2](https://example.com/browse/SHOP-12)\n`, 'SHOP-13',
    `# Outage${body}- 10:40 UTC See SHOP-13 and SHOP-123\n\n## Action Items\n\n- Close it [SHOP-13](https://example.com/browse/SHOP-13)\n`,
  ))
  it('renames a ticket as the project writes it', () => check(
    `# Outage${body}- 10:40 UTC See shop/12<|>\n- 10:45 UTC shop/12 again\n`, 'shop/13',
    `# Outage${body}- 10:40 UTC See shop/13\n- 10:45 UTC shop/13 again\n`,
    {project: {...emptyProject, tickets: [{pattern: 'shop/{number}', link: undefined}]}},
  ))
  it('renames a section with the links to it', () => check(
    `# Outage\n\nSee [below](#root-cause) and [there][1].\n\n[1]: #root-cause${body}\n## Root <|>cause\n\nA bug, see (#root-causes).\n`, 'Why it happened?',
    `# Outage\n\nSee [below](#why-it-happened) and [there][1].\n\n[1]: #why-it-happened${body}\n## Why it happened?\n\nA bug, see (#root-causes).\n`,
  ))
  it('leaves links to a section in code and comments', () => check(
    '---\nsee: "[it](#root-cause)"\n---\n\n# Outage\n\nSee [](#root-cause), [`it`](#root-cause) and `[it](#root-cause)`.\n> See [it](#root-cause), <!-- [it](#root-cause) -->\n'
    + `> [2]: #root-cause\n\n~~~\n[it](#root-cause)\n[1]: #root-cause\n~~~\n\n    [it](#root-cause)\n${body}\n## Root <|>cause\n\nA bug.\n`, 'Cause',
    '---\nsee: "[it](#root-cause)"\n---\n\n# Outage\n\nSee [](#cause), [`it`](#cause) and `[it](#root-cause)`.\n> See [it](#cause), <!-- [it](#root-cause) -->\n'
    + `> [2]: #cause\n\n~~~\n[it](#root-cause)\n[1]: #root-cause\n~~~\n\n    [it](#root-cause)\n${body}\n## Cause\n\nA bug.\n`,
  ))
  it('renames no section at what only looks like a link to it', () => checkNone(`# Outage${body}\n## Root cause\n\nA bug, see \`[it](#root<|>-cause)\`.\n`))
  it('renames a section by a link to it', () => {
    const text = `# Outage\n\nSee [below](#ro<|>ot-cause).${body}\n## Root cause\n\nA bug.\n`
    check(text, 'Cause', `# Outage\n\nSee [below](#cause).${body}\n## Cause\n\nA bug.\n`)
    const {snapshot, params} = at(text)
    assert.equal(prepareRename(snapshot, params)?.placeholder, 'Root cause')
  })
  it('tells alike sections apart', () => check(
    `# Outage\n\n[1](#notes) [2](#notes-1)${body}\n## Notes\n\na\n\n## No<|>tes\n\nb\n`, 'More',
    `# Outage\n\n[1](#notes) [2](#more)${body}\n## Notes\n\na\n\n## More\n\nb\n`,
  ))
  it('follows the numbers of alike sections', () => {
    check(
      `# Outage\n\n[1](#notes) [2](#notes-1) [3](#notes-2)${body}\n## No<|>tes\n\na\n\n## Notes\n\nb\n\n## Notes\n\nc\n`, 'More',
      `# Outage\n\n[1](#more) [2](#notes) [3](#notes-1)${body}\n## More\n\na\n\n## Notes\n\nb\n\n## Notes\n\nc\n`,
    )
    check(
      `# Outage\n\n[1](#more) [2](#notes)${body}\n## Mo<|>re\n\na\n\n## Notes\n\nb\n`, 'Notes',
      `# Outage\n\n[1](#notes) [2](#notes-1)${body}\n## Notes\n\na\n\n## Notes\n\nb\n`,
    )
  })
  it('renames a heading that Markdown does not know', () => check(`# Outage\n\n#Sum<|>mary\n\nDown.${body}`, 'Overview', `# Outage\n\n#Overview\n\nDown.${body}`))
  it('leaves headings to a client that renames them itself', () => {
    checkNone(`# Outage${body}\n## Root <|>cause\n\nA bug.\n`, 'Cause', true)
    const {snapshot, params} = at(`# Outage\n\n#Sum<|>mary\n\nDown.${body}`)
    assert.equal(prepareRename(snapshot, params, true)?.placeholder, 'Summary')
  })
  it('renames no other word, and to no name that cannot be one', () => {
    checkNone(`# Outage${body}- 10:40 UTC Every<|>thing is over\n`)
    checkNone(`# Outage${body}- 10:40 UTC The UTF<|>-8 table\n`)
    checkNone(`# Outage${body}- 10:4<|>0 UTC Over\n`)
    checkNone(`# Outage${body}- 10:40 UTC OPS-1<|>-2\n\n## Action Items\n\n- Close it OPS-1\n`)
    checkNone(`# Outage\n\n**Owner:** Ana${body}\n## Lessons\n\nThe Santa An<|>a region.\n`)
    checkNone(`# Out<|>age${body}`, '  ', false, 'The new name must not be empty.')
    checkNone(`# Out<|>age${body}`, '## ', false, 'The new name must not be empty.')
    checkNone(`# Outage${body}- 10:40 UTC @mar<|>ia calls\n`, '@', false, 'The new name must not be empty.')
    checkNone(`# Out<|>age${body}`, 'two\nlines', false, 'The new name must be a single line.')
    checkNone(`# Outage${body}\n## Action Items\n\n- Close it SHOP-<|>12\n`, 'two words', false, 'A ticket id cannot contain spaces.')
    assert.equal(prepareRename(at(`# Outage${body}- 10:40 UTC Every<|>thing\n`).snapshot, at(`# Outage${body}- 10:40 UTC Every<|>thing\n`).params), null)
  })
})

describe('references and highlights', () => {
  it('lead from a stated length to the events that it is measured between', () => checkUses(
    '# Outage\n\n## Summary\n\nThe outage lasted «30 min<|>utes».\n\n## Timeline\n\n- «10:00 UTC» Outage begins\n- 10:05 UTC Alert fires\n- «10:30 UTC» Outage ends\n',
  ))
  it('lead back', () => checkUses(
    '# Outage\n\n## Summary\n\nThe outage lasted «30 minutes».\n\n## Timeline\n\n- 10:00 UTC Outage begins\n- 10:05 UTC Alert fires\n- «10:<|>30 UTC» Outage ends\n',
  ))
  it('lead from a stated window to its events', () => checkUses(
    '# Outage\n\n## Summary\n\nThe shop was down from «10:00 t<|>o 10:30 UTC».\n\n## Timeline\n\n- «10:00 UTC» Outage begins\n- 10:05 UTC Alert fires\n- «10:30 UTC» Outage ends\n',
  ))
  it('lead from an owner or a ticket to all its uses', () => {
    checkUses(`# Outage${body}- 10:40 UTC @«maria» calls\n\n## Action Items\n\n- Close it @«ma<|>ria» SHOP-12\n`)
    checkUses(`# Outage${body}- 10:40 UTC «SHOP-12» opened\n\n## Action Items\n\n- Close it @maria «SHOP<|>-12»\n`)
  })
  it('lead nowhere from an event that nothing is measured from', () => checkUses(`# Outage${body}- 10:4<|>0 UTC Over\n`))
})
