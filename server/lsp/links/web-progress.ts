import type {
  CancellationToken,
  Connection,
  ProgressToken,
  WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { type Message, render, type Translations } from '../../language-service/text/message.ts';
import { recordOf } from '../../language-service/text/record-of.ts';
import type { Clock } from '../host.ts';

/** Shows how many of all are done. */
export interface WebProgress {
  show(done: number, all: number): void;
  end(): void;
}

interface Outside {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly translations: Translations;
  /** What goes on. */
  readonly title: Message;
  /** How far it is. */
  readonly step: (done: number, all: number) => Message;
  /** Whether the editor shows what it did not ask to show. */
  readonly canShow: boolean;
  /** Called when the user wants no more. */
  readonly cancel: () => void;
}

/** Steps follow each other after so many milliseconds. */
const STEP = 100;

/** Shows in the place that the editor made for it, `workDoneToken`, else in one that it is asked for. */
export function showWebProgress(
  workDoneToken: ProgressToken | undefined,
  { connection, clock, translations, title, step, canShow, cancel }: Outside,
): WebProgress {
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
