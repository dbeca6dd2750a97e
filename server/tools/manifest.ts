import {languages} from '../document/facts/language.ts'
import {profiles} from '../document/profiles/choose-profile.ts'
import {rules} from '../rules/index.ts'
import {ruleSchema} from '../rules/rule-schema.ts'

/** The settings as VS Code wants them declared, with their texts in English. */
export const settings: Readonly<Record<string, Declaration>> = {
  'postmortem.files': {
    order: 1,
    type: 'array',
    items: {type: 'string'},
    default: [],
    scope: 'resource',
    markdownDescription:
      'Glob patterns of files to treat as postmortems, such as `docs/reviews/**`; prefix one with `!` to '
      + 'exclude. Leave empty to detect postmortems by path, front matter and content.',
  },
  'postmortem.profile': {
    order: 2,
    type: 'string',
    enum: ['auto', ...profiles.map(it => it.id)],
    default: 'auto',
    scope: 'resource',
    markdownEnumDescriptions: ['Detected from the sections of the document.', ...profiles.map(it => it.name)],
    markdownDescription:
      'The sections that a postmortem must have, and their order. The project file and `template:` in the front '
      + 'matter of a document take precedence.',
  },
  'postmortem.rules': {
    order: 3,
    type: 'object',
    default: {},
    scope: 'resource',
    additionalProperties: false,
    properties: Object.fromEntries(rules.map(it => [it.id, ruleSchema(it)])),
    markdownDescription:
      'The severity of each rule: `error`, `warning`, `info`, `hint` or `off`, or an object with its severity '
      + 'and options.',
  },
  'postmortem.timeZone': {
    order: 4,
    type: 'string',
    default: '',
    scope: 'window',
    markdownDescription:
      'Your time zone, for hovers and for times in pasted chats: an IANA name such as `Europe/Berlin`. Leave '
      + 'empty to use the time zone of the machine the extension runs on.',
  },
  'postmortem.outline.enabled': {
    order: 5,
    type: 'boolean',
    default: true,
    scope: 'window',
    markdownDescription: 'Show the group "Postmortem" in the outline.',
  },
  'postmortem.inlayHints.enabled': {
    order: 6,
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription: 'Show the elapsed time and the recognised event after each timeline entry.',
  },
  'postmortem.codeLens.enabled': {
    order: 7,
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription: 'Show how long the incident took above its timeline.',
  },
  'postmortem.quietWhileTyping': {
    order: 8,
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription: 'Report new problems on the line you are editing only after a pause.',
  },
  'postmortem.newDocument.folder': {
    order: 9,
    type: 'string',
    default: 'postmortems',
    scope: 'resource',
    markdownDescription: 'The workspace folder to save new postmortems in.',
  },
  'postmortem.newDocument.fileName': {
    order: 10,
    type: 'string',
    default: '{date}-{title}.md',
    scope: 'resource',
    markdownDescription:
      'The file name of new postmortems. `{date}`, `{year}`, `{month}`, `{day}` and `{title}` are filled in.',
  },
  'postmortem.newDocument.language': {
    order: 11,
    type: 'string',
    enum: ['auto', ...languages],
    default: 'auto',
    scope: 'resource',
    markdownEnumDescriptions: [
      'The language of the editor.',
      'English',
      'Español',
      'Français',
      'Deutsch',
      'Português',
      '日本語',
      '한국어',
      '中文',
    ],
    markdownDescription: 'The language of the headings and prompts of a new postmortem.',
  },
  'postmortem.trace.server': {
    order: 12,
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    scope: 'window',
    markdownDescription: 'Trace the communication between VS Code and the language server.',
  },
}

/** A JSON schema with the keys that VS Code adds to it. */
type Declaration = Readonly<Record<string, unknown>> & {readonly markdownDescription: string; readonly default: unknown}

/** The manifest with the settings in it; their texts are keys of `package.nls.json`. */
export function withSettings(manifest: string): string {
  const parsed = JSON.parse(manifest) as {contributes?: Record<string, unknown>}
  const configuration = {title: '%configuration.title%', properties: externalize(settings, [], () => {})}
  parsed.contributes = {...parsed.contributes, configuration}
  return `${JSON.stringify(parsed, null, 2)}\n`
}

/** The texts of the manifest with those of the settings behind all others. */
export function withSettingTexts(texts: string): string {
  const others = Object.entries(JSON.parse(texts) as Record<string, string>).filter(
    ([key]) => !key.startsWith('postmortem.'),
  )
  const own: [string, string][] = []
  externalize(settings, [], (key, text) => own.push([key, text]))
  return `${JSON.stringify(Object.fromEntries([...others, ...own]), null, 2)}\n`
}

/**
 * The declarations with `%key%` in place of each text, which `tell` is told of.
 * @param path the names that lead to `value`, as far as they are not the same for all
 */
function externalize(value: unknown, path: readonly string[], tell: (key: string, text: string) => void): unknown {
  if (Array.isArray(value)) return value.map(it => externalize(it, path, tell))
  if (typeof value !== 'object' || value === null) return value
  const replace = (name: string, text: string): string => {
    // VS Code takes no other characters for a key.
    const key = [...path, name].join('.').replace(/[^\w.-]/g, '.')
    tell(key, text)
    return `%${key}%`
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, it]): [string, unknown] => {
      if (name === 'markdownDescription') return [name, replace('description', it)]
      if (name === 'markdownEnumDescriptions')
        return [
          name,
          (it as string[]).map((text, index) => replace((value as {enum: string[]}).enum[index] ?? '', text)),
        ]
      if (name === 'default') return [name, it]
      return [name, externalize(it, structural.has(name) ? path : [...path, name], tell)]
    }),
  )
}

const structural: ReadonlySet<string> = new Set(['properties', 'anyOf', 'items'])
