import type {FieldKey} from '../../server/document/metadata/known-fields.ts'
import type {Language} from '../../server/document/facts/language.ts'
import type {SectionKind} from '../../server/document/types.ts'
import {columnIn} from '../../server/document/profiles/shipped/columns.ts'
import {table, type Filling} from '../../server/edit/template.ts'

/** What somebody writes in a template who does what its prompts say. */
export function filledIn(language: Language): Filling {
  const words = allWords[language]
  return {
    title: words.title,
    field: key => values[key] ?? words.values[key] ?? words.values.services ?? '',
    body(section) {
      const [kind = 'other'] = section.kinds
      const text = words.texts[kind] ?? words.other
      // A template that wants hundreds of words.
      if (kind === 'root-cause' && section.prompt.includes('words'))
        return language === 'en'
          ? `${text}

${atLength}`
          : Array(language === 'ko' ? 16 : 8)
              .fill(text)
              .join(`

`)
      if (kind === 'timeline') return timeline(words, section.columns, section.hasDays)
      return kind === 'action-items' ? actions(words, language, section.columns) : text
    },
  }
}

/** The same in all languages. */
const values: Partial<Record<FieldKey, string>> = {
  date: '2026-03-02',
  'incident-date': '2026-03-02',
  published: '2026-03-05',
  authors: 'maria, tom',
  owner: 'maria',
  owners: 'maria, tom',
  status: 'Final',
  severity: 'SEV-2',
  start: '2026-03-02 14:00 UTC',
  detected: '2026-03-02 14:05 UTC',
  mitigated: '2026-03-02 14:20 UTC',
  end: '2026-03-02 14:35 UTC',
  downtime: '35',
  'incident-id': 'SHOP-10',
  'affected-share': '100 %',
  'customers-affected': '800',
  'requests-affected': '12,000',
  'people-paged': '2',
  task: 'SHOP-11',
  link: 'https://example.com/incidents/10',
  meeting: '2026-03-04',
}

interface Words {
  readonly title: string
  readonly values: Partial<Record<FieldKey, string>>
  readonly texts: Partial<Record<SectionKind, string>>
  /** For sections that ask for nothing that a rule looks for. */
  readonly other: string
  /** Says the day and the zone. */
  readonly intro: string
  /** Version deployed, impact begins, alert, acknowledged, rolled back, impact ends. */
  readonly events: readonly string[]
  /** Two tasks, each with its type. */
  readonly tasks: readonly (readonly [task: string, type: string])[]
  readonly due: string
  readonly graph: string
}

const lengths = (five: string, twenty: string, whole: string, services: string): Words['values'] => ({
  duration: whole,
  'time-to-detect': five,
  'time-to-mitigate': twenty,
  'time-to-recover': whole,
  services,
})

