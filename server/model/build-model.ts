import {readLines, type Line} from '../syntax/lines.ts'
import {cutPieces} from '../syntax/pieces.ts'
import {unclosedBlock} from '../syntax/unclosed-block.ts'
import {remember} from '../text/remember.ts'
import {lastUpTo} from '../text/sorted.ts'
import type {Span} from '../text/span.ts'
import {readTimestamp} from '../time/timestamp.ts'
import {readActionItems} from './action-items.ts'
import {anchorModel} from './anchor-model.ts'
import {readClaims} from './claims.ts'
import {readDocumentFacts} from './document-facts.ts'
import {readIncident, withStatedStart, withStatedWindow} from './incident.ts'
import {isPostmortem} from './is-postmortem.ts'
import {languageOf} from './language.ts'
import {readMetadata} from './metadata.ts'
import type {MetadataField, PostmortemModel, Section, SectionKind} from './model.ts'
import {chooseProfile, profileById} from './profiles.ts'
import {emptyProject} from './project.ts'
import {kindsWith} from './section-names.ts'
import type {Reading, ReadingSettings, ReadLines} from './reading.ts'
import {readSections} from './sections.ts'
import {readStatus} from './status.ts'
import {readTables, readUnderlined} from './tables.ts'
import {isInTimeline, readTimelines, sectionOfLines} from './timeline.ts'

/**
 * Reads a document. Never throws on any text.
 * @param fileName path or URI of the document; it may name the day of the incident
 */
export function buildModel(text: string, fileName: string, settings: ReadingSettings): PostmortemModel {
  return readDocument(text, fileName, settings).model
}

/** Reads a document, and keeps what is needed to read it again when it changes. */
export function readDocument(text: string, fileName: string, settings: ReadingSettings): Reading {
  const reading = readPlain(text, fileName, settings)
  return {...reading, model: anchorModel(reading.model, reading.lines)}
}

/** Reads a document that will not change: its spans are plain offsets, so that it cannot be read again from what is known. */
export function readOnce(text: string, fileName: string, settings: ReadingSettings): ReadLines {
  return readPlain(text, fileName, settings)
}

function readPlain(text: string, fileName: string, settings: ReadingSettings): Reading {
  const {project = emptyProject} = settings
  const lines = readLines(text)
  const kindsOf = kindsWith(project.sectionNames)
  const found = readSections(text, lines, {isStamp, kindsOf})
  const metadata = ofDocument(readMetadata(text, lines, kindsOf), found)
  const owner = sectionOfLines(lines, found)
  const language = languageOf(text, lines)
  const facts = readDocumentFacts(text, lines, found, metadata, fileName, language, project.defaultZone)
  const namedTimelines = new Set(found.flatMap((_, index) => isInTimeline(index, found) ? [index] : []))
  const stamped = readTimelines(text, lines, found, owner, namedTimelines, facts)
  const read = stamped.map(it => it.timeline)
  const sections = withTimelines(found, read)
  const told = readIncident(read)
  const claims = readClaims(text, lines, owner, sections, metadata, stamped, told, facts, project.tolerance)
  const timelines = withStatedStart(read, told, claims, text)
  const incident = timelines === read ? told : readIncident(timelines)
  const named = namedProfile(settings, metadata)
  const model: PostmortemModel = {
    isPostmortem: isPostmortem(fileName, settings.files, metadata, sections, timelines, text),
    language,
    profile: named ?? chooseProfile(sections, project.profiles).id,
    isProfileNamed: named !== undefined,
    title: titleOf(sections, metadata),
    status: readStatus(metadata, project.statuses),
    metadata: metadata.filter(field => isField(field, timelines)),
    sections,
    timelines,
    claims,
    incident: withStatedWindow(incident, claims, text),
    actionItems: sections.some(it => it.kinds.includes('action-items')) ? readActionItems(text, lines, sections, owner, project.tickets) : [],
    tables: readTables(text, lines),
    underlined: readUnderlined(lines),
    literals: literalsOf(lines),
    unclosed: unclosedBlock(text, lines),
  }
  return {text, fileName, settings, lines, pieces: cutPieces(lines), owner, facts, namedTimelines, places: stamped, model}
}

