import {matchesOf} from '../../text/search.ts'
import {findDurations} from '../../time/duration.ts'
import {regex} from '../../text/regex.ts'

/** Whom and what an incident meets, where people count it: one and many. */
const counted: ReadonlySet<string> = new Set([
  ...(
    'user customer client visitor person student subscriber member account tenant team organisation organization '
    + 'merchant seller buyer player reader viewer'
    + ' developer contributor patient passenger guest household shop store request transaction order payment '
    + 'purchase checkout message email e-mail event job build'
    + ' upload download session login signup sign-up device site website node pod host server service instance '
    + 'workload application cluster region'
  )
    .split(' ')
    .flatMap(it => [it, `${it}s`]),
  'people',
  'companies',
  'employees',
  'queries',
  'calls',
  'searches',
  'connections',
  'traffic',
])

/** Of these it is asked how many they were. */
export const countable =
  'users|customers|clients|visitors|people|students|subscribers|members|tenants|merchants|players|viewers'
  + '|requests|queries|calls|transactions|orders'
  + '|payments|messages|e-?mails|jobs|builds|uploads|downloads|sessions|logins|sign-?ups|services|applications|apps'
  + '|sites|websites|workloads'

/**
 * Up to three words, the last of which may be what is counted; a search for all of those would take long to be
 * compiled.
 */
const countedWords = "((?:[a-zÀ-ɏ\\d'’-]{1,30}\\s{1,3}){0,2}[a-zÀ-ɏ\\d'’-]{1,30})"

/** Up to two words that describe what is counted. */
const describing = "(?:[a-zÀ-ɏ\\d'’-]{1,30}\\s{1,3}){0,2}?"

const numberWord =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|dozens?'
  + '|hundreds?|thousands?|millions?'

/** "3 of 40". */
const partOf = /(?<![\d.:/-])\d{1,9}\s(?:out\s)?of\s(?:the\s|our\s|its\s)?\d/i

const quantities: readonly RegExp[] = [
  /\d\s?(?:%|percent\b|per\s?cent\b)|\b(?:percent|per\s?cent)\s+of\b/i,
  // A status code is not a quantity.
  regex('i')`
    (?<![\d.:/_-])(?![45]\d\d\s(?:errors?|responses?|status(?:es)?|codes?|internal|gateway
    |service)\b)\d[\d.,]{0,20}\s?(?:k|m|bn|b|million|billion|thousand
    |hundred)?\+?\s(?:[a-zÀ-ɏ'’-]{1,30}\s){0,3}[a-zÀ-ɏ'’-]{2,30}s\b
  `,
  /[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|[KMGT]B\b|[A-Z]{3,5}\b)/u,
  partOf,
  /\b(?:half|a third|a quarter|thirds|quarters|fifths|tenths?|the majority|the (?:vast )?minority)\s(?:of\b|the\b)/i,
  regex('i')`
    (?<!\b(?:at|after|not|of)\s)\ball\b|\b(?:every|everyone|everybody|everything|entire(?:ly)?|whole|complete(?:ly)?
    |total(?:ly)?|full|fully|nobody|nothing|none|zero|neither|both)\b
  `,
  regex('i')`
    \bnot (?:have )?(?:been )?(?:any |directly )?(?:affect|impact)|\bunaffected\b
    |\bwithout (?:any )?(?:[a-zÀ-ɏ]{1,20} )?impact|\bnear[- ]miss|\bno (?:[a-zÀ-ɏ]{1,20} ){0,2}(?:impact|effect
    |users?|customers?|data|requests?|funds|loss|losses|downtime|outage|traffic|one)\b
  `,
]

/**
 * Whether a text says how many, how much or how long: a number of something, a share, a sum, a length, or that it was
 * all or none.
 */
export function isQuantified(text: string): boolean {
  return (
    quantities.some(it => it.test(text))
    || counts(text, writtenNumber)
    || 0 < findDurations(text.slice(0, 20_000)).length
  )
}

/** Whether a text says how many were affected, or which share of them. */
export function statesHowMany(text: string): boolean {
  return (
    howMany.some(it => it.test(text)) || counts(text, figure) || counts(text, writtenNumber) || counts(text, allOrNone)
  )
}

