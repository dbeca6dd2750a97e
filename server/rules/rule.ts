import type {Parts} from '../text/parts.ts'
import type {Fix} from '../edit/fix.ts'
import type {DocumentStatus, PostmortemModel} from '../document/types.ts'
import type {Profile, Severity} from '../document/profiles/profile.ts'
import type {Project} from '../document/project.ts'
import type {Sentence} from '../prose/sentences.ts'
import type {Located, Span} from '../text/span.ts'
import type {Instant} from '../time/calendar.ts'

/** The values of a rule's options, by name. */
export type Options = Readonly<Record<string, number | string | boolean | readonly string[]>>

/** A lint rule. Its file exports its documentation as `docs`. */
export interface Rule<O extends Options = Options> {
  /** `group/fault`; names what is wrong, not what to do. The file has the same name. Never renamed once released. */
  readonly id: string
  /** The severity unless profile or settings set another one. */
  readonly severity: Severity | 'off'
  /** What it is reported as in a document whose status says that it is being written, or that it is done. */
  readonly severityWhen?: Partial<Readonly<Record<DocumentStatus, Severity | 'off'>>>
  /**
   * `block`: the rule looks at one block at a time, and at where it is; it is then given the prose and the lines of one
   * block. Such a rule costs least while a person types. Other rules look at the whole document, and run again when
   * something that they read has changed.
   */
  readonly scope?: 'block'
  /**
   * For a rule that looks at blocks: one of these matches the text wherever it has a problem, so that a block without
   * the words they need is skipped.
   */
  readonly mayHold?: () => readonly RegExp[]
  /** Rules that say the same or more when they report the same words; this one is then silent there. */
  readonly yieldsTo?: readonly string[]
  /** One line without a full stop, for the table in `docs/rules.md`. */
  readonly summary: string
  /** What a person may set; a value of another type than the default's is not taken. */
  readonly options?: {readonly [K in keyof O]: {readonly default: O[K]; readonly summary: string}}
  check(model: PostmortemModel, context: RuleContext<O>): Iterable<Problem>
}

/**
 * What is written about a rule in `rules.md`, and its tests. To be written in literals: as nothing uses it at run time,
 * bundles leave it out, but they would keep what has to be called.
 */
export interface RuleDocs<O extends Options = Options> {
  /** Markdown: why a reader of the postmortem is worse off. */
  readonly why: string
  /** Where the practice is published. */
  readonly source: string
  readonly bad: readonly [Example<O>, ...Example<O>[]]
  readonly good: readonly [Example<O>, ...Example<O>[]]
}

/** A line of the text, without its end. */
export interface TextLine {
  readonly start: number
  readonly text: string
}

/**
 * A document. In `bad`, `«»` stand around each span that must be reported. `fixed` is the document after the first fix
 * of each problem.
 */
export interface Example<O extends Options = Options> {
  readonly text: string
  readonly options?: Partial<O>
  readonly fixed?: string
  /** The profile that the example is read under; found from the text when not given. */
  readonly profile?: string
}

/** What a rule may know besides the model. It reads no clock and no file. */
export interface RuleContext<O extends Options = Options> {
  /** Every option that the rule declares: as set, else its default. */
  readonly options: O
  /**
   * The document. What is read of it decides when the rule runs again; what is needed for a fix only is taken from
   * `wholeText`.
   */
  readonly text: Parts
  /** The same, for making fixes, which are made again when somebody asks for them: what is read of it is not noted. */
  readonly wholeText: string
  readonly profile: Profile
  /** What the team says of itself: its words, people, systems and tickets. */
  readonly project: Project
  readonly now: Instant
  /** The sentences of the author's prose, in order; `heading` is an index in `PostmortemModel.sections`. */
  readonly prose: readonly Sentence[]
  /** The sentences in a part of the document, at the cost of that part. */
  proseIn(span: Span): readonly Sentence[]
  /**
   * What a rule that looks at blocks has found in the document; nothing where that rule is off. For rules that look at
   * more.
   */
  found(ruleId: string): readonly Pick<Problem, 'span' | 'message'>[]
  /** The lines of the text, in order. */
  readonly lines: readonly TextLine[]
  /** The ids that comments such as `<!-- postmortem-ignore id -->` name. */
  readonly suppressed: readonly Located<string>[]
  readonly ruleIds: readonly string[]
  /** What the document would say with another text; as costly as reading the document. */
  reread(text: string): PostmortemModel
  /** Whether `span` lies in code, a link's address, HTML, a comment or front matter: text that is not prose. */
  isLiteral(span: Span): boolean
}

/** What a rule reports; all spans are offsets into the whole document, also when the rule looks at blocks. */
export interface Problem {
  readonly span: Span
  /** One sentence that says what is wrong, in the words of the document, with the values seen. */
  readonly message: string
  /** The maximum severity, when it is less severe than the rule's usual problem. */
  readonly severity?: Severity
  readonly related?: readonly {readonly span: Span; readonly message: string}[] | undefined
  /** In order of preference. */
  readonly fixes?: readonly Fix[]
}

/** Keeps the type of a rule while it is written. */
export function defineRule<const O extends Options = Options>(rule: Rule<O>): Rule {
  return rule as unknown as Rule
}
