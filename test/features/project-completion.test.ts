import assert from 'node:assert/strict'
import {CompletionItemKind, type CompletionClientCapabilities} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {projectCompletion} from '../../server/features/completion/project-file.ts'

describe('completion in project files', () => {
  const document = TextDocument.create('file:///repo/.postmortemrc.yaml', 'yaml', 1, 'ru')
  const rulesFor = (completion: CompletionClientCapabilities) =>
    projectCompletion(document, {line: 0, character: 2}, {textDocument: {completion}})?.items.find(
      it => it.label === 'rules',
    )

  it('documents keys in a format that the client shows', () => {
    const markdown =
      'The severity of each rule: `error`, `warning`, `info`, `hint` or `off`, or an object with its severity '
      + 'and options.'
    assert.deepEqual(rulesFor({completionItem: {documentationFormat: ['markdown', 'plaintext']}})?.documentation, {
      kind: 'markdown',
      value: markdown,
    })
    assert.equal(
      rulesFor({completionItem: {documentationFormat: ['plaintext']}})?.documentation,
      markdown.replaceAll('`', ''),
    )
    assert.equal(rulesFor({})?.documentation, markdown.replaceAll('`', ''))
  })
  it('gives kinds that the client knows', () => assert.equal(rulesFor({})?.kind, CompletionItemKind.Property))
})
