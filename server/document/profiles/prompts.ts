import type {Language} from '../facts/language.ts'
import type {SectionKind} from '../types.ts'

/**
 * What to write in a section of each kind: Spanish, French, German, Portuguese, Japanese, Korean, Chinese. English
 * prompts are the profiles' own.
 */
const table = `
summary|Qué pasó, durante cuánto tiempo y a quién afectó.|Ce qui s’est passé, pendant combien de temps, et qui a été touché.|Was passiert ist, wie lange, und wer betroffen war.|O que aconteceu, por quanto tempo e quem foi afetado.|何が起き、どれだけ続き、誰に影響したか。|무슨 일이 있었고, 얼마나 지속되었으며, 누가 영향을 받았는지.|发生了什么、持续了多久、谁受到影响。
metadata|El incidente en cifras.|L’incident en chiffres.|Der Vorfall in Zahlen.|O incidente em números.|数字で見るインシデント。|숫자로 본 인시던트.|事件的各项数据。
background|Lo que debe saber quien no conoce el sistema.|Ce que doit savoir quelqu’un qui ne connaît pas le système.|Was jemand wissen muss, der das System nicht kennt.|O que precisa saber quem não conhece o sistema.|システムを知らない人に必要な知識。|시스템을 모르는 사람이 알아야 할 것.|不了解系统的人需要知道的内容。
narrative|Lo que pasó, en el orden en que pasó.|Ce qui s’est passé, dans l’ordre.|Was geschah, in der Reihenfolge, in der es geschah.|O que aconteceu, na ordem em que aconteceu.|起きたことを、起きた順に。|일어난 일을 일어난 순서대로.|按发生的顺序写发生的事情。
impact|A quién afectó y cuánto, en cifras.|Qui a été touché et à quel point, en chiffres.|Wer wie stark betroffen war, in Zahlen.|Quem foi afetado e quanto, em números.|誰がどの程度影響を受けたかを数字で。|누가 얼마나 영향을 받았는지 숫자로.|谁受到影响、程度如何，用数字说明。
timeline|Desde antes del primer síntoma hasta el final, todas las horas en una sola zona.|D’avant le premier symptôme jusqu’à la fin, toutes les heures dans un même fuseau.|Von vor dem ersten Anzeichen bis zum Ende, alle Zeiten in einer Zone.|De antes do primeiro sintoma até o fim, todas as horas no mesmo fuso.|最初の兆候の前から終わりまで、時刻は一つのタイムゾーンで。|첫 징후 이전부터 끝까지, 모든 시각은 하나의 시간대로.|从最初的征兆之前到结束，所有时间使用同一时区。
leadup|Lo que ocurrió antes, y cuánto antes del primer impacto.|Ce qui a précédé, et combien de temps avant le premier impact.|Was vorausging, und wie lange vor der ersten Auswirkung.|O que veio antes, e quanto tempo antes do primeiro impacto.|最初の影響までに何がいつ起きていたか。|첫 영향 이전에 무슨 일이 언제 있었는지.|最初影响之前发生了什么、提前多久。
trigger|El suceso que lo desencadenó.|L’événement qui l’a déclenché.|Das Ereignis, das es auslöste.|O evento que o desencadeou.|きっかけとなった出来事。|사건을 일으킨 계기.|引发事件的那件事。
fault|Lo que no funcionó como se esperaba, con datos.|Ce qui n’a pas fonctionné comme prévu, avec des données.|Was nicht wie erwartet funktionierte, mit Daten.|O que não funcionou como esperado, com dados.|期待どおりに動かなかったことをデータとともに。|기대와 다르게 동작한 것을 데이터와 함께.|哪些没有按预期工作，附上数据。
detection|Qué o quién lo notó, y cuánto tardó.|Qui ou quoi l’a remarqué, et en combien de temps.|Was oder wer es bemerkte, und wie lange es dauerte.|O que ou quem percebeu, e quanto tempo levou.|何が、または誰が気づき、どれだけかかったか。|무엇이 또는 누가 알아챘고, 얼마나 걸렸는지.|由什么或谁发现、用了多久。
response|Quién respondió y cuándo, y qué lo dificultó.|Qui est intervenu, quand, et ce qui l’a gêné.|Wer wann reagierte, und was im Weg stand.|Quem respondeu, quando, e o que atrapalhou.|誰がいつ対応し、何が妨げになったか。|누가 언제 대응했고, 무엇이 방해가 되었는지.|谁在何时响应、遇到了什么阻碍。
root-cause|Las condiciones que juntas hicieron posible el incidente.|Les conditions qui, ensemble, ont rendu l’incident possible.|Die Bedingungen, die den Vorfall zusammen möglich machten.|As condições que, juntas, tornaram o incidente possível.|インシデントを可能にした条件。|인시던트를 가능하게 한 조건들.|共同导致事件发生的各种条件。
five-whys|Del impacto a lo que debe cambiar, un porqué tras otro.|De l’impact à ce qui doit changer, un pourquoi après l’autre.|Von der Auswirkung bis zu dem, was sich ändern muss, ein Warum nach dem anderen.|Do impacto ao que precisa mudar, um porquê após o outro.|影響から変えるべきことまで、なぜを一つずつ。|영향에서 바꿔야 할 것까지, 왜를 하나씩.|从影响到需要改变之处，逐个追问为什么。
contributing-factors|Las condiciones que juntas hicieron posible el incidente.|Les conditions qui, ensemble, ont rendu l’incident possible.|Die Bedingungen, die den Vorfall zusammen möglich machten.|As condições que, juntas, tornaram o incidente possível.|インシデントを可能にした条件。|인시던트를 가능하게 한 조건들.|共同导致事件发生的各种条件。
resolution|Qué puso fin al impacto, de inmediato y de forma definitiva.|Ce qui a mis fin à l’impact, sur le moment et pour de bon.|Was die Auswirkungen beendete, sofort und auf Dauer.|O que encerrou o impacto, na hora e em definitivo.|影響を終わらせた応急処置と恒久対策。|영향을 끝낸 임시 조치와 영구적인 해결책.|如何结束影响：临时措施与永久方案。
lessons|Qué salió bien, qué salió mal y dónde tuvimos suerte.|Ce qui s’est bien passé, ce qui s’est mal passé, où nous avons eu de la chance.|Was gut lief, was schieflief, und wo wir Glück hatten.|O que deu certo, o que deu errado e onde tivemos sorte.|うまくいったこと、いかなかったこと、運が良かったこと。|잘된 점, 잘못된 점, 운이 좋았던 점.|哪些做得好、哪些出了错、哪里靠运气。
lessons-well|Lo que ayudó y debe seguir igual.|Ce qui a aidé et doit rester.|Was half und so bleiben soll.|O que ajudou e deve continuar assim.|役に立ち、今後も続けるべきこと。|도움이 되었고 계속 유지해야 할 것.|起了作用、应当保持的做法。
lessons-wrong|Lo que retrasó a la gente o lo empeoró.|Ce qui a ralenti les gens ou aggravé les choses.|Was aufhielt oder es schlimmer machte.|O que atrasou as pessoas ou piorou a situação.|対応を遅らせた、または悪化させたこと。|대응을 늦추거나 상황을 악화시킨 것.|拖慢了处理或使情况恶化的因素。
lessons-lucky|Lo que evitó algo peor sin que nadie lo hubiera previsto.|Ce qui a évité le pire sans que personne ne l’ait prévu.|Was Schlimmeres verhinderte, ohne dass es jemand geplant hatte.|O que evitou algo pior sem que ninguém tivesse planejado.|計画していなかったのに悪化を防いだこと。|계획하지 않았지만 더 나빠지는 것을 막은 것.|并非事先计划、却避免了更坏结果的因素。
action-items|Cada una con responsable y ticket.|Chacune avec un responsable et un ticket.|Jede mit einem Verantwortlichen und einem Ticket.|Cada um com responsável e ticket.|それぞれに担当者とチケットを。|각각 담당자와 티켓을 적는다.|每一项都有负责人和工单。
backlog-check|Si algún trabajo planificado lo habría evitado o reducido.|Si un travail déjà prévu l’aurait évité ou réduit.|Ob geplante Arbeit es verhindert oder verkleinert hätte.|Se algum trabalho planejado o teria evitado ou reduzido.|予定済みの作業で防げたか、小さくできたか。|계획된 작업이 막거나 줄일 수 있었는지.|已计划的工作是否本可避免或减轻事件。
recurrence|Incidentes anteriores con la misma causa.|Incidents antérieurs de même cause.|Frühere Vorfälle mit derselben Ursache.|Incidentes anteriores com a mesma causa.|同じ原因による過去のインシデント。|같은 원인으로 발생한 이전 인시던트.|以往由同一原因引起的事件。
risks|Lo que mostró que puede fallar otra vez.|Ce qui, on l’a vu, peut échouer une autre fois.|Was, wie sich zeigte, ein andermal schiefgehen kann.|O que se viu que pode falhar outra vez.|今後また起こりうること。|앞으로 또 잘못될 수 있는 것.|暴露出的、以后可能再出错的地方。
open-questions|Lo que nadie sabe todavía.|Ce que personne ne sait encore.|Was noch niemand weiß.|O que ninguém sabe ainda.|まだ誰にも分からないこと。|아직 아무도 모르는 것.|目前还没有人知道的问题。
glossary|Términos y siglas que no se conocen fuera del equipo.|Termes et sigles inconnus hors de l’équipe.|Begriffe und Abkürzungen, die außerhalb des Teams niemand kennt.|Termos e siglas que não são conhecidos fora da equipe.|チームの外では知られていない用語と略語。|팀 밖에서는 모르는 용어와 약어.|团队之外不熟悉的术语和缩写。
supporting|Gráficos, registros y enlaces.|Graphiques, journaux et liens.|Diagramme, Protokolle und Links.|Gráficos, registros e links.|グラフ、ログ、リンク。|그래프, 로그, 링크.|图表、日志和链接。
people|Quién participó, y en qué papel.|Qui a participé, et dans quel rôle.|Wer in welcher Rolle dabei war.|Quem participou, e em que papel.|誰がどの役割で関わったか。|누가 어떤 역할로 참여했는지.|谁参与了、担任什么角色。
comms|Lo que se comunicó, dentro y fuera.|Ce qui a été communiqué, en interne et à l’extérieur.|Was intern und extern mitgeteilt wurde.|O que foi comunicado, dentro e fora.|社内外に何を伝えたか。|안팎으로 무엇을 알렸는지.|对内对外说了什么。
stats|Los momentos, y el tiempo entre ellos.|Les moments, et le temps entre eux.|Die Zeitpunkte, und die Zeit dazwischen.|Os momentos, e o tempo entre eles.|各時点とその間の長さ。|각 시점과 그 사이의 시간.|各个时刻以及它们之间的时长。
`

const prompts: ReadonlyMap<string, Readonly<Record<Exclude<Language, 'en'>, string>>> = new Map(
  table
    .trim()
    .split('\n')
    .map(line => {
      const [kind = '', es = '', fr = '', de = '', pt = '', ja = '', ko = '', zh = ''] = line.split('|')
      return [kind, {es, fr, de, pt, ja, ko, zh}]
    }),
)

/** What to write in a section of that kind; `undefined` in English, and for kinds that profiles do not have. */
export function promptFor(kind: SectionKind, language: Language): string | undefined {
  return language === 'en' ? undefined : prompts.get(kind)?.[language]
}
