import assert from 'node:assert/strict'
import {checkNone, checkTaken, checkTexts, itemsAt, labelsAt} from './complete-at.ts'

const page = `# Outage

## Timeline

`

describe('completion of key events', () => {
  it('begins with what comes next and is not told yet', () => {
    const {items} = itemsAt(`${page}- 10:00 UTC Outage begins\n- 10:05 UTC <|>\n`)
    assert.deepEqual(
      items.slice(0, 3).map(it => it.label),
      ['Alert fires', 'First customer report', 'Alert acknowledged'],
    )
    assert.equal(items[0]?.detail, 'detected · not in the timeline yet')
  })
  it('ends with what is told already', () => {
    const labels = labelsAt(`${page}- 10:00 UTC Outage begins\n- 10:05 UTC Alert fires\n- 10:07 UTC <|>\n`)
    assert.deepEqual(labels.slice(-4), ['Alert fires', 'First customer report', 'Outage begins', 'Impact begins'])
    assert.equal(labels[0], 'Alert acknowledged')
  })
  it('replaces what is typed', () =>
    checkTaken(`${page}- 10:00 UTC Serv<|>\n`, 'Service restored', `${page}- 10:00 UTC Service restored\n`))
  it('replaces more words than one', () =>
    checkTaken(`${page}- 10:00 UTC Service re<|>\n`, 'Service restored', `${page}- 10:00 UTC Service restored\n`))
  it('writes what stands between time and text elsewhere', () =>
    checkTaken(
      `${page}- **10:00 UTC** – Down
- **10:05 UTC** <|>
`,
      'Alert fires',
      `${page}- **10:00 UTC** – Down
- **10:05 UTC** – Alert fires
`,
    ))
  it('begins small where the others do', () =>
    checkTaken(
      `${page}10:00 UTC: down\n10:05 UTC: <|>\n`,
      'Alert fires',
      `${page}10:00 UTC: down\n10:05 UTC: alert fires\n`,
    ))
  it('stands in the column of the texts', () => {
    const table = `${page}| Time (UTC) | Event | Link |\n| --- | --- | --- |\n| 10:00 | Down | x |\n`
    checkTaken(`${table}| 10:05 | <|> | |\n`, 'Alert fires', `${table}| 10:05 | Alert fires | |\n`)
    checkNone(`${table}| 10:05 | Down | <|> |\n`)
  })
  it('speaks the language of the document', () => {
    const german = `# Störung

## Zusammenfassung

Der Shop war nicht erreichbar und die Kunden konnten nicht bezahlen.

## Zeitachse

- 10:00 UTC Beginn der Störung
`
    checkTaken(`${german}- 10:20 UTC <|>\n`, 'Störung behoben', `${german}- 10:20 UTC Störung behoben\n`)
    const japanese = `# 障害報告

## 概要

サービスが利用できなくなりました。

## タイムライン

- 10:00 UTC 障害発生
`
    checkTexts(`${japanese}- 10:20 UTC <|>\n`, '検知', '対応開始')
  })
  it('is not offered behind other words, right behind the time, and outside of timelines', () => {
    checkNone(`${page}- 10:00 UTC Restarted the <|>\n`)
    checkNone(`${page}- 10:00 UTC<|>\n`)
    checkNone(`${page}- 10:00 UTC Down\n  and <|>\n`)
    checkNone(`${page}- 10:00 UTC <|>Down\n`)
    checkNone(`# Outage

## Summary

At 10:00 UTC <|>
`)
  })
})

describe('completion of the next entry', () => {
  const bullets = `${page}- 10:00 UTC Alert fires\n- 10:20 UTC Restart\n`

  it('stands on an empty line below an entry', () =>
    checkTexts(
      `${bullets}<|>`,
      '- 12:00 UTC $0',
      '- 10:20 UTC $0',
      '- 10:21 UTC $0',
      '- 10:25 UTC $0',
      '- 10:30 UTC $0',
    ))
  it('stands where its mark is typed', () =>
    checkTaken(`${bullets}-<|>\n`, '- 10:21 UTC', `${bullets}- 10:21 UTC $0\n`))
  it('goes on between entries', () =>
    checkTexts(
      `${page}- 10:00 UTC Alert fires
<|>
- 10:20 UTC Restart
`,
      '- 12:00 UTC $0',
      '- 10:00 UTC $0',
    ))
  it('is written as the one above', () => {
    checkTexts(`${page}* **10:00 UTC:** Alert fires\n<|>\n`, '* **12:00 UTC:** $0')
    checkTexts(`${page}1. 10:00 UTC Alert fires\n<|>\n`, '2. 12:00 UTC $0')
    checkTexts(`${page}10:00 UTC: Alert fires\n10:05 UTC: Restart\n<|>\n`, '12:00 UTC: $0')
    checkTexts(`${page}- 9:58 PM UTC a\n<|>\n`, '- 12:00 PM UTC $0')
  })
  it('is a row of a table', () => {
    const table = `${page}| Time (UTC) | Who | Event |\n| --- | --- | --- |\n| 10:00 | me | Down |\n`
    checkTaken(`${table}|<|>\n`, '| 10:01 |  |', `${table}| 10:01 |  | $0 |\n`)
    checkTexts(`${table}<|>\n`, '| 12:00 |  | $0 |')
  })
  it('stands below a blank line where these keep entries apart', () => {
    const paragraphs = `${page}10:00 UTC
Alert fires

10:20 UTC
Restart
`
    assert.ok(itemsAt(`${paragraphs}\n<|>\n`).items.length > 0)
    checkNone(`${bullets}\n<|>\n`)
  })
  it('is not offered below other text', () => {
    checkNone(`${bullets}\nThat was it.\n<|>\n`)
    checkNone(`# Outage

## Summary

- It broke
<|>
`)
  })
})
