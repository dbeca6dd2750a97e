import assert from 'node:assert/strict'
import {subjectOf, type SubjectKind} from '../../server/prose/subject.ts'

/** `|` stands before the verb, `[]` around the subject that must be found. */
function check(marked: string, kind: SubjectKind, names: string[] = []): void {
  const text = marked.replace(/[[\]|]/g, '')
  const plain = marked.replace(/[[\]]/g, '')
  const found = subjectOf(text, plain.indexOf('|'), new Set(names))
  assert.equal(found.kind, kind)
  const wanted = /\[([^\]]*)\]/.exec(marked)?.[1]
  if (wanted !== undefined) assert.equal(text.slice(found.span.start, found.span.end), wanted)
}

describe('subject of a verb', () => {
  it('is a person by the noun', () => check('[The on-call engineer] |restarted it', 'person'))
  it('is a person by the pronoun', () => check('At that time [we] |should have', 'person'))
  it('is a team', () => check('[The SRE team] also |ignored', 'team'))
  it('is a control', () => check('[Our monitoring] |failed', 'control'))
  it('is a system', () => check('[The proxy] |failed', 'other'))
  it('is what the engineer owns, not the engineer', () => check('[The engineer’s laptop] |failed', 'other'))
  it('is not what hangs on it', () => check('[The log of the engineer] |showed', 'other'))
  it('is a person with what hangs on it', () => check('[The engineers on the payments host] |ignored', 'person'))
  it('is one of many', () => check('[One of our engineers] |deleted', 'person'))
  it('is a given name', () => check('Unfortunately, [Alice] |broke it', 'name'))
  it('is a full name', () => check('[John Smith] |broke it', 'name'))
  it('is a handle', () => check('At noon [@docbrown] |broke it', 'name'))
  it('is a name that the document names', () => check('[Kwabena] |broke it', 'name', ['kwabena']))
  it('is no name that nobody knows', () => check('[Jenkins] |broke it', 'other'))
  it('is no name within the name of a thing', () => check('[The Sam service] |broke', 'other'))
  it('stands behind the time of an entry', () => check('10:00 UTC [Jane] |broke it', 'name'))
  it('stands behind a place', () => check('In the evening [an engineer] |deleted', 'person'))
  it('is said before a relative pronoun', () => check('[The tests in staging] that |should have', 'control'))
  it('is parted from the verb by a relative clause', () =>
    check('[The engineer] who deployed the change |should have', 'person'))
  it('is that of the clause before', () => check('[The operator] restarted the pod but |failed', 'person'))
  it('is not taken over a comma', () => check('The engineer restarted it, the pod |failed', 'other'))
  it('is not said', () => check('Root cause: |forgot', 'none'))
  it('is not said at the start', () => check('|Forgot to renew', 'none'))
})
