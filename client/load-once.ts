/** Something that takes long to load, and may fail to load. */
export interface Loaded<T> {
  /** Loads it once and shares it among all callers; after a failure, the next call loads it again. */
  get(): Promise<T>
  /** What is loaded or being loaded. */
  current(): Promise<T> | undefined
  /** Makes the next call of `get` load it again. */
  forget(): void
}

export function loadOnce<T>(load: () => Promise<T>): Loaded<T> {
  let current: Promise<T> | undefined
  const forget = () => {
    current = undefined
  }
  return {
    get: () =>
      (current ??= load().catch(error => {
        forget()
        throw error
      })),
    current: () => current,
    forget,
  }
}
