import * as vscode from 'vscode';

/** The minutes that a row of the Meetings view stands for; undefined where the argument is no such row. */
export function meetingOf(argument: unknown): vscode.Uri | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { kind, id } = argument as Record<string, unknown>;
  return kind === 'meeting' && typeof id === 'string' ? vscode.Uri.parse(id) : undefined;
}
