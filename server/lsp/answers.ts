import {LSPErrorCodes, ResponseError, type CancellationToken, type ClientCapabilities} from 'vscode-languageserver'
import type {Snapshot} from '../features/snapshot.ts'
import type {SnapshotCache} from './snapshot-cache.ts'

/** Handles a request; rejects with a `ResponseError` for an answer that is an error. */
export type RequestHandler<P = any> = (params: P, token: CancellationToken) => unknown

/** A feature: computes a result from the newest snapshot of a document and the parameters of the request. */
export type Feature<P, R> = (snapshot: Snapshot, params: P, client: ClientCapabilities) => R

interface DocumentParams {
  readonly textDocument: {readonly uri: string}
}

/** Runs features on snapshots. */
export interface Answers {
  /**
   * A handler that answers `nothing` for a document that is not a postmortem, and when the feature throws.
   * If it throws a `ResponseError`, that is the answer.
   * @param name of the feature, for the log
   */
  answer<P extends DocumentParams, R>(name: string, feature: Feature<P, R>, nothing: R): RequestHandler<P>
  /** Like `answer`, but without waiting for queued changes. */
  attempt<R>(name: string, uri: string, feature: (snapshot: Snapshot) => R, nothing: R): R
}

/** @param failed called with the name of a feature that threw, and what it threw */
export function answersFrom(
  snapshots: SnapshotCache,
  client: ClientCapabilities,
  failed: (name: string, error: unknown) => void,
): Answers {
  function attempt<R>(name: string, uri: string, feature: (snapshot: Snapshot) => R, nothing: R): R {
    try {
      const snapshot = snapshots.get(uri)
      return snapshot?.model.isPostmortem ? feature(snapshot) : nothing
    } catch (error) {
      if (error instanceof ResponseError) throw error
      failed(name, error)
      return nothing
    }
  }

  return {
    attempt,
    // Features are synchronous and short, and messages are read between two requests. So a request is either cancelled
    // before it starts or not at all, and no feature takes a token.
    answer: (name, feature, nothing) => async (params, token) => {
      await snapshots.whenIdle(params.textDocument.uri)
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
      return attempt(name, params.textDocument.uri, snapshot => feature(snapshot, params, client), nothing)
    },
  }
}
