import type {Fix} from '../../edit/fix.ts'
import {t} from '../../text/l10n.ts'
import {shift} from '../../text/span.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {findMojibake} from './decode-again.ts'
import {suspect} from './suspect-letters.ts'

export const docs: RuleDocs = {
  why:
    'Characters such as "â€”" come from UTF-8 that a word processor or a mail program read as Windows-1252; '
    + 'readers stumble over them.',
  source: 'Windows-1252 index of the WHATWG Encoding Standard; seen in student postmortems.',
  bad: [
    {
      text: `# Outage

A talk by Murphy«â€”»of Murphy«â€™»s law.
`,
      fixed: `# Outage

A talk by Murphy—of Murphy’s law.
`,
    },
    {text: '# Outage\n\nThe caf«Ã©» was closed.\n', fixed: '# Outage\n\nThe café was closed.\n'},
  ],
  good: [
    {
      text: `# Outage

Murphy—of Murphy's law. São Paulo, crème brûlée, un âne.
`,
    },
    {
      text: `# Outage

The log said \`â€”\`.
`,
    },
  ],
}

export default defineRule({
  id: 'doc/mojibake',
  severity: 'warning',
  scope: 'block',
  mayHold: () => [suspect],
  summary: 'Text was decoded with the wrong character set',

  *check(_model, {text, lines, isLiteral}) {
    for (const {span, meant} of lines.flatMap(line =>
      [...findMojibake(line.text)].map(it => ({...it, span: shift(it.span, line.start)})),
    )) {
      if (isLiteral(span)) continue
      const seen = text.slice(span.start, span.end)
      const fixes: Fix[] =
        meant === undefined ? [] : [{title: t`Change to "${meant}"`, edits: [{span, text: meant}], isSafe: true}]
      yield {
        span,
        message:
          meant === undefined
            ? t`A character was lost here when the text was decoded; write it again.`
            : t`"${seen}" is garbled text; it should be "${meant}".`,
        fixes,
      }
    }
  },
})
