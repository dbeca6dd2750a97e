/** How many globs a list may have. */
export const maxGlobs = 100

/** Characters. */
export const maxGlobLength = 500
