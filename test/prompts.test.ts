import type {Fix} from '../server/edit/fix.ts'
import type {LintResult} from '../server/lint/types.ts'
import assert from 'node:assert/strict'
import type {Nodes} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {lint} from '../server/lint/lint.ts'
import {readDocument} from '../server/document/read-document.ts'
import {profileOf} from '../server/document/profiles/choose-profile.ts'
import {documentedRules as rules} from '../server/rules/documented.ts'
import {defaultSettings} from '../server/config/settings.ts'
import {ask, askFirst, inFrontOf, questions} from '../server/text/prompt.ts'
import {applyEdits, type Edit} from '../server/text/span.ts'
import {readMarkers} from './markers.ts'

const markdown = unified().use(remarkParse)

/** What a reader of the rendered document sees, and how many pieces of HTML are in it. */
function render(text: string): {shown: string; html: number} {
  let shown = ''
  let html = 0
  const visit = (node: Nodes): void => {
    if (node.type === 'html') html++
    else if ('value' in node && node.type !== 'yaml') shown += node.value
    if ('children' in node) for (const child of node.children) visit(child)
    if (node.type !== 'text') shown += '\n'
  }
  visit(markdown.parse(text))
  return {shown, html}
}

function problemsOf(text: string, profile = 'auto'): readonly LintResult[] {
  const parsed = readDocument(text, 'postmortem.md', {...defaultSettings, profile})
  const settings = {rules: Object.fromEntries(rules.map(it => [it.id, 'warning' as const]))}
  const context = {
    profile: profileOf(parsed.model),
    settings,
    now: Date.UTC(2026, 0, 15, 12),
    onError: (id: string, error: unknown) => {
      throw new Error(id, {cause: error})
    },
  }
  return lint(parsed, context).results
}

/** What the edits write, where it stands once they are made. */
function written(edits: readonly Edit[]): {text: string; start: number}[] {
  let by = 0
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({span, text}) => {
      const start = span.start + by
      by += text.length - (span.end - span.start)
      return {text, start}
    })
}

/** Words in brackets of either kind. */
const question = /<[A-Za-z][^<>\n]{1,80}>|\[[A-Za-z][^\][\n]{1,80}\](?!\()/g

/** A list in YAML, and a word in place of a secret. */
const noQuestion = /^\[(?:martym, doc|redacted)\]$/

function checkFix(text: string, profile: string | undefined, {title, edits}: Fix): number {
  const fixed = applyEdits(text, edits)
  const [before, after] = [render(text), render(fixed)]
  assert.equal(after.html, before.html, `${title}: HTML\n${fixed}`)
  const placeholders = problemsOf(fixed, profile)
    .filter(it => it.ruleId === 'doc/placeholder')
    .map(it => it.span)
  let count = 0
  for (const {text: added, start} of written(edits)) {
    for (const [word] of added.matchAll(/\p{L}{3,}/gu)) {
      assert.ok(after.shown.includes(word), `${title}: "${word}" is shown\n${fixed}`)
    }
    for (const {0: prompt, index} of added.matchAll(question)) {
      if (text.includes(prompt) || noQuestion.test(prompt)) continue
      count++
      const at = start + index
      const isFound = placeholders.some(it => it.start <= at + 1 && at + prompt.length <= it.end)
      assert.ok(isFound, `${title}: "${prompt}" is a placeholder\n${fixed}`)
    }
  }
  return count
}

describe('what a fix writes is shown, and what it asks is a placeholder', function () {
  this.timeout(120_000)
  let asked = 0
  // What is written into a comment is not shown, nor meant to be.
  for (const {id, bad} of rules.filter(it => it.id !== 'doc/unknown-suppression')) {
    it(`by ${id}`, () => {
      for (const {text: marked, profile} of bad) {
        const {text, spans} = readMarkers(marked)
        // Behind a bracket, these make a link of it.
        const behind = ['(SHOP-12)', '[1]', ': everywhere']
        const longer = spans.flatMap(({end}) => behind.map(it => text.slice(0, end) + it + text.slice(end)))
        for (const document of [text, ...longer]) {
          for (const {ruleId, fixes = []} of problemsOf(document, profile)) {
            if (ruleId === id) for (const fix of fixes) asked += checkFix(document, profile, fix)
          }
        }
      }
    })
  }
  it('for many questions', () => assert.ok(100 < asked, `${asked}`))
})

/** A document in which the words stand at some place. */
const places: Readonly<Record<string, (words: string) => string>> = {
  'in a sentence': words => `The shop was down because ${words} of the release.`,
  'at the start of a paragraph': words => `${words} and so on`,
  alone: words => words,
  'in an item': words => `- ${words}`,
  'in a task': words => `- [ ] ${words}`,
  'in a cell': words => `| What | Who |\n| --- | --- |\n| Add a test | ${words} |`,
  'in a field': words => `**Trigger:** ${words}`,
  'in brackets': words => `Add a test (owner: ${words})`,
  'in front of a colon': words => `${inFrontOf(':', 0, words)}: everywhere`,
  'in front of a parenthesis': words => `because ${inFrontOf('(', 0, words)}(SHOP-12)`,
  'in front of a bracket': words => `because ${inFrontOf('[', 0, words)}[1]\n\n[1]: https://example.com`,
}

describe('a question to the author', function () {
  this.timeout(120_000)
  const inDocument = (block: string) => `# Outage

## Root cause

${block}

## Timeline

- 10:00 UTC Down
`
  const found = (text: string) =>
    problemsOf(text)
      .filter(it => it.ruleId === 'doc/placeholder')
      .map(({span}) => text.slice(span.start, span.end).replace('\\', ''))
  for (const [place, write] of Object.entries(places)) {
    it(`${place} is shown as it stands, and is a placeholder`, () => {
      for (const it of questions) {
        for (const prompt of [ask(it), askFirst(it)]) {
          const text = inDocument(write(prompt))
          assert.ok(render(text).shown.includes(prompt), text)
          assert.deepEqual(found(text), [prompt], text)
        }
      }
    })
  }
  it('is a placeholder in angle brackets as well, as fixes wrote it at first', () => {
    for (const it of questions) assert.deepEqual(found(inDocument(`It was <${it}>.`)), [`<${it}>`])
  })
  it('is a placeholder as often as one is asked', () => {
    const line = `${askFirst('a tool or process')} that allowed ${ask('an action')} without ${ask('a safeguard')}`
    assert.deepEqual(found(inDocument(line)), ['[A tool or process]', '[an action]', '[a safeguard]'])
    const old = line.replaceAll('[', '<').replaceAll(']', '>')
    assert.deepEqual(found(inDocument(old)), ['<A tool or process>', '<an action>', '<a safeguard>'])
  })
  it('is none where it is code, a link, or escaped', () => {
    const link = '[how many](https://example.com)'
    for (const it of ['`[how many]`', link, '[how many][1]\n\n[1]: https://example.com', '\\<how many>']) {
      assert.deepEqual(found(inDocument(it)), [], it)
    }
  })
  it('is no word of a sentence', () => {
    for (const it of questions) {
      const problems = problemsOf(inDocument(`The server was slow, as ${ask(it)}.`))
      assert.deepEqual(
        problems.filter(it => it.ruleId.startsWith('language/')),
        [],
        it,
      )
    }
  })
})
