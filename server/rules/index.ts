import actionItemHumanFix from './action-item/human-fix.ts'
import actionItemMissingDueDate from './action-item/missing-due-date.ts'
import actionItemMissingOwner from './action-item/missing-owner.ts'
import actionItemMissingPriority from './action-item/missing-priority.ts'
import actionItemMissingTracking from './action-item/missing-tracking.ts'
import actionItemNoPrevention from './action-item/no-prevention.ts'
import actionItemNone from './action-item/none.ts'
import actionItemNotActionable from './action-item/not-actionable.ts'
import actionItemUniformPriority from './action-item/uniform-priority.ts'
import actionItemVague from './action-item/vague.ts'
import causeHumanError from './cause/human-error.ts'
import missingTrigger from './cause/missing-trigger.ts'
import causePersonAsCause from './cause/person-as-cause.ts'
import causeShallow from './cause/shallow.ts'
import finalButIncomplete from './doc/final-but-incomplete.ts'
import latePublication from './doc/late-publication.ts'
import mojibake from './doc/mojibake.ts'
import placeholder from './doc/placeholder.ts'
import undefinedAcronym from './doc/undefined-acronym.ts'
import unknownSuppression from './doc/unknown-suppression.ts'
import wordCount from './doc/word-count.ts'
import impactArithmetic from './impact/arithmetic.ts'
import notQuantified from './impact/not-quantified.ts'
import vagueQuantifier from './impact/vague-quantifier.ts'
import animated from './language/animated.ts'
import blameWord from './language/blame-word.ts'
import counterfactual from './language/counterfactual.ts'
import hindsight from './language/hindsight.ts'
import namedActor from './language/named-actor.ts'
import normative from './language/normative.ts'
import outageOverused from './language/outage-overused.ts'
import singleRootCause from './language/single-root-cause.ts'
import whyQuestion from './language/why-question.ts'
import lessonsIncomplete from './lessons/incomplete.ts'
import accidentalSetext from './markdown/accidental-setext.ts'
import headingMissingSpace from './markdown/heading-missing-space.ts'
import pseudoHeading from './markdown/pseudo-heading.ts'
import tableShape from './markdown/table-shape.ts'
import taskSyntax from './markdown/task-syntax.ts'
import dateMismatch from './metadata/date-mismatch.ts'
import missingField from './metadata/missing-field.ts'
import multipleOwners from './metadata/multiple-owners.ts'
import unknownValue from './metadata/unknown-value.ts'
import ambiguousMttr from './metrics/ambiguous-mttr.ts'
import detectionGap from './metrics/detection-gap.ts'
import metricsMismatch from './metrics/mismatch.ts'
import privacySensitiveData from './privacy/sensitive-data.ts'
import type {Rule} from './rule.ts'
import sectionDuplicate from './section/duplicate.ts'
import sectionEmpty from './section/empty.ts'
import sectionForbidden from './section/forbidden.ts'
import sectionMisnamed from './section/misnamed.ts'
import sectionMissing from './section/missing.ts'
import sectionMisspelled from './section/misspelled.ts'
import sectionOrder from './section/order.ts'
import sectionSurplus from './section/surplus.ts'
import durationMismatch from './summary/duration-mismatch.ts'
import missingElement from './summary/missing-element.ts'
import summaryMissingTimezone from './summary/missing-timezone.ts'
import summaryTooLong from './summary/too-long.ts'
import windowMismatch from './summary/window-mismatch.ts'
import ambiguousDate from './timeline/ambiguous-date.ts'
import ambiguousTimezone from './timeline/ambiguous-timezone.ts'
import dateRollover from './timeline/date-rollover.ts'
import detectionMethod from './timeline/detection-method.ts'
import entryTooLong from './timeline/entry-too-long.ts'
import timelineGap from './timeline/gap.ts'
import implausibleDate from './timeline/implausible-date.ts'
import impossibleSequence from './timeline/impossible-sequence.ts'
import invalidTime from './timeline/invalid-time.ts'
import missingEvent from './timeline/missing-event.ts'
import missingEvidence from './timeline/missing-evidence.ts'
import missingTimezone from './timeline/missing-timezone.ts'
import mixedTimezones from './timeline/mixed-timezones.ts'
import noTimes from './timeline/no-times.ts'
import notUtc from './timeline/not-utc.ts'
import outOfOrder from './timeline/out-of-order.ts'
import zoneSeasonMismatch from './timeline/zone-season-mismatch.ts'

/** All rules, by id. */
export const rules: readonly Rule[] = [
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
]
