import assert from 'node:assert/strict'
import {readSettings} from '../server/config/settings.ts'

describe('the setting postmortem.files', () => {
  const read = (files: unknown) => {
    const {settings, complaints} = readSettings({files})
    return {files: settings.files, complaints}
  }

  it('keeps globs that can be matched', () => {
    const files = ['docs/**', '!docs/{drafts,old}/*.md']
    assert.deepEqual(read(files), {files, complaints: []})
  })

  it('leaves out globs that cannot be matched, and says why', () => {
    assert.deepEqual(read(['', 'docs/**', '!@(a|b)', '[z-a]', 'x'.repeat(501)]), {
      files: ['docs/**'],
      complaints: [
        'postmortem.files: An empty glob matches nothing; write one such as "docs/incidents/**".',
        'postmortem.files: "!@(a|b)" has a group in parentheses; write {a,b} instead, or [(] for a parenthesis.',
        'postmortem.files: The brackets in "[z-a]" are not a valid range; write one such as [a-z] or [!a-z].',
        'postmortem.files: This glob has 501 characters; the limit is 500.',
      ],
    })
  })

  it('has a limited number of globs', () => {
    const {files, complaints} = read(Array.from({length: 101}, (_, index) => `${index}/**`))
    assert.deepEqual(
      [files.length, complaints],
      [100, ['postmortem.files has 101 globs; only the first 100 are used.']],
    )
  })

  it('is a list of texts', () => {
    for (const files of ['docs/**', [1], {}]) {
      const complaints = [`postmortem.files must be a list of globs, not ${JSON.stringify(files)}.`]
      assert.deepEqual(read(files), {files: [], complaints})
    }
  })
})
