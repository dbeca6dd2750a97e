import type {KeyEvent} from '../types.ts'
import type {Search} from '../../text/prefilter/index.ts'
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
