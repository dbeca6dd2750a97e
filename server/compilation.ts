import {setFlagsFromString} from 'node:v8'

/**
 * Tells the engine to compile for a program that starts often and has done its work after a fraction of a second. Both flags may be set
 * while the program runs: they hold for what is compiled from then on.
 *
 * - A regular expression is compiled to machine code at once. Else it is compiled twice, first to bytecode, which takes longer than all that is
 *   done with it. (Not by `--no-regexp-tier-up`: expressions that were bytecode already would be run as machine code.)
 * - A function is optimized only after it has done four times as much as usual. Before, the optimizer was still busy when all was answered.
 */
export function compileForShortWork(): void {
  setFlagsFromString('--regexp-tier-up-ticks=0')
  setFlagsFromString('--interrupt-budget=300000')
}
