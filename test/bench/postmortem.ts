export type Style = 'bullets' | 'flat' | 'table' | 'inline'

/**
 *  The ways a timeline is written; `inline` is `bullets` in which every line is full of code, links, tags and escapes.
 */
export const styles: readonly Style[] = ['bullets', 'flat', 'table', 'inline']

/**
 *  A long postmortem of exactly so many lines, the same text for the same arguments: not quite half of it is timeline.
 */
export function writePostmortem(lines: number, style: Style, seed = 1): string {
  const pick = picker(seed * 1009 + lines * 17 + styles.indexOf(style))
  const say = style === 'inline' ? marked : plain
  const out = [...opening(pick, say), ...timeline(Math.floor(lines * 0.45), style, pick, say), '']
  const closing = actionItems(Math.max(3, Math.floor(lines * 0.04)), style, pick)
  out.push('## Root cause', '', ...paragraph(4, pick, say))
  for (let turn = 0; out.length + closing.length + 40 < lines; turn++) out.push(...block(turn, pick, say))
  out.push(...lessons(pick, say))
  while (out.length + closing.length < lines) out.push('')
  return [...out.slice(0, lines - closing.length), ...closing].join('\n')
}

/** Chooses from a list, or a number from 0 up to that given; the same choices in every run. */
interface Picker {
  <T>(from: readonly T[]): T
  (below: number): number
}

/** Mulberry32. */
function picker(seed: number): Picker {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return (<T>(from: readonly T[] | number) =>
    typeof from === 'number' ? Math.floor(next() * from) : from[Math.floor(next() * from.length)]) as Picker
}

const systems = [
  'parcel-router',
  'label-store',
  'quote-engine',
  'depot-sync',
  'mail-relay',
  'tax-table',
  'stock-ledger',
  'gate-cache',
]
const people = ['Ana', 'Bo', 'Chidi', 'Dewi', 'Emil', 'Farah', 'Goran', 'Hana']
const signals = ['error rate', 'queue length', 'write latency', 'open connections', 'disk use', 'lag of the replica']
const sites = ['Lisbon', 'Oslo', 'Osaka', 'Quito']

type Say = (pick: Picker) => string

const events: readonly Say[] = [
  it => `Alert: the ${it(signals)} of ${it(systems)} is above ${it(90) + 5}%.`,
  it => `${it(people)} acknowledges the page and opens the channel.`,
  it => `Release ${it(9)}.${it(40)}.${it(9)} of ${it(systems)} starts in ${it(sites)}.`,
  it => `Support hears from ${it(80) + 2} customers whose orders hang.`,
  it => `${it(people)} restarts ${it(systems)} in ${it(sites)}; the ${it(signals)} stays as it was.`,
  it => `${it(people)} takes over as incident commander from ${it(people)}.`,
  it => `The ${it(signals)} of ${it(systems)} falls below ${it(20) + 2}%.`,
  it => `Traffic is moved from ${it(sites)} to ${it(sites)}.`,
  () => 'The status page says that orders are delayed.',
]

const markedEvents: readonly Say[] = [
  it =>
    `Alert \`${it(systems)}\`: **${it(signals)}** above ${it(90) + 5}% ([graph](https://graphs.example.com/d/${it(9999)}?from=now-1h "last hour")).`,
  it =>
    `${it(people)} runs \`kubectl -n ${it(systems)} get pods\` and sees *CrashLoopBackOff* in <https://console.example.com/${it(999)}>.`,
  it =>
    `Release [\`${it(9)}.${it(40)}.${it(9)}\`][release] of \`${it(systems)}\` starts in ${it(sites)}<br>see https://ci.example.com/runs/${it(9999)}.`,
  it =>
    `${it(people)} writes \\*done\\* in the channel; ![screenshot](shots/${it(99)}.png) shows \`${it(signals)}\` &amp; ~~nothing else~~.`,
  it =>
    `The flag \`\`use_\`new\`_pool\`\` of **[${it(systems)}](https://code.example.com/${it(systems)})** is switched _off_ in ${it(sites)}.`,
]

const sentences: readonly Say[] = [
  it => `At its height, ${it(70) + 3}% of the calls to ${it(systems)} failed.`,
  it => `The change had been reviewed, and no test used more than ${it(60) + 4} connections.`,
  it => `Each retry of ${it(systems)} added to the load on ${it(systems)}.`,
  it => `The alert watched the mean of the ${it(signals)}, which hardly moved.`,
  it => `The runbook of ${it(systems)} described steps for an older release.`,
  it => `In ${it(sites)} nobody on call had access to the console of ${it(systems)}.`,
  () => 'Orders of that morning were written again from the log on the next day.',
]

const markedSentences: readonly Say[] = [
  it =>
    `At its height, **${it(70) + 3}%** of the calls to \`${it(systems)}\` failed with [\`503\`](https://http.example.com/503).`,
  it => `The [runbook][] of \`${it(systems)}\` says _restart_ \\(twice\\), which <b>no longer</b> helps.`,
  it =>
    `See \`GET /v${it(4)}/orders?limit=${it(500)}\`, <mailto:desk@example.com> and https://wiki.example.com/${it(systems)}.`,
]

/** What a rule has something to say about: one line in forty, as in a first draft. */
const faults: readonly Say[] = [
  it => `${it(people)} should have checked the ${it(signals)} before the release.`,
  it => `Unfortunately the mistake of ${it(people)} was only noticed after ${it(50) + 9} minutes.`,
  it => `The cause was human error: ${it(people)} forgot to raise the limit of ${it(systems)}.`,
  it => `TODO: say why ${it(systems)} did not recover.`,
  it => `Obviously, ${it(systems)} in ${it(sites)} was down for ${it(9) + 2} hours.`,
]

