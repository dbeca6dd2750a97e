import assert from 'node:assert/strict'
import {window} from 'vscode'
import {closeEditors, untilProblems} from './editor.ts'
import {answer} from './quick-input.ts'
import {itOnScreen, press, screenshot, seeSuggestion, typeKeys} from './screen.ts'
import {until} from './until.ts'

describe('the keyboard alone', () => {
  before(closeEditors)
  after(closeEditors)

  itOnScreen('writes a postmortem from a blank window until nothing is left to report', async () => {
    await press('F1')
    await typeKeys('Postmortem: New Postmortem')
    await press('Enter')
    await answer('New Postmortem (1/5)')
    await answer('New Postmortem (2/5)', 'Checkout takes no payments')
    await answer('New Postmortem (3/5)', '2026-03-02')
    await answer('New Postmortem (4/5)', 'SEV-2')
    await answer('New Postmortem (5/5)', 'UTC')
    const editor = await until('the new document', () => window.activeTextEditor)
    const {document} = editor

    const later = awayFromNow()
    for (const [blank, typed, suggestion] of blanks) {
      await until(
        `the blank "${blank}"`,
        () => document.getText(editor.selection) === blank || undefined,
        () => document.lineAt(editor.selection.active).text,
      )
      await typeKeys(later(typed))
      if (suggestion) {
        await seeSuggestion(later(suggestion))
        await press('Enter')
      }
      await press('Tab')
    }
    assert.equal(document.getText(), later(expected))
    await untilProblems(document)
    await press('Control+Home')
    await screenshot('keyboard')
  })?.timeout(150_000)
})

/**
 * Tells all at another time of the day where it is that time now: of a time that is typed and suggested as well, Tab
 * takes the suggestion.
 */
function awayFromNow(): (text: string) => string {
  const hour = new Date().getUTCHours()
  return text => (hour === 13 || hour === 14 ? text.replaceAll('14:', '18:') : text)
}

/** What a person types in each blank of the template, and what of the suggestions then is taken. */
const blanks: readonly (readonly [blank: string, typed: string, suggestion?: string])[] = [
  ['TODO', 'maria'],
  [
    'TODO: One or two sentences: what happened, for how long, who noticed.',
    'Nobody could pay in the shop for 35 minutes, from 14:00 to 14:35 UTC. An alert told it at 14:05 UTC.',
  ],
  [
    'TODO: Who was affected and how badly, in numbers.',
    'About 800 orders came late, and 12 customers wrote to the support.',
  ],
  [
    'TODO: The conditions that together made the incident possible.',
    'The new version of the payment service never closed its connections, because the test for that ran for less '
      + 'time than it takes to use all of them up.',
  ],
  ['TODO: The event that set it off.', 'The deploy of version 4.2 of the payment service.'],
  ['TODO: What stopped the impact, and what the permanent fix is.', 'Version 4.1 was deployed again at 14:20 UTC.'],
  ['TODO: What or who noticed, and how long it took.', 'The alert on failed payments fired at 14:05 UTC.'],
  ['TODO: Each with type, owner and ticket.', 'The first one comes before the next release.'],
  ['TODO', 'Close the connection of a request when the request ends'],
  ['TODO', 'prevent'],
  ['TODO', '@', 'maria'],
  ['TODO', 'SHOP-12'],
  ['TODO: What helped, and should stay as it is.', 'The alert named the service.'],
  [
    'TODO: What slowed people down or made it worse.',
    'Without the build server, nobody could deploy the version before.',
  ],
  ['TODO: What kept it from being worse, though nobody had planned it.', 'It was a quiet Monday.'],
  ['TODO: From before the first symptom to the end, all times in one zone.', 'All times are in UTC.'],
  ['HH:MM', '14:00'],
  ['TODO: outage begins', 'Outage ', 'Outage begins'],
  ['HH:MM', '14:05', '14:05 UTC'],
  ['TODO: detected', 'Alert ', 'Alert fires'],
  ['HH:MM', '14:35'],
  ['TODO: outage ends', 'Outage ', 'Outage ends'],
  ['TODO: Graphs, logs and links.', 'The graph of payments: <https://graphs.example.com/payments>'],
]

const expected = `# Postmortem: Checkout takes no payments

- **Date:** 2026-03-02
- **Authors:** maria
- **Status:** Draft
- **Severity:** SEV-2

## Summary

Nobody could pay in the shop for 35 minutes, from 14:00 to 14:35 UTC. An alert told it at 14:05 UTC.

## Impact

About 800 orders came late, and 12 customers wrote to the support.

## Root Causes

The new version of the payment service never closed its connections, because the test for that ran for less time than it takes to use all of them up.

## Trigger

The deploy of version 4.2 of the payment service.

## Resolution

Version 4.1 was deployed again at 14:20 UTC.

## Detection

The alert on failed payments fired at 14:05 UTC.

## Action Items

The first one comes before the next release.

| Action item | Type | Owner | Bug |
| --- | --- | --- | --- |
| Close the connection of a request when the request ends | prevent | @maria | SHOP-12 |

## Lessons Learned

### What Went Well

The alert named the service.

### What Went Wrong

Without the build server, nobody could deploy the version before.

### Where We Got Lucky

It was a quiet Monday.

## Timeline

All times are in UTC.

- 14:00 UTC Outage begins
- 14:05 UTC Alert fires
- 14:35 UTC Outage ends

## Supporting Information

The graph of payments: <https://graphs.example.com/payments>
`
