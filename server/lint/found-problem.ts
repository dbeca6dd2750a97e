import type {Fix} from '../edit/fix.ts'
import type {LintResult} from './types.ts'
import type {Severity} from '../document/profiles/profile.ts'
import type {Problem} from '../rules/rule.ts'
import type {Span} from '../text/span.ts'

/**
 * A problem at its place in the document, whose fixes are made when somebody first asks for them: most are never looked
 * at.
 */
export class FoundProblem implements LintResult {
  readonly ruleId: string
  readonly severity: Severity
  readonly span: Span
  readonly message: string
  readonly related: Problem['related']
  private readonly make: (found: Problem) => readonly Fix[] | undefined
  private made: readonly Fix[] | undefined

  constructor(
    ruleId: string,
    severity: Severity,
    {span, message, related}: Omit<Problem, 'fixes'>,
    make: (found: Problem) => readonly Fix[] | undefined,
  ) {
    this.ruleId = ruleId
    this.severity = severity
    this.span = span
    this.message = message
    this.related = related
    this.make = make
  }

  get fixes(): readonly Fix[] {
    return (this.made ??= this.make(this) ?? [])
  }
}
