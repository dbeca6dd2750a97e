import {readdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'

/** Keeps account of the packages that get into bundles, for what their licences ask: that they go with the code. */
export function noteThirdParty() {
  /** @type {Set<string>} */
  const folders = new Set()
  return {
    /** For every bundle. @type {import('esbuild').Plugin} */
    plugin: {
      name: 'third-party',
      setup(build) {
        build.initialOptions.metafile = true
        build.onEnd(({metafile}) => {
          for (const {inputs} of Object.values(metafile?.outputs ?? {})) {
            for (const [file, {bytesInOutput}] of Object.entries(inputs)) {
              const folder = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
              if (folder && 0 < bytesInOutput) folders.add(folder)
            }
          }
        })
      },
    },

    /** After all bundles. Rejects when a package has no text of its licence. @param {string} file */
    async write(file) {
      const notices = await Promise.all([...folders].map(noticeOf))
      await writeFile(file, [preface, ...new Set(notices.sort())].join(rule))
    },
  }
}

const preface = 'Postmortem holds code of the following packages.\n'
const rule = `\n${'-'.repeat(80)}\n\n`

/** @param {string} folder of a package */
async function noticeOf(folder) {
  const {name, version, license} = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const files = (await readdir(folder)).filter(it => /^(?:licen[cs]e|notice|third-?party-?notices)\b/i.test(it)).sort()
  const hasLicence = files.some(it => /^licen/i.test(it))
  if (!hasLicence) throw new Error(`${name} has no file with its licence, and is in a bundle.`)
  const texts = await Promise.all(files.map(it => readFile(path.join(folder, it), 'utf8')))
  return `${name} ${version} (${license})\n\n${texts.map(it => it.replaceAll('\r\n', '\n').trim()).join('\n\n')}\n`
}
