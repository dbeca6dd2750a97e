import type {FileAnswer, ReadFileParams} from '../server/protocol/requests.ts'

/** How an editor reads one file. */
export interface EditorFile {
  /** In bytes. */
  size(): Promise<number>
  content(): Promise<Uint8Array>
}

/** Answers the server's request for a file. A file that is too long is not read. */
export async function answerWithFile({size, content}: EditorFile, {maxBytes}: ReadFileParams): Promise<FileAnswer> {
  try {
    const bytes = await size()
    return maxBytes < bytes ? bytes : new TextDecoder().decode(await content())
  } catch {
    return null
  }
}
