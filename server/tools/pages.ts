import {projectFileId} from '../config/project-file/document-settings.ts'
import {projectSchema, type Schema} from '../config/project-file/schema.ts'
import {profiles} from '../document/profiles/choose-profile.ts'
import {documentedRules as rules, type DocumentedRule} from '../rules/documented.ts'
import type {Example, Rule} from '../rules/rule.ts'
import {settings} from './manifest.ts'

/** The tables inside the pages, by the name in the comments around them. */
export const tables = {profiles: profilesTable, profileKeys, settings: settingsTable, projectKeys} as const

/** `docs/rules.md`. */
export function rulesPage(): string {
  const intro =
    'Generated from the declarations in `server/rules`. In the examples, `«»` mark what is reported. A rule '
    + 'can be [turned off or given another severity](settings.md).'
  return ['# Rules', '', wrap(intro), '', ...rulesTable(), '', ...rules.map(rulePage), projectPage()].join('\n')
}

/** The heading of a rule, as GitHub links to it. */
function anchorOf({id}: Rule): string {
  return id.replace('/', '')
}

function rulesTable(): string[] {
  const rows = rules.map(it => [`[${it.id}](#${anchorOf(it)})`, it.severity, it.summary])
  return table(['Rule', 'Severity', 'Reports'], rows)
}

function rulePage(rule: DocumentedRule): string {
  return [
    `## ${rule.id}`,
    '',
    `${rule.summary}.`,
    '',
    wrap(`Severity: ${severitiesOf(rule).join(', ')}`),
    '',
    wrap(rule.why),
    '',
    wrap(`Source: ${rule.source}`),
    '',
    ...optionsTable(rule),
    ...rule.bad.flatMap(it => example('Reported', it)),
    ...rule.good.flatMap(it => example('Not reported', it)),
  ].join('\n')
}

/** The usual one, then those of other statuses and of profiles. */
function severitiesOf({id, severity, severityWhen = {}}: Rule): string[] {
  const byStatus = Object.entries(severityWhen).map(([status, it]) => `${it} when the status is ${status}`)
  const byProfile = profiles.flatMap(it => (it.severities[id] ? [`${it.severities[id]} in \`${it.id}\``] : []))
  return [`**${severity}**`, ...byStatus, ...byProfile]
}

function optionsTable(rule: Rule): string[] {
  const rows = Object.entries(rule.options ?? {}).map(([name, it]) => [`\`${name}\``, json(it.default), it.summary])
  return rows.length ? [...table(['Option', 'Default', 'Meaning'], rows), ''] : []
}

function example(label: string, {text, fixed}: Example): string[] {
  const fence = '````'
  const block = (title: string, content: string) => [`${title}:`, '', `${fence}markdown`, content.trimEnd(), fence, '']
  return [...block(label, text), ...(fixed === undefined ? [] : block('Fixed', fixed))]
}

/** Problems in project files link to it. */
function projectPage(): string {
  const summary =
    'Part of `.postmortemrc.json`, `.postmortemrc.yaml`, `.postmortemrc.yml` or of `postmortem:` in front '
    + 'matter is not valid.'
  const why =
    'The part that is reported is ignored; the rest applies. [The project file](settings.md#project-file) '
    + 'describes all keys.'
  return [`## ${projectFileId}`, '', wrap(summary), '', 'Severity: **warning**', '', wrap(why), ''].join('\n')
}

function profilesTable(): string[] {
  const rows = profiles.map(({id, name, sections}) => {
    const headings = sections.map(it => (it.isRequired ? it.heading : `*${it.heading}*`))
    return [`\`${id}\``, name, headings.join(' · ')]
  })
  return table(['Profile', 'Template', 'Sections in order'], rows)
}

function settingsTable(): string[] {
  const rows = Object.entries(settings).map(([name, it]) => [`\`${name}\``, json(it.default), it.markdownDescription])
  return table(['Setting', 'Default', 'Meaning'], rows)
}

function projectKeys(): string[] {
  return keysTable(projectSchema.properties)
}

function profileKeys(): string[] {
  const profile = projectSchema.properties?.['profiles']?.additionalProperties
  return keysTable(profile ? profile.properties : {})
}

function keysTable(keys: Schema['properties'] = {}): string[] {
  const rows = Object.entries(keys).flatMap(([name, {markdownDescription}]) =>
    markdownDescription ? [[`\`${name}\``, markdownDescription]] : [],
  )
  return table(['Key', 'Meaning'], rows)
}

function json(value: unknown): string {
  return `\`${JSON.stringify(value)}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map(it => `| ${it.join(' | ')} |`)
}

/** One paragraph in lines of at most 120 characters. */
function wrap(paragraph: string): string {
  const lines: string[] = []
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= 120) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
