/**
 * A regular expression that is written over several lines: line breaks, and the spaces after them, are not part of it.
 * For constants of a module; it is as fast as a literal only once it is made.
 * @param flags those of `RegExp`
 */
export function regex(flags: string): (strings: TemplateStringsArray) => RegExp {
  return ({raw}) => new RegExp(raw.join('').replace(/\n */g, ''), flags)
}
