import type {Minutes} from '../time/calendar.ts'
import type {DocumentStatus, SectionKind} from './model.ts'
import type {Profile} from './profile.ts'

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

export const emptyProject: Project = {
  profiles: [], sectionNames: new Map(), defaultZone: '', severities: [], statuses: [], causes: [], people: [], teams: [], systems: [], tickets: [],
  tolerance: 0,
}

/** What finds a ticket of these patterns in a text; its groups are what the blanks hold. Bounded, whatever the pattern says. */
export function ticketExpression({pattern}: TicketPattern): RegExp {
  const source = pattern.slice(0, 200).split(blank).map((part, index) =>
    index % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') : part === 'number' ? '(\\d{1,12})' : '([\\p{Letter}\\d_-]{1,60})')
  return new RegExp(`(?<![\\p{Letter}\\d])${source.join('')}(?![\\p{Letter}\\d])`, 'u')
}

/** The page of a ticket that a text names; `undefined` when no pattern with a link fits. */
export function ticketLink(ticket: string, patterns: readonly TicketPattern[]): string | undefined {
  for (const it of patterns) {
    const match = it.link === undefined ? null : ticketExpression(it).exec(ticket)
    if (!match || it.link === undefined) continue
    let index = 0
    return it.link.replace(/\{(?:number|word)\}/g, () => encodeURIComponent(match[++index] ?? ''))
  }
  return undefined
}

const blank = /\{(number|word)\}/
