import assert from 'node:assert/strict'
import {emptyProject} from '../../server/document/project.ts'
import {checkNone, checkTaken, checkTexts, itemsAt, labelsAt} from './complete-at.ts'

const title = '# Outage of the shop\n\n'
const rest = '\n\n## Summary\n\nIt broke.\n\n## Timeline\n\n- 2020-06-14 10:00 UTC Outage begins\n- 10:05 UTC Alert fires\n- 10:30 UTC Outage ends\n'

describe('completion of the keys of fields', () => {
  it('begins with what the profile asks for, without what is there', () =>
    assert.deepEqual(labelsAt(`${title}**Date:** 2020-06-14  \n**<|>${rest}`).slice(0, 3), ['Authors', 'Status', 'Severity']))
  it('writes a field as the others are, with its values to choose from', () => {
    checkTaken(`${title}**Date:** 2020-06-14  \n**<|>${rest}`, 'Status', `${title}**Date:** 2020-06-14  \n**Status:** \${1|Draft,In review,Final|}  ${rest}`)
    checkTaken(`${title}- **Date**: 2020-06-14\n- <|>${rest}`, 'Status', `${title}- **Date**: 2020-06-14\n- **Status**: \${1|Draft,In review,Final|}${rest}`)
    checkTaken(`${title}Date: 2020-06-14\\\n<|>${rest}`, 'Authors', `${title}Date: 2020-06-14\\\nAuthors: $1\\\\${rest}`)
  })
  it('writes a row of a table of fields', () => {
    const table = `${title}| Date | 2020-06-14 |\n| --- | --- |\n`
    checkTaken(`${table}| <|>${rest}`, 'Status', `${table}| Status | \${1|Draft,In review,Final|} |${rest}`)
  })
  it('goes on between the stars that the editor closed', () =>
    checkTaken(`${title}**Date:** 2020-06-14\n**Sta<|>**${rest}`, 'Status', `${title}**Date:** 2020-06-14\n**Status:** \${1|Draft,In review,Final|}${rest}`))
  it('offers the keys of front matter', () => {
    checkTaken(`---\ntype: postmortem\nsev<|>\n---\n${title}`, 'severity', `---\ntype: postmortem\nseverity: \${1|SEV-1,SEV-2,SEV-3,SEV-4|}\n---\n${title}`)
    checkTaken(`---\ntype: postmortem\nincident_date: 2020-06-14\n<|>\n---\n${title}`, 'time_to_detect', `---\ntype: postmortem\nincident_date: 2020-06-14\ntime_to_detect: $1\n---\n${title}`)
    checkTaken(`+++\ntype = "postmortem"\n<|>\n+++\n${title}`, 'status', `+++\ntype = "postmortem"\nstatus = "\${1|Draft,In review,Final|}"\n+++\n${title}`)
  })
  it('offers them behind a byte order mark', () => {
    checkTaken(`\ufeff---\ntype: postmortem\nsev<|>\n---\n${title}`, 'severity', `\ufeff---\ntype: postmortem\nseverity: \${1|SEV-1,SEV-2,SEV-3,SEV-4|}\n---\n${title}`)
    checkTexts(`\ufeff---\ntype: postmortem\nstatus: <|>\n---\n${title}`, 'Draft', 'In review', 'Final')
  })
  it('speaks the language of the document', () => {
    const german = '\n\n## Zusammenfassung\n\nDer Shop war nicht erreichbar und die Kunden konnten nicht bezahlen.\n'
    checkTaken(`# Störung\n\n- **Datum:** 14.06.2020\n- <|>${german}`, 'Schweregrad', `# Störung\n\n- **Datum:** 14.06.2020\n- **Schweregrad:** \${1|SEV-1,SEV-2,SEV-3,SEV-4|}${german}`)
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
    checkTexts(`# Interrupción\n\n**Estado:** <|>\n\n## Resumen\n\nEl servicio no respondió y los clientes no pudieron pagar por la tarde.\n`, 'Borrador', 'En revisión', 'Final')
  })
  it('replaces what is typed', () => checkTaken(`${title}**Status:** In<|>${rest}`, 'In review', `${title}**Status:** In review${rest}`))
  it("offers the team's words", () => {
    const project = {...emptyProject, severities: ['Critical', 'Minor'], statuses: [{name: 'Ready', means: 'final' as const}]}
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
    checkTexts(`---\ntype: postmortem\nseverity: <|>\n---\n${title}`, 'SEV-1', 'SEV-2', 'SEV-3', 'SEV-4')
    checkTexts(`---\ntype: postmortem\nstatus: "<|>"\n---\n${title}`, 'Draft', 'In review', 'Final')
    checkTexts(`---\ntype: postmortem\ntemplate: <|>\n---\n${title}`, 'alx', 'google-sre')
    checkTexts(`---\ntype: <|>\n---\n${title}## Timeline\n\n- 10:00 UTC a\n`, 'postmortem')
  })
  it('offers the values in a table', () => checkTaken(
    `${title}| Status | <|> |\n| --- | --- |\n| Date | 2020-06-14 |${rest}`, 'Final', `${title}| Status | Final |\n| --- | --- |\n| Date | 2020-06-14 |${rest}`,
  ))
  it('offers none where a sentence begins alike', () => {
    checkNone(`${title}${rest}- 10:35 UTC Status: <|>\n`)
    checkNone(`${title}It broke.${rest}\n## Lessons\n\nStatus: <|>\n`)
  })
})

describe('completion of zones', () => {
  const timeline = '\n\n- 10:00 a\n'
  it('offers UTC and those of the reader in the heading of a timeline', () => {
    const {items} = itemsAt(`${title}## Timeline (<|>)${timeline}`, {}, {timeZone: 'Europe/Paris'})
    assert.deepEqual(items.slice(0, 3).map(it => it.label), ['UTC', 'CEST', 'Europe/Paris'])
  })
  it('closes the bracket that is open', () => {
    checkTaken(`${title}## Timeline (all times <|>${timeline}`, 'UTC', `${title}## Timeline (all times UTC)${timeline}`)
    checkTaken(`${title}## Timeline (<|>)${timeline}`, 'UTC', `${title}## Timeline (UTC)${timeline}`)
  })
  it('offers them in the header of its table', () => checkTaken(`${title}## Timeline\n\n| Time (<|>`, 'UTC', `${title}## Timeline\n\n| Time (UTC)`))
  it('offers no zone whose name means several', () => assert.deepEqual(labelsAt(`${title}## Timeline (<|>)${timeline}`).filter(it => /^(?:IST|CST|PST|BST)$/.test(it)), []))
  it('offers none elsewhere', () => {
    assert.ok(!labelsAt(`${title}## Summary (<|>)\n`).includes('UTC'))
    checkNone(`${title}## Timeline\n\n- 10:00 a (<|>)\n`)
  })
})
