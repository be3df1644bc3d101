import type {
  CancellationToken,
  Connection,
  ProgressToken,
  WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { message, render, type Translations } from '../../language-service/text/message.ts';
import type { Clock } from '../host.ts';

/** Shows how many links are judged. */
export interface LinkProgress {
  show(done: number, all: number): void;
  end(): void;
}

interface Outside {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly translations: Translations;
  /** Whether the editor shows what it did not ask to show. */
  readonly canShow: boolean;
  /** Called when the user wants no more. */
  readonly cancel: () => void;
}

/** Steps follow each other after so many milliseconds. */
const STEP = 100;

/** Shows in the place that the editor made for it, `workDoneToken`, else in one that it is asked for. */
export function showLinkProgress(
  workDoneToken: ProgressToken | undefined,
  { connection, clock, translations, canShow, cancel }: Outside,
): LinkProgress {
  let reporter: WorkDoneProgressReporter | undefined;
  let isOver = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  const begin = (begun: WorkDoneProgressReporter & { readonly token?: CancellationToken }): void => {
    begun.begin(render(message('Checking links'), translations), 0, undefined, true);
    begun.token?.onCancellationRequested(cancel);
    if (isOver) begun.done();
    else reporter = begun;
  };
  if (workDoneToken !== undefined) begin(connection.window.attachWorkDoneProgress(workDoneToken));
  else if (canShow) connection.window.createWorkDoneProgress().then(begin, () => undefined);
  return {
    show(done, all) {
      const now = clock.now();
      if (!reporter || (now - shownAt < STEP && done < all)) return;
      shownAt = now;
      reporter.report(
        Math.floor((100 * done) / all),
        render(message('{0} of {1} links', done, all), translations),
      );
    },
    end() {
      isOver = true;
      reporter?.done();
    },
  };
}
