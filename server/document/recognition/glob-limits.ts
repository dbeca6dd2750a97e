/** How many globs a list may have. */
export const maxGlobs = 100

/** Characters of one glob. */
export const maxGlobLength = 500
