import {fields} from '../../document/metadata/known-fields.ts'
import {maxGlobs} from '../../document/recognition/glob-limits.ts'
import {profiles} from '../../document/profiles/choose-profile.ts'
import {sectionNames} from '../../document/data/section-names.ts'
import {rules} from '../../rules/index.ts'
import {ruleSchema} from '../../rules/rule-schema.ts'

/** The part of JSON schema that the project file needs; what checks it is in `check.ts`. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean'
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: false | Schema
  readonly items?: Schema
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly minimum?: number
  readonly maxItems?: number
  readonly maxProperties?: number
  readonly default?: unknown
  readonly markdownDescription?: string
}

const kind: Schema = {type: 'string', enum: Object.keys(sectionNames)}
const kinds: Schema = {type: 'array', items: kind}
const texts: Schema = {type: 'array', items: {type: 'string'}}

/** One text or several. */
const oneOrMore = (item: Schema): Schema => ({anyOf: [item, {type: 'array', items: item}]})

const ruleSettings: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(rules.map(it => [it.id, ruleSchema(it) as Schema])),
  markdownDescription:
    'The severity of each rule: `error`, `warning`, `info`, `hint` or `off`, or an object with its severity and '
    + 'options.',
}

const section: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: {...oneOrMore(kind), markdownDescription: 'The purpose of the section.'},
    heading: {type: 'string', markdownDescription: 'The heading.'},
    prompt: {type: 'string', markdownDescription: 'What to write there, in one or two lines.'},
    required: {type: 'boolean', default: true, markdownDescription: 'Whether every document must have it.'},
    alternatives: {...kinds, markdownDescription: 'Kinds that are accepted instead.'},
  },
}

const profile: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    extends: {
      anyOf: [{type: 'string', enum: profiles.map(it => it.id)}, {type: 'string'}],
      default: 'generic',
      markdownDescription: 'The profile to start from: a built-in one or one of your own.',
    },
    name: {type: 'string', markdownDescription: 'The name shown to people.'},
    sections: {
      type: 'array',
      items: section,
      markdownDescription: 'All sections in order, instead of those of the profile it extends.',
    },
    rename: {
      type: 'object',
      properties: Object.fromEntries(Object.keys(sectionNames).map(it => [it, {type: 'string'}])),
      additionalProperties: false,
      markdownDescription: 'Kind → heading.',
    },
    require: {...kinds, markdownDescription: 'Kinds of sections that every document must have.'},
    optional: {...kinds, markdownDescription: 'Kinds of sections that are optional.'},
    forbid: {...texts, markdownDescription: 'Kinds or headings of sections that are forbidden.'},
    synonyms: {
      type: 'object',
      properties: Object.fromEntries(Object.keys(sectionNames).map(it => [it, oneOrMore({type: 'string'})])),
      additionalProperties: false,
      markdownDescription: 'Kind → other headings, in any language.',
    },
    fields: {
      type: 'array',
      items: {type: 'string', enum: Object.keys(fields).flatMap(it => [it, `${it}?`])},
      markdownDescription: 'Fields above the sections, in order; end a name with `?` to make the field optional.',
    },
    rules: ruleSettings,
  },
}

const statuses: Schema = {
  anyOf: [texts, {type: 'object', additionalProperties: {type: 'string', enum: ['draft', 'review', 'final']}}],
  markdownDescription: 'Allowed statuses: a list, or an object that maps each one to `draft`, `review` or `final`.',
}

/** What may stand in `.postmortemrc.json`, `.postmortemrc.yaml` or `.yml`, and below `postmortem:` in front matter. */
export const projectSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: {type: 'string'},
    profile: {
      anyOf: [{type: 'string', enum: ['auto', ...profiles.map(it => it.id)]}, {type: 'string'}],
      default: 'auto',
      markdownDescription:
        'The sections that a postmortem must have, and their order: a built-in profile or one of `profiles`.',
    },
    profiles: {
      type: 'object',
      additionalProperties: profile,
      maxProperties: 50,
      markdownDescription: 'Your own profiles, by their id.',
    },
    rules: ruleSettings,
    defaultZone: {
      type: 'string',
      markdownDescription: 'The time zone of documents that do not state one, such as `UTC` or `Europe/Berlin`.',
    },
    files: {
      ...texts,
      maxItems: maxGlobs,
      markdownDescription: 'Glob patterns of files to treat as postmortems; prefix one with `!` to exclude.',
    },
    vocabulary: {
      type: 'object',
      additionalProperties: false,
      markdownDescription: 'Allowed words.',
      properties: {
        severities: {...texts, markdownDescription: 'Allowed severities.'},
        statuses,
        causes: {...texts, markdownDescription: 'Classes of causes.'},
      },
    },
    people: {...texts, markdownDescription: 'People who own action items; naming them as owners is not blame.'},
    teams: {...texts, markdownDescription: 'Teams that own action items.'},
    systems: {...texts, markdownDescription: 'Names of systems, so that they are not taken for people.'},
    tickets: {
      type: 'object',
      additionalProperties: {type: 'string'},
      maxProperties: 50,
      markdownDescription:
        'Ticket pattern → address, such as `"SHOP-{number}": "https://example.com/browse/SHOP-{number}"`; leave '
        + 'the address empty for tickets without links. `{number}` matches digits, `{word}` matches letters, '
        + 'digits, `-` and `_`.',
    },
    tolerance: {
      type: 'number',
      minimum: 0,
      default: 0,
      markdownDescription: 'Minutes by which a stated duration may differ from the timeline, in addition to rounding.',
    },
  },
}

/** The schema as editors read it. */
export function projectJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Postmortem project file',
    allowComments: true,
    allowTrailingCommas: true,
    ...projectSchema,
  }
}
