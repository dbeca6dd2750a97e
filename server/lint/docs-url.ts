/** Where a rule is explained. */
export function docsUrl(ruleId: string): string {
  return `https://github.com/postmortem-tools/postmortem/blob/main/docs/rules.md#${ruleId.replace('/', '')}`
}
