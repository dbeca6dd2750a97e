import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {generate, generatedFiles} from '../server/tools/generate.ts'
import {textsToTranslate} from '../server/tools/extract-messages.ts'

const root = new URL('../../', import.meta.url)

describe('generated files', () => {
  const current = Object.fromEntries(
    generatedFiles.map(file => [file, readFileSync(fileURLToPath(new URL(file, root)), 'utf8')]),
  )
  const wanted = generate(current, textsToTranslate())
  for (const file of generatedFiles) {
    it(`${file} is fresh; "npm run generate" makes it so`, () => assert.equal(current[file], wanted[file]))
  }
})
