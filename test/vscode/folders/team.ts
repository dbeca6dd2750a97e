import assert from 'node:assert/strict'
import {DiagnosticSeverity, Uri, workspace, type TextDocument, type WorkspaceFolder} from 'vscode'
import {codeOf, ownDiagnostics} from '../editor.ts'
import {until} from '../until.ts'

/** The same document is in each folder. */
export const outage = `# The shop sold nothing

## Summary

Nobody could pay on 2026-03-02, from 14:00 to 14:20 UTC; about 800 orders came late. TODO

## What customers saw

All 800 customers waited; SHOP-12, PACK-34 and RUN-56 tell of it.

## Timeline

- 14:00 UTC Outage begins
- 14:05 UTC Alert fires
- 14:20 UTC Outage ends

## Root Cause

The new version never closed its connections, because the test for that ran for less time than it takes to use them all up.

## Action Items

- [ ] Limit the connections
`

export const outageFile = 'incidents/outage.md'

/**
 *  What the project file and the settings of the shop make of the document: an error instead of a warning, a rule less.
 */
export const foundInShop = ['error doc/placeholder: TODO', 'warning action-item/missing-owner: Limit the connections']

/** What those of the warehouse do: another profile, whose sections are missing or called otherwise. */
export const foundInWarehouse = [
  'hint doc/placeholder: TODO',
  'hint section/misnamed: Action Items',
  'hint section/misnamed: Summary',
  'warning section/missing: Root Cause',
]

/** One that is open in the window. */
export function folderNamed(name: string): WorkspaceFolder {
  return workspace.workspaceFolders?.find(it => it.name === name) ?? assert.fail(`no folder ${name} is open`)
}

/** Also of a folder that is not open in the window, but lies beside the others. */
export function fileIn(folder: string, name: string): Uri {
  return Uri.joinPath(folderNamed('shop').uri, '..', folder, name)
}

export async function read(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri))
}

export async function write(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text))
}

/** Waits until exactly that is reported, by severity, rule and the text that is marked. */
export async function untilFound(document: TextDocument, expected: readonly string[]): Promise<void> {
  const seen = () => foundIn(document)
  await until(
    `what is found in ${document.uri.path}, [${expected}]`,
    () => seen().join('\n') === expected.join('\n') || undefined,
    seen,
  )
}

export function foundIn(document: TextDocument): string[] {
  return ownDiagnostics(document)
    .map(it => `${severities[it.severity]} ${codeOf(it)}: ${document.getText(it.range)}`)
    .sort()
}

const severities: Readonly<Record<DiagnosticSeverity, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
  [DiagnosticSeverity.Hint]: 'hint',
}
