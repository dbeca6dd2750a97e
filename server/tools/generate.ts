import {readFileSync, writeFileSync} from 'node:fs'
import {settings, withSettings, withSettingTexts} from './manifest.ts'
import {profiles} from '../document/profiles/choose-profile.ts'
import {projectFileId} from '../config/project-file/document-settings.ts'
import {projectJsonSchema, projectSchema} from '../config/project-file/schema.ts'
import {documentedRules as rules, type DocumentedRule} from '../rules/documented.ts'
import type {Example, Rule} from '../rules/rule.ts'
import {textsToTranslate} from './extract-messages.ts'

/** The files that hold generated text, by path from the repository's root. */
export const generatedFiles = ['docs/rules.md', 'README.md', 'package.json', 'package.nls.json', 'l10n/bundle.l10n.json', 'schemas/postmortemrc.json'] as const

/**
 * The contents that the files should have.
 * @param current what they have now; only the generated parts are replaced
 * @param texts what client and server say to people
 */
export function generate(current: Readonly<Record<string, string>>, texts: readonly string[]): Record<string, string> {
  return {
    'docs/rules.md': rulesPage(),
    'README.md': between(between(between(current['README.md'] ?? '', 'rules', rulesTable()), 'settings', settingsTable()), 'profiles', profilesTable()),
    'package.json': withSettings(current['package.json'] ?? '{}'),
    'package.nls.json': withSettingTexts(current['package.nls.json'] ?? '{}'),
    // A text is its own key.
    'l10n/bundle.l10n.json': `${JSON.stringify(Object.fromEntries(texts.map(it => [it, it])), null, 2)}\n`,
    'schemas/postmortemrc.json': `${JSON.stringify(projectJsonSchema(), null, 2)}\n`,
  }
}

function rulesTable(): string {
  const rows = rules.map(it => `| [${it.id}](docs/rules.md#${it.id.replace('/', '')}) | ${it.severity} | ${it.summary} |`)
  return ['| Rule | Severity | Reports |', '| --- | --- | --- |', ...rows].join('\n')
}

function profilesTable(): string {
  const rows = profiles.map(it => `| \`${it.id}\` | ${it.sections.map(section => section.isRequired ? section.heading : `*${section.heading}*`).join(' · ')} |`)
  return ['| Profile | Sections, in their order; those in italics may be left out |', '| --- | --- |', ...rows].join('\n')
}

function rulesPage(): string {
  const intro = '# Rules\n\nGenerated from the declarations in `server/rules`. Marks `«»` stand around what is reported.\n'
  return [intro, ...rules.map(rulePage), projectPage()].join('\n')
}

/** What problems of project files link to. */
function projectPage(): string {
  const rows = Object.entries(projectSchema.properties ?? {}).flatMap(([name, it]) => it.markdownDescription ? [`| \`${name}\` | ${it.markdownDescription} |`] : [])
  return [
    `## ${projectFileId}`, '', 'Something in `.postmortemrc.json`, `.postmortemrc.yaml`, `.postmortemrc.yml` or below `postmortem:` in front matter is not understood. **warning**', '',
    'What is reported does not count; the rest of the file does.', '', '| Key | Meaning |', '| --- | --- |', ...rows, '',
  ].join('\n')
}

function rulePage(rule: DocumentedRule): string {
  const inProfiles = profiles.filter(it => it.severities[rule.id]).map(it => `${it.severities[rule.id]} in \`${it.id}\``)
  const byStatus = Object.entries(rule.severityWhen ?? {}).map(([status, it]) => `${it} in a document whose status is ${status}`)
  return [
    `## ${rule.id}`, '', `${rule.summary}. **${[rule.severity, ...byStatus, ...inProfiles].join(', ')}**`, '', rule.why, '', `Source: ${rule.source}`, '',
    ...optionsTable(rule), ...rule.bad.flatMap(it => example('Reported', it)), ...rule.good.flatMap(it => example('Not reported', it)),
  ].join('\n')
}

function optionsTable(rule: Rule): string[] {
  if (!rule.options) return []
  const rows = Object.entries(rule.options).map(([name, it]) => `| \`${name}\` | \`${JSON.stringify(it.default)}\` | ${it.summary} |`)
  return ['| Option | Default | Meaning |', '| --- | --- | --- |', ...rows, '']
}

function example(label: string, {text, fixed}: Example): string[] {
  const fence = '````'
  return [`${label}:`, '', `${fence}markdown`, text.trimEnd(), fence, '', ...fixed === undefined ? [] : ['Fixed:', '', `${fence}markdown`, fixed.trimEnd(), fence, '']]
}

function settingsTable(): string {
  const rows = Object.entries(settings).map(([name, it]) => `| \`${name}\` | \`${JSON.stringify(it.default)}\` | ${it.markdownDescription} |`)
  return ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n')
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function between(text: string, name: string, content: string): string {
  const open = `<!-- ${name} -->`
  const start = text.indexOf(open)
  const end = text.indexOf(`<!-- /${name} -->`)
  if (start < 0 || end < start) throw new Error(`README.md needs ${open} and <!-- /${name} --> around its generated part.`)
  return `${text.slice(0, start + open.length)}\n${content}\n${text.slice(end)}`
}

/** Writes what is stale, or only tells of it; returns the paths that were stale. */
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