/** A model together with the lines of its text, which are read again. */
export function readingOf(model: PostmortemModel, text: string): ReadLines {
  const lines = readLines(text)
  return {text, lines, pieces: cutPieces(lines), owner: sectionOfLines(lines, model.sections), model}
}

/** A title that opens with a clock time, or is nothing but a date, heads an entry or a day. */
export function isStamp(title: string): boolean {
  return /\d/.test(title) && readsAsStamp(title)
}

const readsAsStamp = remember(title => {
  const at = /^[[(~\s]*/.exec(title)?.[0].length ?? 0
  const leading = readTimestamp(title, at) ?? readTimestamp(title, 0)
  if (leading) {
    const rest = title.slice(leading.span.end).replace(/[\s)\]:.#]{1,20}$/, '').replace(/^\s*\([^()]{1,40}\)/, '')
    return Boolean(leading.clock) || leading.isApproximate || rest === ''
  }
  const status = /^\[?(?:update|initial message|final message|investigating|identified|monitoring|resolved|resolution)\b/i.test(title)
  return status && (/\d[:h]\d\d/.test(title) || /\d{1,2}:\d{2}/.test(title))
})

/** A section that is no timeline by its name but holds one is one as well: "Context" with its dated bullets. */
function withTimelines(sections: readonly Section[], timelines: PostmortemModel['timelines']): Section[] {
  const holders = new Set(timelines.map(it => it.section))
  return sections.map((section, index) => {
    if (!holders.has(index) || section.kinds.includes('timeline') || section.kinds.includes('title')) return section
    return {...section, kinds: section.kinds[0] === 'other' ? ['timeline'] : [...section.kinds, 'timeline']}
  })
}

/** The id of the profile that the front matter or a setting names, when there is one of that name. */
function namedProfile(settings: ReadingSettings, metadata: readonly MetadataField[]): string | undefined {
  return profileById(profileFieldOf(metadata)?.value.value ?? settings.profile, settings.project?.profiles)?.id
}

/** Where the front matter says which profile the document follows. */
export function profileFieldOf(metadata: readonly MetadataField[]): MetadataField | undefined {
  return metadata.find(it => it.form === 'front-matter' && /^(?:postmortem-)?(?:template|profile)$/i.test(it.key.value))
}

function titleOf(sections: readonly Section[], metadata: readonly MetadataField[]): PostmortemModel['title'] {
  const heading = sections.find(it => it.kinds.includes('title'))
  return heading?.heading.title ?? metadata.find(it => it.form === 'front-matter' && it.key.value.toLowerCase() === 'title')?.value
}

/** Where fields are those of an item, a message or another incident. */
const elsewhere: ReadonlySet<SectionKind> = new Set<SectionKind>(['action-items', 'comms', 'recurrence', 'glossary'])

function ofDocument(fields: readonly MetadataField[], sections: readonly Section[]): readonly MetadataField[] {
  const starts = sections.map(it => it.span.start)
  return fields.filter(({key}) => !sections[lastUpTo(starts, key.span.start)]?.kinds.some(kind => elsewhere.has(kind)))
}

/** A row or line of a timeline is no field, however much it looks like one. */
function isField(field: MetadataField, timelines: PostmortemModel['timelines']): boolean {
  return !timelines.some(it => it.span.start <= field.key.span.start && field.key.span.start < it.span.end)
}

const literalKinds = new Set<Line['kind']>(['front-matter', 'fence', 'code', 'comment', 'quote'])

function literalsOf(lines: readonly Line[]): Span[] {
  const spans: {start: number; end: number}[] = []
  let before: Line | undefined
  for (const line of lines) {
    if (literalKinds.has(line.kind)) {
      const last = spans.at(-1)
      if (last && before && literalKinds.has(before.kind)) last.end = line.end
      else spans.push({start: line.start, end: line.end})
    }
    before = line
  }
  return spans
}
