import {plainText} from '../../markdown/inline.ts'
import {letterRanges} from '../../text/letters.ts'
import {blankValue} from '../../text/prompt.ts'
import {byWords, mayMatch, type Search} from '../../text/prefilter/index.ts'
import {memoizeByText} from '../../text/memoize-by-text.ts'
import {matchesOf} from '../../text/search.ts'
import {shift, type Located} from '../../text/span.ts'
import {isImperative} from './action-verbs.ts'
import type {ActionItem, ActionType} from '../types.ts'
import {regex} from '../../text/regex.ts'

/** What a text says about an action item; spans count in that text. */
export type ActionFacts = Pick<ActionItem, 'owner' | 'due' | 'ticket' | 'priority' | 'type' | 'isDone'>

/** What the line or the row of an item says itself. */
export const readOwnFacts = memoizeByText(
  (source): ActionFacts =>
    orNothing({
      owner:
        at(source, leadingHandle)
        ?? at(source, closingHandle)
        ?? at(source, handle)
        ?? at(source, ownerField)
        ?? tagOf(source, isTeamTag)
        ?? doerOf(source)
        ?? at(source, closingTeam),
      due: dueOf(source) ?? dueInBrackets(source),
      ticket: ticketOf(source),
      priority: at(source, priorityTag) ?? at(source, priorityField),
      type: typeIn(tagOf(source, it => typeOf(it) !== undefined)),
      isDone: statusOf(source),
    }),
)

/** What a line below an item says about it: people are named there in other roles as well. */
export const readDetailFacts = memoizeByText(
  (source): ActionFacts =>
    orNothing({
      ...nothing,
      owner: at(source, leadingHandle) ?? at(source, ownerField),
      due: dueOf(source),
      ticket: ticketOf(source),
      priority: at(source, priorityField),
      isDone: doneInBrackets.test(source) ? true : undefined,
    }),
)

/** What a heading or the text above a list says about all its items. */
export const readSharedFacts = memoizeByText(
  (source): ActionFacts =>
    orNothing({
      ...nothing,
      owner: at(source, ownerField),
      due: dueOf(source) ?? dueInBrackets(source),
      ticket: /\b(?:incident|postmortem|post-mortem) #/i.test(source) ? undefined : ticketOf(source),
      priority: at(source, priorityHeading),
    }),
)

/** What the title of a section says about the state and the type of its items; `word` for the type is in the title. */
export const readHeadingFacts = memoizeByText((title): ActionFacts => {
  const bare = plainText(title)
    .replace(/\([^()]{0,100}\)/g, '')
    .trim()
  const type = typeOf(bare.replace(/^\W+|(?: (?:measures?|actions?|items?|improvements?|changes|tasks?))?\W*$/gi, ''))
  return orNothing({
    ...readSharedFacts(title),
    type: type && {value: type, span: {start: 0, end: title.length}},
    isDone: /\bnot (?:yet )?(?:completed?|done|implemented)\b|\bin[ -]progress\b|\bplanned\b/i.test(title)
      ? false
      : /\b(?:completed|implemented)\b|\((?:done|complete)\)|^done\b/i.test(title)
        ? true
        : undefined,
  })
})

/** "**Robert**", "**Ana/Bo**" above some items: who is to do them. */
export function ownerInLabel(title: string): Located<string> | undefined {
  const isName = /^\p{Lu}[\p{L}.'’-]{0,24}(?:\s?[ /&]\s?\p{Lu}[\p{L}.'’-]{0,24}){0,2}$/u.test(title)
  if (
    !isName
    || /^[A-Z]{3,}$/.test(title)
    || noTeam.test(title)
    || noOwner.test(title)
    || typeOf(title) !== undefined
    || isImperative(title.split(/\W/, 1)[0] ?? '')
  )
    return undefined
  return {value: title, span: {start: 0, end: title.length}}
}

/** Labels for the topic of the items below. */
const noOwner = new RegExp(
  '\\b(?:actions?|items?|steps?|measures?|improvements?|remediation|response|resilience|reliability|automation'
    + '|observability|runbooks?|infrastructure|applications?'
    + '|databases?|networks?|storage|deployments?|releases?|backups?|product|operations|other|misc|general|people'
    + '|communications?|follow|phase|future|details?|notes?|owner|title'
    + '|repos?|repository|files?|requirements?|summary|impact|status|why|what|how|goal|context|background|problem'
    + '|solution|results?)\\b',
  'i',
)

/** Texts without facts share this object, so that there is nothing to move or to merge. */
export const nothing: ActionFacts = {
  owner: undefined,
  due: undefined,
  ticket: undefined,
  priority: undefined,
  type: undefined,
  isDone: undefined,
}

