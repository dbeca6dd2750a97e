import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {SymbolKind} from 'vscode-languageserver'
import {documentedRules as rules} from '../server/rules/documented.ts'
import type {Example, Rule} from '../server/rules/rule.ts'
import {readMarkers} from './markers.ts'
import {samples} from './paste/samples.ts'
import {bundle, startProgram, type TestServer} from './protocol.ts'

const texts: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../l10n/bundle.l10n.json', import.meta.url)), 'utf8'),
)

/** "Sort the timeline" becomes "⟦Šöŕţ ţĥé ţíɱéļíñé⟧"; the places of values stay. */
function pseudo(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    a: 'á',
    c: 'ç',
    e: 'é',
    h: 'ĥ',
    i: 'í',
    n: 'ñ',
    o: 'ö',
    r: 'ŕ',
    s: 'š',
    t: 'ţ',
    u: 'ü',
    S: 'Š',
    T: 'Ţ',
    W: 'Ŵ',
  }
  return `⟦${text.replace(/\{\d+\}|[a-zA-Z]/g, it => letters[it] ?? it)}⟧`
}

const pseudoBundle = Object.fromEntries(Object.keys(texts).map(it => [it, pseudo(it)]))

/**
 * What of a text was not translated: what stands around values and between translated parts. Figures, times, zones and
 * units are the same in all languages.
 */
function bareOf(text: string): string {
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '')
  }
  return rest.replace(/\b(?:[A-Z]{2,5}|min|[hds])\b/g, '')
}

function assertTranslated(text: string, where: string): void {
  assert.doesNotMatch(bareOf(text), /\p{L}{2}|[⟦⟧]/u, `${where}: ${text}`)
}

const severities = Object.fromEntries(rules.map(it => [it.id, 'warning']))

interface Case {
  readonly uri: string
  readonly rule: Rule
  readonly example: Example
  readonly text: string
}

const cases = rules.flatMap(rule =>
  rule.bad.map(
    (example, index): Case => ({
      uri: `file:///postmortems/${rule.id}-${index}.md`,
      rule,
      example,
      text: readMarkers(example.text).text,
    }),
  ),
)

