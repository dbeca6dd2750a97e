import {fstatSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {isProjectFile} from '../../config/project-file/walk.ts'
import {readStartSync} from '../regular-file.ts'
import {standardInput} from './arguments.ts'
import type {Project} from './finding.ts'
import {projectFinder} from './project.ts'
import {reasonOf} from './terminal.ts'

/** A file whose text is decoded only when somebody reads it. */
export interface Document {
  /** As it is printed. */
  readonly file: string
  readonly bytes: Buffer
  readonly project: Project
  /** Of a project file, its own place among those of `project`. */
  readonly projectUri: string | undefined
  readonly isStandardInput: boolean
}

/** How standard input is printed when nobody gives its path; compilers do the same. */
export const unnamedInput = '<stdin>'

/**
 * Reads the files that can be read.
 * @param stdinName the path of standard input; without one, the project files of the working folder apply to it
 * @param complain gets a sentence about each file that cannot be read
 */
export async function readDocuments(
  files: readonly string[],
  stdinName: string | undefined,
  complain: (message: string) => void,
): Promise<Document[]> {
  const projectOf = projectFinder()
  const documents: Document[] = []
  for (const name of files) {
    const isStandardInput = name === standardInput
    const file = isStandardInput ? (stdinName ?? unnamedInput) : name
    const bytes = isStandardInput ? await readStandardInput(complain) : readFile(file, complain)
    if (!bytes) continue
    const uri = pathToFileURL(path.resolve(file)).href
    const projectUri = isProjectFile(uri) ? uri : undefined
    const project = projectOf(file)
    documents.push({
      file,
      bytes,
      projectUri,
      isStandardInput,
      project: projectUri && isStandardInput ? withFile(project, projectUri, bytes) : project,
    })
  }
  return documents
}

function readFile(file: string, complain: (message: string) => void): Buffer | undefined {
  try {
    const bytes = readStartSync(file, maxBytes + 1)
    if (!bytes) complain(`${file} is not a regular file; use - to read a pipe from standard input.`)
    else if (maxBytes < bytes.length) complain(`${file} is larger than the limit of ${shownLimit}.`)
    else return bytes
  } catch (error) {
    complain(`Cannot read ${file}: ${reasonOf(error)}.`)
  }
  return undefined
}

/** To its end, however slowly it comes; `readFileSync(0)` fails on a pipe that has nothing yet. */
async function readStandardInput(complain: (message: string) => void): Promise<Buffer | undefined> {
  // Node.js reads a folder as if it were empty.
  if (fstatSync(0).isDirectory()) {
    complain('Standard input is a folder; name it as a path instead.')
    return undefined
  }
  const chunks: Buffer[] = []
  let length = 0
  for await (const it of process.stdin) {
    chunks.push(it as Buffer)
    length += (it as Buffer).length
    if (length <= maxBytes) continue
    complain(`Standard input is larger than the limit of ${shownLimit}.`)
    return undefined
  }
  return Buffer.concat(chunks)
}

/** Editors do not show larger documents to their extensions either. */
const maxBytes = 50_000_000
const shownLimit = '50 MB'

/** The project files with one more, or with other contents of one, in their order. */
function withFile({uris, files}: Project, uri: string, bytes: Buffer): Project {
  const texts = new Map([...files.map(it => [it.uri, it.text] as const), [uri, bytes.toString('utf8')]])
  return {uris, files: uris.filter(it => texts.has(it)).map(it => ({uri: it, text: texts.get(it) as string}))}
}
