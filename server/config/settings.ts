import {globProblem} from './glob-problem.ts'
import {maxGlobs} from '../document/recognition/glob-limits.ts'
import {emptyProject, type Project} from '../document/project.ts'
import type {Severity} from '../document/profiles/profile.ts'

/** What a person can set; the schema in `package.json` has the same names and defaults. */
export interface Settings {
  /** Globs of the documents that are postmortems; a leading `!` excludes. Empty: found by path and content. */
  readonly files: readonly string[]
  /** A profile id, or `auto`. */
  readonly profile: string
  /** Rule id → severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  /** Rule id → values of its options, not yet checked against the rule's declaration. */
  readonly ruleOptions: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** IANA name of the reader's zone, for hovers and pasted chats; empty: that of the machine. */
  readonly timeZone: string
  readonly outline: {readonly enabled: boolean}
  readonly inlayHints: {readonly enabled: boolean}
  readonly codeLens: {readonly enabled: boolean}
  /** Whether new problems wait on the line that is being typed on. */
  readonly quietWhileTyping: boolean
  /** What the project files say; not set by a person. */
  readonly project: Project
}

export const defaultSettings: Settings = {
  files: [],
  profile: 'auto',
  rules: {},
  ruleOptions: {},
  timeZone: '',
  outline: {enabled: true},
  inlayHints: {enabled: true},
  codeLens: {enabled: true},
  quietWhileTyping: true,
  project: emptyProject,
}

/** What was understood of a value from outside, and one sentence for each thing that was not. Never throws. */
export function readSettings(value: unknown): {settings: Settings; complaints: string[]} {
  const complaints: string[] = []
  if (value === undefined || value === null) return {settings: defaultSettings, complaints}
  if (!isObject(value))
    return {settings: defaultSettings, complaints: [`"postmortem" must be an object, not ${print(value)}.`]}
  const {files, profile, rules, timeZone, quietWhileTyping} = value
  return {
    settings: {
      files: readGlobs(files, complaints),
      profile: readText('profile', profile, defaultSettings.profile, complaints),
      ...readRules(rules, complaints),
      timeZone: readText('timeZone', timeZone, defaultSettings.timeZone, complaints),
      outline: readSwitch('outline', value, complaints),
      inlayHints: readSwitch('inlayHints', value, complaints),
      codeLens: readSwitch('codeLens', value, complaints),
      quietWhileTyping: readFlag('quietWhileTyping', quietWhileTyping, complaints),
      project: emptyProject,
    },
    complaints,
  }
}

const severities: ReadonlySet<unknown> = new Set<Severity | 'off'>(['error', 'warning', 'info', 'hint', 'off'])

function readGlobs(value: unknown, complaints: string[]): readonly string[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || !value.every(it => typeof it === 'string')) {
    complaints.push(`postmortem.files must be a list of globs, not ${print(value)}.`)
    return []
  }
  if (maxGlobs < value.length) {
    complaints.push(`postmortem.files has ${value.length} globs; only the first ${maxGlobs} are used.`)
  }
  return value.slice(0, maxGlobs).filter(glob => {
    const problem = globProblem(glob)
    if (problem) complaints.push(`postmortem.files: ${problem}`)
    return !problem
  })
}

function readText(name: string, value: unknown, fallback: string, complaints: string[]): string {
  if (typeof value === 'string') return value
  if (value !== undefined && value !== null) {
    complaints.push(`postmortem.${name} must be a string, not ${print(value)}.`)
  }
  return fallback
}

/** `postmortem.<name>.enabled`, which is on unless it is set to false. */
function readSwitch(name: string, settings: Record<string, unknown>, complaints: string[]): {enabled: boolean} {
  const group = settings[name]
  return {enabled: readFlag(`${name}.enabled`, isObject(group) ? group['enabled'] : undefined, complaints)}
}

/** On unless it is set to false. */
function readFlag(name: string, value: unknown, complaints: string[]): boolean {
  if (typeof value === 'boolean') return value
  if (value !== undefined && value !== null)
    complaints.push(`postmortem.${name} must be true or false, not ${print(value)}.`)
  return true
}

/** A rule is set to a severity, or to an object of its options and perhaps a `severity`. */
export function readRules(value: unknown, complaints: string[]): Pick<Settings, 'rules' | 'ruleOptions'> {
  const rules: Record<string, Severity | 'off'> = {}
  const ruleOptions: Record<string, Readonly<Record<string, unknown>>> = {}
  if (value === undefined || value === null) return {rules, ruleOptions}
  if (!isObject(value)) {
    complaints.push(`postmortem.rules must be an object that maps rules to severities, not ${print(value)}.`)
    return {rules, ruleOptions}
  }
  for (const [id, setting] of Object.entries(value)) {
    const {severity, ...options} = isObject(setting) ? setting : {severity: setting}
    if (isSeverity(severity)) rules[id] = severity
    else if (!isObject(setting) || severity !== undefined) {
      complaints.push(`postmortem.rules: "${id}" must be error, warning, info, hint or off, not ${print(severity)}.`)
    }
    if (Object.keys(options).length) ruleOptions[id] = options
  }
  return {rules, ruleOptions}
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return severities.has(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function print(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 80) ?? String(value)
}
