import {
  Disposable,
  EventEmitter,
  FileSystemError,
  FileType,
  Uri,
  window,
  workspace,
  type FileChangeEvent,
  type FileSystemProvider,
} from 'vscode'
import {closeEditors, untilProblems} from './editor.ts'
import {shopOutage} from './shop-outage.ts'

describe('a workspace without a disk', () => {
  let registered: Disposable

  before(
    () =>
      void (registered = workspace.registerFileSystemProvider(
        'vscode-vfs',
        inMemory({
          '/incidents/shop.md': shopOutage.replace('## Timeline', '## Ablauf'),
          '/incidents/.postmortemrc.yaml': `profiles:
  acme:
    extends: generic
    rename: {timeline: Ablauf}
    forbid: [impact]
profile: acme
`,
        }),
        {isReadonly: true},
      )),
  )
  after(() => registered.dispose())
  afterEach(closeEditors)

  it('has its project file read by the editor', async () => {
    const {document} = await window.showTextDocument(Uri.parse('vscode-vfs://test/incidents/shop.md'))
    await untilProblems(document, 'section/forbidden: Impact')
  })
})

/** A file system of these files alone, by their paths. */
function inMemory(files: Readonly<Record<string, string>>): FileSystemProvider {
  const contentOf = ({path}: Uri) => new TextEncoder().encode(files[path])
  const refuse = () => {
    throw FileSystemError.NoPermissions()
  }
  return {
    onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
    watch: () => new Disposable(() => {}),
    stat(uri) {
      if (files[uri.path] === undefined) throw FileSystemError.FileNotFound(uri)
      return {type: FileType.File, ctime: 0, mtime: 0, size: contentOf(uri).length}
    },
    readFile(uri) {
      if (files[uri.path] === undefined) throw FileSystemError.FileNotFound(uri)
      return contentOf(uri)
    },
    readDirectory: () => Object.keys(files).map(it => [it.slice(1), FileType.File]),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  }
}
