import type {FileAnswer, ReadFileParams} from '../server/protocol/requests.ts'

/** How an editor reads one file. */
export interface EditorFile {
  /** In bytes. */
  size(): Promise<number>
  content(): Promise<Uint8Array>
}

/** Answers the server's request for a file. A file that is too long is not read, or at least not sent. */
export async function answerWithFile({size, content}: EditorFile, {maxBytes}: ReadFileParams): Promise<FileAnswer> {
  try {
    const bytes = await size()
    if (maxBytes < bytes) return bytes
    // The size may be unknown, or the file may have grown.
    const read = await content()
    return maxBytes < read.byteLength ? read.byteLength : new TextDecoder().decode(read)
  } catch {
    return null
  }
}
