import assert from 'node:assert/strict'
import {eventNames} from '../../server/document/data/event-names.ts'
import {readEventCandidates} from '../../server/document/events/key-events.ts'

describe('the names of key events', () => {
  for (const {event, names} of eventNames) {
    for (const [language, all] of Object.entries(names)) {
      it(`${event} is read in ${language}`, () => {
        assert.notEqual(all.length, 0)
        for (const name of all) {
          assert.equal(readEventCandidates(name).get(event), 'certain', name)
          assert.equal(readEventCandidates(`${name}: db-1`).get(event), 'certain', name)
        }
      })
    }
  }

  it('are not read where they are denied', () => {
    assert.equal(readEventCandidates('Die Störung ist nicht behoben').get('resolved'), undefined)
    assert.equal(readEventCandidates('El incidente no está resuelto').get('resolved'), undefined)
  })
})
