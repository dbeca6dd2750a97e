import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import type {Answers} from '../protocol.ts'
import type {Program} from './session.ts'

/** What we are held against. Each may be missing: its lines are then left out. */
export interface Peers {
  readonly rumdl?: Program
  readonly vscodeMarkdown?: Program
  readonly remark?: Program
  /** Commands that check what is named behind them. */
  readonly commands: readonly Command[]
  /** A server on vscode-languageserver that can do nothing, and a script that does nothing. */
  readonly emptyServer: Program
  readonly emptyScript: string
}

export interface Command {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** Whether a thousand files take it so long that they are checked once only. */
  readonly isSlow?: boolean
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Where peers and documents are put; no part of the repository. */
export const cache = path.join(root, 'test', 'bench', '.cache')

const packages = {
  rumdl: ['rumdl@0.2.75'],
  'vscode-markdown': ['vscode-markdown-languageserver@0.5.0', 'markdown-it@14.1.0'],
  remark: [
    'unified-language-server@4.1.0',
    'remark@15.0.1',
    'remark-cli@12.0.1',
    'remark-preset-lint-recommended@7.0.1',
  ],
  markdownlint: ['markdownlint-cli2@0.22.1'],
}

/** Installs what is not there yet, each peer in a folder of its own, and builds what stands for nothing. */
export async function findPeers(isAlone: boolean): Promise<Peers> {
  const names = isAlone ? [] : (Object.keys(packages) as (keyof typeof packages)[]).filter(install)
  const has = (name: keyof typeof packages): string | undefined =>
    names.includes(name) ? path.join(cache, name) : undefined
  const [rumdl, vscodeMarkdown, remark, markdownlint] = [
    has('rumdl'),
    has('vscode-markdown'),
    has('remark'),
    has('markdownlint'),
  ]
  const binary = rumdl && rumdlBinary(rumdl)
  return {
    ...(binary && {rumdl: {name: 'rumdl', command: binary, args: ['server']}}),
    ...(vscodeMarkdown && {vscodeMarkdown: vscodeMarkdownServer(vscodeMarkdown)}),
    ...(remark && {remark: remarkServer(remark)}),
    commands: [
      ...(binary ? [{name: 'rumdl', command: binary, args: ['check', '--isolated', '--no-cache']}] : []),
      ...(rumdl
        ? [
            {
              name: 'rumdl by npm',
              command: process.execPath,
              args: [module(rumdl, 'rumdl/bin/rumdl'), 'check', '--isolated', '--no-cache'],
            },
          ]
        : []),
      ...(markdownlint
        ? [
            {
              name: 'markdownlint',
              command: process.execPath,
              args: [module(markdownlint, 'markdownlint-cli2/markdownlint-cli2-bin.mjs'), '--no-globs'],
              isSlow: true,
            },
          ]
        : []),
      ...(remark
        ? [
            {
              name: 'remark',
              command: process.execPath,
              args: [module(remark, 'remark-cli/cli.js'), '--no-stdout', '-r', path.join(remark, '.remarkrc.json')],
              isSlow: true,
            },
          ]
        : []),
    ],
    emptyServer: await buildEmptyServer(),
    emptyScript: writeEmptyScript(),
  }
}

/** Whether the peer is there now. */
function install(name: keyof typeof packages): boolean {
  const folder = path.join(cache, name)
  const isThere = packages[name].every(it =>
    existsSync(path.join(folder, 'node_modules', it.replace(/@[^@]+$/, ''), 'package.json')),
  )
  if (isThere) return true
  mkdirSync(folder, {recursive: true})
  writeFileSync(path.join(folder, 'package.json'), '{"private": true}\n')
  const {status, stderr} = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages[name]],
    {cwd: folder, encoding: 'utf8'},
  )
  if (status !== 0)
    console.error(
      `${name} could not be installed and is left out: ${stderr?.trim().split('\n')[0] ?? 'there is no npm'}`,
    )
  return status === 0
}

function module(folder: string, name: string): string {
  return path.join(folder, 'node_modules', ...name.split('/'))
}

