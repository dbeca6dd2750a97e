const head = `# Outage

## Summary

It broke on 2020-06-15.

`
/** Timelines in every layout. */
export const documents: Readonly<Record<string, string>> = {
  bullets: `${head}## Timeline

- 10:00 UTC Alert fires
  - on the phone
- 10:20 UTC Restart

## Impact

Much.
`,
  'dated bullets, Windows': `${head}## Timeline

* **2020-06-15 10:00 CEST** - Alert fires
* **2020-06-15 10:20 CEST** - Restart
`.replaceAll('\n', '\r\n'),
  numbers: `${head}## Timeline

1. 10:00 UTC Alert fires
2. 10:20 UTC Restart
`,
  'a table': `${head}## Timeline

| Time (UTC) | Who | Event |
| --- | --- | --- |
| 10:00 | Ann | Alert fires |
| 10:20:30 | Bob | Restart |

## Impact
`,
  'a table with a column for the day': `${head}## Timeline

| Date | Time (UTC) | Event |
| --- | --- | --- |
| 2020-06-15 | 10:00 | Alert fires |
| 2020-06-15 | 10:20 | Restart |
`,
  'lines in 12 hours': `${head}## Timeline (all times PT)

3:00 AM: Alert fires
3:20 AM: Restart
3:40 AM: Fine
`,
  headings: `${head}## Timeline

### 10:00 UTC – Alert fires

The pager rang.

### 10:20 UTC – Restart

All well.
`,
  days: `${head}## Timeline (UTC)

### 2020-06-15

- 10:00 Alert fires
- 23:50 Restart

### 2020-06-16

- 00:10 Over
`,
  'newest first': `${head}## Timeline

- 2020-06-15 12:00 UTC Over
- 2020-06-15 11:00 UTC Restart
- 2020-06-15 10:00 UTC Alert fires
`,
  'an empty section': `${head}## Timeline

## Impact

Much.
`,
  'an empty table': `${head}## Timeline

| Time (UTC) | Event |
| --- | --- |
`,
}

/** Layouts in which not every text is an entry again once it is written. */
export const furtherDocuments: Readonly<Record<string, string>> = {
  paragraphs: `${head}## Timeline

**10:00 UTC** Alert fires

**10:20 UTC** Restart
`,
  'lines with hard breaks': `${head}## Timeline

10:00 UTC Alert fires\\
10:20 UTC Restart
`,
  'headings with the text below': `${head}## Timeline

### 10:00 UTC

The pager rang.

### 10:20 UTC

All well.
`,
  'a fence': `${head}## Timeline

\`\`\`
10:00 UTC Alert fires
10:20 UTC Restart
10:40 UTC Over
\`\`\`
`,
  HTML: `${head}## Timeline

<ul>
<li><b>10:00 UTC</b> Alert fires</li>
<li><b>10:20 UTC</b> Restart</li>
</ul>
`,
  'a table of one column': `${head}## Timeline

| Time (UTC) |
| --- |
| 10:00 |
| 10:20 |
`,
  'an empty table of one column': `${head}## Timeline

| Time (UTC) |
| --- |
`,
  'a table with unknown columns': `${head}## Timeline

| Foo | Time (UTC) |
| --- | --- |
| Alert fires | 10:00 |
`,
  'a table of names': `${head}## Timeline

| Time (UTC) | Who |
| --- | --- |
| 10:00 | Ann |
`,
  'times behind the text': `${head}## Timeline

- Alert fires 2020-06-15 10:00 UTC
- Restart 2020-06-15 10:20 UTC
`,
  'a table that ends with the time': `${head}## Timeline

| Who | Event | Day | Time (UTC) |
| --- | --- | --- | --- |
| Ann | Alert fires | 2020-06-15 | 10:00 |
| Bob | Restart | 2020-06-15 | 10:20 |
`,
}