const allWords: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Postmortem: the shop took no payments',
    values: lengths('5 minutes', '20 minutes', '35 minutes', 'payments'),
    texts: {
      summary:
        'On 2026-03-02 the shop took no payments for 35 minutes, from 14:00 to 14:35 UTC; an alert fired at '
        + '14:05 UTC. 100 % of the 800 customers who wanted to pay saw an error, which was caused by a pool of '
        + 'connections that a new version never gave back.',
      impact: '800 customers could not pay (100 % of those who tried); 12 of them asked for help.',
      trigger: 'The deploy of version 41 at 13:50 UTC.',
      detection: 'An alert on failed payments fired at 14:05 UTC.',
      resolution: 'The deploy was rolled back; version 42 closes its connections.',
      'root-cause':
        'Version 41 opened a connection for each payment and closed none. The pool had no limit per client, and '
        + 'the load test was shorter than it takes to fill the pool. The trigger was the deploy of version 41.',
      'contributing-factors':
        'Version 41, deployed at 13:50 UTC, opened a connection for each payment and closed none; the pool had '
        + 'no limit per client; the load test was shorter than it takes to fill the pool.',
      'five-whys': `1. Why could nobody pay? The pool of connections was full.
2. Why was it full? Version 41, which went out at 13:50 UTC, never gave a connection back.
3. Why did no test see that? The load test ends before the pool is full.`,
    },
    other: 'The pool of connections was full.',
    intro: '2026-03-02, all times in UTC.',
    events: [
      'Version 41 is deployed',
      '**Outage begins**: payments fail',
      'Alert on failed payments fires',
      'The engineer on call acknowledges the page',
      'Rolled back the deploy',
      '**Outage ends**: all payments succeed',
    ],
    tasks: [
      ['Limit the connections of each client to 20', 'prevent'],
      ['Alert when the pool is 80 % full', 'detect'],
    ],
    due: 'due',
    graph: 'graph',
  },
  es: {
    title: 'Postmortem: la tienda no cobró ningún pago',
    values: lengths('5 minutos', '20 minutos', '35 minutos', 'pagos'),
    texts: {
      summary:
        'El 2026-03-02 la tienda no cobró ningún pago durante 35 minutos, de 14:00 a 14:35 UTC; una alerta lo '
        + 'detectó a las 14:05 UTC. El 100 % de los 800 clientes que querían pagar vio un error, y la causa fue un '
        + 'grupo de conexiones que la nueva versión no devolvía.',
      impact: '800 clientes no pudieron pagar (el 100 % de los que lo intentaron); 12 de ellos pidieron ayuda.',
      trigger: 'El despliegue de la versión 41 a las 13:50 UTC.',
      detection: 'Una alerta de pagos fallidos saltó a las 14:05 UTC.',
      resolution: 'Se revirtió el despliegue; la versión 42 cierra sus conexiones.',
      'root-cause':
        'La versión 41 abría una conexión por cada pago y no cerraba ninguna. El grupo no tenía límite por '
        + 'cliente, y la prueba de carga duraba menos de lo que tarda en llenarse. El detonante fue el despliegue '
        + 'de la versión 41.',
    },
    other: 'El grupo de conexiones estaba lleno.',
    intro: '2026-03-02, todas las horas en UTC.',
    events: [
      'Se despliega la versión 41',
      '**Empieza el impacto**: fallan los pagos',
      'Salta la alerta de pagos fallidos',
      'La ingeniera de guardia acepta el aviso',
      'Se revierte el despliegue',
      '**Termina el impacto**: todos los pagos funcionan',
    ],
    tasks: [
      ['Limitar a 20 las conexiones de cada cliente', 'prevenir'],
      ['Alertar cuando el grupo esté al 80 %', 'detectar'],
    ],
    due: 'fecha límite',
    graph: 'gráfico',
  },
  fr: {
    title: 'Post-mortem : la boutique n’encaissait plus',
    values: lengths('5 minutes', '20 minutes', '35 minutes', 'paiements'),
    texts: {
      summary:
        'Le 2026-03-02, la boutique n’a encaissé aucun paiement pendant 35 minutes, de 14:00 à 14:35 UTC ; une '
        + 'alerte l’a détecté à 14:05 UTC. 100 % des 800 clients qui voulaient payer ont vu une erreur, et la '
        + 'cause était un groupe de connexions que la nouvelle version ne rendait pas.',
      impact: '800 clients n’ont pas pu payer (100 % de ceux qui ont essayé) ; 12 d’entre eux ont demandé de l’aide.',
      trigger: 'Le déploiement de la version 41 à 13:50 UTC.',
      detection: 'Une alerte sur les paiements refusés s’est déclenchée à 14:05 UTC.',
      resolution: 'Le déploiement a été annulé ; la version 42 ferme ses connexions.',
      'root-cause':
        'La version 41 ouvrait une connexion pour chaque paiement et n’en fermait aucune. Le groupe n’avait pas '
        + 'de limite par client, et le test de charge était plus court que le temps qu’il faut pour le remplir. Le '
        + 'déclencheur était le déploiement de la version 41.',
    },
    other: 'Le groupe de connexions était plein.',
    intro: '2026-03-02, toutes les heures en UTC.',
    events: [
      'La version 41 est déployée',
      '**Début de l’impact** : les paiements échouent',
      'L’alerte sur les paiements refusés se déclenche',
      'L’ingénieure d’astreinte prend l’alerte',
      'Le déploiement est annulé',
      '**Fin de l’impact** : tous les paiements aboutissent',
    ],
    tasks: [
      ['Limiter à 20 les connexions de chaque client', 'prévenir'],
      ['Alerter quand le groupe est plein à 80 %', 'détecter'],
    ],
    due: 'échéance',
    graph: 'graphique',
  },
  de: {
    title: 'Postmortem: Der Laden nahm keine Zahlungen an',
    values: lengths('5 Minuten', '20 Minuten', '35 Minuten', 'Zahlungen'),
    texts: {
      summary:
        'Am 2026-03-02 nahm der Laden 35 Minuten lang keine Zahlungen an, von 14:00 bis 14:35 UTC; ein Alarm '
        + 'bemerkte es um 14:05 UTC. 100 % der 800 Kunden, die zahlen wollten, sahen einen Fehler, und die Ursache '
        + 'war ein Vorrat an Verbindungen, die eine neue Version nie zurückgab.',
      impact: '800 Kunden konnten nicht zahlen (100 % derer, die es versuchten); 12 von ihnen baten um Hilfe.',
      trigger: 'Die Auslieferung der Version 41 um 13:50 UTC.',
      detection: 'Ein Alarm für gescheiterte Zahlungen ging um 14:05 UTC los.',
      resolution: 'Die Auslieferung wurde zurückgenommen; Version 42 schließt ihre Verbindungen.',
      'root-cause':
        'Version 41 öffnete für jede Zahlung eine Verbindung und schloss keine. Der Vorrat hatte keine Grenze '
        + 'für jeden Dienst, und der Lasttest war kürzer, als es dauert, ihn zu füllen. Der Auslöser war die '
        + 'Auslieferung der Version 41.',
    },
    other: 'Der Vorrat an Verbindungen war aufgebraucht.',
    intro: '2026-03-02, alle Zeiten in UTC.',
    events: [
      'Version 41 wird ausgeliefert',
      '**Auswirkungen beginnen**: Zahlungen scheitern',
      'Alarm für gescheiterte Zahlungen',
      'Die Bereitschaft nimmt den Ruf an',
      'Auslieferung zurückgenommen',
      '**Auswirkungen enden**: alle Zahlungen gelingen',
    ],
    tasks: [
      ['Verbindungen jedes Dienstes auf 20 begrenzen', 'vorbeugen'],
      ['Alarmieren, wenn der Vorrat zu 80 % belegt ist', 'erkennen'],
    ],
    due: 'Frist',
    graph: 'Diagramm',
  },
  pt: {
    title: 'Postmortem: a loja não recebeu pagamentos',
    values: lengths('5 minutos', '20 minutos', '35 minutos', 'pagamentos'),
    texts: {
      summary:
        'Em 2026-03-02 a loja não recebeu pagamentos por 35 minutos, das 14:00 às 14:35 UTC; um alerta detectou '
        + 'a falha às 14:05 UTC. 100 % dos 800 clientes que queriam pagar viram um erro, e a causa foi um conjunto '
        + 'de conexões que a nova versão não devolvia.',
      impact: '800 clientes não conseguiram pagar (100 % dos que tentaram); 12 deles pediram ajuda.',
      trigger: 'A implantação da versão 41 às 13:50 UTC.',
      detection: 'Um alerta de pagamentos com erro disparou às 14:05 UTC.',
      resolution: 'A implantação foi revertida; a versão 42 fecha as suas conexões.',
      'root-cause':
        'A versão 41 abria uma conexão para cada pagamento e não fechava nenhuma. O conjunto não tinha limite '
        + 'por cliente, e o teste de carga era mais curto do que o tempo para enchê-lo. O gatilho foi a '
        + 'implantação da versão 41.',
    },
    other: 'O conjunto de conexões estava cheio.',
    intro: '2026-03-02, todas as horas em UTC.',
    events: [
      'A versão 41 é implantada',
      '**Início do impacto**: os pagamentos falham',
      'O alerta de pagamentos com erro dispara',
      'A engenheira de plantão assume o alerta',
      'A implantação é revertida',
      '**Fim do impacto**: todos os pagamentos funcionam',
    ],
    tasks: [
      ['Limitar a 20 as conexões de cada cliente', 'prevenir'],
      ['Alertar quando o conjunto estiver 80 % cheio', 'detectar'],
    ],
    due: 'prazo',
    graph: 'gráfico',
  },
  ja: {
    title: 'ポストモーテム：店舗で決済ができなかった',
    values: lengths('5分', '20分', '35分', '決済'),
    texts: {
      summary:
        '2026-03-02 の 14:00 から 14:35 UTC まで35分間、店舗で決済ができなかった。14:05 UTC '
        + 'にアラートが検知した。支払おうとした800人の顧客の100%にエラーが表示された。原因は、新しいバージョンが接続を返さなかったことである。',
      impact: '800人の顧客が支払えなかった（試みた人の100%）。そのうち12人が問い合わせた。',
      trigger: '13:50 UTC のバージョン41のデプロイ。',
      detection: '決済失敗のアラートが 14:05 UTC に発報した。',
      resolution: 'デプロイをロールバックした。バージョン42は接続を閉じる。',
      'root-cause':
        'バージョン41は決済ごとに接続を開き、閉じなかった。クライアントごとの上限がなく、負荷試験は接続が尽きるまでの時間より短かった。きっかけはバージョン41のデプロイである。',
    },
    other: '接続プールがいっぱいだった。',
    intro: '2026-03-02、時刻はすべて UTC。',
    events: [
      'バージョン41をデプロイ',
      '**影響の開始**：決済が失敗',
      '決済失敗のアラートが発報',
      '当番のエンジニアが対応を開始',
      'デプロイをロールバック',
      '**影響の終了**：すべての決済が成功',
    ],
    tasks: [
      ['クライアントごとの接続を20に制限する', '予防'],
      ['プールが80%になったらアラートを出す', '検知'],
    ],
    due: '期限',
    graph: 'グラフ',
  },
  ko: {
    title: '포스트모템: 상점에서 결제가 되지 않음',
    values: lengths('5분', '20분', '35분', '결제'),
    texts: {
      summary:
        '2026-03-02 14:00부터 14:35 UTC까지 35분 동안 상점에서 결제가 되지 않았고, 14:05 UTC에 알림이 이를 감지했다. 결제하려던 고객 800명의 100%가 오류를 '
        + '보았으며, 원인은 새 버전이 연결을 돌려주지 않은 것이다.',
      impact: '고객 800명이 결제하지 못했다(시도한 사람의 100%). 그중 12명이 문의했다.',
      trigger: '13:50 UTC의 버전 41 배포.',
      detection: '결제 실패 알림이 14:05 UTC에 울렸다.',
      resolution: '배포를 되돌렸다. 버전 42는 연결을 닫는다.',
      'root-cause':
        '버전 41은 결제마다 연결을 열고 닫지 않았다. 클라이언트별 상한이 없었고, 부하 시험은 풀이 차는 시간보다 짧았다. 계기는 버전 41의 배포였다.',
    },
    other: '연결 풀이 가득 찼다.',
    intro: '2026-03-02, 모든 시각은 UTC.',
    events: [
      '버전 41 배포',
      '**영향 시작**: 결제 실패',
      '결제 실패 알림 발생',
      '당직 엔지니어가 알림을 확인',
      '배포를 되돌림',
      '**영향 종료**: 모든 결제 성공',
    ],
    tasks: [
      ['클라이언트별 연결을 20개로 제한', '예방'],
      ['풀이 80% 차면 알림', '감지'],
    ],
    due: '기한',
    graph: '그래프',
  },
  zh: {
    title: '事故复盘：商店无法收款',
    values: lengths('5 分钟', '20 分钟', '35 分钟', '支付'),
    texts: {
      summary:
        '2026-03-02 14:00 至 14:35 UTC，商店有 35 分钟无法收款；告警于 14:05 UTC 检测到故障。想要付款的 800 名客户中 100% 看到了错误。原因是新版本没有归还连接。',
      impact: '800 名客户无法付款（占尝试者的 100%），其中 12 人寻求帮助。',
      trigger: '13:50 UTC 部署版本 41。',
      detection: '支付失败的告警于 14:05 UTC 触发。',
      resolution: '部署已回滚；版本 42 会关闭连接。',
      'root-cause':
        '版本 41 为每笔付款打开一个连接，但从不关闭。每个客户端没有上限，而压力测试的时间比连接池耗尽的时间短。触发因素是版本 41 的部署。',
    },
    other: '连接池已满。',
    intro: '2026-03-02，所有时间均为 UTC。',
    events: [
      '部署版本 41',
      '**影响开始**：付款失败',
      '支付失败的告警触发',
      '值班工程师确认告警',
      '回滚部署',
      '**影响结束**：所有付款成功',
    ],
    tasks: [
      ['将每个客户端的连接限制为 20 个', '预防'],
      ['连接池用到 80% 时告警', '检测'],
    ],
    due: '截止日期',
    graph: '图表',
  },
}

