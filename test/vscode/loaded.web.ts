import assert from 'node:assert/strict'
import {extensions, Uri} from 'vscode'

/**
 * Whether the language client was asked for, beside the extension itself: the host of a window in a browser keeps
 * account of that.
 */
export async function isClientLoaded(): Promise<boolean> {
  const {extensionUri} = extensions.getExtension('postmortem.postmortem') ?? assert.fail('the extension is there')
  const files = await (await fetch(Uri.joinPath(extensionUri, 'asked.txt').toString(true), {cache: 'no-store'})).text()
  assert.ok(files.includes('dist/extension-web.js'), 'the extension itself is loaded')
  return files.includes('dist/client-web.js')
}
