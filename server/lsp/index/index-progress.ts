import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { message, render, type Translations } from '../../language-service/text/message.ts';
import type { Timer } from '../host.ts';

/** Reading that takes longer than this, in milliseconds, is shown. */
const LONG = 2000;

/** What shows how many files have been read; called without numbers when all are. `cancel` is called when the user wants no more. */
export function showIndexProgress(
  { window }: Connection,
  timer: Timer,
  translations: Translations,
  canShow: boolean,
  cancel: () => void,
): (done?: number, all?: number) => void {
  if (!canShow) return () => undefined;
  let alarm: (() => void) | undefined;
  let shown: Promise<WorkDoneProgressServerReporter> | undefined;
  let reporter: WorkDoneProgressServerReporter | undefined;
  let percent = 0;
  const begin = async (): Promise<WorkDoneProgressServerReporter> => {
    const begun = await window.createWorkDoneProgress();
    begun.begin(render(message('Reading all minutes'), translations), percent, undefined, true);
    begun.token.onCancellationRequested(cancel);
    return begun;
  };
  return (done, all) => {
    if (done === undefined || all === undefined) {
      alarm?.();
      alarm = undefined;
      void shown?.then((each) => each.done()).catch(() => undefined);
      shown = undefined;
      reporter = undefined;
      percent = 0;
      return;
    }
    alarm ??= timer.after(LONG, () => {
      const showing = begin();
      shown = showing;
      showing.then(
        (each) => {
          if (shown === showing) reporter = each;
        },
        () => undefined,
      );
    });
    const next = Math.floor((100 * done) / all);
    if (next === percent) return;
    percent = next;
    reporter?.report(percent);
  };
}
