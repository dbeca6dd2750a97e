import {byAlternatives, type Search} from '../text/search.ts'
import {translatedPhrases} from './event-names.ts'
import type {KeyEvent} from './model.ts'

/**
 * One way in which people say that a key event happened.
 *
 * `certain` phrases name the event ("outage begins", "root cause identified"); `likely` ones tell of something that is the event only by
 * where it stands: a restart is the mitigation when the service was back afterwards.
 */
export interface EventPhrase {
  readonly event: KeyEvent
  readonly strength: 'certain' | 'likely'
  readonly test: Search
  /** Looked for in the same clause; denies the event. */
  readonly unless?: RegExp
  /** Whether the clause may not be negated, attempted or planned. */
  readonly isPositive?: boolean
}

const fault = String.raw`(?:caus|due\b|because|leak|bug|misconfig|mis-?spell|incorrect|missing|wrong|invalid|limit|\bfull\b|typo|expired|exhaust|mismatch|overload|overwhelm|memory|failure|exploit|race condition|deadlock|token|conflict|legacy|known)`
const trouble = String.raw`(?:outage|incident|impact|degradation|problem|issue|disruption|downtime|fault|failure|error|exploit)`
const reporter = String.raw`(?:users?|customers?|clients?|authors?|developers?|community|students?|someone|member|tenants?|teams?|partner|instructor|people|support engineer)`
const service = String.raw`(?:services?|functionality|site|website|webpage|web ?app(?:lication)?|apps?|applications?|systems?|servers?|hub|instances?|cluster|operations?|access|connectivity|traffic|power|everything|all|queues?|pods?|database|api|platform|dashboards?|network|launches|builds?|things)`

