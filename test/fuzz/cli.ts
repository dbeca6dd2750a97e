import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import fc from '../property.ts'
import {checkDocument, checkProject} from '../../server/hosts/cli/check.ts'
import type {Finding} from '../../server/hosts/cli/finding.ts'
import {projectFinder} from '../../server/hosts/cli/project.ts'
import {firstDifference} from '../first-difference.ts'
import {hostile} from '../incremental/as-fresh.ts'
import {bundle} from '../protocol.ts'
import {documentsFrom} from './documents.ts'
import {definePart, Failure, type Step} from './part.ts'
import {weighted} from './weighted.ts'

/** One of the files that are checked together. */
interface File extends Step {
  readonly name: string
  readonly text: string
}

/** The command line on a folder of random documents, with a random project file: the text of the case. */
export const cli = definePart<File>({
  name: 'cli',
  checks: 'that the command line prints what the sources find, with and without its cache',
  share: 0.05,
  cases: seeds =>
    fc.record({
      text: projectFile,
      steps: fc.array(fc.record({name, text: documentsFrom(seeds)}), {minLength: 1, maxLength: 12, size: 'max'}),
    }),
  check({text, steps}) {
    // As the command line names it, where a link leads to the folder for such files.
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'postmortem-fuzz-')))
    try {
      checkFolder(folder, writeFiles(folder, text, steps))
    } finally {
      rmSync(folder, {recursive: true})
    }
  },
})

const name = fc.constantFrom(
  'outage.md',
  'a b.md',
  'ü.md',
  '[x].md',
  '{a,b}.md',
  '2026-01-02-postmortem.md',
  'incidents/a.md',
  'README.md',
  'postmortems/b.md',
  'x;y.md',
  "it's.md",
  '-x.md',
)

const projectLines = [
  'profile: acme',
  'profile: google-sre',
  'defaultZone: CET',
  'defaultZone: Mars',
  'people: [ana, Bo Lee]',
  'profiles:\n  acme: {extends: alx, require: [glossary], rename: {timeline: Ablauf}}',
  'tolerance: 30',
  'peple: [x]',
  'rules: {section/order: loud, timeline/gap: off}',
  'rules:\n  timeline/gap: {minutes: -5}\n  no/rule: error',
  'files: ["**/*.md", "!README.md"]',
  'vocabulary: {statuses: {Fertig: final}}',
  'sections: [x]',
  '- a',
  '? : x',
  'tickets: [{pattern: "T {number}", link: "https://example.com/{number}"}]',
]

const projectLine = weighted([9, fc.constantFrom(...projectLines)], [1, fc.constantFrom(...hostile)])
const projectFile = fc.array(projectLine, {maxLength: 5}).map(it => it.map(line => `${line}\n`).join(''))

const projectName = '.postmortemrc.yaml'

/** The texts by whole paths, as they are read again: half a character is not written. */
function writeFiles(folder: string, project: string, files: readonly File[]): ReadonlyMap<string, string> {
  // The project file is looked for up to here.
  mkdirSync(path.join(folder, '.git'))
  writeFileSync(path.join(folder, projectName), project)
  const texts = new Map(files.map(it => [path.join(folder, it.name), Buffer.from(it.text).toString()]))
  for (const [file, text] of texts) {
    mkdirSync(path.dirname(file), {recursive: true})
    writeFileSync(file, text)
  }
  return texts
}

function checkFolder(folder: string, texts: ReadonlyMap<string, string>): void {
  const paths = [...texts.keys()]
  const findings = findingsIn(folder, texts)
  const code = findings.some(it => it.severity === 'error' || it.severity === 'warning') ? 1 : 0
  const cache = ['--cache', path.join(folder, '.cache')]
  for (const options of [['--no-cache'], cache, cache]) {
    const printed: unknown = JSON.parse(run(['check', '--format', 'json', ...options, ...paths], folder, code))
    const difference = firstDifference(printed, findings)
    if (difference !== undefined) throw new Failure(`the command line finds other things: ${difference}`)
  }
  const lines = run(['check', '--no-cache', ...paths], folder, code)
    .split('\n')
    .slice(0, -1)
  if (lines.length !== findings.length) throw new Failure(`there are ${findings.length} findings: ${lines.join('\n')}`)
  const odd = lines.find(it => /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(it))
  if (odd !== undefined) throw new Failure(`a control character is printed: ${JSON.stringify(odd)}`)
  const facts: readonly unknown[] = JSON.parse(run(['inspect', '--format', 'json', ...paths], folder, 0))
  if (facts.length !== paths.length) throw new Failure(`facts of other files are printed: ${facts.length}`)
  run(['inspect', ...paths], folder, 0)
}

/** What the sources find: in the project file first, as it holds for all documents. */
function findingsIn(folder: string, texts: ReadonlyMap<string, string>): Finding[] {
  const projectOf = projectFinder()
  const file = path.join(folder, projectName)
  const own = checkProject(projectOf(path.join(folder, 'any.md')))[pathToFileURL(file).href] ?? []
  return [
    ...own.map(it => ({...it, file: projectName})),
    ...[...texts].flatMap(([file, text]) => checkDocument({file, text, project: projectOf(file)}, Date.now()) ?? []),
  ]
}

/** What is printed, if the command ends with that code and does not complain. */
function run(args: readonly string[], cwd: string, code: number): string {
  const {stdout, stderr, status} = spawnSync(process.execPath, [bundle('cli.cjs'), ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 2 ** 28,
  })
  if (status !== code) throw new Failure(`"${args[0]}" ended with code ${status}, not ${code}: ${stderr}`)
  const odd = stderr.split('\n').find(it => it !== '' && !/looks? like a postmortem/.test(it))
  if (odd !== undefined) throw new Failure(`the command line complains: ${odd}`)
  return stdout
}
