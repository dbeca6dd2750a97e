import type {PostmortemModel} from '../../document/types.ts'
import type {Sentence} from '../../prose/sentences.ts'
import {t} from '../../text/l10n.ts'
import {matchesOf} from '../../text/search.ts'
import {contains, type Span} from '../../text/span.ts'
import {defineRule, type Problem, type RuleDocs} from '../rule.ts'
import {sectionsOf} from '../../document/sections/sections-of.ts'
import {numberPattern, printNumber, readNumber, type WrittenNumber} from '../shared/written-number.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why:
    'The share of users is copied into every report about the incident; if it is not the part divided by the '
    + 'whole, nobody knows which of the three is wrong.',
  source: 'AWS correction of errors ("X of Y, Z %").',
  bad: [
    {
      text: `# Outage

## Impact

15,000 of 1,000,000 requests («15 %») failed.
`,
      fixed: `# Outage

## Impact

15,000 of 1,000,000 requests (1.5 %) failed.
`,
    },
    {
      text: `# Outage

## Impact

«12%» of users (30 out of 200) could not pay.
`,
      fixed: `# Outage

## Impact

15% of users (30 out of 200) could not pay.
`,
    },
    {
      text: `# Outage

## Impact

«300 of 200 users» could not pay.
`,
    },
    {
      text: `# Outage

## Impact

«30 of the 20 hosts» were down.
`,
    },
    {
      text: `# Outage

## Impact

«130 % of customers» could not pay.
`,
    },
    {
      text: `# Outage

## Impact

| Shop | Lost revenue |
| --- | --- |
| Books | $1,200 |
| Toys | $800 |
| Total | «$2,500» |
`,
      fixed: `# Outage

## Impact

| Shop | Lost revenue |
| --- | --- |
| Books | $1,200 |
| Toys | $800 |
| Total | $2,000 |
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Impact

15,000 of 1,000,000 requests (1.5 %) failed; 2 of 3 nodes (66%) were down, 1.2M of 4M calls (about 30 %) slow.
`,
    },
    {
      text: `# Outage

## Impact

Latency went up by 250 %, to 130 % of the usual requests per second.
`,
    },
    {
      text: `# Outage

## Impact

| Shop | Lost orders |
| --- | --- |
| Books | 12 |
| Toys | 8 |
| Total | 20 |
`,
    },
    {
      text: `# Outage

## Impact

| Shop | Error rate |
| --- | --- |
| Books | 12 % |
| Toys | 8 % |
| Total | 11 % |
`,
    },
  ],
}

export default defineRule({
  id: 'impact/arithmetic',
  severity: 'warning',
  summary: 'Stated numbers do not add up',

  *check(model, {text, proseIn}) {
    const places = [...sectionsOf(model, 'summary'), ...sectionsOf(model, 'impact')].map(it => it.span)
    const fields = model.metadata.filter(it => it.kinds.includes('impact')).map(it => it.value.span)
    const sentences = [...places, ...fields].flatMap(it => proseIn(it)).filter(it => /\d/.test(it.text))
    // The impact may stand within the summary, and fields within both.
    for (const sentence of new Map(sentences.map(it => [it.span.start, it])).values()) yield* shares(sentence)
    yield* totals(model, text)
  },
})

const noun =
  'users?|customers?|clients?|visitors?|people|accounts?|tenants?|teams?|requests?|queries|calls|transactions?'
  + '|orders?|payments?'
  + '|jobs?|builds?|messages?|sessions?|nodes?|pods?|hosts?|servers?|instances?'
const article = '(?:the\\s|our\\s|all\\s|its\\s)?'
const begin = '(?<![\\d.,:/-])'
const about =
  '(?:(?:about|around|approximately|approx\\.|roughly|nearly|almost|over|just over|just under|less than|more than'
  + '|some|up to|at least)\\s|[~≈<>]\\s?)'
const percent = `(\\d{1,3}(?:[.,]\\d{1,4})?)(\\s?(?:%|percent\\b|per\\s?cent\\b))`

/** "15,000 of 1,000,000 requests (1.5 %)" */
const partThenShare = new RegExp(
  `${begin}(${numberPattern})\\s(?:[a-zÀ-ɏ]{1,20}\\s)?(?:out\\s)?of\\s${article}(${about})?(${numberPattern})(?:\\s[^().;:\\d%]{1,60})?\\s?\\((${about})?${percent}`,
  'gi',
)
/** "1.5 % of requests (15,000 of 1,000,000)" */
const shareThenPart = new RegExp(
  `${begin}(${about})?${percent}(?:\\s[^().;:\\d%]{1,60})?\\s?\\((${about})?(${numberPattern})\\s(?:[a-zÀ-ɏ]{1,20}\\s)?(?:out\\s)?of\\s${article}(${about})?(${numberPattern})`,
  'gi',
)
const partOfWhole = new RegExp(
  `${begin}(${numberPattern})\\s(?:out\\s)?of\\s${article}(${numberPattern})\\s(?:${noun})\\b`,
  'gi',
)
const tooMuch = new RegExp(
  `${begin}(\\d{3}(?:[.,]\\d{1,2})?)\\s?(?:%|percent\\b|per\\s?cent\\b)\\sof\\s${article}(?:${noun})\\b(?!\\s(?:per|a)\\b|/)`,
  'gi',
)

interface Share {
  readonly part: string
  readonly whole: string
  readonly share: string
  /** Of the share with its sign, in the sentence's text. */
  readonly at: Span
  readonly isRough: boolean
}

/**
 * What the long expressions for a part and for too much need; nearly all sentences have neither, and those take long to
 * be compiled.
 */
const namesWhole = /of\s\D{0,40}\d/i
const isHundredfold = /\d{3}[\d.,]{0,3}\s?(?:%|per)/i

