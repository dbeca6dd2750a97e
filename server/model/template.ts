import {fields, type FieldKey} from './fields.ts'
import type {Language} from './language.ts'
import {headingIn, promptIn} from './profile-names.ts'
import type {Profile, ProfileSection} from './profile.ts'
import {columnIn} from './profiles/columns.ts'

/** What a template has in its blanks. All texts are Markdown without a line end behind them. */
export interface Filling {
  readonly title: string
  field(key: FieldKey): string
  /** The text of a section or of one of its parts; what is below its heading, but for its parts. Columns are in the template's language. */
  body(section: Pick<ProfileSection, 'kinds' | 'prompt' | 'columns' | 'hasDays'>): string
}

/** The document that a profile asks for, with prompts as placeholders where there is something to fill in. Ends with a line end. */
export function templateOf(profile: Profile, language: Language, filling: Filling = blanks(language)): string {
  const blocks = [`# ${filling.title}`]
  if (profile.fields.length && !profile.sections.some(it => it.holdsFields)) {
    blocks.push(profile.fields.map(({key}) => `- **${fields[key].names[language]}:** ${filling.field(key)}`).join('\n'))
  }
  for (const section of profile.sections) {
    blocks.push(`## ${headingIn(section, language)}`)
    if (section.holdsFields) blocks.push(table(['', ''], profile.fields.map(({key}) => [fields[key].names[language], filling.field(key)])))
    const parts = section.parts ?? []
    if (parts.length === 0 || section.kinds.length === 1 && section.kinds[0] !== 'lessons') blocks.push(filling.body(inLanguage(section, language)))
    for (const part of parts) blocks.push(`### ${headingIn(part, language)}`, filling.body({kinds: [part.kind], prompt: part.prompt}))
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

/** Placeholders, all of which `doc/placeholder` knows, and what to write there. */
function blanks(language: Language): Filling {
  const {what, moments} = words[language]
  return {
    title: `Postmortem: {{${what}}}`,
    field: key => fields[key].placeholder,
    body(section) {
      const prompt = `TODO: ${promptIn(section, language)}`
      if (section.kinds.includes('timeline')) return `${prompt}\n\n${timeline(section, moments)}`
      if (section.kinds.includes('action-items')) return `${prompt}\n\n${actions(section)}`
      return prompt
    },
  }
}

function timeline({columns, hasDays}: Pick<ProfileSection, 'columns' | 'hasDays'>, moments: readonly string[]): string {
  if (columns) return table(columns, moments.map(it => columns.map((_, index) => index === 0 ? 'HH:MM' : index === 1 ? `TODO: ${it}` : 'TODO')))
  return [...hasDays ? ['### YYYY-MM-DD', ''] : [], ...moments.map(it => `- HH:MM UTC TODO: ${it}`)].join('\n')
}

function actions({columns}: Pick<ProfileSection, 'columns'>): string {
  return columns ? table(columns, [columns.map(() => 'TODO')]) : '- [ ] TODO'
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
