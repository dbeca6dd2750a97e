const head = '# Outage\n\n## Summary\n\nIt broke on 2020-06-15.\n\n'
/** Timelines in every layout. */
export const documents: Readonly<Record<string, string>> = {
  'bullets': `${head}## Timeline\n\n- 10:00 UTC Alert fires\n  - on the phone\n- 10:20 UTC Restart\n\n## Impact\n\nMuch.\n`,
  'dated bullets, Windows': `${head}## Timeline\n\n* **2020-06-15 10:00 CEST** - Alert fires\n* **2020-06-15 10:20 CEST** - Restart\n`.replaceAll('\n', '\r\n'),
  'numbers': `${head}## Timeline\n\n1. 10:00 UTC Alert fires\n2. 10:20 UTC Restart\n`,
  'a table': `${head}## Timeline\n\n| Time (UTC) | Who | Event |\n| --- | --- | --- |\n| 10:00 | Ann | Alert fires |\n| 10:20:30 | Bob | Restart |\n\n## Impact\n`,
  'a table with a column for the day': `${head}## Timeline\n\n| Date | Time (UTC) | Event |\n| --- | --- | --- |\n| 2020-06-15 | 10:00 | Alert fires |\n| 2020-06-15 | 10:20 | Restart |\n`,
  'lines in 12 hours': `${head}## Timeline (all times PT)\n\n3:00 AM: Alert fires\n3:20 AM: Restart\n3:40 AM: Fine\n`,
  'headings': `${head}## Timeline\n\n### 10:00 UTC – Alert fires\n\nThe pager rang.\n\n### 10:20 UTC – Restart\n\nAll well.\n`,
  'days': `${head}## Timeline (UTC)\n\n### 2020-06-15\n\n- 10:00 Alert fires\n- 23:50 Restart\n\n### 2020-06-16\n\n- 00:10 Over\n`,
  'newest first': `${head}## Timeline\n\n- 2020-06-15 12:00 UTC Over\n- 2020-06-15 11:00 UTC Restart\n- 2020-06-15 10:00 UTC Alert fires\n`,
  'an empty section': `${head}## Timeline\n\n## Impact\n\nMuch.\n`,
  'an empty table': `${head}## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n`,
}

/** Layouts in which not every text is an entry again once it is written. */
export const furtherDocuments: Readonly<Record<string, string>> = {
  'paragraphs': `${head}## Timeline

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
  'HTML': `${head}## Timeline

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
