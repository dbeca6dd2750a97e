import assert from 'node:assert/strict'
import {emptyProject} from '../../server/document/project.ts'
import {checkNone, checkTaken, checkTexts, itemsAt, labelsAt} from './complete-at.ts'

const title = '# Outage of the shop\n\n'
const rest = `

## Summary

It broke.

## Timeline

- 2020-06-14 10:00 UTC Outage begins
- 10:05 UTC Alert fires
- 10:30 UTC Outage ends
`

describe('completion of the keys of fields', () => {
  it('begins with what the profile asks for, without what is there', () =>
    assert.deepEqual(labelsAt(`${title}**Date:** 2020-06-14  \n**<|>${rest}`).slice(0, 3), [
      'Authors',
      'Status',
      'Severity',
    ]))
  it('writes a field as the others are, with its values to choose from', () => {
    checkTaken(
      `${title}**Date:** 2020-06-14  \n**<|>${rest}`,
      'Status',
      `${title}**Date:** 2020-06-14  \n**Status:** \${1|Draft,In review,Final|}  ${rest}`,
    )
    checkTaken(
      `${title}- **Date**: 2020-06-14\n- <|>${rest}`,
      'Status',
      `${title}- **Date**: 2020-06-14\n- **Status**: \${1|Draft,In review,Final|}${rest}`,
    )
    checkTaken(
      `${title}Date: 2020-06-14\\\n<|>${rest}`,
      'Authors',
      `${title}Date: 2020-06-14\\\nAuthors: $1\\\\${rest}`,
    )
  })
  it('writes a row of a table of fields', () => {
    const table = `${title}| Date | 2020-06-14 |\n| --- | --- |\n`
    checkTaken(`${table}| <|>${rest}`, 'Status', `${table}| Status | \${1|Draft,In review,Final|} |${rest}`)
  })
  it('goes on between the stars that the editor closed', () =>
    checkTaken(
      `${title}**Date:** 2020-06-14\n**Sta<|>**${rest}`,
      'Status',
      `${title}**Date:** 2020-06-14\n**Status:** \${1|Draft,In review,Final|}${rest}`,
    ))
  it('offers the keys of front matter', () => {
    checkTaken(
      `---
type: postmortem
sev<|>
---
${title}`,
      'severity',
      `---
type: postmortem
severity: \${1|SEV-1,SEV-2,SEV-3,SEV-4|}
---
${title}`,
    )
    checkTaken(
      `---
type: postmortem
incident_date: 2020-06-14
<|>
---
${title}`,
      'time_to_detect',
      `---
type: postmortem
incident_date: 2020-06-14
time_to_detect: $1
---
${title}`,
    )
    checkTaken(
      `+++
type = "postmortem"
<|>
+++
${title}`,
      'status',
      `+++
type = "postmortem"
status = "\${1|Draft,In review,Final|}"
+++
${title}`,
    )
  })
  it('offers them behind a byte order mark', () => {
    checkTaken(
      `\ufeff---
type: postmortem
sev<|>
---
${title}`,
      'severity',
      `\ufeff---
type: postmortem
severity: \${1|SEV-1,SEV-2,SEV-3,SEV-4|}
---
${title}`,
    )
    checkTexts(
      `\ufeff---
type: postmortem
status: <|>
---
${title}`,
      'Draft',
      'In review',
      'Final',
    )
  })
  it('speaks the language of the document', () => {
    const german = `

## Zusammenfassung

Der Shop war nicht erreichbar und die Kunden konnten nicht bezahlen.
`
    checkTaken(
      `# Störung

- **Datum:** 14.06.2020
- <|>${german}`,
      'Schweregrad',
      `# Störung

- **Datum:** 14.06.2020
- **Schweregrad:** \${1|SEV-1,SEV-2,SEV-3,SEV-4|}${german}`,
    )
  })
  it('offers none in a list of something else, in the text, and below the first section', () => {
    checkNone(`${title}**Date:** 2020-06-14\n\nIt was a Sunday and <|>${rest}`)
    checkNone(`${title}**Date:** 2020-06-14\n\n- <|>${rest}`)
    checkNone(`${title}**Date:** 2020-06-14${rest}\n## Lessons\n\n**<|>`)
  })
})