const plain = {event: draft(events), sentence: draft(sentences)}
const marked = {event: draft(markedEvents), sentence: draft(markedSentences)}

function draft(all: readonly Say[]): Say {
  return pick => pick(pick(40) === 0 ? faults : all)(pick)
}

function opening(pick: Picker, say: typeof plain): string[] {
  return [
    `# Orders delayed by ${pick(systems)} in ${pick(sites)}`,
    '',
    '- **Date:** 2024-03-05',
    `- **Severity:** SEV-${pick(3) + 1}`,
    '- **Status:** Final',
    `- **Authors:** ${pick(people)}, ${pick(people)}`,
    '',
    '## Summary',
    '',
    ...paragraph(4, pick, say),
    '## Impact',
    '',
    ...paragraph(2, pick, say),
    '| Measure | Value |',
    '| --- | --- |',
    `| Orders delayed | ${pick(9000)} |`,
    `| Customers | ${pick(900)} |`,
    '',
    '## Detection',
    '',
    ...paragraph(2, pick, say),
  ]
}

/** A day has at most sixty entries, below a heading of its own; in the flat style all are one list. */
function timeline(count: number, style: Style, pick: Picker, say: typeof plain): string[] {
  const out = ['## Timeline', '', 'All times are in UTC.', '']
  let minute = pick(300)
  let day = 0
  for (let entry = 0; out.length < count; entry++, minute += pick(style === 'flat' ? 3 : 19)) {
    if (1440 <= minute || (style !== 'flat' && entry % 60 === 0)) {
      if (0 < entry) day++
      minute %= 300
      if (style !== 'flat' || entry === 0)
        out.push(
          ...(entry === 0 ? [] : ['']),
          `### ${new Date(Date.UTC(2024, 2, 5 + day)).toISOString().slice(0, 10)}`,
          '',
        )
      if (style === 'table') out.push('| Time (UTC) | What happened |', '| --- | --- |')
    }
    const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
    if (style === 'table') out.push(`| ${clock} | ${say.event(pick)} |`)
    else if (pick(12) === 0) out.push(`- ${clock} UTC ${say.event(pick)}`, `  ${say.sentence(pick)}`)
    else if (pick(20) === 0)
      out.push(`- ${clock} UTC ${say.event(pick)}`, `  - ${say.event(pick)}`, `  - ${say.event(pick)}`)
    else out.push(`- ${clock} UTC ${say.event(pick)}`)
  }
  return out
}

/** What fills the analysis: by turns prose, a program's output, steps, a quotation and a list. */
function block(turn: number, pick: Picker, say: typeof plain): string[] {
  switch (turn % 5) {
    case 0:
      return [
        `### Factor ${turn / 5 + 1}: ${pick(signals)} of ${pick(systems)}`,
        '',
        ...paragraph(pick(4) + 2, pick, say),
      ]
    case 1:
      return [
        '```console',
        `$ kubectl -n ${pick(systems)} get pods`,
        `${pick(systems)}-${pick(9999)}   0/1   Error   ${pick(40)}`,
        '',
        '# - no list',
        '```',
        '',
      ]
    case 2:
      return ['What was tried:', '', ...[1, 2, 3, 4].map(number => `${number}. ${say.sentence(pick)}`), '']
    case 3:
      return [`> ${say.sentence(pick)}`, `> ${say.sentence(pick)}`, '']
    default:
      return [...[1, 2, 3].map(() => `- ${say.event(pick)}`), '']
  }
}

function lessons(pick: Picker, say: typeof plain): string[] {
  const list = () => [`- ${say.event(pick)}`, `- ${say.sentence(pick)}`, '']
  return [
    '## Resolution',
    '',
    ...paragraph(2, pick, say),
    '## Lessons learned',
    '',
    '### What went well',
    '',
    ...list(),
    '### What went wrong',
    '',
    ...list(),
    '### Where we got lucky',
    '',
    ...list(),
  ]
}

function actionItems(count: number, style: Style, pick: Picker): string[] {
  const rows = Array.from({length: count}, (_, index) =>
    style === 'table'
      ? `| Add an alert on ${pick(systems)} ${index} | ${pick(people)} | 2024-04-${two(pick(28) + 1)} | [OPS-${index}](https://tickets.example.com/OPS-${index}) |`
      : `- [${pick([' ', 'x'])}] Test the failover of ${pick(systems)} ${index} (owner: ${pick(people)}, due 2024-04-${two(pick(28) + 1)}, OPS-${index})`,
  )
  const head = style === 'table' ? ['| Action | Owner | Due | Ticket |', '| --- | --- | --- | --- |'] : []
  return [
    '## Action items',
    '',
    ...head,
    ...rows,
    '',
    '[release]: https://releases.example.com',
    '[runbook]: https://runbooks.example.com',
    '',
  ]
}

/** Some sentences, wrapped at eighty columns as many people do. */
function paragraph(count: number, pick: Picker, say: typeof plain): string[] {
  const out: string[] = []
  let line = ''
  for (const word of Array.from({length: count}, () => say.sentence(pick))
    .join(' ')
    .split(' ')) {
    if (line && 80 <= line.length + word.length) {
      out.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...out, line, '']
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
