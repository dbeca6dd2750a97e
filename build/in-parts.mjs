import {mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {build} from 'esbuild'

/**
 * Bundles a program so that some of its modules are not read before one of their functions is called. The sources know nothing of it: what
 * imports such a module gets functions of the same names, which read the part that it is in and go on there.
 *
 * A module of ours exists once: what a part needs of the program is handed to it when it is read.
 * @param options those of esbuild for the program
 * @param parts name → the modules that are in it; they export functions and types only
 * @param read how the host reads a part: an expression with `name` in it, whose value takes what is shared
 * @param give what stands before that value in the file of a part
 * @param library the name of a package that parts import, and the program as well: they share one copy
 */
export async function buildInParts(options, parts, {read, give, outfile}, library) {
  const files = new Map(Object.entries(parts).flatMap(([name, modules]) => modules.map(it => [path.resolve(it), name])))
  const given = shared => [...library ? ['library'] : [], ...shared.map(it => it.key)]
  const loaderOf = shared => `
    ${library ? `import * as library from '${library}'` : ''}
    ${shared.map(({file, name, key}) => `import {${name} as ${key}} from ${JSON.stringify(file)}`).join('\n')}
    const parts = {}
    export const load = name => parts[name] ??= (${read})({load, ${given(shared)}})
  `
  const bundle = (shared, write) =>
    build({...options, write, metafile: true, plugins: [stubs(files, loaderOf(shared)), ...options.plugins]})
  const {metafile} = await bundle([], false)
  const inputs = Object.keys(metafile.inputs).map(it => path.resolve(it)).filter(it => it.endsWith('.ts') && !files.has(it)).sort()
  const known = new Map(await Promise.all(inputs.map(async it => [it, namesIn(await readFile(it, 'utf8'))])))

  const needed = await Promise.all(Object.entries(parts).map(async ([part, modules]) => {
    const others = new Map([...files].filter(([, it]) => it !== part))
    const {outputFiles: [file], ...built} = await build({
      ...options, entryPoints: undefined, outfile: outfile(part), format: 'iife', globalName: 'part', write: false,
      stdin: {contents: modules.map(it => `export * from ${JSON.stringify(path.resolve(it))}`).join('\n'), resolveDir: process.cwd()},
      banner: {js: `${give}shared=>{`}, footer: {js: 'return part}'},
      plugins: [stubs(others, 'export const {load} = shared'), taken(known, library), ...options.plugins],
    })
    return {file, keys: file.text.match(/\bshared\.m\d+_\d+/g) ?? []}
  }))
  const keys = [...new Set(needed.flatMap(it => it.keys.map(key => key.slice('shared.'.length))))].sort()
  await bundle(keys.map(key => {
    const [, index, position] = /^m(\d+)_(\d+)$/.exec(key)
    const [file, names] = [...known][index]
    return {key, name: names[position], file}
  }), true)
  for (const {file} of needed) {
    await mkdir(path.dirname(file.path), {recursive: true})
    await writeFile(file.path, file.contents)
  }
}

/**
 * In place of modules that are read later.
 * @param files path → the part that it is in
 * @param loader the source of a module that exports `load`, which gives a part by its name
 */
export function stubs(files, loader) {
  return {
    name: 'stubs',
    setup(build) {
      build.onResolve({filter: /^parts$/}, () => ({path: 'parts', namespace: 'parts'}))
      build.onLoad({filter: /.*/, namespace: 'parts'}, () => ({contents: loader, resolveDir: process.cwd()}))
      build.onLoad({filter: /\.ts$/}, async ({path: file}) => {
        const part = files.get(file)
        if (part === undefined) return undefined
        const source = await readFile(file, 'utf8')
        const other = /^export (?!function\b|interface\b|type\b).*/m.exec(source)
        if (other) throw new Error(`${file} cannot be read later, as it exports more than functions: ${other[0]}`)
        const functions = namesIn(source).map(it => `export function ${it}(...args) { return load('${part}').${it}(...args) }`)
        return {contents: `import {load} from 'parts'\n${functions.join('\n')}`, resolveDir: path.dirname(file)}
      })
    },
  }
}

/**
 * In place of modules that the program has: what it hands over, by the numbers of the module and of what it exports. Only what is needed
 * stays in the part.
 * @param known path → the names of what the module exports
 */
function taken(known, library) {
  const paths = [...known.keys()]
  return {
    name: 'taken',
    setup(build) {
      build.onResolve({filter: /^[a-z]/}, ({path}) => path === library ? {path, namespace: 'library'} : undefined)
      build.onLoad({filter: /.*/, namespace: 'library'}, () => ({contents: 'module.exports = shared.library'}))
      build.onLoad({filter: /\.ts$/}, ({path: file}) => {
        const index = paths.indexOf(file)
        if (index < 0) return undefined
        const values = known.get(file).map((name, position) =>
          `export ${name === 'default' ? 'default' : `const ${name} =`} /* @__PURE__ */ (() => shared.m${index}_${position})()`)
        return {contents: values.join('\n')}
      })
    },
  }
}

/** Of what a module exports, all but types. */
function namesIn(source) {
  const unknown = /^export (?:\{|\*).*/m.exec(source)
  if (unknown) throw new Error(`This way of exporting is not known: ${unknown[0]}`)
  return [...source.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)|^export (default)\b/gm)].map(it => it[1] ?? it[2])
}
