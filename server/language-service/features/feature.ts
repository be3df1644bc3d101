import type { Position } from 'vscode-languageserver-types';
import type { GitHubQuestion } from '../github/github-question.ts';
import type { Translations } from '../text/message.ts';
import type { Client } from '../workspace/client.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A part of the LSP's `ServerCapabilities`. */
export type Capabilities = Readonly<Record<string, unknown>>;

/** The answer to one LSP request. Adding one is a file with one of these and a line in `features/index.ts`. */
export interface Feature<Params = unknown, Result = unknown> {
  /** The request, as the LSP names it. */
  readonly method: string;
  /** What is announced to a client; undefined where the feature is not offered to it. */
  capabilities(client: Client, translations: Translations): Capabilities | undefined;
  /** The tier of the index that it waits for; without it the answer is from what is known. */
  waits?(params: Params, snapshot: Snapshot): 'summaries' | 'whole' | undefined;
  /** URIs of files that are to be loaded first; `snapshot.file` then gives their texts. */
  needs?(snapshot: Snapshot, params: Params): readonly string[];
  /** What GitHub is to be asked first, if the reader has a token for it; the answer does not wait for long. */
  asks?(snapshot: Snapshot, params: Params): GitHubQuestion | undefined;
  /** Pure: equal arguments give equal answers. Undefined where there is nothing to say, as for every document that is no minutes. */
  handle(snapshot: Snapshot, params: Params): Result | undefined;
}

/** The answer to a request that cannot be fulfilled: why, in the reader's language. The editor gets it as an error and shows it. */
export interface Refusal {
  readonly refusal: string;
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refusal' in answer;
}

export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

export interface PositionParams extends DocumentParams {
  readonly position: Position;
}
