import * as vscode from 'vscode';

export interface DayQuestion {
  readonly title: string;
  /** What stands there at first; `yyyy-MM-dd`, or nothing. */
  readonly value: string;
  /** What is told of a day that exists, where something is. */
  readonly remark?: (day: string) => string | undefined;
}

/** Asks for a day of the calendar; `yyyy-MM-dd`, or undefined when the user changed their mind. */
export async function askForDay({ title, value, remark }: DayQuestion): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('The date, as 2023-08-24'),
    value,
    // The day of the month is what usually changes.
    valueSelection: [Math.max(value.length - 2, 0), value.length],
    validateInput: (typed) => {
      const day = typed.trim();
      if (!isDay(day)) return vscode.l10n.t('Write a date that exists, as 2023-08-24.');
      const message = remark?.(day);
      return message === undefined
        ? undefined
        : { message, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return answer?.trim();
}

function isDay(words: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(words)) return false;
  const time = Date.parse(`${words}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(words);
}
