import type {FieldKey} from '../document/metadata/known-fields.ts'
import type {Profile} from '../document/profiles/profile.ts'
import {writtenLanguage} from '../document/facts/language.ts'
import {profileById, profiles} from '../document/profiles/choose-profile.ts'
import {generic} from '../document/profiles/shipped/generic.ts'
import {statusWords} from '../document/metadata/status.ts'
import {blanks, templateOf, type Filling} from '../edit/template.ts'
import type {Choices, NewDocument, NewDocumentParams} from '../protocol/requests.ts'
import type {Settings} from '../config/settings.ts'
import {escapeSnippet} from './completion/place.ts'
import {severities} from './completion/field-values.ts'

/** `postmortem/choices`: what a document may be made of at a place with these settings. */
export function choices({profile, project}: Settings): Choices {
  const own = new Set(project.profiles.map(it => it.id))
  const all = [...project.profiles, ...profiles.filter(it => !own.has(it.id))]
  return {
    profiles: all.map(it => ({
      id: it.id,
      name: it.name,
      sections: it.sections.filter(section => section.isRequired).map(section => section.heading),
      severities: severities(it, project).map(({value}) => value),
    })),
    profile: all.some(it => it.id === profile) ? profile : 'auto',
    zone: project.defaultZone,
  }
}

/**
 * `postmortem/newDocument`: the template of a profile with what is known filled in, and a tab stop at each placeholder.
 */
export function newDocument({project}: Settings, params: NewDocumentParams): NewDocument {
  const {date, zone, severity} = params
  const profile = withFields(profileById(params.profile, project.profiles) ?? generic, severity)
  const language = writtenLanguage(params.language.toLowerCase().split('-')[0] ?? '')
  const empty = blanks(language, {date, zone}, it => `${open}${it}${close}`)
  const known: Partial<Record<FieldKey, string>> = {
    status: project.statuses.find(it => it.means === 'draft')?.name ?? statusWords[language].draft,
    ...(severity !== undefined && {severity}),
  }
  const filling: Filling = {
    ...empty,
    title: titleOf(params.title, empty.title),
    field: key => known[key] ?? empty.field(key),
  }
  return marked(templateOf(profile, language, filling))
}

/**
 * Adds a field for whatever is known but has no place in the profile. Every document needs a status: without one,
 * a template that has just been opened is checked as strictly as a finished postmortem.
 */
function withFields(profile: Profile, severity: string | undefined): Profile {
  const has = (...keys: FieldKey[]) => profile.fields.some(it => keys.includes(it.key))
  const isDated = has('date', 'incident-date', 'start') || profile.sections.some(it => it.hasDays)
  const extra = (isWanted: boolean, key: FieldKey) => (isWanted ? [{key, isRequired: false}] : [])
  return {
    ...profile,
    fields: [
      ...extra(!isDated, 'date'),
      ...profile.fields,
      ...extra(!has('status'), 'status'),
      ...extra(severity !== undefined && !has('severity'), 'severity'),
    ],
  }
}

function titleOf(title: string, placeholder: string): string {
  const written = title.replace(/\s+/g, ' ').trim()
  if (written === '') return placeholder
  return /post-?mortem/i.test(written) ? written : `Postmortem: ${written}`
}

/** Stand around placeholders while the text is made; no document has them. */
const open = '\ue000'
const close = '\ue001'

function marked(text: string): NewDocument {
  let stop = 0
  const parts = text.split(/\ue000([^\ue001]*)\ue001/)
  return {
    text: parts.join(''),
    snippet: parts
      .map((part, index) => (index % 2 ? `\${${++stop}:${escapeSnippet(part)}}` : escapeSnippet(part)))
      .join(''),
  }
}
