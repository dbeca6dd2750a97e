import type {SectionKind} from '../types.ts'

/**
 * Names of sections that people use in Spanish, French, German, Portuguese, Japanese, Korean and Chinese beside those of the profiles;
 * only those that mean one thing in a postmortem. Kind, then the names, normalised as `normaliseTitle` does.
 */
const table = `
summary: resumen general|síntesis|sinopsis|descripción del incidente|synthèse|en bref|description de l incident|aperçu|übersicht|beschreibung des vorfalls|vorfallbeschreibung|kurzbeschreibung|síntese|descrição do incidente|visão geral do incidente
summary: サマリ|要旨|障害概要|障害の概要|インシデント概要|事象概要|事象の概要|障害内容|발생 개요|장애 개요|장애 요약|사고 개요|인시던트 개요|概要|事件概述|事件概要|故障概述|故障摘要|事故概述|事故摘要
background: trasfondo|situación previa|arrière plan|ausgangslage|kontext|前提|前提知識|배경 지식|背景知识|背景信息|背景介绍
narrative: cómo sucedió|desarrollo del incidente|déroulement de l incident|verlauf des vorfalls|como aconteceu|発生した事象|起きたこと|何が起こったか|무슨 일이 있었는가|사건 경위|장애 경위|事故经过|故障经过|事情经过
impact: alcance|alcance del impacto|impacto en los usuarios|impacto en los clientes|servicios afectados|impact utilisateur|impact sur les utilisateurs|impact client|périmètre de l impact|services touchés|betroffene systeme|betroffene dienste|auswirkungen auf nutzer|auswirkungen auf kunden|umfang der auswirkungen|impacto nos usuários|impacto nos clientes|alcance do impacto|serviços afetados
impact: 影響内容|影響度|影響を受けたサービス|ユーザー影響|ユーザへの影響|ユーザーへの影響|顧客影響|影響の範囲|영향 범위|영향도|사용자 영향|고객 영향|피해 범위|영향받은 서비스|影響範圍|用户影响|客户影响|影响面|影响说明|影响评估|影响分析
timeline: línea temporal|cronograma|cronología de eventos|secuencia de eventos|déroulé|frise chronologique|ligne du temps|ligne de temps|séquence des événements|chronologie des événements|zeitlicher verlauf|zeitverlauf|zeitstrahl|chronologie der ereignisse|cronologia dos eventos|sequência de eventos|linha temporal
timeline: 対応タイムライン|障害タイムライン|対応経緯|発生経緯|経過|時系列の経過|타임 라인|시간대별 경과|시간별 경과|장애 타임라인|진행 경과|时间轴|時間軸|事件时间线|故障时间线|处理时间线|事件经过时间线|处理过程|处置过程
leadup: événements préalables|contexte précédent|ereignisse im vorfeld|vorlauf|eventos anteriores|事前の状況|発生前の状況|사전 상황|事前情况
trigger: desencadenante|evento desencadenante|élément déclencheur|auslösendes ereignis|evento desencadeador|引き金|きっかけ|直接の引き金|발단|유발 요인|촉발 요인|诱因|触发原因|触发事件
detection: cómo se detectó|cómo lo detectamos|descubrimiento|comment l incident a été détecté|découverte|entdeckung|wie wurde es bemerkt|descoberta|como foi detectado|検出|検知方法|検知の経緯|発見|発見の経緯|탐지|감지 경위|인지 경위|인지|发现|发现过程|发现方式|告警与发现
response: respuesta al incidente|gestión del incidente|investigación|gestion de l incident|réponse à l incident|enquête|reaktion auf den vorfall|untersuchung|fehlersuche|resposta ao incidente|investigação|対応内容|調査|調査内容|대응 과정|대응 내역|조사|应急响应|响应过程|应对措施|排查过程|排查
root-cause: analyse cause racine|causes identifiées|causa|causas|causa principal|causa del problema|análisis de la causa raíz|origen del problema|cause principale|cause profonde|causes profondes|cause de l incident|cause première|analyse des causes|analyse de la cause racine|hauptursache|ursache des vorfalls|fehlerursache|grundursachenanalyse|causa do problema|causa do incidente|análise da causa raiz|causas do incidente
root-cause: 问题根源分析|障害原因|発生原因|原因分析|原因の分析|技術的原因|真因|장애 원인|발생 원인|원인|원인 분석|근본적인 원인|사고 원인|原因分析|故障原因|事故原因|根因分析|问题原因|原因剖析|根本原因剖析
five-whys: los 5 porqués|cinco por qués|les 5 pourquoi|les cinq pourquoi|5 warum|fünf mal warum|os 5 porquês|5 porquês|cinco por quês|なぜを五回|なぜなぜ|5 why|왜왜왜 분석|五问法|五个为什么分析|5个为什么
contributing-factors: factores que contribuyeron|factores agravantes|causas contribuyentes|facteurs aggravants|begünstigende faktoren|mitwirkende faktoren|fatores que contribuíram|fatores agravantes|間接原因|背景要因|誘発要因|기여한 요인|간접 원인|间接原因|影响因素分析|诱发因素
resolution: solución|acciones tomadas|ações tomadas|solución aplicada|mitigación y solución|solution|correctif|correction apportée|retour à la normale|résolution de l incident|fehlerbehebung|lösung des problems|problemlösung|entstörung|solução|correção|solução aplicada|resolução do incidente
resolution: 解消|暫定対応|応急対応|応急処置|復旧作業|復旧手順|恒久対応|復旧内容|조치 내역|조치 내용|복구 과정|복구 조치|임시 조치|해결 방법|修复|恢复过程|处理结果|止损措施|修复措施|修复过程|解决过程|处理方案|解决办法
lessons: aprendizajes|lecciones|qué aprendimos|retour d expérience|ce que nous avons appris|leçons|gelernte lehren|lehren|lehren aus dem vorfall|was wir gelernt haben|aprendizados|o que aprendemos|lições
lessons: 得られた教訓|学んだこと|反省点|反省|所感と学び|배운 점|배운 것|느낀 점|회고|얻은 교훈|教训|经验与教训|经验总结|反思|总结与反思|复盘总结|收获
lessons-well: lo que funcionó|lo que funcionó bien|qué fue bien|aspectos positivos|points positifs|ce qui a fonctionné|was gut funktioniert hat|was gut ging|positives|pontos positivos|o que funcionou bem|o que foi bem|良かった点|よかった点|上手くいったこと|うまく行ったこと|잘한 점|잘 된 점|좋았던 점|做得好的|做得好的方面|好的方面|做对了什么
lessons-wrong: lo que no funcionó|lo que falló|aspectos a mejorar|qué se podría mejorar|puntos de mejora|points négatifs|points à améliorer|ce qui n a pas fonctionné|axes d amélioration|was schief lief|was schiefging|was nicht gut lief|verbesserungspotenzial|pontos negativos|pontos a melhorar|o que não funcionou bem|o que foi mal
lessons-wrong: 悪かった点|改善点|改善すべき点|課題|問題点|上手くいかなかったこと|아쉬운 점|개선점|개선이 필요한 점|부족했던 점|做得不好的|做得不好的方面|不足之处|待改进|待改进之处|需要改进的地方|有待改进
lessons-lucky: dónde tuvimos suerte|en qué tuvimos suerte|où on a eu de la chance|wo wir glück gehabt haben|glück gehabt|onde demos sorte|幸運だったこと|運が良かった点|ラッキーだったこと|운이 좋았던 것|다행이었던 점|幸运的地方|侥幸之处|走运的地方
action-items: próximo paso|recomendaciones|prévention|prévention future|recommandations|recommandations urgentes|actions immédiates|acciones a realizar|acciones a tomar|acciones de seguimiento|plan de acción|próximos pasos|tareas pendientes|tareas de seguimiento|medidas preventivas|medidas correctivas|actions de suivi|actions préventives|plan d actions|prochaines étapes|mesures correctives|mesures préventives|suivi|actions
action-items: offen|offene punkte|sofortmaßnahmen|prevenção|melhorias|recomendações|folgemaßnahmen|nächste schritte|aktionspunkte|offene aufgaben|vorbeugende maßnahmen|gegenmaßnahmen|maßnahmenplan|korrekturmassnahmen|plano de ação|próximos passos|ações de acompanhamento|ações preventivas|medidas corretivas|itens de acompanhamento
action-items: 推奨事項|권장 조치|再発防止|再発防止アクション|再発防止対策|再発防止対応|今後の対策|恒久対策|アクション|ネクストアクション|次のアクション|今後のアクション|改善アクション|改善策|フォローアップ|재발 방지 대책|재발방지 대책|재발방지|향후 계획|향후 조치|후속 조치|개선 방안|개선 조치|개선 사항|액션아이템|할 일 목록
action-items: 改进项|预防|预防和改进|改进计划|改进方案|改进行动|整改措施|整改计划|后续措施|后续计划|后续改进|下一步行动|预防措施|待办|跟进事项|行动计划|防范措施
recurrence: incidentes anteriores|incidentes relacionados|incidents similaires|incidents antérieurs|frühere vorfälle|ähnliche vorfälle|incidentes semelhantes|過去の類似障害|類似インシデント|유사 장애|이전 사례|类似事件|历史故障
risks: riesgos restantes|risques résiduels|restrisiken|riscos restantes|残るリスク|残存リスク|남은 위험|残留风险|遗留风险
open-questions: preguntas pendientes|preguntas sin responder|questions en suspens|ungeklärte fragen|perguntas pendentes|未解決事項|残課題|未解決の課題|미해결 사항|남은 질문|遗留问题|待确认问题
glossary: términos|definiciones|définitions|begriffe|definitionen|termos|definições|用語|用語解説|용어|용어 설명|용어 정리|术语|术语解释|名词解释
supporting: información adicional|documentación de referencia|enlaces|documentation de référence|informations supplémentaires|annexes|liens|ressources|anhänge|weiterführende links|referenzen|quellen|informações adicionais|referências|links úteis
supporting: 参考|参考情報|参考リンク|関連資料|関連リンク|資料|補足|참고|참고 자료|참고 링크|관련 자료|관련 링크|첨부|参考资料|参考链接|相关链接|相关资料|相关文档|附件|補充資料
people: participantes|personas involucradas|equipo de respuesta|personnes impliquées|équipe d intervention|beteiligte personen|teilnehmer|teilnehmerinnen und teilnehmer|pessoas envolvidas|equipe envolvida|関係者|対応メンバー|参加メンバー|관련자|참여자|대응 인원|参与人员|参与人|相关人员|处理人员
comms: comunicación|comunicaciones|comunicación a clientes|communication client|communication externe|communication interne|kommunikation|kommunikation mit kunden|comunicação|comunicação com clientes|連絡|顧客への連絡|社外連絡|お客様への案内|고객 공지|고객 안내|커뮤니케이션|对外沟通|客户沟通|公告
`

/** Of two lines that have the same name, the first counts. */
export const translatedNames: readonly (readonly [name: string, kind: SectionKind])[] = table.trim().split('\n').flatMap(line => {
  const [kind = '', names = ''] = line.split(': ')
  return names.split('|').map(it => [it, kind as SectionKind] as const)
})
