/** A problem as `postmortem check --format json` prints it; lines and columns count from 1. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly fixable: boolean
}

/** A document, or a project file, as it was read. */
export interface SourceFile {
  /** As a person is told of it. */
  readonly file: string
  readonly text: string
}

/**
 *  A document with the project files that hold for it, the nearest first; the same array for all documents of a folder.
 */
export interface Work extends SourceFile {
  readonly project: Project
}

export interface Project {
  /** Where project files may be, the nearest first. */
  readonly uris: readonly string[]
  readonly files: readonly {readonly uri: string; readonly text: string}[]
}