function orNothing(facts: ActionFacts): ActionFacts {
  const {owner, due, ticket, priority, type, isDone} = facts
  return owner || due || ticket || priority || type || isDone !== undefined ? facts : nothing
}

/** The first value for each fact. */
export function mergeFacts(first: ActionFacts, second: ActionFacts): ActionFacts {
  if (second === nothing) return first
  if (first === nothing) return second
  return {
    owner: first.owner ?? second.owner,
    due: first.due ?? second.due,
    ticket: first.ticket ?? second.ticket,
    priority: first.priority ?? second.priority,
    type: first.type ?? second.type,
    isDone: first.isDone ?? second.isDone,
  }
}

/** The same facts for a text that is `by` units later. */
export function shiftFacts(facts: ActionFacts, by: number): ActionFacts {
  if (facts === nothing) return nothing
  const {owner, due, ticket, priority, type, isDone} = facts
  return {
    owner: move(owner, by),
    due: move(due, by),
    ticket: move(ticket, by),
    priority: move(priority, by),
    type: move(type, by),
    isDone,
  }
}

function move<T>(it: Located<T> | undefined, by: number): Located<T> | undefined {
  return it && {value: it.value, span: shift(it.span, by)}
}

/** The kind of an action item that a word such as `Prevention` names. */
export function typeOf(word: string): ActionType | undefined {
  return types.find(([, pattern]) => pattern.test(word.trim()))?.[0]
}

const types: readonly (readonly [ActionType, RegExp])[] = [
  ['prevent', /^(?:prevent|preven[icç]|préven|vorbeug|予防|예방|预防)/i],
  ['detect', /^(?:detec|déte|erkenn|検知|감지|检测)/i],
  ['mitigate', /^(?:mitiga|atténu|eindämm|緩和|완화|缓解)/i],
  ['repair', /^(?:repa|répa|fix|修復|복구|修复)/i],
  ['investigate', /^(?:investig|étud|untersuch|調査|조사|调查)/i],
  ['process', /^(?:proces|prozess|プロセス|프로세스|流程)/i],
  ['other', /^other$/i],
]

function typeIn(word: Located<string> | undefined): Located<ActionType> | undefined {
  const value = word && typeOf(word.value)
  return value && word ? {value, span: word.span} : undefined
}

/** Ids that look like tickets but are not: documents, standards, encodings, types of incidents. */
const noTicket = /^(?:ADR|PM|RFC|CVE|CWE|UTF|ISO|SHA|MD|SEV|AES|RSA|EC|PEP|TLS|IPV|HTTP|COVID|GPT|EC2|S3|P|Q)-/

function ticketOf(source: string): Located<string> | undefined {
  if (!/\d|ticket/i.test(source)) return undefined
  for (const match of matchesOf(ticket, source)) {
    if (!noTicket.test(match[0]))
      return {value: match[0], span: {start: match.index, end: match.index + match[0].length}}
  }
  return at(source, linkedTicket) ?? at(source, namedTicket)
}

const ticket = new RegExp(
  'https?://[^\\s)>\\]]{1,300}/(?:issues|pull|pulls|pull-requests|merge_requests|work_items|browse|tickets?'
    + '|tasks?|stor(?:y|ies)|commit|bugs?|c)/[^\\s)>\\]]{1,200}'
    + '|https?://[^\\s)>\\]]{1,300}(?:/T\\d{4,7}\\b|\\bshow_bug\\.cgi\\?id=\\d{1,9}|/(?:b|crbug\\.com)/\\d{3,12})'
    + '|(?<![\\w/-])[A-Z][A-Z0-9]{1,9}-\\d{1,6}\\b|(?:\\b[\\w.-]{1,60}/[\\w.-]{1,60})?#\\d{1,7}\\b|(?<=\\s'
    + '|\\()!\\d{1,7}\\b|\\bT\\d{4,7}\\b|\\bBug \\d{1,9}\\b',
  'g',
)
/** "[ticket](https://…)": what the link calls itself. */
const linkedTicket = byWords(
  regex('i')`
    \[(?:[\w ]{0,30}\b)?(?:issue|ticket|pr|pull request|task|bug|story
    |card)(?:\b[\w ]{0,30})?\]\((https?://[^\s()]{1,500})\)
  `,
)
const namedTicket = byWords(
  new RegExp(`\\b(?:ticket|case|task|issue)(?: (?:id|no|number))?\\.?\\s?[:#]?\\s?(\\d{3,18}\\b|${blankValue})`, 'i'),
)