const atLength = `The shop keeps one pool of 200 connections to the service that takes payments. Each payment asks the pool for a connection, sends its data, waits for
the answer and gives the connection back. Version 41 replaced the library that does this. The new library opens a connection of its own for each payment and expects its caller
to close it; the old one had closed it by itself. The change was small, its review looked at the data that are sent, and neither the types nor a test said anything about who
closes what.

At the usual rate of 20 payments a minute the pool was full after ten minutes, and from then on every payment waited for a connection that never came, until it failed after
30 seconds. Other pages of the shop have a pool of their own, so customers could look around and fill their carts, but not pay.

The load test that runs before each deploy sends 100 payments and ends. That is half of what the pool holds, so it passed. The canary got one payment in fifty for
five minutes, which is five connections. Both are there to find slow code, and neither runs for long enough to find a leak.

We first thought of the provider of payments, because its status page had told of slow answers in the morning, and spent eight minutes on its logs. A look at the number of open
connections showed a straight line up from the time of the deploy, and the deploy was rolled back, which took four minutes. The line fell at once, and all payments
succeeded from 14:35 UTC on. Version 42 closes each connection when the answer is there, and when there is none.`

const times = ['13:50', '14:00', '14:05', '14:07', '14:20', '14:35']

function timeline(
  {events, intro, graph}: Words,
  columns: readonly string[] | undefined,
  hasDays: boolean | undefined,
): string {
  if (!columns)
    return [
      ...(hasDays ? ['### 2026-03-02', ''] : [intro, '']),
      ...times.map((time, index) => `- ${time} UTC ${events[index]}`),
    ].join('\n')
  // The second of three columns is who, or the third has a link.
  const isWho = columns.length === 3 && /\/|o qué|ou quoi|oder was|ou o quê|・/.test(columns[1] ?? '')
  const rest = (event: string) => (isWho ? ['shop', event] : [event, `[${graph}](https://example.com/graph)`])
  return table(
    columns,
    times.map((time, index) => [`2026-03-02 ${time}`, ...rest(events[index] ?? '')].slice(0, columns.length)),
  )
}

const cells: Readonly<Record<string, 'what' | 'type' | 'owner' | 'priority' | 'ticket' | 'due'>> = {
  Action: 'what',
  'Action item': 'what',
  Type: 'type',
  Owner: 'owner',
  Who: 'owner',
  Priority: 'priority',
  'Due date': 'due',
  Ticket: 'ticket',
  Bug: 'ticket',
  'Tracking bug': 'ticket',
  Issue: 'ticket',
}

function actions({tasks, due}: Words, language: Language, columns: readonly string[] | undefined): string {
  const items = tasks.map(([what, type], index) =>
    index === 0
      ? {what, type, owner: 'maria', priority: 'P1', ticket: 'SHOP-12', due: '2026-04-01'}
      : {what, type, owner: 'tom', priority: 'P2', ticket: 'SHOP-13', due: '2026-04-15'},
  )
  if (!columns)
    return items.map(it => `- [ ] ${it.what} (@${it.owner}, ${it.ticket}, ${it.priority}, ${due} ${it.due})`).join('\n')
  const byName = new Map(Object.entries(cells).map(([name, cell]) => [columnIn(name, language), cell]))
  return table(
    columns,
    items.map(it => columns.map(name => it[byName.get(name) ?? 'what'])),
  )
}
