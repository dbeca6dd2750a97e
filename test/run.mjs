// `npm test`: types, bundles, generated files, all unit tests, and the suite inside a real VS Code. The last line is the sum.
import {spawnSync} from 'node:child_process'
import {glob, readdir} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

