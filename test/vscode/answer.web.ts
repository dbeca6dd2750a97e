import {extensions, Uri} from 'vscode'

/** A window in a browser has no disk: its host answers below the address of the extension. */
export async function readAnswer(id: number): Promise<string | undefined> {
  const extension = extensions.getExtension('postmortem.postmortem')
  if (!extension) return undefined
  const response = await fetch(Uri.joinPath(extension.extensionUri, 'answers', `${id}.txt`).toString(true))
  return response.ok ? response.text() : undefined
}
