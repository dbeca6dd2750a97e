import {BlockSpan, blockIndexAt, isSameSpan, type Block} from '../markdown/block.ts'
import {collect} from '../markdown/collect.ts'
import {lineAt} from '../markdown/line.ts'
import {literalKinds} from '../markdown/literals.ts'
import {unclosedBlock} from '../markdown/unclosed-block.ts'
import {readMarkdown, type MarkdownText} from '../markdown/markdown-text.ts'
import {sameList, sameValue, Steps} from '../text/kept.ts'
import type {Span} from '../text/span.ts'
import {readActionItems} from './actions/action-items.ts'
import {checkClaims, clocksOf} from './claims/claim-check.ts'
import {readClaims} from './claims/claims.ts'
import {kindsWith, type TitleReader} from './data/section-names.ts'
import {readIncident, withStatedStart, withStatedWindow} from './events/incident.ts'
import {
  blocksOfFacts,
  endsOfOpening,
  openingOf,
  readDocumentFacts,
  sameFacts,
  tellNothing,
  tellsFacts,
  type DocumentFacts,
} from './facts/document-facts.ts'
import {languageOf} from './facts/language.ts'
import {readMetadata} from './metadata/metadata.ts'
import {readStatus} from './metadata/status.ts'
import type {ParsedDocument, ReadingSettings} from './parsed-document.ts'
import {chooseProfile, profileById} from './profiles/choose-profile.ts'
import {emptyProject} from './project.ts'
import {isPostmortem} from './recognition/is-postmortem.ts'
import {readSections} from './sections/sections.ts'
import {isStamp} from './sections/stamp-titles.ts'
import {readTables, readUnderlined} from './tables.ts'
import {isInTimeline} from './timeline/timeline-sections.ts'
import {readTimelines, sectionOfLines} from './timeline/timelines.ts'
import type {Claim, Incident, MetadataField, PostmortemModel, Section, SectionKind} from './types.ts'

/**
 * Reads a document. Never throws on any text.
 * @param fileName path or URI of the document; it may name the day of the incident
 */
export function buildModel(text: string, fileName: string, settings: ReadingSettings): PostmortemModel {
  return readDocument(text, fileName, settings).model
}

/**
 * Reads a document, step by step; each step names its inputs. What of a version before has the same inputs is used
 * again, so that reading costs what has changed.
 * @param before the version before, with the same file name and settings; it must not be used any more afterwards
 */
export function readDocument(
  text: string,
  fileName: string,
  settings: ReadingSettings,
  before?: ParsedDocument,
): ParsedDocument {
  const {project = emptyProject} = settings
  const steps = before?.steps ?? new Steps()
  const markdown = readMarkdown(text, before?.markdown)
  const {lines} = markdown

  // What is where.
  const titles = steps.step(
    'titles',
    [project.sectionNames],
    (): TitleReader => ({isStamp, kindsOf: kindsWith(project.sectionNames)}),
  )
  const found = readSections(markdown, titles, steps)
  const foundOfLine = steps.step('sections of lines', [found, markdown.shape], () => sectionOfLines(lines, found))
  const read = readMetadata(markdown, titles.kindsOf, steps)
  const metadata = steps.step('metadata', [read, found, foundOfLine], () => ofDocument(read, found, foundOfLine, lines))

  // What is said once for all.
  const opening = steps.list('opening', openingOf(markdown))
  const language = steps.step('language', [opening], () => languageOf(opening))
  const ofFacts = steps.step('sections of facts', [found], () => found.filter(tellsFacts))
  const telling = steps.list('blocks of facts', blocksOfFacts(markdown, opening, ofFacts))
  const signs = steps.token('signs of facts', telling, tellNothing)
  const factInputs = [signs, ...endsOfOpening(markdown), found, metadata, language, fileName, project.defaultZone]
  const facts = steps.step<DocumentFacts>('facts', factInputs, last =>
    sameFacts(last, readDocumentFacts(markdown, found, metadata, fileName, language, project.defaultZone)),
  )

  // What happened when.
  const named = steps.step(
    'sections of timelines',
    [found],
    () => new Set(found.flatMap((_, index) => (isInTimeline(index, found) ? [index] : []))),
  )
  const timed = readTimelines({markdown, sections: found, sectionOfLine: foundOfLine, named, facts}, steps)
  const told = steps.list(
    'told timelines',
    timed.map(it => it.timeline),
  )
  const sections = steps.step('sections', [found, told.map(it => it.section).join()], () => withTimelines(found, told))
  const stories = steps.list(
    'stories',
    timed.map(it => it.story),
  )
  const incidentTold = steps.step<Incident>('told incident', [stories], last => sameValue(last, readIncident(told)))

  // What is claimed, and whether it agrees.
  const claimSource = {markdown, sections, sectionOfLine: foundOfLine, metadata, facts}
  const stated = steps.list('claims', readClaims(claimSource, timed, steps))
  const {times} = timed[incidentTold.timeline ?? -1] ?? {times: noTimes}
  const clocks = steps.step('clocks', [times], () => clocksOf(times))
  const claims = steps.step<readonly Claim[]>(
    'checked claims',
    [stated, told, incidentTold, clocks, project.tolerance],
    last => sameList(last, checkClaims(stated, told, incidentTold, clocks, project.tolerance)),
  )
  const timelines = steps.step('timelines', [told, incidentTold, claims], () =>
    withStatedStart(told, incidentTold, claims, text),
  )
  const incident = steps.step<Incident>('incident', [timelines, told, incidentTold, claims], last =>
    sameValue(last, withStatedWindow(timelines === told ? incidentTold : readIncident(timelines), claims, text)),
  )

  const outside = steps.step('own fields', [metadata, timelines], () =>
    metadata.filter(field => isField(field, timelines)),
  )
  const fields = steps.list('fields outside of timelines', outside)
  const profile = namedProfile(settings, metadata)
  const hasItems = steps.step('has items', [sections], () => sections.some(it => it.kinds.includes('action-items')))
  const model: PostmortemModel = {
    isPostmortem: steps.step(
      'is postmortem',
      [metadata, sections, timelines, sections.length === 0 ? text : undefined],
      () => isPostmortem(fileName, settings.files, metadata, sections, timelines, text),
    ),
    language,
    profile:
      profile
      ?? steps.step('profile', [sections, project.profiles], () => chooseProfile(sections, project.profiles).id),
    isProfileNamed: profile !== undefined,
    title: titleOf(sections, metadata),
    status: readStatus(metadata, project.statuses),
    metadata: fields,
    sections,
    timelines,
    claims,
    incident,
    actionItems: hasItems
      ? steps.list(
          'action items',
          readActionItems({markdown, sections, sectionOfLine: foundOfLine, tickets: project.tickets}, steps),
        )
      : noItems,
    tables: readTables(markdown, steps),
    underlined: readUnderlined(markdown, steps),
    literals: literalsOf(markdown, steps),
    unclosed: unclosedIn(markdown, steps),
  }
  return {fileName, settings, markdown, sectionOfLine: foundOfLine, model, steps}
}

