/** Something that takes long to get, and may fail to be had. */
export interface Loaded<T> {
  /** Gets it, once for all who ask; again for the next one who asks when that failed. */
  get(): Promise<T>
  /** What is there or on its way. */
  current(): Promise<T> | undefined
  /** Makes the next one who asks get it again. */
  forget(): void
}

export function loadOnce<T>(load: () => Promise<T>): Loaded<T> {
  let current: Promise<T> | undefined
  const forget = () => {
    current = undefined
  }
  return {
    get: () => current ??= load().catch(error => {
      forget()
      throw error
    }),
    current: () => current,
    forget,
  }
}
