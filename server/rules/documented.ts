import * as actionItemHumanFix from './action-item/human-fix.ts'
import * as actionItemMissingDueDate from './action-item/missing-due-date.ts'
import * as actionItemMissingOwner from './action-item/missing-owner.ts'
import * as actionItemMissingPriority from './action-item/missing-priority.ts'
import * as actionItemMissingTracking from './action-item/missing-tracking.ts'
import * as actionItemNoPrevention from './action-item/no-prevention.ts'
import * as actionItemNone from './action-item/none.ts'
import * as actionItemNotActionable from './action-item/not-actionable.ts'
import * as actionItemUniformPriority from './action-item/uniform-priority.ts'
import * as actionItemVague from './action-item/vague.ts'
import * as causeHumanError from './cause/human-error.ts'
import * as missingTrigger from './cause/missing-trigger.ts'
import * as causePersonAsCause from './cause/person-as-cause.ts'
import * as causeShallow from './cause/shallow.ts'
import * as finalButIncomplete from './doc/final-but-incomplete.ts'
import * as latePublication from './doc/late-publication.ts'
import * as mojibake from './doc/mojibake.ts'
import * as placeholder from './doc/placeholder.ts'
import * as undefinedAcronym from './doc/undefined-acronym.ts'
import * as unknownSuppression from './doc/unknown-suppression.ts'
import * as wordCount from './doc/word-count.ts'
import * as impactArithmetic from './impact/arithmetic.ts'
import * as notQuantified from './impact/not-quantified.ts'
import * as vagueQuantifier from './impact/vague-quantifier.ts'
import * as animated from './language/animated.ts'
import * as blameWord from './language/blame-word.ts'
import * as counterfactual from './language/counterfactual.ts'
import * as hindsight from './language/hindsight.ts'
import * as namedActor from './language/named-actor.ts'
import * as normative from './language/normative.ts'
import * as outageOverused from './language/outage-overused.ts'
import * as singleRootCause from './language/single-root-cause.ts'
import * as whyQuestion from './language/why-question.ts'
import * as lessonsIncomplete from './lessons/incomplete.ts'
import * as accidentalSetext from './markdown/accidental-setext.ts'
import * as headingMissingSpace from './markdown/heading-missing-space.ts'
import * as pseudoHeading from './markdown/pseudo-heading.ts'
import * as tableShape from './markdown/table-shape.ts'
import * as taskSyntax from './markdown/task-syntax.ts'
import * as dateMismatch from './metadata/date-mismatch.ts'
import * as missingField from './metadata/missing-field.ts'
import * as multipleOwners from './metadata/multiple-owners.ts'
import * as unknownValue from './metadata/unknown-value.ts'
import * as ambiguousMttr from './metrics/ambiguous-mttr.ts'
import * as detectionGap from './metrics/detection-gap.ts'
import * as metricsMismatch from './metrics/mismatch.ts'
import * as privacySensitiveData from './privacy/sensitive-data.ts'
import type {Rule, RuleDocs} from './rule.ts'
import * as sectionDuplicate from './section/duplicate.ts'
import * as sectionEmpty from './section/empty.ts'
import * as sectionForbidden from './section/forbidden.ts'
import * as sectionMisnamed from './section/misnamed.ts'
import * as sectionMissing from './section/missing.ts'
import * as sectionMisspelled from './section/misspelled.ts'
import * as sectionOrder from './section/order.ts'
import * as sectionSurplus from './section/surplus.ts'
import * as durationMismatch from './summary/duration-mismatch.ts'
import * as missingElement from './summary/missing-element.ts'
import * as summaryMissingTimezone from './summary/missing-timezone.ts'
import * as summaryTooLong from './summary/too-long.ts'
import * as windowMismatch from './summary/window-mismatch.ts'
import * as ambiguousDate from './timeline/ambiguous-date.ts'
import * as ambiguousTimezone from './timeline/ambiguous-timezone.ts'
import * as dateRollover from './timeline/date-rollover.ts'
import * as detectionMethod from './timeline/detection-method.ts'
import * as entryTooLong from './timeline/entry-too-long.ts'
import * as timelineGap from './timeline/gap.ts'
import * as implausibleDate from './timeline/implausible-date.ts'
import * as impossibleSequence from './timeline/impossible-sequence.ts'
import * as invalidTime from './timeline/invalid-time.ts'
import * as missingEvent from './timeline/missing-event.ts'
import * as missingEvidence from './timeline/missing-evidence.ts'
import * as missingTimezone from './timeline/missing-timezone.ts'
import * as mixedTimezones from './timeline/mixed-timezones.ts'
import * as noTimes from './timeline/no-times.ts'
import * as notUtc from './timeline/not-utc.ts'
import * as outOfOrder from './timeline/out-of-order.ts'
import * as zoneSeasonMismatch from './timeline/zone-season-mismatch.ts'

export type DocumentedRule = Rule & RuleDocs

/** All rules of `index.ts` with their documentation. Not for what runs: bundles have no documentation. */
export const documentedRules: readonly DocumentedRule[] = [
  actionItemHumanFix,
  actionItemMissingDueDate,
  actionItemMissingOwner,
  actionItemMissingPriority,
  actionItemMissingTracking,
  actionItemNoPrevention,
  actionItemNone,
  actionItemNotActionable,
  actionItemUniformPriority,
  actionItemVague,
  causeHumanError,
  missingTrigger,
  causePersonAsCause,
  causeShallow,
  finalButIncomplete,
  latePublication,
  mojibake,
  placeholder,
  undefinedAcronym,
  unknownSuppression,
  wordCount,
  impactArithmetic,
  notQuantified,
  vagueQuantifier,
  animated,
  blameWord,
  counterfactual,
  hindsight,
  namedActor,
  normative,
  outageOverused,
  singleRootCause,
  whyQuestion,
  lessonsIncomplete,
  accidentalSetext,
  headingMissingSpace,
  pseudoHeading,
  tableShape,
  taskSyntax,
  dateMismatch,
  missingField,
  multipleOwners,
  unknownValue,
  ambiguousMttr,
  detectionGap,
  metricsMismatch,
  privacySensitiveData,
  sectionDuplicate,
  sectionEmpty,
  sectionForbidden,
  sectionMisnamed,
  sectionMissing,
  sectionMisspelled,
  sectionOrder,
  sectionSurplus,
  durationMismatch,
  missingElement,
  summaryMissingTimezone,
  summaryTooLong,
  windowMismatch,
  ambiguousDate,
  ambiguousTimezone,
  dateRollover,
  detectionMethod,
  entryTooLong,
  timelineGap,
  implausibleDate,
  impossibleSequence,
  invalidTime,
  missingEvent,
  missingEvidence,
  missingTimezone,
  mixedTimezones,
  noTimes,
  notUtc,
  outOfOrder,
  zoneSeasonMismatch,
].map(({default: rule, docs}) => ({...rule, ...docs}))
