import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {fileURLToPath} from 'node:url'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'

const {Registry, parseRawGrammar, INITIAL} = textmate
const require = createRequire(import.meta.url)
const injected = fileURLToPath(new URL('../../syntaxes/postmortem.tmLanguage.json', import.meta.url))

/** As much of Markdown as the injection must not disturb, with the scopes that VS Code's own grammar gives. */
const markdown = {
  scopeName: 'text.html.markdown',
  patterns: [
    {begin: '^(```).*$', end: '^(```)$', name: 'markup.fenced_code.block.markdown'},
    {match: '`[^`]+`', name: 'markup.inline.raw.string.markdown'},
    {match: '\\[[^\\]]*\\]\\([^)]*\\)', name: 'meta.link.inline.markdown'},
    {begin: '^#{1,6} ', end: '$', name: 'markup.heading.markdown'},
    {begin: '\\*\\*', end: '\\*\\*', name: 'markup.bold.markdown'},
    {match: '^[-*] ', name: 'punctuation.definition.list.begin.markdown'},
  ],
  repository: {},
}

async function load() {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer as ArrayBuffer)
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async scope =>
      scope === 'text.html.markdown'
        ? parseRawGrammar(JSON.stringify(markdown), 'markdown.json')
        : parseRawGrammar(readFileSync(injected, 'utf8'), 'postmortem.json'),
    getInjections: scope => (scope === 'text.html.markdown' ? ['text.html.markdown.postmortem'] : []),
  })
  return (await registry.loadGrammar('text.html.markdown')) ?? assert.fail('the grammar does not load')
}

describe('grammar', () => {
  let grammar: Awaited<ReturnType<typeof load>>
  before(async () => {
    grammar = await load()
  })

  /** Each scope of ours, with the text that it was given. */
  function scopes(text: string): string {
    let state = INITIAL
    const found: string[] = []
    for (const line of text.split('\n')) {
      const {tokens, ruleStack} = grammar.tokenizeLine(line, state)
      state = ruleStack
      for (const {startIndex, endIndex, scopes} of tokens) {
        const own = scopes.find(it => it.endsWith('.postmortem') && it !== 'text.html.markdown.postmortem')
        if (own)
          found.push(
            `${own
              .replace(/\.postmortem$/, '')
              .split('.')
              .at(-1)}: ${line.slice(startIndex, endIndex)}`,
          )
      }
    }
    return found.join(', ')
  }

  const cases: readonly (readonly [text: string, expected: string])[] = [
    ['- 14:05 UTC Alert fires', 'timestamp: 14:05, timezone: UTC'],
    ['- 2026-05-07 14:05 Down', 'timestamp: 2026-05-07 14:05'],
    ['2025-03-18T00:22Z Down', 'timestamp: 2025-03-18T00:22, timezone: Z'],
    ['07:32 AM GMT: Down', 'timestamp: 07:32 AM, timezone: GMT'],
    ['**18:53** Down', 'timestamp: 18:53'],
    ['On May 6, 2024 and 3rd March, not in May or with March 12x', 'timestamp: May 6, 2024, timestamp: 3rd March'],
    ['A 20-minute outage, then 1 h 5 min and 3 hours', 'duration: 20-minute, duration: 1 h 5 min, duration: 3 hours'],
    ['Severity: SEV-2, priority P1', 'severity: SEV-2, severity: P1'],
    ['Add a test (@storage, SHOP-311, org/repo#12)', 'owner: @storage, ticket: SHOP-311, ticket: org/repo#12'],
    ['version 1.2.3 on localhost:8080, ratio 1:2, 10:99, a@b.example', ''],
    ['`14:05 UTC` and [14:05](https://example.com/14:05)', ''],
    ['```\n14:05 UTC\n```', ''],
  ]
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.equal(scopes(text), expected))

  it('leaves the scopes of Markdown in place', () => {
    const {tokens} = grammar.tokenizeLine('## Timeline 14:05 UTC', INITIAL)
    for (const {scopes} of tokens) assert.ok(scopes.includes('markup.heading.markdown'))
  })
})
