import {transformSync} from 'esbuild'
import type {Mutant} from './mutants.ts'

/** A mutant with the number by which it is switched on. */
export interface NumberedMutant extends Mutant {
  readonly id: number
}

/**
 * JavaScript in which every mutant has a switch: `__mutant(7) ? a <= b : a < b`. Mutants may be nested; the inner ones
 * are only reached where the outer ones are off.
 */
export function instrument(source: string, mutants: readonly NumberedMutant[]): string {
  const pieces = mutants.flatMap(it => piecesOf(it, source))
  pieces.sort(byPlace)
  let text = ''
  let at = 0
  for (const piece of pieces) {
    text += source.slice(at, piece.at) + piece.text
    at = piece.at
  }
  const {code} = transformSync(text + source.slice(at), {
    loader: 'ts',
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: {compilerOptions: {verbatimModuleSyntax: true}},
  })
  return code.replace(/(\bfrom |\bimport |\bimport\()"(\.[^"\n]{1,200})\.ts"/g, '$1"$2.js"')
}

interface Piece {
  readonly id: number
  readonly at: number
  readonly isOpening: boolean
  /** Length of the host. */
  readonly reach: number
  readonly text: string
}

/** At one offset, ends come before beginnings; inner mutants end first, and outer ones begin first. */
function byPlace(a: Piece, b: Piece): number {
  const inward = b.reach - a.reach || a.id - b.id
  return a.at - b.at || Number(a.isOpening) - Number(b.isOpening) || (a.isOpening ? inward : -inward)
}

function piecesOf({id, start, end, text, host}: NumberedMutant, source: string): [Piece, Piece] {
  const mutated = source.slice(host.start, start) + text + source.slice(end, host.end)
  // Without a semicolon before it, a statement that begins with a bracket would go on with the line above.
  const [open, close] =
    host.form === 'statements'
      ? [`if (__mutant(${id})) {} else {`, '}']
      : [`${host.form === 'opening' ? 'void ' : ''}(__mutant(${id}) ? (${mutated}) : (`, '))']
  const reach = host.end - host.start
  return [
    {id, at: host.start, isOpening: true, reach, text: open},
    {id, at: host.end, isOpening: false, reach, text: close},
  ]
}