function* shares(sentence: Sentence): Iterable<Problem> {
  if (namesWhole.test(sentence.text)) yield* parts(sentence)
  if (isHundredfold.test(sentence.text)) yield* excesses(sentence)
}

function* parts({text, span: {start}}: Sentence): Iterable<Problem> {
  const found: Share[] = []
  for (const match of matchesOf(partThenShare, text)) {
    const [all, part = '', before, whole = '', rough, share = '', sign = ''] = match
    const end = match.index + all.length
    found.push({
      part,
      whole,
      share,
      at: {start: end - share.length - sign.length, end},
      isRough: Boolean(before ?? rough),
    })
  }
  for (const match of matchesOf(shareThenPart, text)) {
    const [, rough, share = '', sign = '', before, part = '', around, whole = ''] = match
    const from = match.index + (rough?.length ?? 0)
    found.push({
      part,
      whole,
      share,
      at: {start: from, end: from + share.length + sign.length},
      isRough: Boolean(rough ?? before ?? around),
    })
  }
  for (const it of found) {
    const problem = shareProblem(it, start)
    if (problem) yield problem
  }
  for (const match of matchesOf(partOfWhole, text)) {
    const [all, part = '', whole = ''] = match
    const at = start + match.index
    if ((readNumber(whole)?.value ?? Infinity) < (readNumber(part)?.value ?? 0)) {
      yield {span: {start: at, end: at + all.length}, message: t`${part} is more than the ${whole} it is part of.`}
    }
  }
}

function* excesses({text, span: {start}}: Sentence): Iterable<Problem> {
  for (const match of matchesOf(tooMuch, text)) {
    const at = start + match.index
    if (100 < Number(match[1]?.replace(',', '.')))
      yield {
        span: {start: at, end: at + match[0].length},
        message: t`"${match[0]}" is more than 100 %; check the number.`,
      }
  }
}

function shareProblem({part, whole, share, at, isRough}: Share, start: number): Problem | undefined {
  const [x, y] = [readNumber(part), readNumber(whole)]
  if (!x || !y || y.value === 0 || y.value < x.value) return undefined
  const stated = Number(share.replace(',', '.'))
  const decimals = share.split(/[.,]/)[1]?.length ?? 0
  const unit = 10 ** -decimals
  const slack = isRough ? Math.max(unit, stated / 10) : 0
  const [least, most] = [percentOf(x, y, -1), percentOf(x, y, 1)]
  // People cut off as well as round: 2 of 3 is 66 % and 67 %.
  if (stated - unit / 2 - slack <= most && least < stated + unit + slack) return undefined
  const exact = (100 * x.value) / y.value
  const places = Math.max(decimals, exact < 10 && !Number.isInteger(exact) ? 1 : 0)
  const written = printNumber(exact, places, '')
  const span = {start: start + at.start, end: start + at.end}
  return {
    span,
    message: t`${part} of ${whole} is ${written} %, not ${share} %.`,
    fixes: [
      {
        title: t`Change to "${written} %"`,
        edits: [{span: {start: span.start, end: span.start + share.length}, text: written}],
      },
    ],
  }
}

/** The percentage at one end of what the rounded numbers may mean. */
function percentOf(part: WrittenNumber, whole: WrittenNumber, direction: -1 | 1): number {
  return (100 * (part.value + (direction * part.step) / 2)) / Math.max(whole.value - (direction * whole.step) / 2, 1e-9)
}

/** Columns of tables on the impact whose last row is a total and not the sum of the rows above it. */
function* totals(model: PostmortemModel, text: Parts): Iterable<Problem> {
  const places = sectionsOf(model, 'impact').map(it => it.span)
  for (const {header, rows} of model.tables) {
    const last = rows.at(-1)
    const label = last?.cells[0]
    if (!last || !label || rows.length < 3 || !places.some(it => contains(it, header.span))) continue
    if (!/^\W{0,4}(?:total|sum)\b/i.test(text.slice(label.start, label.end))) continue
    for (const [column, cell] of last.cells.entries()) {
      const above = rows.slice(0, -1).map(it => amountIn(text, it.cells[column]))
      const total = amountIn(text, cell)
      if (column === 0 || !total || !above.every(it => it !== undefined && it.unit === total.unit)) continue
      const sum = above.reduce((all, it) => all + (it as Amount).number.value, 0)
      const slack = [...above, total].reduce((all, it) => all + (it as Amount).number.step / 2, 1e-6)
      if (Math.abs(sum - total.number.value) <= slack) continue
      const written = printNumber(sum, total.written.split('.')[1]?.length ?? 0, total.written)
      yield {
        span: cell,
        message: t`The rows above add up to ${written}, not ${total.written}.`,
        fixes: [{title: t`Change to "${written}"`, edits: [{span: total.span, text: written}]}],
      }
    }
  }
}

interface Amount {
  readonly number: WrittenNumber
  readonly written: string
  readonly span: Span
  /** What stands around the number. */
  readonly unit: string
}

/** A cell that is a sum of money or a plain count; shares and lengths do not add up. */
function amountIn(text: Parts, cell: Span | undefined): Amount | undefined {
  const source = cell ? text.slice(cell.start, cell.end) : ''
  const match = /^([*_]{0,3}[$€£¥]?\s?)(\d[\d,.]{0,20})((?:\s?[A-Z]{3}|€)?[*_]{0,3})$/.exec(source)
  const number = match && readNumber(match[2] as string)
  if (!cell || !match || !number) return undefined
  const start = cell.start + (match[1]?.length ?? 0)
  const written = match[2] as string
  return {
    number,
    written,
    span: {start, end: start + written.length},
    unit: `${match[1]}${match[3]}`.replace(/[*_\s]/g, ''),
  }
}
