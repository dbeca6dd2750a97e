import type {Language} from '../facts/language.ts'
import type {MetadataField} from '../types.ts'

/** A fact that a profile wants above the sections. */
export interface Field {
  readonly names: Readonly<Record<Language, string>>
  /** Other names in use, in lower case. */
  readonly others: readonly string[]
  /** What a template writes for the value; recognised as a placeholder. */
  readonly placeholder: string
}

/** Names in English, Spanish, French, German, Portuguese, Japanese, Korean and Chinese. */
const field = (names: string, placeholder: string, ...others: string[]): Field => {
  const [en = '', es = '', fr = '', de = '', pt = '', ja = '', ko = '', zh = ''] = names.split('|')
  return {names: {en, es, fr, de, pt, ja, ko, zh}, others, placeholder}
}

/** All that profiles ask for; the key is what a project file calls it. */
export const fields = {
  date: field(
    'Date|Fecha|Date|Datum|Data|日付|날짜|日期',
    'YYYY-MM-DD',
    'incident date',
    'date of incident',
    'date/time',
    'date of the incident',
  ),
  'incident-date': field(
    'Incident date|Fecha del incidente|Date de l’incident|Datum des Vorfalls|Data do incidente|発生日|발생일|事件日期',
    'YYYY-MM-DD',
    'date',
    'date of incident',
  ),
  published: field(
    'Published|Publicado|Publié|Veröffentlicht|Publicado|公開日|게시일|发布日期',
    'YYYY-MM-DD',
    'date published',
    'publication date',
    'published on',
    'published at',
  ),
  authors: field(
    'Authors|Autores|Auteurs|Verfasser|Autores|作成者|작성자|作者',
    'TODO',
    'author',
    'author(s)',
    'written by',
    'created by',
    'prepared by',
    'by',
  ),
  owner: field(
    'Owner|Responsable|Responsable|Verantwortlich|Responsável|担当者|담당자|负责人',
    'TODO',
    'postmortem owner',
    'incident owner',
    'dri',
  ),
  owners: field(
    'Owners|Responsables|Responsables|Verantwortliche|Responsáveis|担当者|담당자|负责人',
    'TODO',
    'owner',
    'owner(s)',
  ),
  status: field(
    'Status|Estado|Statut|Status|Status|ステータス|상태|状态',
    'TODO',
    'document status',
    'report status',
    'state',
  ),
  severity: field(
    'Severity|Gravedad|Gravité|Schweregrad|Severidade|重大度|심각도|严重程度',
    'TODO',
    'incident severity',
    'sev',
    'priority',
  ),
  start: field(
    'Start|Inicio|Début|Beginn|Início|開始|시작|开始',
    'YYYY-MM-DD HH:MM',
    'start time',
    'start date/time',
    'incident start',
    'started',
    'started at',
    'outage start',
  ),
  detected: field(
    'Detection time|Hora de detección|Heure de détection|Zeit der Erkennung|Hora da detecção|検知時刻|감지 시각|检测时间',
    'YYYY-MM-DD HH:MM',
    'detected',
    'detected at',
  ),
  mitigated: field(
    'Mitigation time|Hora de mitigación|Heure d’atténuation|Zeit der Eindämmung|Hora da mitigação|緩和時刻|완화 시각|缓解时间',
    'YYYY-MM-DD HH:MM',
    'mitigated',
    'mitigated at',
  ),
  end: field(
    'End|Fin|Fin|Ende|Fim|終了|종료|结束',
    'YYYY-MM-DD HH:MM',
    'end time',
    'end date/time',
    'incident end',
    'ended',
    'ended at',
    'resolution time',
    'resolved',
    'resolved at',
    'outage end',
  ),
  duration: field(
    'Duration|Duración|Durée|Dauer|Duração|期間|기간|持续时间',
    'TODO',
    'total duration',
    'duration of problem',
    'impact duration',
  ),
  downtime: field(
    'Minutes of downtime|Minutos de caída|Minutes d’indisponibilité|Minuten Ausfall|Minutos de '
      + 'indisponibilidade|停止時間（分）|중단 시간(분)|停机分钟数',
    'TODO',
    'downtime',
    'minutes downtime',
  ),
  'time-to-detect': field(
    'Time to detect|Tiempo de detección|Temps de détection|Zeit bis zur Erkennung|Tempo de detecção|検知までの時間|감지까지 '
      + '걸린 시간|检测耗时',
    'TODO',
    'ttd',
    'time to detection',
  ),
  'time-to-mitigate': field(
    'Time to mitigate|Tiempo de mitigación|Temps d’atténuation|Zeit bis zur Eindämmung|Tempo de '
      + 'mitigação|緩和までの時間|완화까지 걸린 시간|缓解耗时',
    'TODO',
    'ttm',
  ),
  'time-to-recover': field(
    'Time to recover|Tiempo de recuperación|Temps de rétablissement|Zeit bis zur Wiederherstellung|Tempo de '
      + 'recuperação|復旧までの時間|복구까지 걸린 시간|恢复耗时',
    'TODO',
    'ttr',
    'time to recovery',
    'time to resolve',
  ),
  'incident-id': field(
    'Incident ID|ID del incidente|ID de l’incident|Vorfallnummer|ID do incidente|インシデント番号|인시던트 번호|事件编号',
    'TODO',
    'incident',
    'incident number',
    'id',
  ),
  products: field(
    'Products affected|Productos afectados|Produits touchés|Betroffene Produkte|Produtos afetados|影響を受けた製品|영향받은 '
      + '제품|受影响的产品',
    'TODO',
    'product(s) affected',
    'products',
  ),
  'affected-share': field(
    'Share affected|Parte afectada|Part touchée|Betroffener Anteil|Parcela afetada|影響の割合|영향 비율|受影响比例',
    'XX %',
    '% of product affected',
    'share of users',
  ),
  services: field(
    'Services|Servicios|Services|Dienste|Serviços|サービス|서비스|服务',
    'TODO',
    'service(s)',
    'services affected',
    'affected services',
    'service',
  ),
  component: field(
    'Component|Componente|Composant|Komponente|Componente|コンポーネント|구성 요소|组件',
    'TODO',
    'components',
  ),
  team: field('Team|Equipo|Équipe|Team|Equipe|チーム|팀|团队', 'TODO', 'team attribution', 'teams'),
  'customers-affected': field(
    'Customers affected|Clientes afectados|Clients touchés|Betroffene Kunden|Clientes afetados|影響を受けた顧客|영향받은 고객|受影响的客户',
    'TODO',
    'users affected',
  ),
  'requests-affected': field(
    'Requests affected|Solicitudes afectadas|Requêtes touchées|Betroffene Anfragen|Requisições '
      + 'afetadas|影響を受けたリクエスト|영향받은 요청|受影响的请求',
    'TODO',
  ),
  'people-paged': field(
    'People paged|Personas avisadas|Personnes alertées|Alarmierte Personen|Pessoas acionadas|呼び出された人数|호출된 인원|被呼叫人数',
    'TODO',
    'responders paged',
    'paged',
  ),
  coordinators: field(
    'Coordinators|Coordinadores|Coordinateurs|Koordination|Coordenadores|調整役|조정자|协调人',
    'TODO',
    'coordinator',
  ),
  task: field('Task|Tarea|Tâche|Aufgabe|Tarefa|タスク|작업|任务', 'TODO', 'tasks', 'ticket'),
  link: field(
    'Link|Enlace|Lien|Link|Link|リンク|링크|链接',
    'TODO',
    'link to incident',
    'incident link',
    'link to incident issue',
  ),
  'shared-with': field(
    'Shared with|Compartido con|Partagé avec|Geteilt mit|Compartilhado com|共有先|공유 대상|共享给',
    'TODO',
  ),
  meeting: field(
    'Meeting scheduled for|Reunión|Réunion|Besprechung am|Reunião|会議の予定|회의 일정|会议时间',
    'YYYY-MM-DD',
    'meeting',
    'postmortem meeting',
  ),
  recording: field('Call recording|Grabación|Enregistrement|Aufzeichnung|Gravação|録音|녹음|录音', 'TODO', 'recording'),
} satisfies Record<string, Field>

/** What a field is called in profiles and project files, such as `incident-date`. */
export type FieldKey = keyof typeof fields

/** Whether a field of a document is the one that the key names, in any language. */
export function isField({key}: Pick<MetadataField, 'key'>, wanted: FieldKey): boolean {
  const name = comparable(key.value)
  return namesOf(wanted).has(name) || wanted === name.replace(/[ _]/g, '-')
}

/** In the form that `comparable` returns. */
function namesOf(wanted: FieldKey): ReadonlySet<string> {
  let known = comparableNames.get(wanted)
  if (!known) {
    const {names, others} = fields[wanted] as Field
    comparableNames.set(wanted, (known = new Set([...Object.values(names).map(comparable), ...others])))
  }
  return known
}

const comparableNames = new Map<FieldKey, ReadonlySet<string>>()

function comparable(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
}
