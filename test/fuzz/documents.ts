import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import fc from '../property.ts'
import {languages} from '../../server/document/facts/language.ts'
import {profiles} from '../../server/document/profiles/choose-profile.ts'
import {templateOf} from '../../server/edit/template.ts'
import {documentedRules as rules} from '../../server/rules/documented.ts'
import {filledIn} from '../document/filled.ts'
import {readMarkers} from '../markers.ts'
import {documents as targets, furtherDocuments} from '../paste/documents.ts'
import {documents as timelines} from '../properties/timelines.ts'
import {mutation, type Mutation} from './mutations.ts'
import {piece} from './pieces.ts'
import {fraction, weighted} from './weighted.ts'

const examples = fileURLToPath(new URL('../../../examples', import.meta.url))

/**
 * Documents to begin with: those of the repository and of its tests, and all Markdown below the folders. Large ones are
 * left out, as a round would take too long.
 */
export function readSeeds(folders: readonly string[]): readonly string[] {
  const ofRules = rules.flatMap(rule => [...rule.bad, ...rule.good]).map(it => readMarkers(it.text).text)
  const filled = languages.flatMap(language => profiles.map(it => templateOf(it, language, filledIn(language))))
  const read = [examples, ...folders].flatMap(textsBelow).filter(it => it.length < largest)
  const ofPaste = Object.values({...targets, ...furtherDocuments})
  return [...ofRules, ...repeat(filled), ...repeat(ofPaste), ...repeat(read)]
}

/** Characters. */
const largest = 20_000

/** So that each kind is chosen now and then, though there are a thousand examples of rules. */
function repeat(texts: readonly string[]): string[] {
  return Array.from({length: Math.ceil(300 / Math.max(1, texts.length))}, () => texts).flat()
}

function textsBelow(folder: string): string[] {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(it => it.endsWith('.md'))
    .sort()
  return names.map(it => readFileSync(path.join(folder, it), 'utf8'))
}

/** Any document: of pieces, of a seed or of parts of some, changed in a few places. */
export function documentsFrom(seeds: readonly string[]): fc.Arbitrary<string> {
  const seed = fc.constantFrom(...seeds)
  const part = fc.tuple(seed, fraction, fraction).map(([text, from, to]) => linesBetween(text, from, to))
  const joined = (pieces: fc.Arbitrary<string>, minLength: number, maxLength: number) =>
    fc.array(pieces, {minLength, maxLength}).map(it => it.join('\n'))
  const base = weighted(
    [4, joined(weighted([5, piece], [1, part]), 1, 9)],
    [3, seed],
    [2, timelines],
    [2, joined(part, 2, 3)],
  )
  const mutations = weighted<readonly Mutation[]>([1, fc.constant([])], [2, fc.array(mutation, {maxLength: 4})])
  // Repeated lines may make it long.
  return fc
    .tuple(base, mutations)
    .map(([text, list]) => list.reduce((it, mutate) => mutate(it), text).slice(0, 2 * largest))
}

function linesBetween(text: string, from: number, to: number): string {
  const lines = text.split('\n')
  const [first = 0, last = 0] = [from, to].map(it => Math.floor(it * lines.length)).sort((a, b) => a - b)
  return lines.slice(first, last + 1).join('\n')
}