const handle = /(?:^|[\s([])(@[A-Za-z][\w-]{0,38})(?![\w/-]|\.\w)/
const leadingHandle = /^[\s(`*[]{0,6}(@[A-Za-z][\w-]{0,38})(?![\w/-]|\.\w)/
const closingHandle = /[\s(`[](@[A-Za-z][\w-]{0,38})[\s)`*\].]{0,6}$/
const ownerField = byWords(
  new RegExp(
    `(?:(?<![${letterRanges}\\d])(?:owners?|assignees?|assigned to|responsible|dri|who|owner for all|responsable|responsável|verantwortlich|zuständig)(?: of all| for all)?`
      + '|担当者?|責任者|负责人|담당자?)(?:\\*\\*)?\\s{0,3}[:=：](?:\\*\\*)?\\s{0,3}([^,;)\\n*|、，（）]{2,60}(?<![\\ud800-\\udbff]))',
    'i',
  ),
)
const closingTeam = byWords(/\(((?:the )?[\w/& -]{1,40}\bteam)\)[\s.]{0,3}$/i)

/** "[Platform] Renew …": the text in brackets before an item, unless it is something else. */
function tagOf(source: string, fits: (tag: string) => boolean): Located<string> | undefined {
  const match = /^[\s*_]{0,6}[[(【]([^\][()【】\n]{1,40})[\])】](?![([:])/.exec(source)
  const tag = match?.[1]
  if (!match || !tag || !fits(tag)) return undefined
  const start = match[0].indexOf(tag)
  return {value: tag, span: {start, end: start + tag.length}}
}

function isTeamTag(tag: string): boolean {
  return (
    /^\p{Lu}[\p{L}-]{1,24}(?: \p{L}[\p{L}-]{1,24}){0,2}$/u.test(tag)
    && !noTeam.test(tag)
    && typeOf(tag) === undefined
    && !isImperative(tag.split(' ', 1)[0] ?? '')
  )
}

const noTeam = new RegExp(
  '\\b(?:done|todo|open|closed?|completed?|pending|planned|in progress|wip|tb[dca]|optional|high|medium|low'
    + '|critical|urgent|major|minor|normal|short|long|mid'
    + '|near|immediate|now|later|next|blocked|draft|new|term|priority|quick|bug|feature|issue|ticket|pr|task|link'
    + '|docs?|documentation|monitoring|alerting'
    + '|process|tooling|testing|security|code|config|training|stretch)\\b',
  'i',
)

/** "The storage team will …", "Leads to review …": who is to do it. */
function doerOf(source: string): Located<string> | undefined {
  const match = teamDoes.exec(source) ?? nameDoes.exec(source) ?? nameWill.exec(source) ?? peopleOfTeams.exec(source)
  const [doer, verb] = [match?.[1], match?.[2]]
  if (
    !match
    || !doer
    || (verb !== undefined && !isImperative(verb))
    || noDoer.test(doer)
    || isImperative(doer.split(' ', 1)[0] ?? '')
  )
    return undefined
  const start = match.index + match[0].indexOf(doer)
  return {value: doer, span: {start, end: start + doer.length}}
}

const teamDoes = byWords(
  /(?:^|[:.]\*{0,2}\s)\s{0,3}((?:the |our )?(?:[\w&/-]{1,30} ){1,4}team) (?:should|will|to|must|shall)\b/i,
)
const nameDoes =
  /^[\s*_]{0,6}(\p{Lu}[\p{L}'-]{1,30}(?: \p{Lu}[\p{L}'-]{1,30})?) (?:will|to|shall) (?:re-)?([a-z]{2,20})\b/u
const nameWill = /(?<=^|\s)(\p{Lu}[\p{L}'-]{1,30} \p{Lu}[\p{L}'-]{1,30}) (?:will|shall) (?:re-)?([a-z]{2,20})\b/u
const peopleOfTeams = byWords(
  regex('i')`
    (?:^|[:.]\*{0,2}\s)\s{0,3}((?:engineers?|developers?|members|people|somebody|someone) (?:from|of|on
    |in) [^.:;\n]{3,80}?\bteams?)\b
  `,
)
const noDoer = regex('i')`
    ^(?:we|it|this|that|they|there|nobody|everyone|everybody|need|plan|going|how|what|when|where|ways?|steps?|want
    |due|try|work|users?|customers?)\b
  `

const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?'
  + '|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const quarter = '(?:Q[1-4](?:[ /]\\d{4})?|H[12] \\d{4})'
const day =
  '\\d{4}-\\d{2}-\\d{2}|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}'
  + `|(?:the )?(?:end of )?(?:${quarter}(?: ?[-–] ?${quarter})?|${month}\\b(?: \\d{1,2}(?:st|nd|rd|th)?\\b)?(?:,? \\d{4})?)`
  + `|(?:end of )?\\d{1,2}(?:st|nd|rd|th)? ${month}\\b(?:,? \\d{4})?`
const term =
  '(?:(?:the )?next|this|end of(?: the| this| next)?) (?:\\d{1,3} )?(?:days?|weeks?|months?|quarter|sprint)'
  + '|(?:with)?in (?:the next )?\\d{1,3} (?:days|weeks|months)'
const dueKey = regex('gi')`
    (?<![A-Za-z\d])(?:due|eta|by|until|deadline|target(?:ed)?|expected|fecha límite|plazo|fällig|frist|bis|prazo)
    |échéance|期限|納期|截止(?:日期)?|기한
  `
/** A day or a term, and a bracket after it. */
const dueValue = new RegExp(`(?:(${day}|${term})([)）])?|(${blankValue}))`, 'iy')
const mayBeDue = mayMatch(dueKey)
const letterBehind = new RegExp(`[${letterRanges}\\d]$`)
const dueGap = /(?: date)?(?:\*\*)?\s{0,3}[:=：]?(?:\*\*)?\s{0,3}[:=：]?\s{0,3}(?:the )?/iy

/** "due 2026-03-05", "Deadline: end of Q2", "by <when>": the first such word with a day or a term decides. */
function dueOf(source: string): Located<string> | undefined {
  if (!mayBeDue(source)) return undefined
  for (const {0: key, index} of matchesOf(dueKey, source)) {
    // Chinese, Japanese and Korean words follow each other without a space.
    if (key < '\u2000' && letterBehind.test(source.slice(0, index).slice(-1))) continue
    const start = behindGap(source, index + key.length)
    const [, day, , blank] = dueAt(source, start) ?? []
    const value = (day ?? blank)?.trim()
    if (value) return {value, span: {start, end: start + value.length}}
  }
  return undefined
}

/** After the punctuation between such a word and the day. */
function behindGap(source: string, at: number): number {
  dueGap.lastIndex = at
  return at + (dueGap.exec(source)?.[0].length ?? 0)
}

function dueAt(source: string, start: number): RegExpExecArray | null {
  dueValue.lastIndex = start
  return dueValue.exec(source)
}

/** "(2026-03-05)", "(next sprint)" */
function dueInBrackets(source: string): Located<string> | undefined {
  for (const {index} of matchesOf(/[(（]/g, source)) {
    const [, value, close] = dueAt(source, index + 1) ?? []
    if (value && close) return {value, span: {start: index + 1, end: index + 1 + value.length}}
  }
  return undefined
}

const priorityTag = /(?:^[\s*_]{0,6}|[([【,，]\s?|[,，|]\s{0,3})(P[0-5])(?=[\s)\]】:,，*|]|$)/i
const priorityField = byWords(
  new RegExp(
    '\\b(?:priority|prio|prioridad|priorité|priorität|prioridade)(?:\\*\\*)?\\s{0,3}[:=](?:\\*\\*)?\\s{0,3}'
      + `([\\p{L}\\d]{1,12}|${blankValue})|優先度[:：]\\s?([^\\s,、）)]{1,10})`,
    'iu',
  ),
)
const priorityHeading = /^[\s*_]{0,6}(P[0-5]|(?:highest|high|medium|low|lowest|critical) priority|priority \d)\b/i

function at(source: string, pattern: Pick<Search, 'exec'>): Located<string> | undefined {
  const match = pattern.exec(source)
  const value = match?.[1]?.trim() ?? match?.[2]?.trim()
  if (!match || !value) return undefined
  const start = match.index + match[0].lastIndexOf(value)
  return {value, span: {start, end: start + value.length}}
}

/** "(fixed by adding a second monitor)", "_done in the dashboard_" */
const doneInBrackets = /[(_](?:(?:already|now) )?(?:done|fixed|added|completed|implemented|deployed|merged|resolved)\b/i

/** "(done)", "Done: …", "… - completed", "~~…~~". */
const doneMark = regex('i')`
    [([](?:done|completed)[)\]]|^[\s*_]*(?:done|completed)[*_]*\s?[:：–—-]|(?:[–—:：|-]|[.!?])\s?[*_]*(?:done
    |completed)\W*$|^~~.*~~$
  `

function statusOf(source: string): boolean | undefined {
  if (doneInBrackets.test(source)) return true
  if (/✅|☑|\bDONE\b|\*\*Done\*\*/.test(source) || (doneMark.test(source) && !/\bnot done\b/i.test(source))) return true
  if (/\bTODO\b|❌|⬜|☐|🔄|⏳|\(in progress\)|\(planned\)/.test(source)) return false
  return undefined
}
