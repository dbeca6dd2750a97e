import {existsSync, readdirSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {differencesBetween, type Difference} from './differences.ts'
import {readWith, type Seen} from './seen.ts'

const usage = 'npm run compare -- OTHER_BUILD FOLDER… [--verbose]; the other build is a folder with dist/ in it'

/** Prints how many differences there are between two builds in what they say of Markdown files, wording apart. */
async function compare(other: string, folders: readonly string[], isVerbose: boolean): Promise<void> {
  const own = fileURLToPath(new URL('../../../dist', import.meta.url))
  for (const folder of folders) {
    const files = markdownBelow(folder)
    const [before, now] = await Promise.all([readWith(path.join(other, 'dist'), files), readWith(own, files)])
    const differences = files.flatMap((file, index) =>
      differencesBetween(before[index] as Seen, now[index] as Seen).map(it => ({...it, file})),
    )
    const postmortems = now.filter(it => it.facts.postmortem).length
    const changed = new Set(differences.map(it => it.file)).size
    console.log(`${folder}: ${files.length} files, ${postmortems} postmortems, ${changed} files with differences`)
    for (const [kind, count] of countKinds(differences)) console.log(`${String(count).padStart(6)} ${kind}`)
    for (const it of isVerbose ? differences : []) console.log(`${it.file}: ${it.kind}: ${it.detail}`)
  }
}

/** The most frequent first. */
function countKinds(differences: readonly Difference[]): (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const {kind} of differences) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].sort(([kind, count], [other, otherCount]) => otherCount - count || (kind < other ? -1 : 1))
}

/** Also what is installed, such as READMEs of packages; each file once, whatever links lead to it. */
function markdownBelow(folder: string): string[] {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(it => /\.(?:md|markdown)$/i.test(it))
  const files = names
    .sort()
    .map(it => path.resolve(folder, it))
    .filter(it => existsSync(it) && statSync(it).isFile())
  return [...new Map(files.map(it => [realpathSync(it), it])).values()]
}

const [other = '', ...folders] = process.argv.slice(2).filter(it => it !== '--verbose')
const isBuild = existsSync(path.join(other, 'dist', 'cli.cjs'))
if (!isBuild || folders.length === 0 || folders.some(it => !existsSync(it))) {
  console.error(usage)
  process.exit(2)
}
await compare(other, folders, process.argv.includes('--verbose'))
