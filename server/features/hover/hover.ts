import type {ClientCapabilities, Hover, HoverParams} from 'vscode-languageserver'
import type {Snapshot} from '../snapshot.ts'
import {touches, type Span} from '../../text/span.ts'
import {toRange} from '../convert.ts'
import {claimText} from './claim.ts'
import {metricsText} from './metrics.ts'
import {entryText, proseTimeText} from './time.ts'
import {markup} from '../markup.ts'
import {timestampAt} from '../../document/time-in-prose.ts'

/**
 * On a time: which moment it is; on a stated length: what the timeline says; on the heading of a timeline: the lengths
 * of the incident.
 */
export function hover(snapshot: Snapshot, {position}: HoverParams, client: ClientCapabilities): Hover | null {
  const {document} = snapshot
  const found = find(snapshot, document.offsetAt(position))
  if (!found) return null
  return {contents: markup(found.text, client.textDocument?.hover?.contentFormat), range: toRange(document, found.span)}
}

function find(snapshot: Snapshot, offset: number): {text: string; span: Span} | undefined {
  const {model, text} = snapshot
  for (const timeline of model.timelines) {
    const index = timeline.entries.findIndex(it => touches(it.timestamp.span, offset))
    const entry = timeline.entries[index]
    if (entry) return {text: entryText(snapshot, timeline, index), span: entry.timestamp.span}
  }
  // Of a window, each end is a time of its own; what lies between them is the claim.
  const timestamp = timestampAt(text, offset)
  const claim = model.claims.find(it => touches(it.span, offset))
  const time = timestamp && proseTimeText(snapshot, timestamp)
  if (claim) return {text: [claimText(snapshot, claim), time].filter(Boolean).join('\n\n'), span: claim.span}
  if (timestamp && time) return {text: time, span: timestamp.span}
  const section = model.sections.findIndex(it => touches(it.heading.span, offset))
  if (section < 0 || !model.sections[section]?.kinds.includes('timeline')) return undefined
  return {text: metricsText(snapshot), span: model.sections[section].heading.span}
}
