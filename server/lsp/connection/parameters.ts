/** What a value must look like. A name that ends in `?` is optional; additional names are allowed. */
type Shape = 'string' | 'number' | 'object' | readonly [Shape] | {readonly [name: string]: Shape}

/**
 * Checks the parameters of a message from the client, so that its handler can rely on their types. For `initialize`,
 * malformed parts are dropped instead: a server that lacks a workspace folder is better than no server.
 * @returns the parameters to use; or `fault`, a sentence that says what is wrong
 */
export function checkParameters(method: string, params: unknown): {params?: unknown; fault?: string} {
  const shape = shapes[method] ?? (/^(?:textDocument|postmortem)\//.test(method) ? documentParams : undefined)
  if (!shape) return {params}
  const fault = faultOf(params, shape, '')
  if (fault !== undefined) return {fault}
  return {params: method === 'initialize' ? wellFormed(params as Record<string, unknown>) : params}
}

const identifier: Shape = {uri: 'string'}
const documentParams: Shape = {textDocument: identifier}
const position: Shape = {line: 'number', character: 'number'}

/** By the methods of requests and notifications. */
const shapes: Readonly<Record<string, Shape>> = {
  initialize: 'object',
  'textDocument/didOpen': {textDocument: {uri: 'string', version: 'number', text: 'string'}},
  'textDocument/didChange': {
    textDocument: {uri: 'string', version: 'number'},
    contentChanges: [{'range?': {start: position, end: position}, text: 'string'}],
  },
  'codeAction/resolve': 'object',
  'postmortem/choices': identifier,
  'postmortem/newDocument': identifier,
  'workspace/didChangeConfiguration': 'object',
  'workspace/didChangeWatchedFiles': {changes: [identifier]},
  'workspace/didChangeWorkspaceFolders': {event: {added: [identifier], removed: [identifier]}},
}

/** @param path of the value in the parameters, with dots; empty for the parameters themselves */
function faultOf(value: unknown, shape: Shape, path: string): string | undefined {
  if (value === undefined) return path === '' ? 'The parameters are missing.' : `"${path}" is missing.`
  if (typeof shape === 'string') {
    return is(value, shape) ? undefined : `${nameOf(path)} must be ${nouns[shape]}, not ${print(value)}.`
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return `${nameOf(path)} must be a list, not ${print(value)}.`
    return firstDefined(value, (it, index) => faultOf(it, shape[0], `${path}[${index}]`))
  }
  if (!is(value, 'object')) return faultOf(value, 'object', path)
  return firstDefined(Object.entries(shape), ([key, part]) => {
    const name = key.replace(/\?$/, '')
    const own = (value as Record<string, unknown>)[name]
    return own === undefined && key !== name ? undefined : faultOf(own, part, path === '' ? name : `${path}.${name}`)
  })
}

function firstDefined<T>(
  list: readonly T[],
  find: (value: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, value] of list.entries()) {
    const found = find(value, index)
    if (found !== undefined) return found
  }
  return undefined
}

const nouns = {string: 'a string', number: 'a number', object: 'an object'}

function nameOf(path: string): string {
  return path === '' ? 'The parameters' : `"${path}"`
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape)
}

function is(value: unknown, type: 'string' | 'number' | 'object'): boolean {
  return typeof value === type && value !== null && !Array.isArray(value)
}

function print(value: unknown): string {
  return JSON.stringify(value).slice(0, 80)
}

/** The parameters of `initialize` without their malformed parts. The library reads some of them itself. */
function wellFormed(params: Record<string, unknown>): Record<string, unknown> {
  const {capabilities, processId, rootUri, workspaceFolders} = params
  const isFolder = (it: unknown): boolean => faultOf(it, identifier, '') === undefined
  return {
    ...params,
    capabilities: is(capabilities, 'object') ? withObjectsOnly(capabilities as Record<string, unknown>) : {},
    processId: Number.isSafeInteger(processId) && 0 < (processId as number) ? processId : null,
    rootUri: typeof rootUri === 'string' ? rootUri : null,
    workspaceFolders: Array.isArray(workspaceFolders) ? workspaceFolders.filter(isFolder) : null,
  }
}

function withObjectsOnly(capabilities: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(capabilities).filter(([, value]) => is(value, 'object')))
}
