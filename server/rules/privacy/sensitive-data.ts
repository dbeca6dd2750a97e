import {t} from '../../text/l10n.ts'
import {matchesOf} from '../../text/search.ts'
import {shift, type Span} from '../../text/span.ts'
import {mayMatch} from '../../text/prefilter/index.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs<{audience: string}> = {
  why:
    'A postmortem is copied, mailed and often published. A key in it is no longer secret and has to be replaced; '
    + 'an address identifies somebody who was not asked.',
  source: 'Wikimedia (reports are public); AWS Correction of Error (no customer names); GitLab (confidential issues).',
  bad: [
    {
      text: `# Outage

## Summary

The key «AKIAQ3EGUZJ7MWCXVBNM» was in the log.
`,
      fixed: `# Outage

## Summary

The key [redacted] was in the log.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Ran \`psql postgres://app:«s3cr3tW0rd»@db/shop\`
- 10:01 UTC Set \`password=«hunter2-4711»\`
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Ran \`psql postgres://app:[redacted]@db/shop\`
- 10:01 UTC Set \`password=[redacted]\`
`,
    },
    {
      text: `# Outage

## Impact

The order of «jane.doe@mail-provider.net» came from «81.2.69.142».
`,
      options: {audience: 'public'},
      fixed: `# Outage

## Impact

The order of [redacted] came from [redacted].
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Summary

The key AKIAIOSFODNN7EXAMPLE is from the manual. Owner: jennifer@
`,
    },
    {
      text: `# Outage

## Summary

Set \`password=\${DB_PASSWORD}\`, \`token: <your token>\`, \`secret=******\` or \`api_key = None\`. The token: expired.
`,
    },
    {
      text: `# Outage

## Summary

jane.doe@mail-provider.net called from 81.2.69.142.
`,
    },
    {
      text: `# Outage

## Summary

support@example.com, 192.0.2.7, 10.12.5.36 and version 1.2.3.4.5; commit 81ab34cd.
`,
      options: {audience: 'public'},
    },
  ],
}

export default defineRule<{audience: string}>({
  id: 'privacy/sensitive-data',
  severity: 'warning',
  scope: 'block',
  mayHold: () => [...tokens.map(it => it.pattern), assignments, /@/, /\d\.\d/],
  summary: 'The document contains a secret or personal data',
  options: {
    audience: {
      default: 'internal',
      summary: '`internal` reports only secrets, `public` also e-mail and public IP addresses',
    },
  },

  *check(_model, {lines, options}) {
    for (const {start, text} of lines) {
      const found = [...secretsIn(text), ...(options.audience === 'public' ? addressesIn(text) : [])].sort(
        (a, b) => a.span.start - b.span.start,
      )
      let end = 0
      for (const it of found) {
        if (it.span.start < end) continue
        end = it.span.end
        const span = shift(it.span, start)
        yield {
          span,
          message: t`This looks like ${it.what}; remove it before you share the document.`,
          fixes: [{title: t`Redact it`, edits: [{span, text: '[redacted]'}]}],
        }
      }
    }
  },
})

interface Found {
  readonly span: Span
  readonly what: string
}

/** Forms that their issuers publish; each is bounded. */
const tokens: readonly {readonly pattern: RegExp; what(): string}[] = [
  {pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, what: () => t`an AWS access key`},
  {pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})\b/g, what: () => t`a GitHub token`},
  {pattern: /\bglpat-[\w-]{20,64}\b/g, what: () => t`a GitLab token`},
  {pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,250}\b/g, what: () => t`a Slack token`},
  {pattern: /\bAIza[\w-]{35}\b/g, what: () => t`a Google API key`},
  {pattern: /\b[sr]k_live_[A-Za-z0-9]{16,250}\b/g, what: () => t`a Stripe key`},
  {pattern: /\beyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{8,2000}/g, what: () => t`a JSON Web Token`},
  {pattern: /-----BEGIN (?:[A-Z]{2,20} ){0,2}PRIVATE KEY-----/g, what: () => t`a private key`},
]

/** The value is in the first group. */
const assignments =
  /\b(?:password|passwd|pwd|secret|secret_key|client_secret|access_token|auth_token|api[_-]?key|private_key)["']?\s{0,3}[=:]\s{0,3}["']?([^\s"'`<>|,;)\]]{6,200})/gi
const credentials = /\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s:/@]{1,80}:([^\s:/@]{3,80})@/gi

const mayBeToken = mayMatch(...tokens.map(it => it.pattern))
const mayBeAssignment = mayMatch(assignments)

function* secretsIn(text: string): Iterable<Found> {
  for (const {pattern, what} of mayBeToken(text) ? tokens : []) {
    for (const match of matchesOf(pattern, text)) {
      if (!/EXAMPLE/.test(match[0]))
        yield {span: {start: match.index, end: match.index + match[0].length}, what: what()}
    }
  }
  for (const pattern of [
    ...(mayBeAssignment(text) ? [assignments] : []),
    ...(text.includes('://') ? [credentials] : []),
  ]) {
    for (const match of matchesOf(pattern, text)) {
      const value = match[1] ?? ''
      if (!isSecret(value)) continue
      const start = match.index + match[0].lastIndexOf(value)
      yield {span: {start, end: start + value.length}, what: t`a password`}
    }
  }
}

/** A word, a variable, or a placeholder for a secret is not a secret. */
function isSecret(value: string): boolean {
  return (
    /\d/.test(value)
    && /\p{L}/u.test(value)
    && !/^[$%{<[(*#]|\*{3}|x{4}|\.{3}|\(|redacted|example|changeme|placeholder|^https?:|^\/|^v?\d+\.\d+/i.test(value)
  )
}

function* addressesIn(text: string): Iterable<Found> {
  for (const match of text.matchAll(/(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,20}\b/gi)) {
    if (/@(?:[\w-]{1,63}\.){0,4}(?:example\.(?:com|org|net)|(?:test|invalid|localhost|example))$/i.test(match[0]))
      continue
    yield {span: {start: match.index, end: match.index + match[0].length}, what: t`an e-mail address`}
  }
  for (const match of text.matchAll(/(?<![\d.\w-])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d\w-]|\.\d)/g)) {
    if (isPublic(match.slice(1, 5).map(Number)))
      yield {span: {start: match.index, end: match.index + match[0].length}, what: t`a public IP address`}
  }
}

/** Not of a private network (RFC 1918), of documentation (RFC 5737), of no host, or of a well-known resolver. */
function isPublic(parts: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = parts
  if (parts.some(it => 255 < it) || a === 0 || a === 10 || a === 127 || 224 <= a) return false
  if (
    (a === 172 && 16 <= b && b < 32)
    || (a === 192 && b === 168)
    || (a === 169 && b === 254)
    || (a === 100 && 64 <= b && b < 128)
  )
    return false
  if ((a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113))
    return false
  return !((a === b && b === c && c === d) || (a === 8 && b === 8) || (a === 1 && b === 0 && c === 0))
}
