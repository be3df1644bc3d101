import type { Connection, WorkDoneProgressReporter } from 'vscode-languageserver';
import { message, render, type Translations } from '../language-service/text/message.ts';
import type { Timer } from './host.ts';

/** Work that takes longer than this, in milliseconds, is shown. */
const LONG = 1000;

/** What tells the editor that work in the background goes on, once it has gone on for a while. */
export function showProgress(
  { window }: Connection,
  timer: Timer,
  translations: Translations,
  canShow: boolean,
): (working: boolean) => void {
  if (!canShow) return () => undefined;
  let cancel: (() => void) | undefined;
  let shown: Promise<WorkDoneProgressReporter> | undefined;
  const begin = async (): Promise<WorkDoneProgressReporter> => {
    const reporter = await window.createWorkDoneProgress();
    reporter.begin(render(message('Reading earlier minutes'), translations));
    return reporter;
  };
  return (working) => {
    cancel?.();
    cancel = working
      ? timer.after(LONG, () => {
          shown = begin();
        })
      : undefined;
    if (working) return;
    void shown?.then((reporter) => reporter.done()).catch(() => undefined);
    shown = undefined;
  };
}
