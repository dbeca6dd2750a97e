import {setFlagsFromString} from 'node:v8'

// Tells the engine to compile for a program that starts often and has done its work after a fraction of a second.
// Imported before all else, as the
// flags hold for what is made from then on.

// A regular expression is compiled to machine code at once. Else it is compiled twice, first to bytecode, which takes
// longer than all that is done
// with it. (Not by `--no-regexp-tier-up`: the engine would run as machine code what it has as bytecode already, its own
// expressions.)
setFlagsFromString('--regexp-tier-up-ticks=0')

// In Node.js 20, a function is optimized only after it has done four times as much as usual: before, the optimizer was
// still busy when all was
// answered. Later versions have a fast optimizer for that time, and do not know the flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000')
