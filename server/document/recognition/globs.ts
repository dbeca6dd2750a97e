import picomatch from 'picomatch'

/** Whether a path fits the glob; one that begins with neither `/` nor `**` fits below any folder. */
export function matchesGlob(path: string, glob: string): boolean {
  const globs = glob.startsWith('/') || glob.startsWith('**') ? [glob] : [glob, `**/${glob}`]
  return picomatch.isMatch(path, globs, {dot: true, nocase: true})
}
