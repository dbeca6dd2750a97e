import actionItemNone from './action-item/none.ts'
import mojibake from './doc/mojibake.ts'
import placeholder from './doc/placeholder.ts'
import headingMissingSpace from './markdown/heading-missing-space.ts'
import metricsMismatch from './metrics/mismatch.ts'
import type {Rule} from './rule.ts'
import sectionDuplicate from './section/duplicate.ts'
import sectionEmpty from './section/empty.ts'
import sectionMisnamed from './section/misnamed.ts'
import sectionMisspelled from './section/misspelled.ts'
import sectionMissing from './section/missing.ts'
import sectionOrder from './section/order.ts'
import sectionSurplus from './section/surplus.ts'
import durationMismatch from './summary/duration-mismatch.ts'
import windowMismatch from './summary/window-mismatch.ts'
import dateRollover from './timeline/date-rollover.ts'
import invalidTime from './timeline/invalid-time.ts'
import missingTimezone from './timeline/missing-timezone.ts'
import outOfOrder from './timeline/out-of-order.ts'

/** All rules, by id. */
export const rules: readonly Rule[] = [
  actionItemNone,
  mojibake,
  placeholder,
  headingMissingSpace,
  metricsMismatch,
  sectionDuplicate,
  sectionEmpty,
  sectionMisnamed,
  sectionMisspelled,
  sectionMissing,
  sectionOrder,
  sectionSurplus,
  durationMismatch,
  windowMismatch,
  dateRollover,
  invalidTime,
  missingTimezone,
  outOfOrder,
]
