import assert from 'node:assert/strict'
import {emptyProject} from '../../server/document/project.ts'
import {checkNone, checkTaken, checkTexts, itemsAt, labelsAt} from './complete-at.ts'

const page = `# Outage

## Timeline

- 10:00 UTC Down

## Action Items

`
const header = '| Action item | Type | Owner | Bug | Due | Status |\n| --- | --- | --- | --- | --- | --- |\n'
const table = `${page}${header}| Close | prevent | maria | SHOP-12 | 2020-07-01 | Waiting |\n`
const days = '2020-06-22,2020-06-29,2020-07-15,2020-08-10'

describe('completion in a table of action items', () => {
  it('offers what the column holds, first what it has already', () => {
    checkTexts(`${table}| x | <|>`, 'prevent', 'mitigate', 'detect', 'repair', 'process', 'investigate')
    checkTexts(`${table}| x | detect | maria | <|>`, 'SHOP-')
    checkTexts(`${table}| x | detect | maria | SHOP-1 | <|>`, ...days.split(','))
    checkTexts(`${table}| x | detect | maria | SHOP-1 | - | <|>`, 'Waiting', 'TODO', 'In progress', 'Done')
  })
  it('replaces what is typed', () => checkTaken(`${table}| x | de<|> | |`, 'detect', `${table}| x | detect | |`))
  it('offers nothing in the column of the titles', () => checkNone(`${table}| x<|>`))
  it('offers the next row, with a blank for each cell', () => {
    const row = `| $1 | \${2|prevent,mitigate,detect,repair,process,investigate|} | $3 | \${4:SHOP-} | \${5|${days}|} | \${6|TODO,In progress,Done|} |`
    checkTexts(`${table}|<|>`, row)
    checkTexts(`${table}<|>`, row)
  })
  it('offers the table of the profile where there is none', () => {
    checkTexts(
      `${page}|<|>`,
      `| Action item | Type | Owner | Ticket | Due date |
| --- | --- | --- | --- | --- |
| $1 | \${2|prevent,mitigate,detect,repair,process,investigate|} | $3 | $4 | \${5|${days}|} |`,
    )
    checkTexts(
      `# Outage

## Timeline

|<|>`,
      `| Time (UTC) | Event |
| --- | --- |
| \${1:2020-06-15 00:00} | $2 |`,
    )
  })
  it('offers no table beside another one, or beside entries of another kind', () => {
    checkNone(`${table}\nAnd:\n\n|<|>`)
    checkNone(`# Outage

## Timeline

- 10:00 UTC Down

|<|>`)
  })
  it('speaks the language of the document', () =>
    checkTexts(
      `# Störung

## Zusammenfassung

Der Shop war nicht erreichbar und die Kunden konnten nicht bezahlen.

## Maßnahmen

| Maßnahme | Typ | Status |
| --- | --- | --- |
| x | vorbeugen | <|>`,
      'Offen',
      'In Arbeit',
      'Erledigt',
    ))
})

describe('completion in a list of action items', () => {
  it('offers an item with what the others name, as they name it', () => {
    checkTaken(
      `${page}- [x] Close it @maria SHOP-12\n- <|>`,
      'what @owner SHOP-',
      `${page}- [x] Close it @maria SHOP-12\n- [ ] \${1:what} @\${2:owner} \${3:SHOP-}`,
    )
    checkTexts(
      `${page}* Close it (Owner: maria, due 2020-07-01).\n*<|>`,
      `* \${1:what} (Owner: \${2:owner}, due \${3|${days}|}).`,
    )
    checkTexts(`${page}1. Close it @maria\n<|>`, '2. ${1:what} @${2:owner}')
  })
  it('offers one with everything where the others name nothing', () => {
    const everything = `- [ ] \${1:what} (@\${2:owner}, \${3:TICKET-1}, due \${4|${days}|})`
    checkTexts(`${page}- <|>`, everything)
    checkTexts(`${page}- Close it\n- <|>`, everything.replace('[ ] ', ''))
  })
  it('offers the tickets of the team', () =>
    assert.deepEqual(
      labelsAt(`${page}- <|>`, {project: {...emptyProject, tickets: [{pattern: 'OPS-{number}', link: undefined}]}}),
      ['what (@owner, OPS-, due 2020-06-22)'],
    ))
  it('offers in brackets what the item lacks', () => {
    checkTexts(`${page}- Close it (<|>)`, `@\${1:owner}, \${2:TICKET-1}, due \${3|${days}|}`)
    checkTexts(`${page}- Close it @tom SHOP-1 (<|>`, `due \${1|${days}|})`)
  })
  it('offers days behind "due"', () => {
    checkTexts(`${page}- Close it @tom due <|>`, ...days.split(','))
    checkTaken(`${page}- Close it @tom (due 2020-<|>)`, '2020-06-29', `${page}- Close it @tom (due 2020-06-29)`)
    checkTexts(`${page}- Close it, due 1 July 2020\n- Open it, due <|>`, '22 June 2020')
  })
  it('offers nothing in the text of an item, below items, and in other sections', () => {
    checkNone(`${page}- Close it and <|>`)
    checkNone(`${page}- Close it @maria\n\n<|>`)
    checkNone(`${page}- Close it

## Lessons

- <|>`)
  })
  it('writes no blanks for a client that knows none', () => assert.deepEqual(itemsAt(`${page}- <|>`, {}).items, []))
})
