import type {FieldKey} from '../../document/metadata/known-fields.ts'
import type {DocumentStatus, SectionKind} from '../../document/types.ts'
import type {Profile, ProfileSection} from '../../document/profiles/profile.ts'
import {profiles} from '../../document/profiles/choose-profile.ts'
import {headings} from '../../document/profiles/headings.ts'
import {fieldList} from '../../document/profiles/shipped/section.ts'
import {emptyProject, type Project} from '../../document/project.ts'
import {normaliseTitle, sectionNames} from '../../document/data/section-names.ts'
import forbiddenRule from '../../rules/section/forbidden.ts'
import {readRules, type Settings} from '../settings.ts'
import type {OwnProfile, ProjectPart} from './read.ts'

/** The settings with what project files say; these come first, the nearest before all. */
export function withProject(settings: Settings, parts: readonly ProjectPart[]): Settings {
  if (parts.length === 0) return settings
  const nearest = <K extends keyof ProjectPart>(key: K) => parts.find(it => it[key] !== undefined)?.[key]
  const rules = [...parts].reverse().map(it => readRules(it.rules, []))
  return {
    ...settings,
    profile: nearest('profile') ?? settings.profile,
    files: nearest('files') ?? settings.files,
    rules: Object.assign({}, settings.rules, ...rules.map(it => it.rules)),
    ruleOptions: rules.reduce((all, it) => mergeOptions(all, it.ruleOptions), settings.ruleOptions),
    project: resolve(parts),
  }
}

type AllOptions = Settings['ruleOptions']

function mergeOptions(far: AllOptions, near: AllOptions): AllOptions {
  return Object.fromEntries(Object.keys({...far, ...near}).map(id => [id, {...far[id], ...near[id]}]))
}

function resolve(parts: readonly ProjectPart[]): Project {
  const all = (key: 'people' | 'teams' | 'systems'): string[] => [...new Set(parts.flatMap(it => it[key] ?? []))]
  const word = <K extends 'severities' | 'statuses' | 'causes'>(key: K) =>
    parts.find(it => it.vocabulary?.[key] !== undefined)?.vocabulary?.[key]
  const statuses = word('statuses') ?? []
  const own = Object.fromEntries([...parts].reverse().flatMap(it => Object.entries(it.profiles ?? {})))
  return {
    ...emptyProject,
    profiles: Object.keys(own).map(id => resolveProfile(id, own)),
    sectionNames: ownNames(own),
    defaultZone: parts.find(it => it.defaultZone !== undefined)?.defaultZone ?? '',
    severities: word('severities') ?? [],
    statuses: isList(statuses)
      ? statuses.map(name => ({name, means: undefined}))
      : Object.entries(statuses).map(([name, means]) => ({name, means: means as DocumentStatus})),
    causes: word('causes') ?? [],
    people: all('people'),
    teams: all('teams'),
    systems: all('systems'),
    tickets: [...new Map([...parts].reverse().flatMap(it => Object.entries(it.tickets ?? {})))].map(
      ([pattern, link]) => ({pattern, link: link || undefined}),
    ),
    tolerance: parts.find(it => it.tolerance !== undefined)?.tolerance ?? 0,
  }
}

/**
 * A profile made whole: what it says, on what the one says that it extends. Chains are short and without circles, the
 * reader sees to that.
 */
function resolveProfile(id: string, own: Readonly<Record<string, OwnProfile>>): Profile {
  const raw = own[id] as OwnProfile
  const parent = raw.extends ?? 'generic'
  const base = parent !== id && Object.hasOwn(own, parent) ? resolveProfile(parent, own) : shipped(parent)
  const {rules, ruleOptions} = readRules(raw.rules, [])
  const sections = (raw.sections?.filter(it => it.kind ?? it.heading).map(toSection) ?? base.sections).map(it =>
    changed(it, raw),
  )
  return {
    id,
    name: raw.name ?? id,
    source: base.source,
    fields: raw.fields ? fieldList(...(raw.fields as FieldKey[])) : base.fields,
    sections: [
      ...sections.filter(it => !raw.forbid?.some(name => it.kinds.includes(name as SectionKind))),
      ...added(sections, raw),
    ],
    severities: {...base.severities, ...rules},
    options: mergeOptions(mergeOptions(base.options ?? {}, forbidden(base, raw)), ruleOptions),
  }
}

