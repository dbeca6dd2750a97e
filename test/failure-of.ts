/** What failed and why, in one line. */
export function failureOf(test: {fullTitle(): string}, error: Error): string {
  return `${test.fullTitle()}: ${error.message.split('\n', 1)[0]}`
}
