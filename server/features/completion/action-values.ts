import type {OfferedValue} from './offered-value.ts'
import type {ActionColumn} from '../../document/actions/action-items.ts'
import {writtenLanguage} from '../../document/facts/language.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {addDays} from '../../time/calendar.ts'
import {styleOf, type TimestampStyle} from '../../edit/timestamp-style.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {actionStates, actionTypes, priorities} from './action-words.ts'
import {dayStyle, printDay} from './field-values.ts'
import {today} from '../reader.ts'

/** What may stand in such a column, in the document's language; empty where only the person knows. */
export function actionValues(snapshot: Snapshot, column: ActionColumn): OfferedValue[] {
  const language = writtenLanguage(snapshot.model.language)
  switch (column) {
    case 'type':
      return actionTypes[language].map(value => ({value, detail: t`Type`}))
    case 'priority':
      return priorities.map(value => ({value, detail: t`Priority`}))
    case 'status':
      return actionStates[language].map(value => ({value, detail: t`Status`}))
    case 'due':
      return dueDays(snapshot)
    case 'ticket':
      return ticketPrefixes(snapshot)
    case 'owner':
    case 'title':
      return []
  }
}

/** The terms that PagerDuty and Atlassian give, from today on. */
export function dueDays(snapshot: Snapshot): OfferedValue[] {
  const style = dueStyle(snapshot) ?? dayStyle(snapshot)
  return terms.map(([days, words]) => ({value: printDay(addDays(today(snapshot), days), style), detail: words()}))
}

const terms: readonly (readonly [days: number, words: () => string])[] = [
  [7, () => t`In 1 week`],
  [14, () => t`In 2 weeks`],
  [30, () => t`In 30 days`],
  [56, () => t`In 8 weeks`],
]

/** As other action items write their days. */
function dueStyle({model, text}: Snapshot): TimestampStyle | undefined {
  for (const {due} of model.actionItems) {
    const found = due && findTimestamps(text, due.span.start, due.span.end)[0]
    if (found?.date && !found.date.fault && found.date.year !== undefined)
      return {...styleOf(text, found), parts: ['date']}
  }
  return undefined
}

/** What tickets begin with, by the team's patterns and by those that the document names. */
export function ticketPrefixes({model, settings: {project}}: Snapshot): OfferedValue[] {
  const own = project.tickets.map(it => it.pattern.split('{', 1)[0] ?? '')
  const named = model.actionItems.map(it => /^(?:[A-Z][A-Z0-9]{1,9}-|#)(?=\d)/.exec(it.ticket?.value ?? '')?.[0] ?? '')
  return [...new Set([...own, ...named])].filter(it => it !== '').map(value => ({value, detail: t`Ticket`}))
}
