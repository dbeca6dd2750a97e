import {CompletionItemKind, InsertTextFormat, type CompletionItem} from 'vscode-languageserver'
import {isCovered, isOfOwnKind} from '../../document/profiles/alignment.ts'
import type {PostmortemModel, SectionKind} from '../../document/types.ts'
import {headingIn, promptIn} from '../../document/profiles/profile-names.ts'
import type {Profile, ProfileSection} from '../../document/profiles/profile.ts'
import {comparableTitle, sectionNames} from '../../document/data/section-names.ts'
import {usualHeading} from '../../edit/insert-section.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {lineEndOf} from '../../text/line-end.ts'
import {touches} from '../../text/span.ts'
import {escapeSnippet, inOrder, rangeBefore, type CompletionPlace} from './place.ts'
import {kindWords} from '../words.ts'

/**
 * Section headings behind the hashes that `typed`, the line up to the cursor, begins with: first those that the profile
 * misses, in its order and with what to write there, then other known ones. `undefined` when the line begins otherwise.
 */
export function completeHeading(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const {offset, typed, canSnippet} = place
  const match = /^ {0,3}(#{1,6})([ \t]*)([^#]*)$/.exec(typed)
  if (!match) return undefined
  const [, hashes = '', space = ''] = match
  const range = rangeBefore(snapshot, place, typed.trimStart().length)
  // Of the heading that is being typed, the section is there already in the model; it is missing nevertheless.
  const model = withoutSectionAt(snapshot, offset)
  const kinds = new Set([...model.sections, ...model.metadata].flatMap(it => it.kinds))
  const titles = new Set(model.sections.map(it => comparableTitle(it.heading.title.value)))
  const missing = snapshot.profile.sections.filter(it =>
    isOfOwnKind(it) ? !titles.has(comparableTitle(it.heading)) : !isCovered(kinds, it),
  )
  const eol = lineEndOf(snapshot.text)
  const mark = '#'.repeat(usualHeading(model.sections).level)

  return [
    ...missing.map((it, index) => {
      const prompt = promptIn(it, model.language)
      return toItem(
        headingIn(it, model.language),
        index,
        missingDetail(snapshot, it),
        canSnippet ? prompt : undefined,
        prompt,
      )
    }),
    ...otherNames(model, snapshot.profile, missing).map((it, index) =>
      toItem(it.name, missing.length + index, it.detail),
    ),
  ]

  function toItem(
    name: string,
    index: number,
    detail: string,
    prompt?: string,
    documentation?: string,
  ): CompletionItem {
    const heading = `${mark} ${name}`
    return {
      label: name,
      kind: CompletionItemKind.Struct,
      detail,
      ...(documentation !== undefined && {documentation}),
      sortText: inOrder(index),
      // The editor compares it with what is typed, and that may have more hashes, or no space.
      filterText: `${hashes}${space}${name}`,
      ...(prompt !== undefined && {insertTextFormat: InsertTextFormat.Snippet}),
      textEdit: {
        range,
        newText:
          prompt === undefined
            ? heading
            : `${escapeSnippet(heading)}

\${1:${escapeSnippet(prompt)}}`.replace(/\r?\n/g, eol),
      },
    }
  }
}

function missingDetail({profile}: Snapshot, {isRequired}: ProfileSection): string {
  return isRequired ? t`Missing section · ${profile.name}` : t`Optional section · ${profile.name}`
}

function withoutSectionAt({model}: Snapshot, offset: number): PostmortemModel {
  return {
    ...model,
    sections: model.sections.map(it => (touches(it.heading.span, offset) ? {...it, kinds: ['other']} : it)),
  }
}

/** One name for each kind that the document does not have and the profile does not ask for. */
function otherNames(
  model: PostmortemModel,
  profile: Profile,
  missing: readonly ProfileSection[],
): {name: string; detail: string}[] {
  const taken = new Set<SectionKind>([
    'title',
    'other',
    ...missing.flatMap(it => it.kinds),
    ...model.sections.flatMap(it => it.kinds),
    ...model.metadata.flatMap(it => it.kinds),
  ])
  // Where the profile has a name of its own for the kind, that one is offered above or stands in the document.
  const known = profile.sections.flatMap(it => (it.kinds.length === 1 ? it.kinds : []))
  return (Object.keys(sectionNames) as SectionKind[])
    .filter(it => !taken.has(it) && !known.includes(it))
    .flatMap(kind => {
      const name = sectionNames[kind]?.[0]
      return name ? [{name: titleCase(name), detail: t`Section · ${kindWords[kind]()}`}] : []
    })
}

const smallWords = new Set(['a', 'an', 'and', 'of', 'the', 'to', 'we', 'for'])

function titleCase(name: string): string {
  return name
    .split(' ')
    .map((word, index) => (0 < index && smallWords.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}
