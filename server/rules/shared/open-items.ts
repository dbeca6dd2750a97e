import type {Lack} from '../../edit/fill-in-item.ts'
import type {Fix} from '../../edit/fix.ts'
import {isImperative} from '../../document/actions/action-verbs.ts'
import type {ActionItem, PostmortemModel, Section} from '../../document/types.ts'
import type {Profile} from '../../document/profiles/profile.ts'
import {t} from '../../text/l10n.ts'
import {blankValue} from '../../text/prompt.ts'
import type {Problem} from '../rule.ts'
import {isUnfilled} from './unfilled.ts'
import type {Parts} from '../../text/parts.ts'
import {regex} from '../../text/regex.ts'

/**
 * The items that are to be done yet, and that say what: neither what was done, nor a blank of the template, nor a tale.
 */
export function openItems(
  {actionItems, language}: PostmortemModel,
  text: Parts,
  profile: Profile,
): readonly ActionItem[] {
  const known = open.get(actionItems)
  if (known?.profile === profile) return known.items
  const items = actionItems.filter(it => isOpen(it, language, text, profile))
  open.set(actionItems, {profile, items})
  return items
}

/** Many rules ask; the items are others when one of their words is. */
const open = new WeakMap<readonly ActionItem[], {profile: Profile; items: readonly ActionItem[]}>()

function isOpen(item: ActionItem, language: string, text: Parts, profile: Profile): boolean {
  const known = openness.get(item)
  if (known?.profile === profile) return known.isOpen
  const wording = wordingOf(item, text)
  const isOpen =
    item.isDone !== true
    && !isAboutReport.test(wording)
    && !isUnfilled(wording.replace(blankInBrackets, ''), profile)
    && !(language === 'en' && isTold(wording))
  openness.set(item, {profile, isOpen})
  return isOpen
}

/** When the words of one item change, the others are the same. */
const openness = new WeakMap<ActionItem, {profile: Profile; isOpen: boolean}>()

/** What the document itself is the result of. */
const isAboutReport = regex('i')`
    ^\W{0,6}(?:write|publish|finish|create|prepare)(?: up)? (?:an?|the|this) (?:[a-z]{1,12} )?(?:incident report
    |post-?mortem|retrospective)\b[^\n]{0,12}$
  `

/** What our own fixes ask for, and what is said to be open: the item says what to do all the same. */
const blankInBrackets = new RegExp(
  `\\b(?:owner|ticket|priority|due)(?:\\*\\*)?: ?(?:\\*\\*)? ?(?:${blankValue}|TB[DCA]\\b)`,
  'gi',
)

/** What is to be done, markup included. */
export function wordingOf({wording}: ActionItem, text: Parts): string {
  return text.slice(wording.start, wording.end)
}

/** "Added an alert.", "Alerts configured", "The cookie was rescoped …": what was, not what will be. */
function isTold(wording: string): boolean {
  const words = withoutLabel(wording).words.replace(/^[^\p{L}`]{0,6}/u, '')
  const first = /^[\p{L}'’-]{1,30}/u.exec(words)?.[0].toLowerCase() ?? ''
  if (isImperative(first)) return false
  if (
    /[a-z]{2}ed$/.test(first)
    || pastTense.test(first)
    || /^(?:\S{1,30} ){1,5}[a-z]{3,20}ed\b\W{0,6}(?:@[\w-]{1,38}\W{0,3})?$/.test(words)
  )
    return true
  const next = words.search(ahead)
  const past = words.search(/\b(?:was|were|had|did|has been|have been)\b/i)
  return past < 0 ? next < 0 && /^(?:we|i|they|it|this|these|there|the team)\b/i.test(words) : next < 0 || past < next
}

const ahead = regex('i')`
    \b(?:should|shall|will|must|could|need(?:s|ed)? to|have to|has to|plan(?:s|ning)? to|going to|want to|may|can
    |would|ought|let's)\b|['’]ll\b
  `
const pastTense = /^(?:got|made|ran|wrote|built|began|sent|held|met|took|gave|found|rewrote|re-worked|rebuilt|kept)$/

/**
 * Whether an item is written as one: in a list or a table, or as a demand. What is told in prose has its owner
 * somewhere in the story.
 */
export function isListed(item: ActionItem, text: Parts): boolean {
  return (
    /^[\s]{0,20}(?:[-*+|<#]|\d{1,3}[.)])/.test(text.slice(item.span.start, item.span.start + 24))
    || isImperative(firstWord(wordingOf(item, text)))
  )
}

function firstWord(wording: string): string {
  return /^\W{0,6}([\p{L}-]{1,30})/u.exec(withoutLabel(wording).words)?.[1] ?? ''
}

/** What stands behind a lead-in such as "**Sharper eyes:**" or "Redundancy: ", and where in the wording that begins. */
export function withoutLabel(wording: string): {words: string; at: number} {
  const label =
    /^[\s*_]{0,6}(?:\[[^\][\n]{1,40}\]|\([^()\n]{1,20}\)|P\d:?)?[\s*_]{0,6}(?:[*_]{2}[^*\n]{1,80}[*_]{2}\s?[:–—-]|[*_]{2}[^*\n]{1,80}:[*_]{2}|[\p{Lu}✅][^.:*\n]{0,50}:(?=\s))\s{0,4}/u.exec(
      wording,
    )?.[0] ?? ''
  const tag =
    label === ''
      ? (/^[\s*_]{0,6}(?:\[[^\][\n]{1,40}\](?!\()|\([^()\n]{1,20}\)|P\d:?)\s{0,4}/.exec(wording)?.[0] ?? '')
      : label
  return {words: wording.slice(tag.length), at: tag.length}
}

/**
 * One problem for all items that lack the same, as who forgets it once forgets it everywhere: on the heading when all
 * lack it, else on the first item that does.
 */
export function* lacking(
  model: PostmortemModel,
  all: readonly ActionItem[],
  without: readonly ActionItem[],
  lack: Lack,
  fillIn: () => Fix | undefined,
): Iterable<Problem> {
  const [first, ...rest] = without
  if (!first) return
  const fix = fillIn()
  const fixes = fix ? [fix] : []
  if (all.length === without.length && 1 < all.length) {
    yield {
      span: headingOf(model, first)?.heading.title.span ?? first.title.span,
      message: t`The ${all.length} open action items have no ${lack.what()}.`,
      fixes,
    }
    return
  }
  const message =
    all.length === 1
      ? t`This action item has no ${lack.what()}.`
      : without.length === 1
        ? t`1 of the ${all.length} open action items has no ${lack.what()}.`
        : t`${without.length} of the ${all.length} open action items have no ${lack.what()}.`
  yield {
    span: first.title.span,
    message,
    related: rest.map(it => ({span: it.title.span, message: t`This one too`})),
    fixes,
  }
}

/** The outermost section of action items that contains an item. */
function headingOf({sections}: PostmortemModel, item: ActionItem): Section | undefined {
  let found: Section | undefined
  for (let index = item.section; index !== undefined; index = sections[index]?.parent) {
    const section = sections[index]
    if (section?.kinds.includes('action-items') && !section.kinds.includes('title')) found = section
  }
  return found
}
