import type {Language} from '../facts/language.ts'
import type {SectionKind} from '../types.ts'

/** A heading that profiles use, in every language. `kinds` is empty where the name alone does not decide. */
export interface HeadingRow {
  readonly kinds: readonly SectionKind[]
  readonly names: Readonly<Record<Language, string>>
}

/** Kinds, then English, Spanish, French, German, Portuguese, Japanese, Korean, Chinese. */
const table = `
summary|Summary|Resumen|Résumé|Zusammenfassung|Resumo|概要|요약|摘要
summary|Executive Summary|Resumen ejecutivo|Résumé exécutif|Kurzfassung|Resumo executivo|エグゼクティブサマリー|핵심 요약|执行摘要
summary|Incident Summary|Resumen del incidente|Résumé de l’incident|Zusammenfassung des Vorfalls|Resumo do incidente|インシデントの概要|인시던트 요약|事件摘要
summary|Issue Summary|Resumen del problema|Résumé du problème|Zusammenfassung des Problems|Resumo do problema|問題の概要|문제 요약|问题摘要
summary|Problem Summary|Descripción del problema|Description du problème|Problembeschreibung|Descrição do problema|問題の説明|문제 설명|问题描述
summary|Overview|Visión general|Vue d’ensemble|Überblick|Visão geral|全体像|개요|概述
narrative|What Happened|Qué pasó|Que s’est-il passé|Was ist passiert|O que aconteceu|何が起きたか|무슨 일이 있었나|发生了什么
narrative|What happened?|¿Qué pasó?|Que s’est-il passé ?|Was ist passiert?|O que aconteceu?|何が起きたか|무슨 일이 있었나?|发生了什么？
narrative|Narrative|Relato|Récit|Hergang|Narrativa|経緯|경위|事件经过
narrative|Details|Detalles del incidente|Détails de l’incident|Einzelheiten des Vorfalls|Detalhes do incidente|インシデントの詳細|인시던트 세부 내용|事件详情
background|Background|Contexto|Contexte|Hintergrund|Contexto|背景|배경|背景
background|Outage Description|Descripción de la interrupción|Description de la panne|Beschreibung des Ausfalls|Descrição da interrupção|障害の説明|장애 설명|故障描述
impact|Impact|Impacto|Impact|Auswirkungen|Impacto|影響|영향|影响
impact|Impact & Metrics|Impacto y métricas|Impact et indicateurs|Auswirkungen und Kennzahlen|Impacto e métricas|影響と指標|영향 및 지표|影响与指标
impact|Affected Users|Usuarios afectados|Utilisateurs touchés|Betroffene Nutzer|Usuários afetados|影響を受けたユーザー|영향을 받은 사용자|受影响的用户
timeline|Timeline|Cronología|Chronologie|Zeitleiste|Linha do tempo|タイムライン|타임라인|时间线
timeline|Incident Timeline|Cronología del incidente|Chronologie de l’incident|Zeitleiste des Vorfalls|Linha do tempo do incidente|インシデントのタイムライン|인시던트 타임라인|事件时间线
response|How did we respond?|¿Cómo respondimos?|Comment avons-nous réagi ?|Wie haben wir reagiert?|Como respondemos?|どのように対応したか|어떻게 대응했나?|我们如何应对？
leadup|Leadup|Antecedentes|Événements précurseurs|Vorgeschichte|Antecedentes|前兆|선행 사건|前因
fault|Fault|Fallo|Défaillance|Fehlverhalten|Falha|障害の内容|결함|故障
trigger|Trigger|Detonante|Déclencheur|Auslöser|Gatilho|トリガー|계기|触发因素
detection|Detection|Detección|Détection|Erkennung|Detecção|検知|감지|检测
response|Diagnosis|Diagnóstico|Diagnostic|Diagnose|Diagnóstico|診断|진단|诊断
response|Response|Respuesta|Réponse|Reaktion|Resposta|対応|대응|响应
detection+response|Detection & Response|Detección y respuesta|Détection et réponse|Erkennung und Reaktion|Detecção e resposta|検知と対応|감지 및 대응|检测与响应
response|Challenges in Handling|Dificultades en la gestión|Difficultés de gestion|Schwierigkeiten bei der Bearbeitung|Dificuldades no tratamento|対応上の課題|대응의 어려움|处理中的难点
detection+response+resolution|Incident Questions|Preguntas sobre el incidente|Questions sur l’incident|Fragen zum Vorfall|Perguntas sobre o incidente|インシデントに関する質問|인시던트 질문|事件问题
root-cause|Root Cause|Causa raíz|Cause racine|Ursache|Causa raiz|根本原因|근본 원인|根本原因
root-cause|Root Causes|Causas raíz|Causes racines|Ursachen|Causas raiz|根本原因|근본 원인|根本原因
root-cause|Root Cause Analysis|Análisis de causa raíz|Analyse des causes racines|Ursachenanalyse|Análise de causa raiz|根本原因分析|근본 원인 분석|根本原因分析
root-cause|What caused the incident?|¿Qué causó el incidente?|Qu’est-ce qui a causé l’incident ?|Was hat den Vorfall verursacht?|O que causou o incidente?|何がインシデントを引き起こしたか|인시던트의 원인은?|事件的原因是什么？
root-cause|What went wrong, and why?|¿Qué falló, y por qué?|Qu’est-ce qui a échoué, et pourquoi ?|Was ging schief, und warum?|O que deu errado, e por quê?|何がなぜ起きたか|무엇이 왜 잘못되었나?|出了什么问题，为什么？
root-cause+trigger|Root Causes and Trigger|Causas raíz y detonante|Causes racines et déclencheur|Ursachen und Auslöser|Causas raiz e gatilho|根本原因とトリガー|근본 원인과 계기|根本原因与触发因素
root-cause+resolution|Root Cause and Resolution|Causa raíz y resolución|Cause racine et résolution|Ursache und Behebung|Causa raiz e resolução|根本原因と解決|근본 원인과 해결|根本原因与解决
five-whys|Five Whys|Cinco porqués|Cinq pourquoi|Fünf Warum|Cinco porquês|なぜなぜ分析|다섯 번의 왜|五个为什么
contributing-factors|Contributing Factors|Factores contribuyentes|Facteurs contributifs|Beitragende Faktoren|Fatores contribuintes|寄与要因|기여 요인|促成因素
contributing-factors|Contributing Conditions Analysis|Análisis de las condiciones contribuyentes|Analyse des conditions contributives|Analyse der beitragenden Bedingungen|Análise das condições contribuintes|寄与条件の分析|기여 조건 분석|促成条件分析
contributing-factors|Contributors and Enablers|Contribuyentes y facilitadores|Contributeurs et facilitateurs|Einflüsse und Begünstigendes|Contribuintes e facilitadores|要因と助長したもの|요인과 촉진 요소|成因与助因
resolution|Resolution|Resolución|Résolution|Behebung|Resolução|解決|해결|解决
resolution|Recovery|Recuperación|Rétablissement|Wiederherstellung|Recuperação|復旧|복구|恢复
resolution|Resolution and recovery|Resolución y recuperación|Résolution et rétablissement|Behebung und Wiederherstellung|Resolução e recuperação|解決と復旧|해결 및 복구|解决与恢复
resolution|Mitigation|Mitigación|Atténuation|Eindämmung|Mitigação|緩和|완화|缓解
resolution|Mitigation and Resolution|Mitigación y resolución|Atténuation et résolution|Eindämmung und Behebung|Mitigação e resolução|緩和と解決|완화 및 해결|缓解与解决
lessons|Lessons Learned|Lecciones aprendidas|Leçons apprises|Erkenntnisse|Lições aprendidas|教訓|교훈|经验教训
lessons|Lessons Learnt|Lecciones aprendidas|Leçons apprises|Erkenntnisse|Lições aprendidas|教訓|교훈|经验教训
lessons|Conclusions|Conclusiones|Conclusions|Schlussfolgerungen|Conclusões|結論|결론|结论
lessons|How'd We Do?|¿Cómo lo hicimos?|Comment nous en sommes-nous sortis ?|Wie haben wir uns geschlagen?|Como nos saímos?|対応の評価|대응 평가|我们做得如何？
lessons|Learning Opportunities|Oportunidades de aprendizaje|Pistes d’apprentissage|Lernmöglichkeiten|Oportunidades de aprendizado|学びの機会|학습 기회|学习机会
lessons-well|What Went Well|Qué salió bien|Ce qui s’est bien passé|Was gut lief|O que deu certo|うまくいったこと|잘된 점|做得好的地方
lessons-well|What went well?|¿Qué salió bien?|Qu’est-ce qui s’est bien passé ?|Was lief gut?|O que deu certo?|うまくいったこと|잘된 점은?|哪些做得好？
lessons-well|Things That Went Well|Lo que salió bien|Ce qui a bien fonctionné|Was gut gelaufen ist|O que correu bem|うまくいった点|잘 진행된 점|进展顺利的方面
lessons-well|What Worked|Qué funcionó|Ce qui a marché|Was funktioniert hat|O que funcionou|機能したこと|효과가 있었던 점|有效的做法
lessons-wrong|What Went Wrong|Qué salió mal|Ce qui s’est mal passé|Was schieflief|O que deu errado|うまくいかなかったこと|잘못된 점|出错的地方
lessons-wrong|What went poorly?|¿Qué salió mal?|Qu’est-ce qui s’est mal passé ?|Was lief schlecht?|O que correu mal?|うまくいかなかったこと|미흡했던 점은?|哪些做得不好？
lessons-wrong|What went badly|Qué salió mal|Ce qui s’est mal passé|Was schlecht lief|O que correu mal|うまくいかなかったこと|잘 안된 점|做得不好的地方
lessons-wrong|Things That Went Poorly|Lo que salió mal|Ce qui a mal fonctionné|Was schlecht gelaufen ist|O que foi mal|うまくいかなかった点|미흡했던 점|进展不顺的方面
lessons-wrong|What Didn't Go So Well?|¿Qué no salió tan bien?|Qu’est-ce qui s’est moins bien passé ?|Was lief nicht so gut?|O que não correu tão bem?|あまりうまくいかなかったこと|아쉬웠던 점은?|哪些不够好？
lessons-wrong|What can be improved|Qué se puede mejorar|Ce qui peut être amélioré|Was verbessert werden kann|O que pode melhorar|改善できること|개선할 점|可改进之处
lessons-wrong|What was difficult?|¿Qué fue difícil?|Qu’est-ce qui a été difficile ?|Was war schwierig?|O que foi difícil?|難しかったこと|어려웠던 점은?|哪些有困难？
lessons-wrong|What could have gone better?|¿Qué podría haber salido mejor?|Qu’est-ce qui aurait pu mieux se passer ?|Was hätte besser laufen können?|O que poderia ter sido melhor?|もっとうまくできたこと|더 나을 수 있었던 점은?|哪些本可以更好？
lessons-wrong|What Didn't Work|Qué no funcionó|Ce qui n’a pas marché|Was nicht funktioniert hat|O que não funcionou|機能しなかったこと|효과가 없었던 점|无效的做法
lessons-lucky|Where We Got Lucky|Dónde tuvimos suerte|Où nous avons eu de la chance|Wo wir Glück hatten|Onde tivemos sorte|運が良かったこと|운이 좋았던 점|幸运之处
lessons-lucky|Where did we get lucky?|¿Dónde tuvimos suerte?|Où avons-nous eu de la chance ?|Wo hatten wir Glück?|Onde tivemos sorte?|運が良かったこと|운이 좋았던 점은?|哪里比较幸运？
lessons-lucky|Mitigators|Atenuantes|Facteurs atténuants|Mildernde Umstände|Atenuantes|緩和要因|완화 요인|缓解因素
action-items|Action Items|Elementos de acción|Actions à mener|Maßnahmen|Itens de ação|アクションアイテム|액션 아이템|行动项
action-items|Corrective Actions|Acciones correctivas|Actions correctives|Korrekturmaßnahmen|Ações corretivas|是正措置|시정 조치|纠正措施
action-items|Corrective actions|Acciones correctivas|Actions correctives|Korrekturmaßnahmen|Ações corretivas|是正措置|시정 조치|纠正措施
action-items|Corrective and Preventative Measures|Medidas correctivas y preventivas|Mesures correctives et préventives|Korrektur- und Vorbeugemaßnahmen|Medidas corretivas e preventivas|是正措置と予防措置|시정 및 예방 조치|纠正与预防措施
action-items|Outcomes/Corrective Actions|Resultados y acciones correctivas|Résultats et actions correctives|Ergebnisse und Korrekturmaßnahmen|Resultados e ações corretivas|結果と是正措置|결과 및 시정 조치|成果与纠正措施
action-items|Actionables|Tareas|Tâches|Aufgaben|Tarefas|対応項目|할 일|待办事项
action-items|Recommendations|Recomendaciones|Recommandations|Empfehlungen|Recomendações|提言|권고 사항|建议
action-items|What happens next?|¿Qué sigue?|Quelle est la suite ?|Wie geht es weiter?|O que vem a seguir?|今後の予定|다음 단계는?|接下来做什么？
-|Prevention|Prevención|Prévention|Vorbeugung|Prevenção|予防|예방|预防
-|Process|Proceso|Processus|Prozess|Processo|プロセス|프로세스|流程
-|Fixes|Correcciones|Corrections|Korrekturen|Correções|修正|수정|修复
backlog-check|Backlog Check|Revisión del backlog|Revue du backlog|Prüfung des Backlogs|Revisão do backlog|バックログの確認|백로그 점검|积压工作核查
recurrence|Recurrence|Recurrencia|Récurrence|Wiederholung|Recorrência|再発|재발|复发
supporting|Related Items|Elementos relacionados|Éléments liés|Verwandtes|Itens relacionados|関連項目|관련 항목|相关条目
risks|Risks|Riesgos|Risques|Risiken|Riscos|リスク|위험|风险
open-questions|Open Questions|Preguntas abiertas|Questions ouvertes|Offene Fragen|Perguntas em aberto|未解決の質問|미해결 질문|未决问题
glossary|Glossary|Glosario|Glossaire|Glossar|Glossário|用語集|용어집|术语表
supporting|Supporting Information|Información de apoyo|Informations complémentaires|Weitere Informationen|Informações de apoio|補足情報|참고 정보|补充信息
supporting|Supporting Documents|Documentos de apoyo|Documents à l’appui|Begleitdokumente|Documentos de apoio|補足資料|참고 문서|补充文档
supporting|Appendix|Apéndice|Annexe|Anhang|Apêndice|付録|부록|附录
supporting|Metrics|Métricas|Métriques|Metriken|Métricas|指標|지표|指标
supporting|Links to relevant documentation|Enlaces a la documentación pertinente|Liens vers la documentation utile|Links zur Dokumentation|Links para a documentação relevante|関連ドキュメントへのリンク|관련 문서 링크|相关文档链接
people|Responders|Personal de respuesta|Intervenants|Beteiligte|Equipe de resposta|対応者|대응자|响应人员
people|Attendees|Asistentes|Participants|Teilnehmende|Participantes|参加者|참석자|参会者
people|Names of people involved|Nombres de las personas implicadas|Noms des personnes impliquées|Namen der Beteiligten|Nomes das pessoas envolvidas|関係者の名前|관련자 이름|相关人员姓名
comms|Messaging|Mensajes|Messages|Mitteilungen|Mensagens|メッセージ|메시지|消息
comms|Internal Email|Correo interno|E-mail interne|Interne E-Mail|E-mail interno|社内メール|내부 이메일|内部邮件
comms|External Message|Mensaje externo|Message externe|Externe Mitteilung|Mensagem externa|社外メッセージ|외부 메시지|外部消息
comms|Incident communications|Comunicación del incidente|Communication sur l’incident|Kommunikation zum Vorfall|Comunicação do incidente|インシデントの連絡|인시던트 커뮤니케이션|事件沟通
stats|Scorecard|Cuadro de resultados|Grille d’évaluation|Bewertungsbogen|Quadro de resultados|スコアカード|평가표|评分卡
stats|Incident Timing|Tiempos del incidente|Temps de l’incident|Zeiten des Vorfalls|Tempos do incidente|インシデントの時間|인시던트 시간|事件用时
metadata|Key Information|Información clave|Informations clés|Eckdaten|Informações principais|主要情報|주요 정보|关键信息
`

/** By the English name. */
export const headings: ReadonlyMap<string, HeadingRow> = new Map(
  table
    .trim()
    .split('\n')
    .map(line => {
      const [kinds = '', en = '', es = '', fr = '', de = '', pt = '', ja = '', ko = '', zh = ''] = line.split('|')
      return [
        en,
        {kinds: kinds === '-' ? [] : (kinds.split('+') as SectionKind[]), names: {en, es, fr, de, pt, ja, ko, zh}},
      ]
    }),
)
