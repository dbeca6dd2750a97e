import type {Language} from '../facts/language.ts'
import type {DocumentStatus, MetadataField} from '../types.ts'
import type {Project} from '../project.ts'
import {regex} from '../../text/regex.ts'

/**
 * What the field `Status` says of the document. Words of PagerDuty (Draft, In Review, Reviewed, Closed), Flutter
 * (draft, final), the SRE Workbook (Final) and the SRE book (Complete, action items in progress); the states of an
 * incident that still runs mean a draft.
 * @param own the team's words, which come first
 */
export function readStatus(
  metadata: readonly MetadataField[],
  own: Project['statuses'] = [],
): DocumentStatus | undefined {
  const value = statusField(metadata)?.value.value.trim().toLowerCase() ?? ''
  return (
    own.find(it => it.name.toLowerCase() === value)?.means
    ?? statuses.find(([pattern]) => pattern.test(value))?.[1]
    ?? translated.get(value)
  )
}

/** The field that says it. */
export function statusField(metadata: readonly MetadataField[]): MetadataField | undefined {
  return metadata.find(it =>
    /^(?:(?:document|report|post-?mortem|review)[ _-])?(?:status|state|estado|statut|ステータス|상태|状态)$/i.test(
      it.key.value,
    ),
  )
}

const statuses: readonly (readonly [RegExp, DocumentStatus])[] = [
  [
    regex('')`
      ^\W{0,4}(?:(?:first|rough|early)\s)?(?:draft|wip|in progress|work in progress|open|started|triage
      |investigating|identified|monitoring|ongoing|abiert[oa]|abert[oa]|ouvert|offen)\b
    `,
    'draft',
  ],
  [/^\W{0,4}(?:in |under |ready for |pending )?review\b/, 'review'],
  [
    regex('')`
      ^\W{0,4}(?:final|finali[sz]ed|complete|completed|closed|reviewed|approved|published|done|cerrad[oa]
      |finalizad[oa]|fechad[oa]|encerrad[oa]|clos|abgeschlossen)\b|^\W{0,4}concluíd[oa]
    `,
    'final',
  ],
]

/** How a document calls its own status, by language. */
export const statusWords: Readonly<Record<Language, Readonly<Record<DocumentStatus, string>>>> = {
  en: {draft: 'Draft', review: 'In review', final: 'Final'},
  es: {draft: 'Borrador', review: 'En revisión', final: 'Final'},
  fr: {draft: 'Brouillon', review: 'En relecture', final: 'Final'},
  de: {draft: 'Entwurf', review: 'In Prüfung', final: 'Final'},
  pt: {draft: 'Rascunho', review: 'Em revisão', final: 'Final'},
  ja: {draft: '下書き', review: 'レビュー中', final: '確定'},
  ko: {draft: '초안', review: '검토 중', final: '확정'},
  zh: {draft: '草稿', review: '评审中', final: '定稿'},
}

const translated = new Map(
  Object.values(statusWords).flatMap(words =>
    (Object.keys(words) as DocumentStatus[]).map(it => [words[it].toLowerCase(), it] as const),
  ),
)
