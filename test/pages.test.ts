import assert from 'node:assert/strict'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {projectFileId} from '../server/config/project-file/document-settings.ts'
import {docsUrl} from '../server/lint/docs-url.ts'
import {rules} from '../server/rules/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (file: string) => readFileSync(root + file, 'utf8')
const manifest = JSON.parse(read('package.json'))
const texts: Record<string, string> = JSON.parse(read('package.nls.json'))

const markdownIn = (folder: string) =>
  readdirSync(root + folder)
    .filter(it => it.endsWith('.md'))
    .map(it => path.posix.join(folder, it))
const pages = ['', 'docs', 'server', '.github'].flatMap(markdownIn)

/** What is not code. */
function proseOf(page: string): string {
  return read(page)
    .replace(/^(`{3,}).*\n[^]*?^\1$/gm, '')
    .replace(/(`+)[^`]+?\1/g, '')
}

/** The anchors that GitHub makes of headings. */
function anchorsOf(page: string): Set<string> {
  const headings = read(page)
    .replace(/^(`{3,}).*\n[^]*?^\1$/gm, '')
    .matchAll(/^#+ (.+)$/gm)
  return new Set(
    [...headings].map(([, it = '']) =>
      it
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

describe('pages', () => {
  for (const page of pages) {
    it(`${page} links to what is there`, () => {
      for (const [, link = ''] of proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(link)) continue
        const [file = '', anchor] = link.split('#')
        const target = file ? path.posix.join(path.posix.dirname(page), file) : page
        assert.ok(existsSync(root + target), link)
        if (anchor !== undefined) assert.ok(anchorsOf(target).has(anchor), link)
      }
    })

    it(`${page} has no prose wider than 120 columns`, () => {
      for (const line of read(page)
        .replace(/^(`{3,}).*\n[^]*?^\1$/gm, '')
        .split('\n')) {
        if (!line.startsWith('|')) assert.ok(line.length <= 120, line)
      }
    })
  }

  it('explain every rule where its problems link to', () => {
    const anchors = anchorsOf('docs/rules.md')
    for (const id of [...rules.map(it => it.id), projectFileId]) {
      const [page = '', anchor = ''] = docsUrl(id).split('#')
      assert.ok(page.endsWith('/docs/rules.md'), page)
      assert.ok(anchors.has(anchor), id)
    }
  })

  it('are in the repository that the manifest names, for links from the Marketplace', () => {
    assert.ok(docsUrl('any').startsWith(manifest.repository.url.replace(/\.git$/, '/')))
  })

  it('describe every command, setting and the programs', () => {
    for (const {title} of manifest.contributes.commands) {
      const shown = texts[title.slice(1, -1)] as string
      assert.ok(read('docs/vscode.md').includes(`| ${shown} |`), shown)
    }
    for (const name of Object.keys(manifest.contributes.configuration.properties)) {
      assert.ok(read('docs/settings.md').includes(`| \`${name}\` |`), name)
    }
    assert.ok(read('docs/cli.md').includes('postmortem check'))
    assert.ok(read('docs/editors.md').includes('postmortem-language-server --stdio'))
  })

  it('are all found from the README', () => {
    for (const page of [...markdownIn('docs'), 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md']) {
      assert.ok(read('README.md').includes(`](${page}`), page)
    }
  })
})
