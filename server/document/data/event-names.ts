import type {EventPhrase} from './event-phrase.ts'
import {latinRanges, letterRanges} from '../../text/letters.ts'
import type {Search} from '../../text/prefilter/index.ts'
import {languages, type Language} from '../facts/language.ts'
import type {KeyEvent} from '../types.ts'

/** How an entry names a key event, by language; the first is the usual one. Every name is read as its event. */
export interface EventName {
  readonly event: KeyEvent
  readonly names: Readonly<Record<Language, readonly string[]>>
}

/** Names in English, Spanish, French, German, Portuguese, Japanese, Korean and Chinese; several of one language are separated by `/`. */
const named = (event: KeyEvent, list: string): EventName => {
  const [en = [], es = [], fr = [], de = [], pt = [], ja = [], ko = [], zh = []] = list.split('|').map(it => it.split('/'))
  return {event, names: {en, es, fr, de, pt, ja, ko, zh}}
}

/** In the order in which they happen. Sources: the event names of the SRE book, GitLab, AWS Incident Manager, Datadog and Statuspage. */
export const eventNames: readonly EventName[] = [
  named('change', 'Deployed to production|Despliegue en producción|Déploiement en production|Deployment in Produktion|Implantação em produção|本番リリース|운영 배포|部署到生产环境'),
  named('impact-start', 'Outage begins/Impact begins|Comienza la interrupción/Comienza el impacto/Servicio caído|Début de la panne/Début de l’impact/Service indisponible|Beginn der Störung/Beginn der Auswirkung/Ausfall beginnt|Início da interrupção/Início do impacto/Serviço fora do ar/Serviço indisponível|障害発生|장애 발생|故障开始'),
  named('detected', 'Alert fires/First customer report|Salta la alerta/Incidente detectado/Se detecta el fallo/Se detecta la incidencia/Monitoreo detecta/Usuario reporta/Usuarios reportan|Alerte déclenchée/Incident détecté/Panne détectée/Alerte reçue/Erreur détectée/Détection de l’erreur/Un client signale|Alarm ausgelöst/Störung erkannt/Störung gemeldet/Fehler gemeldet/Kunde meldet/Kunden melden|Alerta disparado/Incidente detectado/Alerta recebido/Falha detectada/Erro detectado/Usuário relata/Cliente relata|検知|장애 감지/모니터링 알람|告警触发/发现故障/收到告警/收到报警/监控告警'),
  named('acknowledged', 'Alert acknowledged/Investigation started|Alerta aceptada/Comienza la investigación|Alerte prise en charge/Début de l’investigation|Alarm angenommen/Untersuchung begonnen|Alerta reconhecido/Início da investigação|対応開始|대응 시작|开始处理'),
  named('declared', 'Incident declared|Incidente declarado|Incident déclaré|Incident ausgerufen|Incidente declarado|インシデント宣言|인시던트 선언|宣布事件'),
  named('escalated', 'Escalated to|Escalado a|Escalade vers|Eskaliert an|Escalado para|エスカレーション|에스컬레이션|升级至'),
  named('identified', 'Root cause identified|Causa raíz identificada/Causa identificada|Cause racine identifiée/Cause identifiée|Ursache gefunden/Ursache identifiziert|Causa raiz identificada/Causa identificada|原因を特定|원인 파악|确定原因/定位到原因/找到原因'),
  named('mitigation-start', 'Rollback started/Mitigation started|Comienza la mitigación|Début de l’atténuation|Gegenmaßnahme begonnen|Início da mitigação|緩和を開始|완화 시작|开始缓解'),
  named('mitigated', 'Impact mitigated|Impacto mitigado/Corrección desplegada/Solución desplegada|Impact atténué/Correctif déployé|Auswirkung eingedämmt|Impacto mitigado/Correção aplicada/Correção implantada|緩和策適用|영향 완화|影响已缓解'),
  named('resolved', 'Service restored/Outage ends|Servicio restablecido/Incidente resuelto/Servicio restaurado/Servicio recuperado|Service rétabli/Incident résolu/Service restauré/Retour à la normale|Dienst wiederhergestellt/Störung behoben/Problem behoben/Fehler behoben|Serviço restabelecido/Incidente resolvido/Serviço restaurado/Serviço normalizado|復旧|서비스 복구/서비스 정상화|服务恢复/恢复正常/故障恢复'),
  named('all-clear', 'All clear/Incident ends|Incidente cerrado|Incident clos|Entwarnung|Incidente encerrado|インシデント終了|인시던트 종료/장애 종료|事件结束'),
  named('comms', 'Status page updated|Página de estado actualizada|Page d’état mise à jour|Statusseite aktualisiert|Página de status atualizada|ステータスページ更新|상태 페이지 갱신|状态页已更新'),
]

/** The names in other languages than English as phrases to look for. */
export const translatedPhrases: readonly EventPhrase[] = eventNames.map(({event, names}) => ({
  event, strength: 'certain', test: byNames(languages.filter(it => it !== 'en').flatMap(it => names[it])),
}))

/** Few entries hold any of the names, so few need the expression that tells whole words. */
function byNames(names: readonly string[]): Search {
  const pattern = new RegExp(`(?<![${letterRanges}])(?:${names.map(it => it.replaceAll('’', "['’]")).join('|')})(?![${latinRanges}])`, 'i')
  const plain = names.map(plainly)
  return {
    expression: pattern,
    exec(text) {
      const own = plainly(text)
      return plain.some(it => own.includes(it)) ? pattern.exec(text) : null
    },
  }
}

function plainly(text: string): string {
  return text.toLowerCase().replaceAll('’', "'")
}
