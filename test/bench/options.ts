import type {Peers} from './peers.ts'
import type {Report} from './report.ts'
import type {Program} from './session.ts'

/** What every part of the bench is given. */
export interface Bench {
  readonly report: Report
  readonly ours: Program
  readonly peers: Peers
  /** Lines of the documents. */
  readonly sizes: readonly number[]
  /** Fewer rounds and no slow peers. */
  readonly isQuick: boolean
  /** A folder for the documents that are opened. */
  readonly folder: string
}

/** The program, where there is one and it can take a document of that size. */
export function upTo(lines: number, program: Program | undefined): Program[] {
  return program && lines <= (program.maxLines ?? Infinity) ? [program] : []
}