/** Its package for this system holds it; the package `rumdl` only starts it. */
function rumdlBinary(folder: string): string | undefined {
  const scope = module(folder, '@rumdl')
  if (!existsSync(scope)) return undefined
  const binaries = readdirSync(scope)
    .flatMap(it => ['rumdl', 'rumdl.exe'].map(name => path.join(scope, it, name)))
    .filter(it => existsSync(it))
  return binaries.find(it => spawnSync(it, ['--version']).status === 0)
}

function vscodeMarkdownServer(folder: string): Program {
  const MarkdownIt = createRequire(path.join(folder, 'package.json'))('markdown-it') as new (
    options: object,
  ) => {parse(text: string, env: object): unknown}
  const markdown = new MarkdownIt({html: true})
  const read = (uri: string): string => readFileSync(fileURLToPath(uri), 'utf8')
  const answers = (textOf: (uri: string) => string | undefined): Answers => ({
    'markdown/parse': ({uri, text}) => markdown.parse(text ?? textOf(uri) ?? read(uri), {}),
    'markdown/fs/readFile': ({uri}) => [...readFileSync(fileURLToPath(uri))],
    'markdown/fs/readDirectory': ({uri}) =>
      readdirSync(fileURLToPath(uri), {withFileTypes: true}).map(it => [it.name, {isDirectory: it.isDirectory()}]),
    'markdown/fs/stat': ({uri}) =>
      existsSync(fileURLToPath(uri)) ? {isDirectory: statSync(fileURLToPath(uri)).isDirectory()} : null,
    'markdown/findMarkdownFilesInWorkspace': () => [],
  })
  const warning = {enabled: 'warning'}
  const validate = {
    enabled: true,
    referenceLinks: warning,
    fragmentLinks: warning,
    fileLinks: {enabled: 'warning', markdownFragmentLinks: 'warning'},
    ignoredLinks: [],
    unusedLinkDefinitions: {enabled: 'hint'},
    duplicateLinkDefinitions: warning,
  }
  const suggest = {paths: {enabled: true, includeWorkspaceHeaderCompletions: 'never'}}
  return {
    name: 'vscode-markdown',
    command: process.execPath,
    args: [module(folder, 'vscode-markdown-languageserver/dist/node/workerMain.js'), '--stdio'],
    answers,
    initializationOptions: {markdownFileExtensions: ['md']},
    mode: 'pull',
    maxLines: 10_000,
    sentSettings: {
      markdown: {
        server: {log: 'off'},
        preferredMdPathExtensionStyle: 'auto',
        suggest,
        occurrencesHighlight: {enabled: true},
        validate,
      },
    },
  }
}

/** What the package remark-language-server is. Its workspace is where its rules are installed. */
function remarkServer(folder: string): Program {
  writeFileSync(path.join(folder, '.remarkrc.json'), '{"plugins": ["remark-preset-lint-recommended"]}\n')
  const names = {
    configurationSection: 'remark',
    ignoreName: '.remarkignore',
    packageField: 'remarkConfig',
    pluginPrefix: 'remark',
    processorName: 'remark',
    processorSpecifier: 'remark',
    rcName: '.remarkrc',
  }
  const main = path.join(folder, 'server.mjs')
  const server = pathToFileURL(module(folder, 'unified-language-server/index.js')).href
  writeFileSync(
    main,
    `import {createUnifiedLanguageServer} from '${server}'
createUnifiedLanguageServer(${JSON.stringify(names)})
`,
  )
  return {
    name: 'remark',
    command: process.execPath,
    args: [main, '--stdio'],
    settings: {requireConfig: false},
    folder,
    maxLines: 1_000,
  }
}

async function buildEmptyServer(): Promise<Program> {
  const outfile = path.join(cache, 'empty-server.cjs')
  const contents = `
    import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
    const connection = createConnection(ProposedFeatures.all)
    connection.onInitialize(() => ({capabilities: {textDocumentSync: 2}}))
    connection.listen()
  `
  await build({
    stdin: {contents, resolveDir: root},
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'es2022',
    format: 'cjs',
    mainFields: ['module', 'main'],
  })
  return {name: 'empty server', command: process.execPath, args: [outfile, '--stdio']}
}

function writeEmptyScript(): string {
  const file = path.join(cache, 'empty.cjs')
  writeFileSync(file, '')
  return file
}
