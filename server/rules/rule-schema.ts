import type {Options, Rule} from './rule.ts'

const severity = {type: 'string', enum: ['error', 'warning', 'info', 'hint', 'off']} as const

/**
 *  What may be set for a rule, as JSON schema: a severity, or an object with the rule's options and perhaps a severity.
 */
export function ruleSchema(rule: Rule): Record<string, unknown> {
  const markdownDescription = `${rule.summary}. Default: ${rule.severity}.`
  if (!rule.options) return {...severity, markdownDescription}
  const options = Object.entries(rule.options).map(([name, it]) => [
    name,
    {...schemaOf(it.default), default: it.default, markdownDescription: `${it.summary}.`},
  ])
  return {
    anyOf: [
      severity,
      {type: 'object', additionalProperties: false, properties: {severity, ...Object.fromEntries(options)}},
    ],
    markdownDescription,
  }
}

function schemaOf(value: Options[string]): Record<string, unknown> {
  return typeof value === 'object' ? {type: 'array', items: {type: 'string'}} : {type: typeof value}
}
