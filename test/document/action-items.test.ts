import assert from 'node:assert/strict'
import {buildModel} from '../../server/document/read-document.ts'
import type {ActionItem} from '../../server/document/types.ts'
import {defaultSettings} from '../../server/config/settings.ts'

function itemsOf(section: string): readonly ActionItem[] {
  return buildModel(
    `# Outage

## Timeline

- 10:00 UTC Down

${section}`,
    'postmortem.md',
    defaultSettings,
  ).actionItems
}

type Said = Partial<Record<'owner' | 'due' | 'ticket' | 'priority' | 'type', string> & {done: boolean}>

function said({owner, due, ticket, priority, type, isDone}: ActionItem): Said {
  const values = {
    owner: owner?.value,
    due: due?.value,
    ticket: ticket?.value,
    priority: priority?.value,
    type: type?.value,
    done: isDone,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function check(line: string, expected: Said): void {
  it(line, () => assert.deepEqual(itemsOf(`## Action items\n\n${line}\n`).map(said), [expected]))
}

describe('action items', () => {
  describe('are owned by whom the item names as its owner', () => {
    it('whose name is cut between characters, not within one', () => {
      const [item] = itemsOf(`## Action items\n\n- Add a probe, owner: ${'a'.repeat(59)}😀\n`)
      assert.match(item?.owner?.value ?? '', /^a+$/)
    })
    check('- Add a probe (@maria, due 2026-12-01)', {owner: '@maria', due: '2026-12-01'})
    check('- Add a probe _due 2026-12-01_', {due: '2026-12-01'})
    check('- Add a probe (_by 2026-12-01_)', {due: '2026-12-01'})
    check('- Add a probe, overdue 2026-12-01', {})
    check('- Add a probe, ñdue 2026-12-01', {})
    check('- Add a probe (2026-12-01)', {due: '2026-12-01'})
    check('- Add a probe (this week it is bad)', {})
    check('- Decrease the TTL (owner: Kim; due: end of June)', {owner: 'Kim', due: 'end of June'})
    check('- Ops team will rotate the keys by next sprint', {owner: 'Ops team', due: 'next sprint'})
    check('- Alice to add a probe', {owner: 'Alice'})
    check('- **[Platform] Renew certificates** – by a job', {owner: 'Platform'})
    check('- **Sharper eyes**: The search team should watch the queue', {owner: 'The search team'})
    check('- Add a probe\n  - Owner: Tom', {owner: 'Tom'})
    check('- Add `@Transactional` to the save method', {})
    check('- Update `@scope/package`', {})
    check('- Migrate to use the pool', {})
    check('- [Monitoring] Add a probe', {})
    check('- Add a probe and tell\n  an @emergency role', {})
  })

  describe('have the ticket that the item, its details or the words around it name', () => {
    check('- Add a probe ([issue](https://example.com/o/r/issues/4))', {ticket: 'https://example.com/o/r/issues/4'})
    check(
      `- Add a probe,
  as long as it is
  [Issue](https://example.com/o/r/issues/4)`,
      {ticket: 'https://example.com/o/r/issues/4'},
    )
    check('- Add a probe (Case ID: 174229)', {ticket: '174229'})
    check('- Read UTF-8, as in ADR-12 and RFC-3339', {})
    check('- Look at [the graphs](https://example.com/d/graphs)', {})
    check('All of them are in SHOP-12.\n\n- Add a probe', {ticket: 'SHOP-12'})
  })

  describe('have priority, type and state', () => {
    check('- [P1] Add a probe', {priority: 'P1'})
    check('- Document what can be done in that case', {})
    check('- Make sure that backups are done before an upgrade', {})
    check('- Show which deploys are completed', {})
    for (const line of [
      'Done: add a probe',
      'Add a probe - done',
      'Add a probe (completed)',
      '[done] Add a probe',
      'Add a probe. DONE',
      '~~Add a probe~~',
    ])
      check(`- ${line}`, {done: true})
    check('- Add a probe (priority: high)', {priority: 'high'})
    check('- [Detect] Add a probe', {type: 'detect'})
    check('- The probe asks the wrong host (fixed by asking the right one)', {done: true})
    check(
      `| Task | Kind | Prio | Who | State |
| --- | --- | --- | --- | --- |
| Add a probe | Prevention | 2 | Kim | To do |`,
      {owner: 'Kim', priority: '2', type: 'prevent', done: false},
    )
  })

  it('take from the headings around them what they do not say', () => {
    const items = itemsOf(`## Remediation

### Done at once (completed)

- Moved the hosts

### Next ([#12](https://example.com)) (Q4 2026)

- Add a probe

### Detection

- Page on 5xx
`)
    assert.deepEqual(items.map(said), [{done: true}, {ticket: '#12', due: 'Q4 2026'}, {type: 'detect'}])
  })

  it('are owned by whom the label above them names', () => {
    const items = itemsOf(`## Actions

**Robert**
- Turn on the probe

**Ana/Gareth E**
- Page on 5xx

**Backups**
- Test them

**API**
- Add a limit
`)
    assert.deepEqual(items.map(said), [{owner: 'Robert'}, {owner: 'Ana/Gareth E'}, {}, {}])
  })

  it('are headings that say what to do, with prose or fields below', () => {
    const items = itemsOf(`## Action items

### Add an alert

- **Name**: \`login\`
- **Condition**: more than 5

### Remove the cache @bo

It is of no use.

### Improve monitoring

- Watch the queue
- Watch the pool
`)
    assert.deepEqual(
      items.map(it => it.title.value),
      ['Add an alert', 'Remove the cache @bo', 'Watch the queue', 'Watch the pool'],
    )
    assert.equal(items[1]?.owner?.value, '@bo')
  })

  it('do not have the bullets between numbered items among them', () => {
    const items = itemsOf(`## Action items

1. **Deeper checks**
We plan checks of

- reads
- writes

2. **Runbooks**
`)
    assert.deepEqual(
      items.map(it => it.title.value),
      ['Deeper checks', 'Runbooks'],
    )
  })

  it('do not have the closing words below lines with marks among them, nor the questions of a template', () => {
    assert.deepEqual(
      itemsOf(`## Action items

*Add a probe.
*Page on 5xx.
With these we will be safe.
`).length,
      2,
    )
    assert.deepEqual(
      itemsOf(`## Action items

What can be improved?

Add a probe.
`).map(it => it.title.value),
      ['Add a probe.'],
    )
  })

  it('are a list that is fenced as a whole', () => {
    assert.deepEqual(
      itemsOf(`## Action items

\`\`\`md
1. Add a probe
2. Page on 5xx
\`\`\`
`).length,
      2,
    )
  })

  it('have a wording that ends with its paragraph', () => {
    const text = `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add a probe
  for each host

  It is cheap.
`
    const [item] = buildModel(text, 'postmortem.md', defaultSettings).actionItems
    assert.equal(item && text.slice(item.wording.start, item.wording.end), 'Add a probe\n  for each host')
  })
})
