import {readFileSync, writeFileSync} from 'node:fs'
import {projectJsonSchema} from '../config/project-file/schema.ts'
import {textsToTranslate} from './extract-messages.ts'
import {withSettings, withSettingTexts} from './manifest.ts'
import {rulesPage, tables} from './pages.ts'

/** The files that hold generated text, by path from the repository's root. */
export const generatedFiles = [
  'docs/rules.md',
  'docs/profiles.md',
  'docs/settings.md',
  'package.json',
  'package.nls.json',
  'l10n/bundle.l10n.json',
  'schemas/postmortemrc.json',
] as const

/**
 * The contents that the files should have.
 * @param current what they have now; only the generated parts are replaced
 * @param texts what client and server say to people
 */
export function generate(current: Readonly<Record<string, string>>, texts: readonly string[]): Record<string, string> {
  const page = (file: string, names: readonly (keyof typeof tables)[]) => withTables(file, current[file] ?? '', names)
  return {
    'docs/rules.md': rulesPage(),
    'docs/profiles.md': page('docs/profiles.md', ['profiles', 'profileKeys']),
    'docs/settings.md': page('docs/settings.md', ['settings', 'projectKeys']),
    'package.json': withSettings(current['package.json'] ?? '{}'),
    'package.nls.json': withSettingTexts(current['package.nls.json'] ?? '{}'),
    // A text is its own key.
    'l10n/bundle.l10n.json': `${JSON.stringify(Object.fromEntries(texts.map(it => [it, it])), null, 2)}\n`,
    'schemas/postmortemrc.json': `${JSON.stringify(projectJsonSchema(), null, 2)}\n`,
  }
}

/** Replaces each table between `<!-- name -->` and `<!-- /name -->`. */
function withTables(file: string, text: string, names: readonly (keyof typeof tables)[]): string {
  return names.reduce((page, name) => {
    const label = name.replace(/[A-Z]/, it => `-${it.toLowerCase()}`)
    const open = `<!-- ${label} -->`
    const start = page.indexOf(open)
    const end = page.indexOf(`<!-- /${label} -->`)
    if (start < 0 || end < start)
      throw new Error(`${file} needs ${open} and <!-- /${label} --> around its generated table.`)
    return `${page.slice(0, start + open.length)}

${tables[name]().join('\n')}

${page.slice(end)}`
  }, text)
}

/** Writes what is stale, or only looks for it; returns the paths that were stale. */
function main(isCheck: boolean): string[] {
  const current = Object.fromEntries(generatedFiles.map(file => [file, readIfThere(file)]))
  const wanted = generate(current, textsToTranslate())
  const stale = generatedFiles.filter(file => current[file] !== wanted[file])
  if (!isCheck) for (const file of stale) writeFileSync(file, wanted[file] as string)
  return stale
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

if (process.argv[1]?.endsWith('generate.js')) {
  const isCheck = process.argv.includes('--check')
  const stale = main(isCheck)
  if (stale.length) console.log(`${isCheck ? 'Stale: run "npm run generate"' : 'Written'}: ${stale.join(', ')}`)
  if (isCheck && stale.length) process.exitCode = 1
}
