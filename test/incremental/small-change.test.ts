import {checkChanges, checkTyping} from './as-fresh.ts'

/** The words as a document of so many characters, in paragraphs. */
function filler(characters: number): string {
  return 'The pool was full, and no order went through.\n\n'.repeat(Math.ceil(characters / 47))
}

describe('a small change keeps', function () {
  this.timeout(120_000)

  it('problems suppressed while their place moves', () =>
    checkTyping(
      `# Outage

## Summary

It broke<|>, TBD.

## Impact

<!-- postmortem-ignore doc/placeholder: nobody knows yet -->
TBD and
another TBD

TBD once more

<!-- postmortem-disable doc/placeholder -->

- TBD in a list

<!-- postmortem-enable -->

TBD at the end
`,
      ' at 10:00, TBD',
    ))

  it('problems reported that only a comment elsewhere suppresses', () =>
    checkTyping(
      `# Outage

## Impact

TBD and <|>

<!-- postmortem-ignore doc/placeholder -->
TBD
`,
      'TODO more',
    ))

  it('a comment in a paragraph that names a rule on a line of its own', () =>
    checkTyping(
      `# Outage

## Impact

It was <!-- postmortem-disable-file
doc/place<|>
--> bad: TBD.
`,
      'holder',
    ))

  // A comment of more than 1000 characters is not read, so that a missing end cannot suppress the rest of a document.
  for (const [length, what] of [
    [999, 'below'],
    [1000, 'at'],
    [1001, 'above'],
  ] as const) {
    it(`problems as they are while a comment in a paragraph becomes one ${what} the longest that is read`, () => {
      const start = ' doc/placeholder\n: '
      const text = `# Outage

## Impact

It was <!-- postmortem-disable-file${start}${'x'.repeat(length - start.length - 1)}
--> bad: TBD.
`
      const at = text.indexOf('xxx')
      checkChanges(text, [
        {at, length: 0, text: 'x'},
        {at, length: 1, text: ''},
        {at, length: 1, text: ''},
      ])
    })
  }

  it('what the table has too many cells for', () =>
    checkTyping(
      `# Outage

## Analysis

| Node | State | Owner |
| --- | --- | --- |
| db-1 | up | Ana | <|> |
| db-2 | down | Tom |
`,
      'see',
    ))

  it('what the lines above the first entry say of all entries', () => {
    for (const words of ['All times are approximate.', 'All times are in CET.', 'Newest first.']) {
      checkTyping(
        `# Outage

## Timeline

We looked at the logs.<|>

- 2026-01-02 10:00 Outage begins
- 10:20 Outage ends
`,
        ` ${words}`,
      )
    }
  })

  it('the zone that is said above a timeline far from the opening of the document', () =>
    checkTyping(
      `# Outage

## Analysis

${filler(9000)}## Timeline

We looked at the logs.<|>

- 2026-01-02 10:00 Outage begins
- 10:20 Outage ends
`,
      ' All times are in CET.',
    ))
})
