import assert from 'node:assert/strict'
import {passesGate} from '../client/gate.ts'

interface Case {
  readonly languageId?: string
  readonly scheme?: string
  readonly path?: string
  readonly files?: string[]
  /** The globs that the editor finds to match. */
  readonly matching?: string[]
}

function check(text: string, {languageId = 'markdown', scheme = 'file', path = '/project/notes.md', files = [], matching = []}: Case, expected: boolean): void {
  const document = {languageId, uri: {scheme, path}, getText: () => text}
  assert.equal(passesGate(document, files, glob => matching.includes(glob)), expected)
}

const postmortem = '# Outage\n\n## Timeline\n\n## Root cause\n\n## Action items\n'

describe('gate of the client', () => {
  it('lets a postmortem pass', () => check(postmortem, {}, true))
  it('lets a postmortem pass that is not saved yet', () => check(postmortem, {scheme: 'untitled', path: 'Untitled-1'}, true))
  it('lets an empty file in a folder of postmortems pass', () => check('', {path: '/project/postmortems/a.md'}, true))
  it('stops a README', () => check('# Project\n\n## Install\n', {path: '/project/README.md'}, false))
  it('stops other languages', () => check(postmortem, {languageId: 'plaintext'}, false))
  it('stops one side of a comparison', () => check(postmortem, {scheme: 'git'}, false))
  it('lets pass what the person chose', () => check('', {files: ['docs/*.md'], matching: ['**/docs/*.md']}, true))
  it('stops what the person did not choose', () => check(postmortem, {files: ['docs/*.md']}, false))
  it('stops what the person excludes', () => check(postmortem, {files: ['!drafts/**'], matching: ['**/drafts/**']}, false))
  it('reads the text where only other files are excluded', () => check(postmortem, {files: ['!drafts/**']}, true))
})
