import type {Language} from '../../facts/language.ts'

/** Headers of tables: English, Spanish, French, German, Portuguese, Japanese, Korean, Chinese. */
const table = `
Action|Acción|Action|Maßnahme|Ação|アクション|조치|行动
Action item|Acción|Action|Maßnahme|Ação|アクションアイテム|액션 아이템|行动项
Type|Tipo|Type|Art|Tipo|種別|유형|类型
Owner|Responsable|Responsable|Verantwortlich|Responsável|担当者|담당자|负责人
Who|Responsable|Responsable|Verantwortlich|Responsável|担当者|담당자|负责人
Priority|Prioridad|Priorité|Priorität|Prioridade|優先度|우선순위|优先级
Due date|Fecha límite|Échéance|Frist|Prazo|期限|기한|截止日期
Ticket|Ticket|Ticket|Ticket|Ticket|チケット|티켓|工单
Bug|Bug|Bug|Bug|Bug|バグ|버그|缺陷
Tracking bug|Bug de seguimiento|Bug de suivi|Tracking-Bug|Bug de acompanhamento|追跡バグ|추적 버그|跟踪缺陷
Issue|Issue|Issue|Issue|Issue|イシュー|이슈|议题
Time (UTC)|Hora (UTC)|Heure (UTC)|Zeit (UTC)|Hora (UTC)|時刻 (UTC)|시각 (UTC)|时间 (UTC)
Date/Time (UTC)|Fecha y hora (UTC)|Date et heure (UTC)|Datum und Zeit (UTC)|Data e hora (UTC)|日時 (UTC)|일시 (UTC)|日期时间 (UTC)
Event|Suceso|Événement|Ereignis|Evento|出来事|사건|事件
Data link|Enlace a los datos|Lien vers les données|Link zu den Daten|Link para os dados|データへのリンク|데이터 링크|数据链接
Who/What|Quién o qué|Qui ou quoi|Wer oder was|Quem ou o quê|誰・何|누가/무엇|谁/什么
Action/Impact|Acción o impacto|Action ou impact|Maßnahme oder Auswirkung|Ação ou impacto|対応・影響|조치/영향|操作/影响
`

const columns: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map(
  table
    .trim()
    .split('\n')
    .map(line => {
      const [en = '', es = '', fr = '', de = '', pt = '', ja = '', ko = '', zh = ''] = line.split('|')
      return [en, {en, es, fr, de, pt, ja, ko, zh}]
    }),
)

/** The header of a column in a language; as it is where there is no translation. */
export function columnIn(name: string, language: string): string {
  return columns.get(name)?.[language as Language] ?? name
}
