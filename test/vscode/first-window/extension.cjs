// VS Code opens the walkthrough of an extension when a person installs it, but not that of one under development.
const {commands, TabInputText, Uri, window, workspace} = require('vscode')

exports.activate = async function () {
  const [folder] = workspace.workspaceFolders ?? []
  const isReopened = window.tabGroups.all.some(it => it.tabs.some(tab => tab.input instanceof TabInputText))
  if (!folder || isReopened) return
  await window.showTextDocument(Uri.joinPath(folder.uri, 'incident-with-findings.md'), {preview: false})
  await commands.executeCommand('workbench.action.openWalkthrough', 'postmortem.postmortem#write', true)
  // The commands are for the document that has the focus.
  await commands.executeCommand('workbench.action.focusFirstEditorGroup')
}
