import assert from 'node:assert/strict'
import {CompletionItemKind, type TextEdit} from 'vscode-languageserver'
import {profiles} from '../../server/document/profiles/choose-profile.ts'
import {emptyProject} from '../../server/document/project.ts'
import {checkFilter, checkNone, checkTaken, checkTexts as check, itemsAt} from './complete-at.ts'

const page = `# Outage

## Summary

It broke.

`
const bullets = `${page}## Timeline

- 10:00 UTC Alert fires
- 10:20 UTC Restart
`

describe('completion of headings', () => {
  const labels = (marked: string) => itemsAt(marked).items.map(it => it.label)

  it('begins with what is missing, in the order of the profile', () =>
    assert.deepEqual(labels(`${page}#<|>`).slice(0, 2), ['Impact', 'Timeline']))
  it('does not offer what is there', () => assert.ok(!labels(`${page}#<|>`).includes('Summary')))
  it('works behind two hashes', () => assert.equal(labels(`${page}##<|>`)[0], 'Impact'))
  it('works in the middle of a title', () => assert.ok(labels(`${page}## Ti<|>`).includes('Timeline')))
  it('works without the space', () => assert.ok(labels(`${page}#Ti<|>`).includes('Timeline')))
  it('offers the section that is being typed', () => assert.ok(labels(`${page}## Timeline<|>`).includes('Timeline')))
  it('writes the level of the document, and a prompt', () => {
    const [item] = itemsAt(`${page}#<|>`).items
    assert.match((item?.textEdit as TextEdit).newText, /^## Impact\n\n\$\{1:.+\}$/)
  })
  it('ends its lines as the document does', () => {
    const sections = [
      {
        kinds: ['impact'],
        heading: 'Impact',
        alternatives: [],
        isRequired: true,
        prompt: 'Who was hit,\nand how.',
        isOwnPrompt: true,
      },
    ] as const
    const project = {...emptyProject, profiles: [{...profiles[0]!, id: 'acme', sections}]}
    const [item] = itemsAt(`${page}#<|>`.replaceAll('\n', '\r\n'), undefined, {project, profile: 'acme'}).items
    assert.equal((item?.textEdit as TextEdit).newText, '## Impact\r\n\r\n${1:Who was hit,\r\nand how.}')
  })
  it('replaces the hashes that are typed', () => {
    const [item] = itemsAt(`${page}### Im<|>`).items
    assert.deepEqual((item?.textEdit as TextEdit).range, {start: {line: 6, character: 0}, end: {line: 6, character: 6}})
    assert.ok(item?.filterText?.startsWith('### Im'))
  })
  it('writes no snippet for a client that knows none', () => {
    const [item] = itemsAt(`${page}#<|>`, {}).items
    assert.equal((item?.textEdit as TextEdit).newText, '## Impact')
  })
  it('offers nothing inside of a code block', () => checkNone(`${page}\`\`\`\n#<|>\n\`\`\`\n`))
  it('offers nothing at a ticket number', () => checkNone(`${page}See #<|>`))
})

describe('kinds of completions', () => {
  const kindOf = (marked: string, completion: object) =>
    itemsAt(marked, {textDocument: {completion: {completionItem: {snippetSupport: true}, ...completion}}}).items[0]
      ?.kind

  it('are those of the first protocol for a client that does not say which it knows', () => {
    assert.equal(kindOf(`${page}#<|>`, {}), CompletionItemKind.Snippet)
    assert.equal(kindOf(`${bullets}- <|>`, {}), CompletionItemKind.Value)
    assert.equal(kindOf(`${page}## Timeline (<|>)\n\n- 10:00 a\n`, {completionItemKind: {}}), CompletionItemKind.Value)
  })
  it('are those that the client knows', () => {
    assert.equal(
      kindOf(`${page}#<|>`, {completionItemKind: {valueSet: [CompletionItemKind.Struct]}}),
      CompletionItemKind.Struct,
    )
    assert.equal(
      kindOf(`${bullets}- <|>`, {completionItemKind: {valueSet: [CompletionItemKind.Struct]}}),
      CompletionItemKind.Value,
    )
  })
})

describe('completion of times', () => {
  it('chooses the first for a client that can', () => {
    const chosen = (completionItem: object) =>
      itemsAt(`${bullets}- <|>`, {textDocument: {completion: {completionItem}}})
        .items.map(it => it.preselect)
        .slice(0, 2)
    assert.deepEqual(chosen({preselectSupport: true}), [true, undefined])
    assert.deepEqual(chosen({}), [undefined, undefined])
  })
  it('offers now, as before, and a little later', () =>
    check(`${bullets}- <|>`, '12:00 UTC', '10:20 UTC', '10:21 UTC', '10:25 UTC', '10:30 UTC'))
  it('goes on with stars', () =>
    check(
      `${page}## Timeline

* 10:00 UTC a
* <|>`,
      '12:00 UTC',
      '10:00 UTC',
      '10:01 UTC',
    ))
  it('goes on with numbers', () =>
    check(
      `${page}## Timeline

1. 10:00 UTC a
2. <|>`,
      '12:00 UTC',
      '10:00 UTC',
      '10:01 UTC',
    ))
  it('goes on in bold', () =>
    check(
      `${page}## Timeline

- **10:00 UTC** a
- **<|>`,
      '12:00 UTC',
      '10:00 UTC',
      '10:01 UTC',
    ))
  it('goes on between the stars that the editor closed', () =>
    check(
      `${page}## Timeline

- **10:00 UTC** a
- **<|>**`,
      '12:00 UTC',
    ))
  it('goes on in a table', () =>
    check(
      `${page}## Timeline

| Time (UTC) | Event |
| --- | --- |
| 10:00 | a |
| <|>`,
      '12:00',
      '10:00',
      '10:01',
    ))
  it('goes on in the second column', () =>
    check(
      `${page}## Timeline

| Who | Time (UTC) | Event |
| --- | --- | --- |
| me | 10:00 | a |
| me | <|> | |`,
      '12:00',
      '10:00',
    ))
  it('offers no time in another column', () =>
    checkNone(`${page}## Timeline

| Time (UTC) | Event | Link |
| --- | --- | --- |
| 10:00 | a | b |
| 10:05 | a | <|>`))
  it('goes on with plain lines', () =>
    check(
      `${page}## Timeline

10:00 UTC: a
10:05 UTC: b
1<|>`,
      '12:00 UTC',
      '10:05 UTC',
      '10:06 UTC',
    ))
  it('writes hours as before', () =>
    check(
      `${page}## Timeline

- 9:58 PM UTC a
- <|>`,
      '12:00 PM UTC',
      '9:58 PM UTC',
      '9:59 PM UTC',
      '10:03 PM UTC',
    ))
  it('writes the day as before', () =>
    check(
      `${page}## Timeline

- 2020-06-14 23:58 UTC a
- <|>`,
      '2020-06-15 12:00 UTC',
      '2020-06-14 23:58 UTC',
      '2020-06-14 23:59 UTC',
      '2020-06-15 00:03 UTC',
    ))
  it('writes the day where it is not that of the entry before', () => {
    check(
      `${page}## Timeline

- 2020-06-14 23:58 UTC a
- 23:59 UTC b
- <|>`,
      '2020-06-15 12:00 UTC',
      '23:59 UTC',
      '2020-06-15 00:00 UTC',
      '2020-06-15 00:04 UTC',
      '2020-06-15 00:09 UTC',
    )
    check(
      `${page}## Timeline

| Time (PT) | Event |
| --- | --- |
| 2020-06-14 10:00 | a |
| 21:00 | b |
| <|>`,
      '2020-06-15 05:00',
      '21:00',
    )
  })
  it('writes the day in a timeline without entries where it is not that of the document', () => {
    const dated = (day: string) => `${page}**Date:** ${day}

## Timeline

- <|>`
    check(dated('2020-06-14'), '2020-06-15 12:00 UTC')
    check(dated('2020-06-15'), '12:00 UTC')
  })
  it('reads the clock of the zone', () => check(`${page}## Timeline\n\n- 10:00 CEST a\n- <|>`, '14:00 CEST'))
  it('replaces what is typed', () => checkTaken(`${bullets}- 10:2<|>\n`, '10:25 UTC', `${bullets}- 10:25 UTC\n`))
  it('can be filtered by what is typed', () => checkFilter(`${bullets}- 1<|>`, '1'))
  it('leaves the zone that stands behind the cursor', () =>
    checkTaken(`${bullets}- 10:2<|> UTC TODO\n`, '10:25 UTC', `${bullets}- 10:25 UTC TODO\n`))
  it('writes the zone before a word that only begins like it', () =>
    checkTaken(`${bullets}- 10:2<|> UTCX\n`, '10:25 UTC', `${bullets}- 10:25 UTC UTCX\n`))
  it('offers now in a timeline without entries', () => check(`${page}## Timeline\n\n- <|>`, '12:00 UTC'))
  it('offers no time in other lists', () => checkNone(`${bullets}\n## Lessons learned\n\n- <|>`))
  it('offers no time behind text', () => checkNone(`${bullets}- 10:25 UTC Restart - <|>`))
  it('offers no second time before one', () => checkNone(`${page}## Timeline\n\n- <|>10:00 UTC a\n`))
  it('offers no time in a plain line below an item', () => checkNone(`${bullets}1<|>`))
})
