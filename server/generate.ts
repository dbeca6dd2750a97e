import {readFileSync, writeFileSync} from 'node:fs'
import {profiles} from './model/profiles.ts'
import {projectFileId} from './project/document.ts'
import {projectJsonSchema, projectSchema} from './project/schema.ts'
import {rules} from './rules/index.ts'
import {ruleSchema} from './rules/rule-schema.ts'
import type {Example, Rule} from './rules/rule.ts'

/** The files that hold generated text, by path from the repository's root. */
export const generatedFiles = ['server/rules.md', 'README.md', 'package.json', 'schemas/postmortemrc.json'] as const

/**
 * The contents that the files should have.
 * @param current what they have now; only the generated parts are replaced
 */
export function generate(current: Readonly<Record<string, string>>): Record<string, string> {
  return {
    'server/rules.md': rulesPage(),
    'README.md': between(between(between(current['README.md'] ?? '', 'rules', rulesTable()), 'settings', settingsTable()), 'profiles', profilesTable()),
    'package.json': withConfiguration(current['package.json'] ?? '{}'),
    'schemas/postmortemrc.json': `${JSON.stringify(projectJsonSchema(), null, 2)}\n`,
  }
}

function rulesTable(): string {
  const rows = rules.map(it => `| [${it.id}](server/rules.md#${it.id.replace('/', '')}) | ${it.severity} | ${it.summary} |`)
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
    `## ${projectFileId}`, '', 'Something in `.postmortemrc.json`, `.postmortemrc.yaml` or below `postmortem:` in front matter is not understood. **warning**', '',
    'What is reported does not count; the rest of the file does.', '', '| Key | Meaning |', '| --- | --- |', ...rows, '',
  ].join('\n')
}

function rulePage(rule: Rule): string {
  const inProfiles = profiles.filter(it => it.severities[rule.id]).map(it => `${it.severities[rule.id]} in \`${it.id}\``)
  return [
    `## ${rule.id}`, '', `${rule.summary}. **${[rule.severity, ...inProfiles].join(', ')}**`, '', rule.why, '', `Source: ${rule.source}`, '',
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

/** The settings as VS Code wants them declared; the README's table is made of the same. */
const properties: Readonly<Record<string, Record<string, unknown> & {markdownDescription: string; default: unknown}>> = {
  'postmortem.files': {
    order: 1, type: 'array', items: {type: 'string'}, default: [], scope: 'resource',
    markdownDescription: 'Globs of the documents that are postmortems, such as `docs/reviews/**`; one that begins with `!` excludes. Empty: found by path, front matter and content.',
  },
  'postmortem.profile': {
    order: 2, type: 'string', enum: ['auto', ...profiles.map(it => it.id)], default: 'auto', scope: 'resource',
    markdownEnumDescriptions: ['Chosen by the sections that the document has.', ...profiles.map(it => it.name)],
    markdownDescription: 'The sections that a postmortem must have, and their order. The project file, and `template:` in the front matter of a document, come first.',
  },
  'postmortem.rules': {
    order: 3, type: 'object', default: {}, scope: 'resource', additionalProperties: false,
    properties: Object.fromEntries(rules.map(it => [it.id, ruleSchema(it)])),
    markdownDescription: 'Rule → `error`, `warning`, `info`, `hint` or `off`, or an object with the options of the rule.',
  },
  'postmortem.timeZone': {
    order: 4, type: 'string', default: '', scope: 'window',
    markdownDescription: 'Your time zone, for hovers and for the times of a pasted chat, by its IANA name such as `Europe/Berlin`. Empty: that of the machine.',
  },
  'postmortem.outline.enabled': {
    order: 5, type: 'boolean', default: true, scope: 'window', markdownDescription: 'Show the group "Postmortem" in the outline.',
  },
  'postmortem.inlayHints.enabled': {
    order: 6, type: 'boolean', default: true, scope: 'resource',
    markdownDescription: 'Show behind each entry of a timeline how long after the start it was, and what was recognised in it.',
  },
  'postmortem.codeLens.enabled': {
    order: 7, type: 'boolean', default: true, scope: 'resource', markdownDescription: 'Show above a timeline how long the incident took.',
  },
  'postmortem.quietWhileTyping': {
    order: 8, type: 'boolean', default: true, scope: 'resource',
    markdownDescription: 'Report what is new on the line that is being typed on only after a pause.',
  },
  'postmortem.trace.server': {
    order: 9, type: 'string', enum: ['off', 'messages', 'verbose'], default: 'off', scope: 'window',
    markdownDescription: 'Log what the editor and the language server say to each other.',
  },
}

function settingsTable(): string {
  const rows = Object.entries(properties).map(([name, it]) => `| \`${name}\` | \`${JSON.stringify(it.default)}\` | ${it.markdownDescription} |`)
  return ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n')
}

function withConfiguration(manifest: string): string {
  const parsed = JSON.parse(manifest) as {contributes?: Record<string, unknown>}
  parsed.contributes = {...parsed.contributes, configuration: {title: 'Postmortem', properties}}
  return `${JSON.stringify(parsed, null, 2)}\n`
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
  const wanted = generate(current)
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
