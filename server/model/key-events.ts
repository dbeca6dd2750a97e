import type {KeyEvent} from './model.ts'

/**
 * Which key moments of an incident the text of an entry tells. Strict: a failed rollback mitigates nothing, a plan is nothing,
 * an alert that resolves is not the incident's end.
 * @param description one entry, without its time
 */
export function keyEventsOf(description: string): readonly KeyEvent[] {
  const text = description.replace(/\s+/g, ' ').slice(0, 600)
  const key = text
  const cached = cache.get(key)
  if (cached) return cached
  const events = patterns.filter(({test, unless}) => matchesClause(text, test, unless)).map(it => it.event)
  const result = [...new Set(events)]
  if (10000 < cache.size) cache.clear()
  cache.set(key, result)
  return result
}

const cache = new Map<string, readonly KeyEvent[]>()

interface Pattern {
  readonly event: KeyEvent
  readonly test: RegExp
  /** Looked for in the same clause. */
  readonly unless?: RegExp
}

const negated = /\b(?:not|no|never|fail(?:ed|s|ing)?|unsuccessful(?:ly)?|attempt(?:ed|s|ing)?|tried|trying|try|could(?:n't| not)|couldn’t|unable|partial(?:ly)?|will|would|plan(?:ned|s|ning)?|to be|should|if|didn['’]t|doesn['’]t|isn['’]t|wasn['’]t|in (?:sandbox|staging|qa|dev))\b/i
const system = /\b(?:alert|dns|name|hostname|domain|promise|conflict|ticket|comment|thread)s? (?:is |was |were |has been |have been |auto-?)?resolve/i

const patterns: readonly Pattern[] = [
  {event: 'change', test: /\b(?:deploy(?:ed|ment|s)? (?:of|started|begins|goes|went|to)|(?:was|were|is|are|been|gets?) (?:deployed|released|merged|rolled out|upgraded|pushed)|pushed (?:a|the|to)|rolled out|upgraded?\b|merged|configuration push|maintenance (?:started|begins)|migration started|certificate .{0,40}expire[sd]?|release[sd] )/i,
    unless: /\b(?:fix|hotfix|patch|revert|rollback|rolled back|roll back|backout)\b/i},
  {event: 'impact-start', test: /\b(?:outage|incident|impact|degradation|problem|issue|disruption)s? (?:begins?|began|start(?:s|ed)?|occurs|occurred)|\bfault occurs|\b(?:started|starts|began|begins) (?:failing|to fail|returning|seeing|experiencing|to experience|timing out|crash)|\bwent down|\bgoes down|\bbecame (?:unavailable|unresponsive|inaccessible)|\bstopped (?:responding|working|processing)|\b(?:error|latency|5\d\d|response time)[\w ]{0,20} (?:increases?|spikes?|increased|spiked|rises?|rose)|\bunresponsive\b|\bfully down|start of (?:the )?(?:outage|incident|impact|customer impact)|\bcrash(?:ed|es)\b|障害発生|発生/i,
    unless: /\binvestigation|rollback|could start|back (?:up|online)/i},
  {event: 'detected', test: /\b(?:alert|alarm|pager|monitor(?:ing)?|page)s?\b[^.;]{0,60}\b(?:fire[sd]?|trigger(?:ed|s)?|alert(?:ed|s)?|receive[sd]?|detect(?:ed|s)?|went off|notif(?:ied|ies)|report(?:ed|s)?|flagged|indicat(?:ed|ing)|raised)|\b(?:detect(?:ed|s)|noticed?|notices|observed|discovered|first (?:report|detected|noticed|alert|observed|confirmation)|reported by|reports? (?:of|that|from|came|come|coming|starts?|started)|team aware|became aware|becomes? aware|made aware|informed (?:of|that|us)|notified|notifies|alerted|alerts received|user complaints|complaints|customers? report|users? report|tickets? (?:opened|start)|paged)\b|outage is reported|検知|気づ|発見|감지/i,
    unless: /\bundetected|detection failed|reported back|root cause (?:was )?(?:detected|discovered)|detected that the fix/i},
  {event: 'acknowledged', test: /\backnowledg(?:ed|es|ing)\b|\backed\b|\bpicked up\b|\b(?:start(?:ed|s)?|began|begins?|initiat(?:ed|es)|commenc(?:ed|es)|launched|opened|promptly initiated) (?:an? |the |their |our |to |initial |immediate )*(?:investigat|look|triag|diagnos|debug)|\binvestigations? (?:into .{0,60})?(?:was |has |were )?(?:start(?:ed|s)?|commence[sd]?|began|begins|initiated|launched|underway)|\blooking into\b|\bbegins triage|\bengaged the on-call|\bon-call (?:engineer )?(?:engaged|responds?|responded|joins?|joined)|調査開始/i,
    unless: /\backnowledged its\b/i},
  {event: 'declared', test: /\b(?:incident|outage|sev-?\s?\d) (?:is |was |has been )?(?:declared|raised|opened|created)\b(?! (?:resolved|over|closed))|\bdeclare[sd]? (?:an? |the )?(?:incident|outage|sev)|\bwar room|\bincident (?:room|channel|call) (?:opened|created|started)|\bopen(?:ed|s) (?:an? |the )?incident/i},
  {event: 'escalated', test: /\bescalat(?:ed|es|ing|ion)\b|\bcontacted\b|\bjoin(?:ed|s) (?:the )?call|\breach(?:ed|es) out\b|\bpulled in\b|\bbrought in\b|\bhanded over\b|\bpinged\b|\bpaged (?:the )?\w+ team|エスカレーション/i,
    unless: /\bescalated privileges|rate escalated|no need to escalat/i},
  {event: 'identified', test: /\b(?:root )?cause (?:is |was |has been |of .{0,60})?(?:identified|found|determined|confirmed|detected|discovered|isolated)|\bidentif(?:ied|ies) (?:that|as|the|a|an|and|postgres|\w+ as)\b|\b(?:was|were|is|been) identified\b|\btraced (?:back )?to\b|\bnarrowed (?:it )?down to\b|\bsmoking gun\b|\bculprit\b|\bturned out (?:to be|that)\b|\bpin-?pointed\b|\b(?:found|discover(?:ed|s)|realiz?sed?|realiz(?:ed|es)|figured out|determined|revealed|uncovered|confirmed|concluded) (?:that|the|a|an|out|to be)\b[^.]{0,80}\b(?:caus|due|because|leak|bug|misconfig|incorrect|missing|wrong|limit|full|typo|expired|error in|mismatch)|原因(?:を)?(?:特定|判明|発覚)|원인/i,
    unless: /\bnot (?:been )?identified|unidentified|candidate\b|potential cause|possible cause/i},
  {event: 'mitigation-start', test: /\b(?:rollback|revert|failover|restart|fix|mitigation|rotation|recovery|cleanup)\w* (?:is |was |process |work )?(?:started|initiated|begins?|began|triggered|commenced|underway|in progress)|\b(?:begin|began|begins|start(?:ed|s)?|initiat(?:ed|es)|decid(?:ed|es)|attempt(?:ed|s)?|tr(?:ied|ies|ying)|proceed(?:ing|ed)?) (?:to |the |a |an )*(?:roll ?back|revert|restart|fail ?over|work on|fix|scal|rotat|purge|mitigat|reboot|restor)|\bworking on (?:a |the )?fix/i},
  {event: 'mitigated', test: /\bmitigated\b|\brolled back\b|\breverted\b|\b(?:rollback|failover|revert|restart|migration|fix|patch|hotfix|workaround)\w* (?:was |is |were |has been |had been )?(?:successful(?:ly)?|complete[ds]?|performed|applied|deployed|finished|implemented|rolled out|released|merged|in place|live|done)|\b(?:applied|deployed|implemented|released|shipped|merged|pushed|rolled out) (?:a |the |an? )?(?:\w+ ){0,3}(?:fix|patch|hotfix|workaround|solution)|\b(?:was|were|got|been|is) (?:disabled|blocked|drained|restarted|fixed|corrected|patched|replaced|rebooted|stopped|removed|paused|increased|mitigated|repaired)\b|\brepaired\b|\b(?:disabled|blocked|drained|restarted|corrected|rebooted|scaled (?:up|out)|stabiliz(?:ed|es)) (?:the|all|a|traffic|ingress|and|our)\b|\btraffic (?:moved|shifted|rerouted)|\bstabilized\b|temporary (?:fix|solution)|暫定対応|修正(?:を)?(?:適用|デプロイ|完了)/i},
  {event: 'resolved', test: /\b(?:outage|incident|issue|problem|impact)s? (?:is |was |has been |were |fully |officially |marked |declared |now |successfully |completely )*(?:resolved|over|ended|ends|fixed|closed)\b|\boutage ends|\b(?:was|were|is|are|been|fully|officially|completely|successfully) (?:resolved|restored|recovered)\b|^resolved\b|\bresolved$|\(resolved\)|\b(?:service|services|functionality|site|website|system|systems|operations?|access|connectivity|traffic|everything|all)[\w ,]{0,40} (?:restored|recovered|operational|back (?:online|up|to normal)|returned to normal|functioning normally|working again)|\b(?:back|returned?|restored) to normal|\bfully (?:operational|functional|recovered)|\bback online|\bback up\b|\bworking as (?:intended|expected)|\bnormal operations? (?:was |were |has )?(?:resumed|restored)|\bresumed normal|\bregained access|\bend of (?:the )?(?:outage|incident|impact|customer impact)|\brestor(?:ed|ing) (?:full |normal )?(?:service|functionality|access|harmony|operation)|\brecovered\b|\bresolves\b|復旧|解消|해결|복구/i,
    unless: /\bto resolve\b|\bresolver\b/i},
  {event: 'all-clear', test: /\ball[- ]clear\b|\bincident (?:closed|ends)\b|\bstood down\b|\bofficially closed\b|\boutage closed\b/i},
  {event: 'comms', test: /\bstatus page (?:updated|posted|update)|\b(?:customers|users) (?:were |was )?(?:notified|informed)|\b(?:public |official |initial )?announcement\b|\badvisory (?:sent|posted)|\btweet(?:ed)? |\bstatus\.\S+ ?(?:\S+ )?(?:updated|acknowledg)|\bposted (?:to|on) (?:the )?status|\bemail sent|\bdisclosure\b/i},
]

/** Whether one clause of the text holds the pattern, without the words that would deny it. */
function matchesClause(text: string, test: RegExp, unless: RegExp | undefined): boolean {
  const match = test.exec(text)
  if (!match) return false
  const before = text.slice(0, match.index)
  const clauseStart = Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), before.lastIndexOf(' but '), -1) + 1
  const afterMatch = text.slice(match.index + match[0].length)
  const clauseEnd = afterMatch.search(/[.;](?:\s|$)| but /)
  const clause = text.slice(clauseStart, match.index + match[0].length + (clauseEnd < 0 ? afterMatch.length : clauseEnd))
  if (unless?.test(clause)) return false
  if (!needsPolarity.has(test)) return true
  const words = text.slice(clauseStart, match.index).split(' ')
  const near = words.slice(-6).join(' ') + ' ' + match[0]
  return !negated.test(near) && !system.test(clause) && !/["“”'‘]\w+["“”'’]/.test(match[0])
}

const needsPolarity = new Set(patterns.filter(it => it.event === 'mitigated' || it.event === 'resolved' || it.event === 'identified').map(it => it.test))
