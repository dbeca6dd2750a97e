import {activityLog, alerts, amtool} from './alerts.ts'
import {csv} from './csv.ts'
import {discord} from './discord.ts'
import {gitLog, gitOneLine} from './git-log.ts'
import {irc} from './irc.ts'
import {isoLog} from './iso-log.ts'
import {json} from './json.ts'
import {klog, kubernetesEvents} from './kubernetes.ts'
import type {PasteFormat} from '../paste.ts'
import {slack} from './slack.ts'
import {stampedLines} from './stamped-text.ts'
import {statuspage} from './statuspage.ts'
import {syslog} from './syslog.ts'
import {teams} from './teams.ts'
import {accessLog, errorLog} from './web-server.ts'

/** All formats; if two recognise a text equally well, the earlier one reads it. */
export const formats: readonly PasteFormat[] = [
  json,
  gitLog,
  kubernetesEvents,
  accessLog,
  errorLog,
  klog,
  amtool,
  gitOneLine,
  syslog,
  csv,
  statuspage,
  irc,
  teams,
  discord,
  slack,
  alerts,
  activityLog,
  isoLog,
  stampedLines,
]
