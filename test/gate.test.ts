import assert from 'node:assert/strict'
import {passesGate} from '../client/gate.ts'

interface Case {
  readonly languageId?: string
  readonly scheme?: string
  readonly path?: string
  readonly files?: unknown
}

function check(text: string, given: Case, expected: boolean): void {
  const {languageId = 'markdown', scheme = 'file', path = '/project/notes.md', files = []} = given
  const document = {languageId, uri: {scheme, path}, getText: () => text}
  assert.equal(passesGate(document, files), expected)
}

const postmortem = `# Outage

## Timeline

## Root cause

## Action items
`

describe('gate of the client', () => {
  it('lets a postmortem pass', () => check(postmortem, {}, true))
  it('lets a postmortem pass that is not saved yet', () =>
    check(postmortem, {scheme: 'untitled', path: 'Untitled-1'}, true))
  it('lets an empty file in a folder of postmortems pass', () => check('', {path: '/project/postmortems/a.md'}, true))
  it('stops a README', () => check('# Project\n\n## Install\n', {path: '/project/README.md'}, false))
  it('stops other languages', () => check(postmortem, {languageId: 'plaintext'}, false))
  it('stops one side of a comparison', () => check(postmortem, {scheme: 'git'}, false))
  it('lets pass what the person chose', () => check('', {path: '/project/docs/a.md', files: ['docs/*.md']}, true))
  it('stops what the person did not choose', () => check(postmortem, {files: ['docs/*.md']}, false))
  it('stops what the person excludes', () =>
    check(postmortem, {path: '/project/drafts/a.md', files: ['!drafts/**']}, false))
  it('lets the last glob that matches decide', () => {
    check('', {path: '/project/docs/drafts/a.md', files: ['docs/**', '!drafts/**', '*.md']}, true)
    check(postmortem, {path: '/project/docs/drafts/a.md', files: ['docs/**', '!drafts/**']}, false)
  })
  it('passes over a glob that cannot be matched', () => check(postmortem, {files: ['@(a|b)', '']}, true))
  it('reads no more globs than the server', () => {
    const files = [...Array.from({length: 100}, (_, index) => `${index}.md`), 'z.md']
    check('', {path: '/project/z.md', files}, false)
  })
  it('passes over a setting that is not a list', () => check(postmortem, {files: 'docs/**'}, true))
  it('reads the text where only other files are excluded', () => check(postmortem, {files: ['!drafts/**']}, true))
})