describe('in another language', function () {
  this.timeout(60_000)
  let server: TestServer

  before(async () => {
    const known = new Map(cases.map(it => [it.uri, it]))
    server = startProgram(process.execPath, [bundle('server.cjs'), '--stdio'], {
      answers: {
        'workspace/configuration': ({items}: {items: {scopeUri?: string}[]}) =>
          items.map(({scopeUri = ''}) => {
            const {rule, example} = known.get(scopeUri) ?? {}
            const own = rule && example?.options ? {[rule.id]: {severity: 'warning', ...example.options}} : {}
            return {profile: example?.profile ?? 'auto', rules: {...severities, ...own}, timeZone: 'Europe/Berlin'}
          }),
      },
    })
    await server.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: {configuration: true},
        textDocument: {
          diagnostic: {relatedInformation: true},
          completion: {completionItem: {snippetSupport: true}},
          documentSymbol: {hierarchicalDocumentSymbolSupport: true},
        },
      },
      initializationOptions: {l10nBundle: pseudoBundle},
    })
    server.notify('initialized', {})
    for (const {uri, text} of cases)
      server.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}})
  })

  after(async () => {
    assert.deepEqual(server.log, [])
    assert.equal(await server.stop(), 0)
  })

  const ask = (method: string, {uri}: Pick<Case, 'uri'>, params: object = {}) =>
    server.request(method, {textDocument: {uri}, ...params})
  const whole = ({text}: Case) => ({start: {line: 0, character: 0}, end: {line: text.split('\n').length, character: 0}})

  it('keeps the places of values in every text', () => {
    for (const [text, translated] of Object.entries(pseudoBundle))
      assert.deepEqual(translated.match(/\{\d+\}/g), text.match(/\{\d+\}/g))
  })

  for (const rule of rules) {
    it(`${rule.id} and its fixes say nothing in English`, async () => {
      let found = 0
      for (const it of cases.filter(it => it.rule === rule)) {
        const {items} = await ask('textDocument/diagnostic', it)
        found += items.filter((problem: any) => problem.code === rule.id).length
        for (const {message, relatedInformation = []} of items) {
          assertTranslated(message, it.uri)
          for (const other of relatedInformation) assertTranslated(other.message, it.uri)
        }
        const actions = await ask('textDocument/codeAction', it, {range: whole(it), context: {diagnostics: items}})
        for (const {title} of actions) assertTranslated(title, it.uri)
      }
      assert.notEqual(found, 0)
    })
  }

  /**
   * Whatever an answer holds: the texts under these keys, but for fields and action items in the outline, whose details
   * are the document's own words.
   */
  function* textsUnder(keys: readonly string[], answer: any): Iterable<string> {
    if (answer?.selectionRange && (answer.kind === SymbolKind.Property || answer.kind === SymbolKind.Boolean)) return
    for (const [key, value] of Object.entries(answer ?? {})) {
      if (keys.includes(key) && typeof value === 'string') yield value
      else if (typeof value === 'object') yield* textsUnder(keys, value)
    }
  }

  const timelines = cases.filter(it => /^(?:timeline|metrics|summary)\//.test(it.rule.id))

  /** @returns how many texts were seen */
  async function checkAll(
    method: string,
    keys: readonly string[],
    of: readonly Case[],
    params: (it: Case) => readonly object[],
  ): Promise<number> {
    let count = 0
    for (const it of of) {
      for (const own of params(it)) {
        for (const text of textsUnder(keys, await ask(method, it, own))) {
          assertTranslated(text, `${it.uri} ${JSON.stringify(own)}`)
          count++
        }
      }
    }
    return count
  }

  const positions = (text: string, pattern: RegExp) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(pattern)].map(it => ({position: {line: index, character: it.index + it[0].length}})),
      )

  it('says nothing in English in hovers', async () => {
    assert.ok(
      100
        < (await checkAll('textDocument/hover', ['value'], timelines, ({text}) =>
          positions(text, /\d\d:\d\d|\d (?=min|hour)|^#+ Tim/g),
        )),
    )
  })

  it('says nothing in English in hints, lenses and the outline', async () => {
    assert.ok(
      100 < (await checkAll('textDocument/inlayHint', ['label', 'value'], timelines, it => [{range: whole(it)}])),
    )
    assert.ok(40 < (await checkAll('textDocument/codeLens', ['title'], timelines, () => [{}])))
    assert.ok(100 < (await checkAll('textDocument/documentSymbol', ['detail'], timelines, () => [{}])))
  })

  it('says nothing in English in the list of what is left to do', async () => {
    assert.ok(500 < (await checkAll('postmortem/readiness', ['message'], cases, () => [{}])))
  })

  it('says nothing in English when a text is pasted', async () => {
    for (const {text, format} of samples) {
      const [target] = timelines
      const {message, leftOut} = await ask('postmortem/pasteTimeline', target as Case, {
        range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}},
        text,
      })
      for (const it of [message, ...leftOut.map((line: any) => line.why)])
        assertTranslated(it.replace(format, ''), format)
    }
  })

  const rest = `

## Timeline

- 2020-06-14 10:00 UTC Outage begins
- 10:05 UTC Alert fires
- 10:20 UTC Service restored
`
  const items = `# Outage${rest}\n## Action items\n\n`
  const places = [
    `# Outage

#<|>${rest}`,
    `# Outage

**Status:** <|>${rest}`,
    `# Outage

**Severity:** <|>${rest}`,
    `# Outage

**Date:** <|>${rest}`,
    `# Outage

**Start:** <|>${rest}`,
    `# Outage

**Detected:** <|>${rest}`,
    `# Outage

**End:** <|>${rest}`,
    `# Outage

**Duration:** <|>${rest}`,
    `# Outage

**Time zone:** <|>${rest}`,
    `# Outage

**<|>${rest}`,
    `---
title: Outage
<|>
---
${rest}`,
    `${rest.trim()}\n<|>`,
    `${rest.trim()}\n- <|>`,
    `${rest.trim()}\n- 10:30 UTC <|>`,
    `${items}- [ ] Fix it @maria SHOP-12\n- <|>`,
    `${items}- Fix it (<|>)`,
    `${items}- Fix it @maria due <|>`,
    `${items}- Fix it @<|>`,
    `${items}|<|>`,
    `${items}| Action item | Type | Owner | Due |
| --- | --- | --- | --- |
| Fix it | prevent | @maria | - |
| x | <|>`,
    `${items}| Action item | Type | Owner | Due |\n| --- | --- | --- | --- |\n| Fix it | prevent | @maria | - |\n<|>`,
    `# Outage

## Timeline

- <|>`,
    `# Outage

## Timeline

|<|>`,
  ]

  for (const [index, marked] of places.entries()) {
    it(`says nothing in English in completions at ${JSON.stringify(marked.slice(Math.max(0, marked.indexOf('<|>') - 20), marked.indexOf('<|>') + 3))}`, async () => {
      const {text, cursor = 0} = readMarkers(marked)
      const it = {uri: `file:///postmortems/completion-${index}.md`}
      server.notify('textDocument/didOpen', {textDocument: {...it, languageId: 'markdown', version: 1, text}})
      const before = text.slice(0, cursor).split('\n')
      const found = await ask('textDocument/completion', it, {
        position: {line: before.length - 1, character: before.at(-1)?.length},
        context: {triggerKind: 1},
      })
      const details = [...textsUnder(['detail'], found)]
      assert.notEqual(details.length, 0)
      for (const detail of details) assertTranslated(detail, marked)
    })
  }
})
