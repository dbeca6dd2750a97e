/** How many characters of a project file are read; those that people write have some hundreds or thousands. */
export const maxProjectFileLength = 1_000_000

/** So many bytes of UTF-8 have more characters than that: none takes more than three for each that is counted. */
export const tooManyProjectFileBytes = 3 * maxProjectFileLength + 1
