import assert from 'node:assert/strict'
import {DiagnosticSeverity, DiagnosticTag, type DiagnosticsCapabilities} from 'vscode-languageserver'
import {diagnostic} from '../../server/features/diagnostic.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

const text = `# Outage

## Summary

It broke. TODO

#Timeline

- 10:05 UTC Errors rise
- 10:00 UTC Alert fires
`

const all: DiagnosticsCapabilities = {
  relatedInformation: true,
  codeDescriptionSupport: true,
  tagSupport: {valueSet: [DiagnosticTag.Unnecessary]},
}
const itemOf = (code: string, shown = all) =>
  diagnostic(snapshotOf(text), undefined, shown).items.find(it => it.code === code)

describe('diagnostic', () => {
  it('has source, code, severity and range', () => {
    const {source, severity, range} = itemOf('markdown/heading-missing-space') ?? {}
    assert.equal(source, 'postmortem')
    assert.equal(severity, DiagnosticSeverity.Warning)
    assert.equal(range?.start.line, 6)
  })
  it('links to the documentation of its rule', () =>
    assert.match(
      itemOf('markdown/heading-missing-space')?.codeDescription?.href ?? '',
      /rules\.md#markdownheading-missing-space$/,
    ))
  it('points to what it is compared with', () => {
    const [related] = itemOf('timeline/out-of-order')?.relatedInformation ?? []
    assert.equal(related?.location.uri, uri)
    assert.equal(related?.location.range.start.line, 8)
  })
  it('fades out what is left of a template', () =>
    assert.deepEqual(itemOf('doc/placeholder')?.tags, [DiagnosticTag.Unnecessary]))
  it('has only what the client shows', () => {
    const keys = ['code', 'message', 'range', 'severity', 'source']
    for (const code of ['timeline/out-of-order', 'doc/placeholder'])
      assert.deepEqual(Object.keys(itemOf(code, {}) ?? {}).sort(), keys)
    assert.equal(itemOf('doc/placeholder', {tagSupport: {valueSet: [DiagnosticTag.Deprecated]}})?.tags, undefined)
  })
  it('has the severity of the settings', () => {
    const {items} = diagnostic(snapshotOf(text, {rules: {'timeline/out-of-order': 'error'}}))
    assert.equal(items.find(it => it.code === 'timeline/out-of-order')?.severity, DiagnosticSeverity.Error)
  })
  it('keeps the most severe of very many, in the order of the text', () => {
    const many = `${text}\n${'Itâ€™s\n\n'.repeat(1200)}`
    const {items} = diagnostic(snapshotOf(many, {rules: {'section/missing': 'error', 'doc/mojibake': 'hint'}}))
    assert.equal(items.length, 1000)
    assert.ok(items.some(it => it.code === 'timeline/out-of-order'))
    assert.deepEqual(
      items.map(it => it.range.start.line),
      items.map(it => it.range.start.line).sort((a, b) => a - b),
    )
  })
  it('reports nothing in a document that is no postmortem', () =>
    assert.deepEqual(diagnostic(snapshotOf(text, {files: ['!**/*.md']})).items, []))
})