/** What a profile forbids, the ones that it extends forbid as well, unless it requires that. */
function forbidden(base: Profile, {forbid, require}: OwnProfile): AllOptions {
  const before = base.options?.[forbiddenRule.id]?.['sections']
  const all = [...(isList(before) ? before : []), ...(forbid ?? [])].filter(it => !require?.includes(it))
  return all.length ? {[forbiddenRule.id]: {sections: [...new Set(all)]}} : {}
}

function shipped(id: string): Profile {
  return profiles.find(it => it.id === id) ?? (profiles.at(-1) as Profile)
}

type OwnSection = NonNullable<OwnProfile['sections']>[number]

/** What the section is for; one that the team alone has is of no known kind, and told by its heading. */
function kindsOf({kind}: OwnSection): readonly SectionKind[] {
  return (isList(kind) && kind.length ? kind : typeof kind === 'string' ? [kind] : ['other']) as readonly SectionKind[]
}

function toSection(raw: OwnSection): ProfileSection {
  const kinds = kindsOf(raw)
  const usual = usualSection(kinds[0] as SectionKind)
  return {
    kinds,
    alternatives: (raw.alternatives ?? []) as readonly SectionKind[],
    isRequired: raw.required ?? true,
    heading: raw.heading ?? usual.heading,
    isVerbatim: raw.heading !== undefined,
    prompt: raw.prompt ?? usual.prompt,
    isOwnPrompt: raw.prompt !== undefined,
  }
}

function changed(section: ProfileSection, {rename, require, optional, synonyms}: OwnProfile): ProfileSection {
  const named = section.kinds.map(it => rename?.[it]).find(it => it !== undefined)
  const has = (list: readonly string[] | undefined): boolean => section.kinds.some(it => list?.includes(it))
  const others = section.kinds.flatMap(it => synonyms?.[it] ?? [])
  return {
    ...section,
    ...(named !== undefined && {heading: named, isVerbatim: true}),
    ...(others.length && {synonyms: [...(section.synonyms ?? []), ...others]}),
    isRequired: has(require) || (section.isRequired && !has(optional)),
  }
}

/** Sections that are wanted and that the base does not have stand last. */
function added(sections: readonly ProfileSection[], {require, rename}: OwnProfile): ProfileSection[] {
  const isThere = (kind: string): boolean => sections.some(it => it.kinds.includes(kind as SectionKind))
  return (require ?? [])
    .filter(it => !isThere(it))
    .map(kind => toSection({kind, ...(rename?.[kind] !== undefined && {heading: rename[kind]})}))
}

/** The heading and prompt of the first shipped profile that has a section of that kind. */
function usualSection(kind: SectionKind): {heading: string; prompt: string} {
  const found = [...profiles]
    .reverse()
    .flatMap(it => it.sections)
    .find(it => it.kinds.length === 1 && it.kinds[0] === kind)
  const name = [...headings].find(([, row]) => row.kinds[0] === kind)?.[0] ?? sectionNames[kind]?.[0] ?? kind
  return {heading: found?.heading ?? name, prompt: found?.prompt ?? ''}
}

/** What a team's own headings and synonyms are for; a profile's own headings count in all documents. */
function ownNames(own: Readonly<Record<string, OwnProfile>>): Map<string, readonly SectionKind[]> {
  const names = new Map<string, readonly SectionKind[]>()
  for (const {sections, rename, synonyms} of Object.values(own)) {
    for (const it of sections ?? []) if (it.heading) names.set(normaliseTitle(it.heading), kindsOf(it))
    for (const [kind, heading] of Object.entries(rename ?? {}))
      names.set(normaliseTitle(heading), [kind as SectionKind])
    for (const [kind, titles] of Object.entries(synonyms ?? {})) {
      for (const title of isList(titles) ? titles : [titles]) names.set(normaliseTitle(title), [kind as SectionKind])
    }
  }
  names.delete('')
  return names
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value)
}
