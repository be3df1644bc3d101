import * as vscode from 'vscode';

/**
 * The least that GitHub gives a token for: reading what is public. A sign-in that is there already serves as well, once the user
 * has let this extension use it.
 */
const scopes: readonly string[] = [];

/**
 * The token of the user's sign-in to GitHub. With `ask` the editor asks for it, which only follows an act of the user's; without,
 * nothing is shown. Empty where there is none, or the user wants none.
 */
export async function gitHubToken(
  params: unknown,
  log: vscode.LogOutputChannel,
): Promise<{ token?: string }> {
  const ask = isAsking(params);
  try {
    const session = await vscode.authentication.getSession(
      'github',
      scopes,
      ask
        ? { createIfNone: { detail: vscode.l10n.t('It shows the titles of issues and pull requests.') } }
        : { silent: true },
    );
    return session === undefined ? {} : { token: session.accessToken };
  } catch (error) {
    // That the user refuses comes as an error, too, and needs no answer.
    log.info(`No sign-in to GitHub: ${error instanceof Error ? error.message : String(error)}`);
    return {};
  }
}

function isAsking(params: unknown): boolean {
  return typeof params === 'object' && params !== null && 'ask' in params && params.ask === true;
}
