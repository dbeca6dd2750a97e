import {fitOf, mostFitting, outermost, titleOf} from './alignment.ts'
import type {PostmortemModel, Section} from '../types.ts'
import {namesOf} from './profile-names.ts'
import type {Profile} from './profile.ts'
import {alx} from './shipped/alx.ts'
import {atlassian} from './shipped/atlassian.ts'
import {awsCoe} from './shipped/aws-coe.ts'
import {azurePir} from './shipped/azure-pir.ts'
import {flutter} from './shipped/flutter.ts'
import {generic} from './shipped/generic.ts'
import {gitlabRca} from './shipped/gitlab-rca.ts'
import {gitlabReview} from './shipped/gitlab-review.ts'
import {googlePublic} from './shipped/google-public.ts'
import {googleSre} from './shipped/google-sre.ts'
import {googleWorkbook} from './shipped/google-workbook.ts'
import {howie} from './shipped/howie.ts'
import {kehoe} from './shipped/kehoe.ts'
import {limoncelli} from './shipped/limoncelli.ts'
import {pagerduty} from './shipped/pagerduty.ts'
import {wikimedia} from './shipped/wikimedia.ts'

/**
 * The profiles in the order in which they are tried; if two fit equally well, the earlier one is chosen. The last fits
 * every postmortem.
 */
export const profiles: readonly Profile[] = [
  alx,
  googleSre,
  googleWorkbook,
  pagerduty,
  atlassian,
  awsCoe,
  azurePir,
  gitlabReview,
  gitlabRca,
  wikimedia,
  flutter,
  kehoe,
  limoncelli,
  googlePublic,
  howie,
  generic,
]

/**
 * The profile that a model says it follows.
 * @param own those of the project
 */
export function profileOf(model: Pick<PostmortemModel, 'profile'>, own: readonly Profile[] = []): Profile {
  return profileById(model.profile, own) ?? generic
}

/** A project's own profile comes before a shipped one of the same id. */
export function profileById(id: string, own: readonly Profile[] = []): Profile | undefined {
  return own.find(it => it.id === id) ?? profiles.find(it => it.id === id)
}

/**
 * The share of its sections that a profile must find to be chosen, and the minimum of that share together with the
 * document's sections that the profile knows and its distinctive names. Calibrated on public postmortems that say or
 * show which template they were made from.
 */
const minScore = 0.7
const minCombinedScore = 1.05

/** The profile of the document, recognised by its sections, their names and their order. */
export function chooseProfile(sections: readonly Section[], own: readonly Profile[] = none): Profile {
  let known = chosen.get(own)
  if (!known) chosen.set(own, (known = new Map()))
  const signature = signatureOf(sections, own)
  let profile = known.get(signature)
  if (!profile) {
    profile = bestFitting(sections, own)
    if (known.size < maxKeptChoices) known.set(signature, profile)
  }
  return profile
}

const none: readonly Profile[] = []

/** The documents of a team usually have the same sections. */
const chosen = new WeakMap<readonly Profile[], Map<string, Profile>>()

/** How many signatures are kept; later ones are computed each time. */
const maxKeptChoices = 1000

/**
 * Everything about the sections that a fit depends on: the outermost ones in order, and the kinds and profile names of
 * all.
 */
function signatureOf(sections: readonly Section[], own: readonly Profile[]): string {
  const names = allNames(own)
  const nameOf = (section: Section) => (names.has(titleOf(section)) ? `=${titleOf(section)}` : '')
  const outer = outermost(sections).map(
    index => `${sections[index]?.kinds.join()}:${nameOf(sections[index] as Section)}`,
  )
  return [...outer, '', ...new Set(sections.flatMap(it => it.kinds)), '', ...new Set(sections.map(nameOf))].join('|')
}

function allNames(own: readonly Profile[]): ReadonlySet<string> {
  let names = namesOfAll.get(own)
  if (!names) {
    const all = [...own, ...profiles].flatMap(it => it.sections).flatMap(it => [it, ...(it.parts ?? [])])
    namesOfAll.set(own, (names = new Set(all.flatMap(it => [...namesOf(it)]))))
  }
  return names
}

const namesOfAll = new WeakMap<readonly Profile[], ReadonlySet<string>>()

function bestFitting(sections: readonly Section[], own: readonly Profile[]): Profile {
  let best: Profile = generic
  let highest = 0
  for (const profile of [...own, ...profiles.slice(0, -1)]) {
    if (mostFitting(sections, profile) < minScore) continue
    const {score, precision, evidence} = fitOf(sections, profile, generic)
    const together = score * precision + evidence
    if (score < minScore || together < minCombinedScore || together <= highest) continue
    highest = together
    best = profile
  }
  return best
}
