import {fields, type FieldKey} from '../document/metadata/known-fields.ts'
import type {Language} from '../document/facts/language.ts'
import {headingIn, promptIn} from '../document/profiles/profile-names.ts'
import type {Profile, ProfileSection} from '../document/profiles/profile.ts'
import {columnIn} from '../document/profiles/shipped/columns.ts'

/** The values for a template's placeholders. All texts are Markdown without a trailing line end. */
export interface Filling {
  readonly title: string
  /** A time zone after the heading of the timeline. */
  readonly zone?: string | undefined
  field(key: FieldKey): string
  /**
   * The text of a section or of one of its parts; what is below its heading, but for its parts. Columns are in the
   * template's language.
   */
  body(section: Pick<ProfileSection, 'kinds' | 'prompt' | 'columns' | 'hasDays'>): string
}

/**
 * The document that a profile asks for, with prompts as placeholders where there is something to fill in. Ends with a
 * line end.
 */
export function templateOf(profile: Profile, language: Language, filling: Filling = blanks(language)): string {
  const blocks = [`# ${filling.title}`]
  if (profile.fields.length && !profile.sections.some(it => it.holdsFields)) {
    blocks.push(profile.fields.map(({key}) => `- **${fields[key].names[language]}:** ${filling.field(key)}`).join('\n'))
  }
  for (const section of profile.sections) {
    const zone = filling.zone && section.kinds.includes('timeline') && !section.columns ? ` (${filling.zone})` : ''
    blocks.push(`## ${headingIn(section, language)}${zone}`)
    if (section.holdsFields)
      blocks.push(
        table(
          ['', ''],
          profile.fields.map(({key}) => [fields[key].names[language], filling.field(key)]),
        ),
      )
    const parts = section.parts ?? []
    if (parts.length === 0 || (section.kinds.length === 1 && section.kinds[0] !== 'lessons'))
      blocks.push(filling.body(inLanguage(section, language)))
    for (const part of parts)
      blocks.push(`### ${headingIn(part, language)}`, filling.body({kinds: [part.kind], prompt: part.prompt}))
  }
  return `${blocks.filter(it => it !== '').join('\n\n')}\n`
}

function inLanguage(section: ProfileSection, language: Language): ProfileSection {
  return section.columns ? {...section, columns: section.columns.map(it => columnIn(it, language))} : section
}

/** Rows of a Markdown table below their header. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** What is known of an incident before its postmortem is written. */
export interface Known {
  /** ISO 8601. */
  readonly date?: string
  /** Of the timeline; UTC when it is not said. */
  readonly zone?: string
}

/**
 * Placeholders, all of which `doc/placeholder` knows, and what to write there.
 * @param blank makes what is written of a placeholder
 */
export function blanks(
  language: Language,
  {date, zone = 'UTC'}: Known = {},
  blank: (placeholder: string) => string = it => it,
): Filling {
  const {what, moments} = words[language]
  return {
    title: `Postmortem: ${blank(`{{${what}}}`)}`,
    zone: zone === 'UTC' ? undefined : zone,
    field: key => moment(key) ?? blank(fields[key].placeholder),
    body(section) {
      const prompt = blank(`TODO: ${promptIn(section, language)}`)
      if (section.kinds.includes('timeline')) return `${prompt}\n\n${timeline(section)}`
      if (section.kinds.includes('action-items')) return `${prompt}\n\n${actions(section)}`
      return prompt
    },
  }

  /** Of the incident itself, the day is known. */
  function moment(key: FieldKey): string | undefined {
    if (!date) return undefined
    if (key === 'date' || key === 'incident-date') return date
    return key === 'start' || key === 'detected' || key === 'mitigated' || key === 'end'
      ? `${date} ${blank('HH:MM')} ${zone}`
      : undefined
  }

  function timeline({columns, hasDays}: Pick<ProfileSection, 'columns' | 'hasDays'>): string {
    if (columns) {
      const header = columns.map(it => it.replace('(UTC)', `(${zone})`))
      return table(
        header,
        moments.map(it =>
          columns.map((_, index) => blank(index === 0 ? 'HH:MM' : index === 1 ? `TODO: ${it}` : 'TODO')),
        ),
      )
    }
    const entries = moments.map(it => `- ${blank('HH:MM')}${zone === 'UTC' ? ' UTC' : ''} ${blank(`TODO: ${it}`)}`)
    return [...(hasDays ? [`### ${date ?? blank('YYYY-MM-DD')}`, ''] : []), ...entries].join('\n')
  }

  function actions({columns}: Pick<ProfileSection, 'columns'>): string {
    return columns ? table(columns, [columns.map(() => blank('TODO'))]) : `- [ ] ${blank('TODO')}`
  }
}

/** `what` has failed; the moments are the start of the impact, its detection and its end. */
const words: Readonly<Record<Language, {readonly what: string; readonly moments: readonly string[]}>> = {
  en: {what: 'what failed', moments: ['outage begins', 'detected', 'outage ends']},
  es: {what: 'qué falló', moments: ['empieza el impacto', 'se detecta', 'termina el impacto']},
  fr: {what: 'ce qui est tombé en panne', moments: ['début de l’impact', 'détection', 'fin de l’impact']},
  de: {what: 'was ausgefallen ist', moments: ['Auswirkungen beginnen', 'bemerkt', 'Auswirkungen enden']},
  pt: {what: 'o que falhou', moments: ['início do impacto', 'detecção', 'fim do impacto']},
  ja: {what: '何が止まったか', moments: ['影響の開始', '検知', '影響の終了']},
  ko: {what: '무엇이 멈추었는지', moments: ['영향 시작', '감지', '영향 종료']},
  zh: {what: '什么出了故障', moments: ['影响开始', '检测到', '影响结束']},
}
