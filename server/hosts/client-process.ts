/**
 * What `process.kill` does, except that signal 0 finds a process of another user as well. With that signal,
 * vscode-languageserver looks whether the client is still there, and takes any error for its end.
 */
export function findingOtherUsers(kill: typeof process.kill): typeof process.kill {
  return (id, signal) => {
    try {
      return kill(id, signal)
    } catch (error) {
      if (signal === 0 && (error as NodeJS.ErrnoException).code === 'EPERM') return true
      throw error
    }
  }
}