/** Sources: the published event names of the SRE book, GitLab, AWS Incident Manager, Datadog, Statuspage; phrases seen in public postmortems. */
export const eventPhrases: readonly EventPhrase[] = [
  {event: 'change', strength: 'certain', test: byAlternatives(/\b(?:deploy(?:ed|ment|s)? (?:of|started|begins|goes|went|to)|(?:was|were|is|are|been|gets?) (?:deployed|released|merged|rolled out|upgraded|pushed)|pushed (?:a|the|to)|rolled out|upgraded?\b|merged|configuration push|maintenance (?:started|begins)|migration started|certificate .{0,40}expire[sd]?|release[sd] )/i),
    unless: /\b(?:fix|hotfix|patch|revert|rollback|rolled back|roll back|backout)\b/i},

  {event: 'impact-start', strength: 'certain', test: byAlternatives(new RegExp(String.raw`\b${trouble}s? (?:(?!and\b)\w+ ){0,2}?(?:begins?|began|start(?:s|ed)?|occurs|occurred)\b|\bstart of (?:the |customer )?(?:outage|incident|impact|customer impact)|\b(?:errors?|error) with [^.;]{1,50} begins?\b|^発生|障害発生`, 'i')),
    unless: /\binvestigat|rollback|could start|discovered that|report|alert|mitigat|declared|\bbegin(?:s|ning)? (?:to )?(?:recover|investig)/i},
  {event: 'impact-start', strength: 'likely', test: byAlternatives(/\b(?:start(?:s|ed)?|begins?|began) (?:failing|to fail|returning|experiencing|to experience|timing out|crash|degrad|falling)|\b(?:went|goes|go|going|gone) (?:down|dark|offline)\b|\bbec(?:ame|omes?) (?:unavailable|unresponsive|inaccessible|unreachable)|\bstop(?:ped|s) (?:responding|working|processing)|\bfully down\b|\bcrash(?:ed|es)\b|\bdrop(?:s|ped) to (?:zero|0)|\bat 0 ?%|\b50\d errors? (?:when|show|on|in|for)|\bruns? out of (?:memory|disk|space)|\bfail to serve\b|\breturn(?:s|ed|ing)? (?:(?:an?|only|with|http|status|error|code) ){0,3}50\d\b|\bgets? exploited|\bis exploited|\btripped\b/i),
    unless: /\binvestigation|rollback|could|before (?:we|it|they)\b|back (?:up|online)|attempt|discovered that|restart(?:ed)? (?:to|after)/i},

  {event: 'detected', strength: 'certain', test: byAlternatives(new RegExp([
    String.raw`\b(?:alert|alarm|pager|monitor(?:ing)?|pages?|probe|health ?check|uptime check|prober)s?\b[^.;]{0,60}?\b(?:fire[sd]?|trigger(?:ed|s)?|alert(?:ed|s)?|receive[sd]?|detect(?:ed|s)?|went off|notif(?:ied|ies)|report(?:ed|s|ing)?|flagged|indicat(?:ed|ing)|raised|sen[dt]s?|fails|scream|is down)\b`,
    String.raw`\breceive[sd]? [^.;]{0,40}\b(?:alert|page|alarm|report)`, String.raw`\bpriority alert\b`, String.raw`\b(?:first|incoming|initial|customer|user) (?:\w+ ){0,2}?(?:reports?|alerts?|complaints?|findings?|instance)\b`,
    String.raw`\b${reporter}\b[^.;]{0,30}?\b(?:reports?|reported|complain(?:s|ed)?|tweets?|tweeted|notes|reached out|(?:inform(?:s|ed)?|notif(?:y|ied|ies)|alert(?:s|ed)?) (?:us|the (?:\w+ )?team)|notices?|noticed)\b`,
    String.raw`\breport(?:s|ed)? (?:of|from|by|on|that)\b`, String.raw`\bhear reports\b`, String.raw`\b(?:outage|issue|problem|incident|bug|error|loss|failure|spike|degradation)s? (?:is |was |were |has been |being )?(?:first |initially |automatically )?(?:reported|detected|noticed|discovered|observed|spotted)\b`,
    String.raw`\b(?:first|initially) (?:noticed|detected|reported|observed|identified)\b`, String.raw`\b(?:team|we|i|us|engineers?|staff) (?:\w+ ){0,2}?(?:aware|alerted|notified|informed)\b(?! (?:the|our|an?|them|their|users|customers|all|teams|clients|everyone|the community))`, String.raw`\bbecomes? aware|became aware|made aware|\bpings? [^.;]{0,40}\binform`, String.raw`\breceived word\b`, String.raw`\btickets? [^;]{0,90}?\b(?:is |was |are |were )?(?:opened|raised|filed)`, String.raw`^検知|検知`,
  ].join('|'), 'i')), unless: /\bundetected|detection failed|reported back|root cause (?:was )?(?:detected|discovered)|detected that the fix|\bresolved\b.{0,20}\balert|alert.{0,20}\bresolved|reports? (?:back|the issue still)|mailing list|working (?:fine|again)|aws|support ticket|fix (?:was |is )?(?:not|in)|status page updated|another alert|third alert|second alert|their status page|\bno longer\b/i},
  {event: 'detected', strength: 'likely', test: byAlternatives(/\b(?:detect(?:ed|s)|notic(?:ed?|es|ing)|observ(?:ed|es|ing)|discover(?:ed|s)?|realiz(?:ed?|es)|spotted|sees|finds?|found) (?!out)|\b(?:irregularities|anomal(?:y|ies))\b[^.;]{0,60}\bdiscovered|\b(?:problem|issue) (?:is |was )identified|\b50\d errors? (?:when|show)|\bsuccess rate is at 0|\b(?:notes?|noted) that\b|気づ|감지/i),
    unless: /\bundetected|working (?:fine|again)|\brestor|\bno longer\b|\bis back\b/i},

  {event: 'acknowledged', strength: 'certain', test: byAlternatives(/\backnowledg(?:ed|es|ing)\b(?! (?:that|the root))|\backed\b|\bpicked up\b|\b(?:start(?:ed|s)?|began|begins?|initiat(?:ed|es)|commenc(?:ed|es)|launched|opened|promptly initiated|scrambl(?:e|ed|es) to|engaged [^.;]{0,40} to|responded) (?:an? |the |their |our |to |initial |immediate )*(?:investigat|look|triag|diagnos|debug)|\binvestigations? (?:into .{0,60}?)?(?:is |was |has |were )?(?:start(?:s|ed)?|commence[sd]?|began|begins|initiated|launched|underway)|\blooking into\b|\bbegins triage|\bengaged the on-call|\bon-?call (?:\w+ )?(?:engaged|responds?|responded|joins?|joined|springs)|\bteam (?:got|received|receives) (?:the |an? )?(?:alert|page|notification)|\bbegins? (?:fixing|looking|reverting)|\bwakes? up and\b|\bfirst confirmation\b|対応開始|調査開始/i),
    unless: /\backnowledged its\b|\bstatus\b|\broot cause\b.{0,20}(?:identified|found)|\bsecond engineer/i},

  {event: 'declared', strength: 'certain', test: byAlternatives(/\b(?:incident|outage|sev-?\s?\d) (?:is |was |has been |formally |officially )*(?:declared|raised|opened|created)\b(?! (?:resolved|over|closed|mitigated))|\bdeclare[sd]? (?:an? |the |this |it )?(?:as )?(?:an? )?(?:incident|outage|sev)(?!\w* (?:resolved|over|closed))|\bincident (?:room|channel|call|bridge) (?:opened|created|started)|\b(?:open(?:ed|s)|initiat(?:es|ed)|raised) (?:an? |the )?incident\b/i)},

  {event: 'escalated', strength: 'certain', test: byAlternatives(/\bescalat(?:ed|es|ing|ion)\b|\b(?:was|were|is|been|team|support) contacted\b|\bcontacted (?:the|our|a|their) |\bjoin(?:ed|s) (?:the )?call|\breach(?:ed|es) out to (?!inform)|\bpulled in\b|\bbrought in\b|\bhanded over\b|\bpinged\b|\bpings @|\bpaged (?:the )?\w+ team|\bintervention (?:is |was )?requested|\b(?:provider|vendor|supplier|third party)\b[^.;]{0,40}\b(?:was|were|is) (?:informed|contacted|notified)|\braised [^.;]{0,60}support (?:ticket|case)|エスカレーション/i),
    unless: /\bescalated privileges|rate escalated|no need to escalat|\bto inform\b|escalate urgency|\bnever been\b/i},

  {event: 'identified', strength: 'certain', isPositive: true, test: byAlternatives(new RegExp([
    String.raw`\b(?:root |actual |real )?(?:cause|culprit|source of (?:the )?(?:problem|issue|error))s? (?:is |was |has been |were |of [^.;]{0,60}? )?(?:identified|found|determined|confirmed|detected|discovered|isolated)`,
    String.raw`\bidentif(?:ied|ies|y) (?:the )?(?:\w+ )?(?:root )?cause|\b(?:found|finds|figures? out|figured out|determine[sd]?|pinpoint(?:s|ed)?) the (?:root )?(?:cause|issue|problem|culprit|bug)`,
    String.raw`\bidentified as (?:the |a |being )`, String.raw`\b(?:was|were|is|been) identified\b(?! (?:by|in) (?:the )?(?:customer|user))`, String.raw`\bsmoking gun\b`, String.raw`\bculprit identified\b`, String.raw`\bexplanation revealed\b`, String.raw`\btraced (?:back )?to\b`, String.raw`\bnarrowed (?:it )?down to\b`, String.raw`原因(?:を)?(?:特定|判明|発覚)|が判明|원인`,
  ].join('|'), 'i')), unless: /\bunidentified|candidate|potential cause|possible cause|persist|initially identified|(?:problem|issue) (?:is|was) (?:initially |first )?identified(?! as)/i},
  {event: 'identified', strength: 'likely', isPositive: true, test: byAlternatives(new RegExp([
    String.raw`\bidentif(?:ied|ies) (?!candidate|conversation)`, String.raw`\bturned out (?:to be|that)\b`, String.raw`\bpin-?pointed\b`, String.raw`\bcaused by\b`, String.raw`\brealization that|another realization`, String.raw`\brevelation\b`,
    String.raw`\b(?:found|finds|discover(?:ed|s)?|notic(?:ed|es)|reali[sz](?:ed?|es)|determine[sd]?|revealed|uncovered|confirm(?:ed|s|ing)|concluded|conclusion|suggests?) [^.;]{0,100}${fault}`, String.raw`\bdetermines? (?:that|why)\b|\bfinds and fixes\b`, String.raw`\bresource exhaustion is clear`,
  ].join('|'), 'i')), unless: /\bunidentified|candidate|potential cause|possible cause|\bsuspect|persist|issue with the application code causing|resolved|\bassumed\b/i},

  {event: 'mitigation-start', strength: 'certain', test: byAlternatives(/\b(?:rollback|revert|failover|restart|fix|mitigation|rotation|recovery|cleanup)\w* (?:is |was |process |work |efforts? )?(?:started|initiated|begins?|began|triggered|commenced|underway|in progress)|\b(?:begin|began|begins|start(?:ed|s)?|initiat(?:ed|es)|decid(?:ed|es)|attempt(?:ed|s)?|tr(?:ied|ies|ying)|proceed(?:ing|ed)?) (?:to |the |a |an )*(?:roll ?back|revert|restart|fail ?over|work on|fix|scal|rotat|purge|mitigat|reboot|restor)|\bworking on (?:a |the )?fix|復旧(?:作業)?を?開始|緩和を?開始/i)},

  {event: 'mitigated', strength: 'certain', isPositive: true, test: byAlternatives(/\bmitigated\b|\bremediated\b|\b(?:which|this|that) (?:fixed|solved|restored)\b|\bto restore (?:basic|partial|some|limited)\b|\brepaired\b|\b(?:rollback|failover|revert) (?:[\w-]+ ){0,6}?(?:success(?:ful(?:ly)?)?|complete[ds]?|finished)\b|\bsuccessful (?:\w+ ){0,3}(?:rollback|failover|revert|deploy)|\btemporary (?:solutions?|fix|workaround)|\bstabili[sz](?:ed|ing)\b|\bno longer bottlenecked|\bworkaround (?:was |is |were )?(?:applied|deployed|in place|implemented)|緩和策適用|暫定対応/i),
    unless: /\bto mitigate\b|stabilized at|waiting for|\bto stabilize|\bcpu usage\b|partial/i},
  {event: 'mitigated', strength: 'likely', isPositive: true, test: byAlternatives(new RegExp([
    String.raw`\b(?:rolled|rolls) (?:\w+ )?back\b|\b(?:revert(?:ed|s)|restart(?:ed|s)|reboot(?:ed|s)|replaced|replaces|disabled|disables|blocked|drained|deleted|deletes|removed|removes|revoked|reset|purged|patched|corrected|reconfigured|downgraded?|failed over|re-?deploys?|re-?deployed|re-?enables?|re-?enabled|cordon(?:ed|s)?|scaled|(?<!version )bumps?|bumped|increased|increases|switched|rotated|destroyed)\b`,
    String.raw`\b(?:rollback|failover|revert|migration|fix|patch|hotfix|solution|change|changes|deploy|deployment|config|configuration)\w* (?:was |is |were |has been |had been |have been )?(?:\w+ )?(?:successful(?:ly)?|complete[ds]?|performed|applied|deployed|finished|implemented|rolled out|released|merged|in place|live|done|sent out)`,
    String.raw`\b(?:applied|applies|apply|deployed|deploys|deploy|implemented|released|shipped|merged|pushed|rolled out|publish(?:ed|es)|sent out|successfully set|final deployment|makes?|updated|changed|added) (?:a |the |an |all |those |new )?(?:\w+ ){0,4}?(?:fix|patch|hotfix|workaround|solution|exclusion|image|node|nodes|value|version|limit|limits|record|config|configuration|password|cap|on|with|and|to|back)\b`,
    String.raw`\b(?:was|were|got|been|is|are|has been) (?:\w+ )?(?:disabled|blocked|drained|restarted|fixed|corrected|patched|replaced|rebooted|stopped|removed|paused|increased|repaired|merged|deployed|rotated|revoked|reverted|set|applied|updated|destroyed|deleted|switched)\b`, String.raw`\btraffic (?:moved|shifted|rerouted)|\b(?:fixed|fixes) (?:the |a |file|issue|typo)|\bset in\b|\bfinal deployment\b|\btakes? effect\b|\bdeploys? (?:a |the )?fixed\b`, String.raw`^\W*(?:downgrade|restart|revert|roll ?back|disable|replace|remove|delete) (?!(?:is |was )?(?:started|begins|began|initiated|triggered|in progress|attempted|fail))`,
    String.raw`修正(?:を)?(?:適用|デプロイ|完了)|デプロイ|再起動`,
  ].join('|'), 'i')), unless: /\bstatus page|\b(?:to|on) (?:the )?(?:staging|sandbox|qa|dev)\b|\bstill (?:failing|persist)|persists?\b|\bfail(?:s|ed)?\b|had been restarted|\bis back|\bdecid|password updated|suspici|\bin case\b|\bplan\b/i},

  {event: 'resolved', strength: 'certain', isPositive: true, test: byAlternatives(new RegExp([
    String.raw`\b${trouble}s? (?:is |was |has been |were |fully |officially |marked |declared |now |successfully |completely |totally |as )*(?:resolved|over|(?<!\bincident )(?:ended|ends)|fixed)\b|\b(?:issue|problem) (?:is |was )?closed\b`,
    String.raw`\b(?:was|were|is|are|been|fully|officially|completely|totally|successfully|declared) (?:resolved|recovered)\b`, String.raw`^\W*resolved\b|\bresolved\W*$|\(resolved\)|^- resolved|^\W*(?:behoben|gelöst|résolu|resuelto|resolvido)\b`, String.raw`\brecovery (?:is |was )?(?:confirmed|completed?|verified)`, String.raw`\bresolution is confirmed|\bconfirm(?:s|ed)? (?:the )?(?:issue |problem )?(?:is )?resolved`,
    String.raw`\b${service}\b[^.;]{0,30}?\b(?:fully |completely |is |are |was |were |been |now )+(?:restored|recovered|operational|back to normal|back online)`, String.raw`\b${service}\b[^.;]{0,20}?\brestored\b`,
    String.raw`\b(?:back|return(?:s|ed)?|restored) to (?:"?normal|100 ?%)`, String.raw`\bfully (?:operational|functional|recovered|restored)|\b100 ?% (?:back )?online|\bfull service restored`, String.raw`\bnormal operations? (?:was |were |has )?(?:resumed|restored)|\bresumed normal`, String.raw`\bend of (?:the )?(?:outage|incident|impact|customer impact)|\boutage to an end`, String.raw`\brestor(?:ed|ing) (?:full |normal |all )?(?:service|functionality|access|harmony|operation)`, String.raw`復旧(?!開始|作業|手順)|解消|해결|복구`,
  ].join('|'), 'i')), unless: /\bto resolve\b|\btheir status page|\bresolver\b|\bpartial|\bstarting\b|\bspace\b/i},
  {event: 'resolved', strength: 'likely', isPositive: true, test: byAlternatives(new RegExp([
    String.raw`\b(?:is |are |were |was |now )?(?:running|working|functioning|operating) (?:again|normally|smoothly|as (?:intended|expected))|\brunning normally`, String.raw`\b${service}\b[^.;]{0,40}?\b(?:is |are |were |was |seems? |appears? to be )?(?:healthy|operational|online|restored|recovered|recovering|stable)\b`,
    String.raw`\bback (?:online|up|to "?normal)|\b(?:everything|all) (?:is |was |seems )?(?:okay|ok|fine|good|well)\b`, String.raw`\bregained access|\brecovered\b|\bresolves\b|\bemerged triumphant|\bgreen lights\b|\btraffic is flowing`, String.raw`\b(?:sync|reload|reloaded|launch\w*|tests?)\b[^.;]{0,30}\b(?:successful|again|pass)`, String.raw`\bsucc?ess?fully (?:reloaded|loaded|served)`, String.raw`\bno longer (?:seeing|failing|experiencing)`, String.raw`\bpartial recovery`, String.raw`\bresumed\b`,
  ].join('|'), 'i')), unless: /\bto resolve\b|\bhypervisor|disk space|of space/i},

  {event: 'all-clear', strength: 'certain', test: byAlternatives(/\ball[- ]clear\b|\bincident (?:closed|ends)\b|\bstood down\b|\bofficially closed\b|\boutage closed\b/i)},
  {event: 'comms', strength: 'certain', test: byAlternatives(/\bstatus page (?:updated|posted|update)|\b(?:customers|users) (?:were |was )?(?:notified|informed)|\b(?:public |official |initial )?announcement\b|\badvisory (?:sent|posted)|\btweet(?:ed)? |\bstatus\.\S{1,80} ?(?:\S{1,80} )?(?:updated|acknowledg)|\bposted (?:to|on) (?:the )?status|\bemail sent|\bdisclosure\b/i)},
  ...translatedPhrases,
]
