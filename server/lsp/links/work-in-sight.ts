import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  type ProgressToken,
  ResponseError,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { type Message, render, type Translations } from '../../language-service/text/message.ts';
import { recordOf } from '../../language-service/text/record-of.ts';
import { aborted } from '../../links/aborted.ts';
import type { Clock } from '../host.ts';

interface Sight {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly translations: Translations;
  /** What goes on. */
  readonly title: Message;
  /** How far it is. */
  readonly step: (done: number, all: number) => Message;
  /** Where the editor made a place for progress; else it is asked for one. */
  readonly workDoneToken: ProgressToken | undefined;
  /** Whether the editor shows what it did not ask to show. */
  readonly canShow: boolean;
  /** Whether the user wants no more. */
  readonly token: CancellationToken;
  /** Says that nobody may go on. */
  readonly withdrawn?: AbortSignal;
}

/** Hears how many of all are done. */
type Show = (done: number, all: number) => void;

/** Steps follow each other after so many milliseconds. */
const STEP = 100;

/**
 * Does work that asks the web, shows how far it is, and lets the user end it, who is not kept waiting then: the answer is an error at
 * once. Rejects as the work does.
 */
export async function workInSight<Result>(
  sight: Sight,
  work: (signal: AbortSignal, show: Show) => Promise<Result>,
): Promise<Result | ResponseError<void>> {
  const stop = new AbortController();
  const cancel = (): void => stop.abort();
  const signal = sight.withdrawn ? AbortSignal.any([stop.signal, sight.withdrawn]) : stop.signal;
  const listening = sight.token.onCancellationRequested(cancel);
  const progress = showProgress(sight, cancel);
  try {
    const done = await Promise.race([work(signal, progress.show), aborted(signal)]);
    return done === undefined || signal.aborted
      ? new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled')
      : done;
  } finally {
    progress.end();
    listening.dispose();
  }
}

function showProgress(
  { connection, clock, translations, title, step, workDoneToken, canShow }: Sight,
  cancel: () => void,
): { readonly show: Show; readonly end: () => void } {
  let reporter: WorkDoneProgressReporter | undefined;
  let isOver = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  const begin = (begun: WorkDoneProgressReporter & { readonly token?: CancellationToken }): void => {
    begun.begin(render(title, translations), 0, undefined, true);
    begun.token?.onCancellationRequested(cancel);
    if (isOver) begun.done();
    else reporter = begun;
  };
  if (workDoneToken !== undefined) begin(connection.window.attachWorkDoneProgress(workDoneToken));
  else if (canShow) connection.window.createWorkDoneProgress().then(begin, () => undefined);
  return {
    show(done, all) {
      const now = clock.now();
      if (!reporter || isOver || (now - shownAt < STEP && done < all)) return;
      shownAt = now;
      reporter.report(Math.floor((100 * done) / all), render(step(done, all), translations));
    },
    end() {
      isOver = true;
      reporter?.done();
    },
  };
}

/** The place that the editor made for progress, as it stands in the parameters of a request, or the first of them. */
export function workDoneTokenIn(params: unknown): ProgressToken | undefined {
  const { workDoneToken } = recordOf(Array.isArray(params) ? params[0] : params);
  return typeof workDoneToken === 'string' || typeof workDoneToken === 'number' ? workDoneToken : undefined;
}
