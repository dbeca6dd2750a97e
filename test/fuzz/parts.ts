import {cli} from './cli.ts'
import {edits} from './edits.ts'
import {fixes} from './fixes.ts'
import type {Part} from './part.ts'
import {paste} from './paste.ts'
import {protocol} from './protocol.ts'
import {requests} from './requests.ts'

/** All kinds of tests with random cases. */
export const parts: readonly Part[] = [edits, fixes, paste, requests, protocol, cli]