/** What is still open at the end of the document, on its blocks. */
function unclosedIn({text, lines, blocks, end}: MarkdownText, steps: Steps): Span | undefined {
  const found = unclosedBlock(text, lines)
  const first = found && blocks[blockIndexAt(blocks, found.start)]
  const span = found && first && new BlockSpan(first, found.start - first.start, end, 0)
  return steps.step<Span | undefined>('unclosed', [span], last =>
    last && span && isSameSpan(last, span) ? last : span,
  )
}

const noTimes: readonly never[] = []
const noItems: PostmortemModel['actionItems'] = []

/** A section that contains a timeline is one, whatever its name: "Context" with its dated bullets. */
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
  return (
    heading?.heading.title
    ?? metadata.find(it => it.form === 'front-matter' && it.key.value.toLowerCase() === 'title')?.value
  )
}

/** Where fields are those of an item, a message or another incident. */
const elsewhere: ReadonlySet<SectionKind> = new Set<SectionKind>(['action-items', 'comms', 'recurrence', 'glossary'])

function ofDocument(
  fields: readonly MetadataField[],
  sections: readonly Section[],
  sectionOfLine: Int32Array,
  lines: ParsedDocument['markdown']['lines'],
): readonly MetadataField[] {
  const hidden = sections.map(({kinds}) => kinds.some(kind => elsewhere.has(kind)))
  if (!hidden.includes(true)) return fields
  return fields.filter(({key}) => !hidden[sectionOfLine[lineAt(lines, key.span.start)] ?? -1])
}

/** A row or line of a timeline is not a field, however much it looks like one. */
function isField(field: MetadataField, timelines: PostmortemModel['timelines']): boolean {
  return !timelines.some(it => it.span.start <= field.key.span.start && field.key.span.start < it.span.end)
}

function literalsOf(markdown: MarkdownText, steps: Steps): readonly Span[] {
  const found = collect(steps, 'literals of blocks', markdown, {inputs: [], around: 0, read: literalIn})
  return steps.step('literals', [found], () => found.map(([, it]) => it))
}

/** The lines of a block that are not prose; they are all of its lines but the blank ones, or none. */
function literalIn(block: Block): Span | undefined {
  const lines = block.lines.filter(it => literalKinds.has(it.kind))
  const [first, last] = [lines[0], lines.at(-1)]
  return first && last && new BlockSpan(block, first.start - block.start, block, last.end - block.start)
}
