import type {Minutes} from '../time/calendar.ts'
import type {DocumentStatus, SectionKind} from './types.ts'
import type {Profile} from './profiles/profile.ts'

/** What a team says of itself in its project files. Only data; nothing in it is run. */
export interface Project {
  /** Its own profiles, whole. */
  readonly profiles: readonly Profile[]
  /** What its own headings are for, by title as `normaliseTitle` gives it. */
  readonly sectionNames: ReadonlyMap<string, readonly SectionKind[]>
  /** The zone of times of which the document tells none, as written; empty: unknown. */
  readonly defaultZone: string
  /** The words for severities, statuses and classes of causes; empty: any. */
  readonly severities: readonly string[]
  readonly statuses: readonly {readonly name: string; readonly means: DocumentStatus | undefined}[]
  readonly causes: readonly string[]
  /** Who may own an action item and must not be blamed. */
  readonly people: readonly string[]
  readonly teams: readonly string[]
  readonly systems: readonly string[]
  readonly tickets: readonly TicketPattern[]
  /** How far a stated length may be from the computed one, beyond what people round. */
  readonly tolerance: Minutes
}

/** `SHOP-{number}`: letters as they stand, `{number}` for digits, `{word}` for letters, digits, `-` and `_`. */
export interface TicketPattern {
  readonly pattern: string
  /** With the same blanks; `undefined` when tickets have no page. */
  readonly link: string | undefined
}

/** What holds where there is no project file. */
export const emptyProject: Project = {
  profiles: [],
  sectionNames: new Map(),
  defaultZone: '',
  severities: [],
  statuses: [],
  causes: [],
  people: [],
  teams: [],
  systems: [],
  tickets: [],
  tolerance: 0,
}

/**
 * What is wrong with a pattern; `undefined` when it has blanks and can be read in one way only, so that looking for it
 * costs no more than reading the text: there is a character between two blanks, and between two `{word}` one that no
 * word has.
 */
export function ticketPatternFault(
  pattern: string,
): 'too long' | 'no blank' | 'too many blanks' | 'blanks side by side' | 'words that run together' | undefined {
  if (longestPattern < pattern.length) return 'too long'
  const parts = pattern.split(blank)
  const count = (parts.length - 1) / 2
  if (count === 0) return 'no blank'
  if (mostBlanks < count) return 'too many blanks'
  if (!parts.slice(2, -2).every((part, index) => index % 2 === 1 || part !== '')) return 'blanks side by side'
  return pattern.split(/[^\p{Letter}\d_{}-]/u).every(it => it.split('{word}').length <= 2)
    ? undefined
    : 'words that run together'
}

/** Characters. */
const longestPattern = 200
const mostBlanks = 4

/**
 * What finds a ticket of the pattern in a text; its groups are what the blanks hold. It finds nothing when the pattern
 * is none.
 */
export function ticketExpression({pattern}: TicketPattern): RegExp {
  if (ticketPatternFault(pattern)) return /(?!)/
  const source = pattern
    .split(blank)
    .map((part, index) =>
      index % 2 === 0
        ? part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        : part === 'number'
          ? '(\\d{1,12})'
          : '([\\p{Letter}\\d_-]{1,60})',
    )
  return new RegExp(`(?<![\\p{Letter}\\d])${source.join('')}(?![\\p{Letter}\\d])`, 'u')
}

/** @param match of the pattern's expression */
export function fillLink(link: string, match: RegExpMatchArray): string {
  let index = 0
  return link.replace(/\{(?:number|word)\}/g, () => encodeURIComponent(match[++index] ?? ''))
}

const blank = /\{(number|word)\}/