describe('completion of the values of fields', () => {
  it('offers states in the language of the document', () => {
    checkTexts(`${title}**Status:** <|>${rest}`, 'Draft', 'In review', 'Final')
    checkTexts(`${title}Status:<|>${rest}`, ' Draft', ' In review', ' Final')
    checkTexts(
      `# Interrupción

**Estado:** <|>

## Resumen

El servicio no respondió y los clientes no pudieron pagar por la tarde.
`,
      'Borrador',
      'En revisión',
      'Final',
    )
  })
  it('replaces what is typed', () =>
    checkTaken(`${title}**Status:** In<|>${rest}`, 'In review', `${title}**Status:** In review${rest}`))
  it("offers the team's words", () => {
    const project = {
      ...emptyProject,
      severities: ['Critical', 'Minor'],
      statuses: [{name: 'Ready', means: 'final' as const}],
    }
    assert.deepEqual(labelsAt(`${title}**Severity:** <|>${rest}`, {project}), ['Critical', 'Minor'])
    assert.deepEqual(labelsAt(`${title}**Status:** <|>${rest}`, {project}), ['Ready'])
  })
  it('offers the day of the incident, and today, as other days are written', () => {
    checkTexts(`${title}**Date:** <|>${rest}`, '2020-06-14', '2020-06-15')
    checkTexts(`${title}**Published:** 1 March 2020  \n**Date:** <|>${rest}`, '14 June 2020', '15 June 2020')
  })
  it('offers what the timeline tells', () => {
    checkTexts(`${title}**Start:** <|>${rest}`, '2020-06-14 10:00 UTC')
    checkTexts(`${title}**End:** <|>${rest}`, '2020-06-14 10:30 UTC')
    checkTexts(`${title}**Duration:** <|>${rest}`, '30 min')
    checkTexts(`${title}**Time to detect:** <|>${rest}`, '5 min')
    checkTexts(`${title}**Downtime:** <|>${rest}`, '30')
  })
  it('offers nothing that the timeline does not tell', () => checkNone(`${title}**Mitigation time:** <|>${rest}`))
  it('offers the values of front matter', () => {
    checkTexts(
      `---
type: postmortem
severity: <|>
---
${title}`,
      'SEV-1',
      'SEV-2',
      'SEV-3',
      'SEV-4',
    )
    checkTexts(
      `---
type: postmortem
status: "<|>"
---
${title}`,
      'Draft',
      'In review',
      'Final',
    )
    checkTexts(
      `---
type: postmortem
template: <|>
---
${title}`,
      'alx',
      'google-sre',
    )
    checkTexts(
      `---
type: <|>
---
${title}## Timeline

- 10:00 UTC a
`,
      'postmortem',
    )
  })
  it('offers the values in a table', () =>
    checkTaken(
      `${title}| Status | <|> |
| --- | --- |
| Date | 2020-06-14 |${rest}`,
      'Final',
      `${title}| Status | Final |
| --- | --- |
| Date | 2020-06-14 |${rest}`,
    ))
  it('offers none where a sentence begins alike', () => {
    checkNone(`${title}${rest}- 10:35 UTC Status: <|>\n`)
    checkNone(`${title}It broke.${rest}
## Lessons

Status: <|>
`)
  })
})

describe('completion of zones', () => {
  const timeline = '\n\n- 10:00 a\n'
  it('offers UTC and those of the reader in the heading of a timeline', () => {
    const {items} = itemsAt(`${title}## Timeline (<|>)${timeline}`, {}, {timeZone: 'Europe/Paris'})
    assert.deepEqual(
      items.slice(0, 3).map(it => it.label),
      ['UTC', 'CEST', 'Europe/Paris'],
    )
  })
  it('closes the bracket that is open', () => {
    checkTaken(`${title}## Timeline (all times <|>${timeline}`, 'UTC', `${title}## Timeline (all times UTC)${timeline}`)
    checkTaken(`${title}## Timeline (<|>)${timeline}`, 'UTC', `${title}## Timeline (UTC)${timeline}`)
  })
  it('offers them in the header of its table', () =>
    checkTaken(
      `${title}## Timeline

| Time (<|>`,
      'UTC',
      `${title}## Timeline

| Time (UTC)`,
    ))
  it('offers no zone whose name means several', () =>
    assert.deepEqual(
      labelsAt(`${title}## Timeline (<|>)${timeline}`).filter(it => /^(?:IST|CST|PST|BST)$/.test(it)),
      [],
    ))
  it('offers none elsewhere', () => {
    assert.ok(!labelsAt(`${title}## Summary (<|>)\n`).includes('UTC'))
    checkNone(`${title}## Timeline\n\n- 10:00 a (<|>)\n`)
  })
})