/** Whether something that people count stands behind such words. */
function counts(text: string, number: RegExp): boolean {
  for (const [, words = ''] of matchesOf(number, text)) {
    const found = words
      .toLowerCase()
      .split(/\s+/)
      .map(it => it.replace(/['’].*$/, ''))
    if (found.some(it => counted.has(it) || counted.has(it.replace(/-.*$/, '')))) return true
  }
  return false
}

const writtenNumber = new RegExp(`\\b(?:${numberWord})\\s(?:of\\s)?(?:the\\s|our\\s)?${countedWords}`, 'gi')
const figure = new RegExp(
  `(?<![\\d.:/_-])\\d[\\d.,]{0,20}\\s?(?:k|m|bn|million|billion|thousand|hundred)?\\+?\\s(?:of\\s)?(?:the\\s|our\\s)?${countedWords}`,
  'gi',
)
const allOrNone = new RegExp(`\\b(?:all|every|no|none|zero)\\s(?:of\\s)?(?:the\\s|our\\s)?${countedWords}`, 'gi')

const howMany: readonly RegExp[] = [
  /\d\s?(?:%|percent\b|per\s?cent\b)/i,
  partOf,
  /\b(?:half|a third|a quarter|thirds|quarters|fifths|tenths?)\sof\b/i,
  /\b(?:everyone|everybody|nobody)\b/i,
]

/**
 * Words that stand in place of a number of users, requests and the like; the first group is what a number would
 * replace: "many", "a lot of".
 */
export const vagueNumber = new RegExp(
  '(?<!\\b(?:how|too|as|so|very|not)\\s)\\b(some|many|most|several|various|numerous|countless|multiple'
    + '|a\\s(?:few|lot|couple|handful|subset|portion|fraction|part|segment|group)(?:\\sof)?|lots\\sof'
    + '|an?\\s(?:large|small|huge|significant|considerable|substantial|certain|high|low|limited|great|unknown)\\s'
    + '(?:number|amount|portion|fraction|part|percentage|proportion|share|subset|group)\\sof'
    + '|a\\s(?:number|percentage|proportion)\\sof)'
    + '\\s(?:of\\s)?(?:(?:the|our|its|their|these|those)\\s)?'
    + `(?!(?:recent|recently|likely|common|commonly|important|critical|popular|active)\\b)${describing}(?:${countable})\\b`,
  'gi',
)

/** Words that stand in place of a length: "for several hours"; the first group is the word in front of it. */
export const vagueLength = new RegExp(
  '\\b(for|lasted|lasting|took|taking)\\s(?:(?:about\\s|around\\s|a\\speriod\\sof\\s)?'
    + '(?:several|some|(?:a\\s)?few|many|a\\scouple\\sof|multiple)\\s(?:minutes|hours|days|weeks)'
    + '|(?:a|some|an)\\s(?:(?:short|brief|long|limited|certain|extended|significant|considerable'
    + '|prolonged)\\s)?(?:time|while|period)(?:\\sof\\stime)?)\\b',
  'gi',
)

/** Words for what went wrong, as users or those who run a service see it. */
export const effect = new RegExp(
  '\\b(?:fail\\w{0,5}|down|downtime|outages?|unavailab\\w{0,6}|unreachable|inaccessible|unusable|unresponsive'
    + "|unable|did\\snot|didn't|cannot|can't"
    + "|could\\snot|couldn't|denied|rejected|refused|errors?|50\\d|timed?[- ]?outs?|stuck|hung|crash\\w{0,4}"
    + '|disrupt\\w{0,5}|degrad\\w{0,6}|slow\\w{0,3}'
    + '|delay\\w{0,3}|latency|stopped|los(?:e|es|ing|t|s|ses)|missing|no longer|issues?|problems?|incident|bug'
    + '|restor\\w{0,4}|recover\\w{0,4}|broken?|breaking'
    + '|affect\\w{0,3}|impact\\w{0,3}|interrupt\\w{0,4}|not (?:be |being )?(?:work|accessible|available|able'
    + '|shipped|received|possible)\\w{0,3}|unhealthy'
    + '|NotReady|deleted|exposed|leaked|full|exhaust\\w{0,4}|stall\\w{0,3}|blocked|bad|experienced|saw|seeing'
    + '|getting)\\b',
  'i',
)
