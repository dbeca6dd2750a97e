import {closeEditors} from './editor.ts'
describe('New Postmortem', () => {
  afterEach(closeEditors)
})
