import {TextDocument} from 'vscode-languageserver-textdocument'
import fc from '../property.ts'
import {firstDifference} from '../first-difference.ts'
import {change, type Change} from '../incremental/as-fresh.ts'
import {uri} from '../with-server.ts'
import {checkAnswer} from './answers.ts'
import {askedIn, methods, paramsOf, type Ask} from './ask.ts'
import {clients, settings} from './clients.ts'
import {documentsFrom} from './documents.ts'
import {definePart, Failure, type Step} from './part.ts'
import {startSession, type Session} from './session.ts'
import {weighted} from './weighted.ts'

/** The indexes of what the client can do and of its settings; in the first step only. */
interface Client extends Step {
  readonly client: number
  readonly settings: number
}

type Action = Client | Change | Ask

/** Random requests at random places of a document that changes, over stdio. */
export const requests = definePart<Action>({
  name: 'requests',
  checks: 'that the server answers any request without an error, in time, and for the document as it is',
  share: 0.1,
  cases: seeds =>
    fc.tuple(documentsFrom(seeds), client).chain(([text, first]) => {
      const changed = change.map((it): Change => ({...it, at: Math.floor(it.at * (text.length + 1))}))
      const action = weighted<Action>([4, askedIn(text.length)], [1, changed])
      const actions = fc.array(action, {minLength: 20, maxLength: 60, size: 'max'})
      return actions.map(steps => ({text, steps: [first, ...steps]}))
    }),
  async check({text, steps}) {
    const begun = minute()
    const own = clientOf(steps)
    const session = await startSession(clients[own.client] as object, settings[own.settings] as object)
    try {
      const document = await follow(session, text, steps)
      const difference = await differenceFromFresh(session, document, steps)
      // Answers have the time of day in them.
      if (difference !== undefined && minute() === begun) throw new Failure(difference)
      await session.stop()
    } finally {
      session.kill()
    }
    if (session.log.length) throw new Failure(`the server logged: ${session.log.join('\n')}`)
  },
})

const client = fc.record({client: fc.nat({max: clients.length - 1}), settings: fc.nat({max: settings.length - 1})})

function clientOf([first]: readonly Action[]): Client {
  return first && 'client' in first ? first : {client: 0, settings: 0}
}

function minute(): number {
  return Math.floor(Date.now() / 60_000)
}

async function follow(session: Session, text: string, steps: readonly Action[]): Promise<TextDocument> {
  let document = TextDocument.create(uri, 'markdown', 1, text)
  open(session, document)
  for (const it of steps) {
    if ('method' in it) await ask(session, document, it)
    else if ('text' in it) document = changeTo(session, document, it)
  }
  return document
}

function open(session: Session, document: TextDocument): void {
  const {version, languageId} = document
  session.notify('textDocument/didOpen', {textDocument: {uri, languageId, version, text: document.getText()}})
}

function changeTo(session: Session, document: TextDocument, {at, length, text}: Change): TextDocument {
  const range = {start: document.positionAt(at), end: document.positionAt(at + length)}
  const version = document.version + 1
  session.notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{range, text}]})
  return TextDocument.update(document, [{range, text}], version)
}

/** The answer, when it is valid. */
async function ask(session: Session, document: TextDocument, step: Ask): Promise<unknown> {
  const {method} = step
  const {result, error} = await session.ask(method, paramsOf(step, document))
  // There may be nothing to rename, or the name may be no name.
  if (error !== undefined && !(method === 'textDocument/rename' && error.startsWith('-32803'))) {
    throw new Failure(`${method} is answered with an error: ${error}`)
  }
  const asked = {method, document, position: document.positionAt(step.at)}
  checkAnswer(asked, result)
  const late = method === 'textDocument/codeAction' ? result?.find((it: {edit?: object}) => !it.edit) : undefined
  if (late) {
    const resolved = await session.ask('codeAction/resolve', late)
    checkAnswer({...asked, method: 'codeAction/resolve'}, resolved.result)
  }
  return result
}

/** After any changes, the answers are those of a document that is opened with the same text. */
async function differenceFromFresh(
  session: Session,
  document: TextDocument,
  steps: readonly Action[],
): Promise<string | undefined> {
  const asked = steps.filter(it => 'method' in it).slice(0, 4)
  const places = asked.length ? asked : [{at: 0, length: 0}]
  const all = methods.flatMap(method => places.map(({at, length}): Ask => ({at, length, method, word: 'quickfix'})))
  const answers = async (it: TextDocument): Promise<unknown[]> => {
    const list: unknown[] = []
    for (const step of all) list.push(await ask(session, it, step))
    return list
  }
  const before = await answers(document)
  session.notify('textDocument/didClose', {textDocument: {uri}})
  const fresh = TextDocument.create(uri, 'markdown', document.version, document.getText())
  open(session, fresh)
  const after = await answers(fresh)
  for (const [index, it] of before.entries()) {
    const difference = firstDifference(it, after[index])
    if (difference !== undefined) return `${all[index]?.method} differs for a new document: ${difference}`
  }
  return undefined
}
