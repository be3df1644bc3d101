import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, WorkDoneProgress } from 'vscode-languageserver';
import type { CompletionList, Hover, MarkupContent } from 'vscode-languageserver-types';
import type { LookedUp } from '../../server/lsp/github/serve-references.ts';
import { nodeGitHub } from '../../server/lsp/node/node-git-hub.ts';
import { startAsking } from '../support/asking.ts';
import { type Editor, openEditor, type TestHost, testHost } from '../support/editor.ts';
import { type GitHubServer, issueJson, startGitHubServer } from '../support/github-server.ts';
import { CLEAN } from '../support/samples.ts';

const TOKEN = 'gho_neverToBeSeenAnywhere';
const uri = 'file:///notes/2023-08-24.md';
const text = CLEAN.replace('快照：完成', '快照：#3101，other/thing#7，完成');
const one = '/repos/opencurve/curve/issues/3101';
const merged = { title: 'Mend all', pull: true, state: 'closed', merged: '2023-08-20T01:00:00Z' };

let server: GitHubServer;
const asking = startAsking();
beforeEach(async () => {
  // The first question waits for no thread.
  await asking.call('keep', undefined);
  server = await startGitHubServer({ [one]: { json: issueJson('opencurve/curve', 3101, merged) } });
});
afterEach(() => server[Symbol.asyncDispose]());

interface Opened {
  readonly editor: Editor;
  readonly host: TestHost;
  /** The questions for a token, in their order. */
  readonly tokens: unknown[];
  hover(words?: string): Promise<string>;
}

/** An editor with the minutes open; `signIn` is what it answers to the question for a token. */
async function start(
  options: Record<string, unknown> = { github: true },
  signIn: () => object = () => ({ token: TOKEN }),
  env: Record<string, string> = {},
): Promise<Opened> {
  const gitHub = nodeGitHub(asking, {
    userAgent: 'minutes-test',
    env,
    base: server.base,
    allowHosts: [server.host],
  });
  const host = { ...testHost({ [uri]: text }), gitHub };
  const editor = await openEditor(host, { initializationOptions: options });
  onTestFinished(() => editor.end());
  const tokens: unknown[] = [];
  editor.connection.onRequest('minutes/githubToken', (params) => {
    tokens.push(params);
    return signIn();
  });
  await editor.open(uri, text);
  return {
    editor,
    host,
    tokens,
    async hover(words = '#3101') {
      const lines = text.slice(0, text.indexOf(words) + 1).split('\n');
      const position = { line: lines.length - 1, character: lines.at(-1)!.length };
      const found = await editor.request<Hover | null>('textDocument/hover', {
        textDocument: { uri },
        position,
      });
      return (found?.contents as MarkupContent | undefined)?.value ?? '';
    },
  };
}

const spentUntil = (time: number) => ({
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(Math.ceil(time / 1000)),
});

const lookUp = ({ editor }: Opened, argument: unknown = { uri }) =>
  editor.request<LookedUp>('workspace/executeCommand', {
    command: 'minutes.lookUpReferences',
    arguments: [argument],
  });

describe('a hover on a number', () => {
  it('asks GitHub with the user’s sign-in, and nobody to sign in', async () => {
    const opened = await start();
    expect(server.questions).toEqual([]);
    const told = await opened.hover();
    expect(told).toContain('Mend all');
    expect(told).toContain('merged on 2023-08-20');
    expect(opened.tokens).toEqual([{ ask: false }]);
    expect(server.questions.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`]);
    await opened.hover();
    expect(server.questions).toHaveLength(1);
    expect(opened.editor.heard.log.join()).not.toContain(TOKEN);
  });

  it('asks for nothing elsewhere', async () => {
    const opened = await start();
    await opened.hover('完成');
    expect([opened.tokens, server.questions]).toEqual([[], []]);
  });

  it('waits for a second at most, and has the answer the next time', async () => {
    let answer = (_: object): void => undefined;
    const later = new Promise<object>((resolve) => {
      answer = resolve;
    });
    let arrived = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    server.replies.set(one, async () => {
      arrived();
      return { json: await later };
    });
    const opened = await start();
    const first = opened.hover();
    await asked;
    await opened.host.advance(1000);
    expect(await first).not.toContain('Mend all');
    const second = opened.hover();
    answer(issueJson('opencurve/curve', 3101, merged));
    expect(await second).toContain('Mend all');
    expect(server.questions).toHaveLength(1);
    expect(opened.editor.heard.refreshes).toBeGreaterThan(0);
  });

  it('says nothing more when the user has signed out', async () => {
    let isSignedIn = true;
    const opened = await start({ github: true }, () => (isSignedIn ? { token: TOKEN } : {}));
    expect(await opened.hover()).toContain('Mend all');
    isSignedIn = false;
    expect(await opened.hover()).not.toContain('Mend all');
  });
});

describe('without a token', () => {
  it.each([
    ['nobody is signed in', { github: true }, {}],
    ['the editor knows none', {}, { GITHUB_TOKEN: TOKEN }],
    ['the environment has none', { githubFromEnv: true }, {}],
    ['the workspace is not trusted', { github: true, trusted: false }, {}],
  ])('nothing is asked: %s', async (_, options, env) => {
    const opened = await start(options, () => ('trusted' in options ? { token: TOKEN } : {}), env);
    await opened.hover();
    await expect(lookUp(opened)).rejects.toThrow(/sign-in|trusted/);
    expect(server.questions).toEqual([]);
  });

  it('that of the environment is taken where the editor says so', async () => {
    const opened = await start({ githubFromEnv: true }, undefined, { GITHUB_TOKEN: TOKEN });
    expect(await opened.hover()).toContain('Mend all');
    expect(opened.tokens).toEqual([]);
  });

  it('what the editor gives that is none is not sent', async () => {
    const opened = await start({ github: true }, () => ({ token: 'a\r\nx-more: b' }));
    await opened.hover();
    expect(server.questions).toEqual([]);
  });
});

describe('the command that looks up all', () => {
  it('has the user sign in, and answers how much is known', async () => {
    const opened = await start({ github: true, commands: ['minutes.lookUpReferences'] });
    const answer = await lookUp(opened);
    expect(opened.tokens).toEqual([{ ask: true }]);
    expect(server.questions.map(({ path }) => path)).toEqual(
      expect.arrayContaining([one, '/repos/other/thing/issues/7']),
    );
    expect(answer.total).toBe(server.questions.length);
    expect(answer).toMatchObject({
      known: 1,
      words: `GitHub knows 1 of ${answer.total} issues and pull requests.`,
    });
    expect(await opened.hover('other/thing#7')).toContain('GitHub shows nothing here');
  });

  it('shows pull requests that the minutes say are in review', async () => {
    const opened = await start();
    await opened.editor.replace(uri, '，other/thing#7，完成', ' review中，完成');
    await opened.host.advance(5000);
    expect(await opened.editor.rules(uri)).not.toContain('reference-merged');
    await lookUp(opened);
    expect(opened.editor.heard.refreshes).toBeGreaterThan(0);
    expect(await opened.editor.rules(uri)).toContain('reference-merged');
  });

  it('says why GitHub tells nothing more', async () => {
    server.replies.set(one, { status: 403, headers: spentUntil(Date.now() + 3_600_000) });
    const opened = await start();
    const { words } = await lookUp(opened);
    expect(words).toMatch(
      /^GitHub knows 0 of \d+ issues and pull requests\. GitHub answers no more questions until/,
    );
  });

  it('is let go of at once, and shows how far it is', async () => {
    let arrived = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    server.replies.set(one, () => {
      arrived();
      return new Promise<never>(() => undefined);
    });
    const opened = await start();
    const steps: string[] = [];
    opened.editor.connection.onProgress(WorkDoneProgress.type, 'work', (step) => void steps.push(step.kind));
    const source = new CancellationTokenSource();
    const params = { command: 'minutes.lookUpReferences', arguments: [{ uri }], workDoneToken: 'work' };
    const answer = opened.editor.connection.sendRequest('workspace/executeCommand', params, source.token);
    await asked;
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    await opened.editor.settle();
    expect([steps[0], steps.at(-1)]).toEqual(['begin', 'end']);
  });

  it('is offered to editors that do not have it, and told that there are no minutes', async () => {
    const opened = await start();
    expect(opened.editor.result.capabilities.executeCommandProvider?.commands).toContain(
      'minutes.lookUpReferences',
    );
    await expect(lookUp(opened, { uri: 'file:///notes/none.md' })).rejects.toThrow('no minutes');
    await expect(lookUp(opened, 7)).rejects.toThrow('no minutes');
    expect(server.questions).toEqual([]);
  });
});

it('completes numbers with what changed last in the repository', async () => {
  server.replies.set('/repos/opencurve/curve/issues?state=all&sort=updated&per_page=50', {
    json: [issueJson('opencurve/curve', 3200, { title: 'Recent' })],
  });
  const opened = await start();
  await opened.editor.replace(uri, '，完成', '，见 #');
  const lines = opened.editor
    .text(uri)
    .slice(0, opened.editor.text(uri).indexOf('见 #') + 3)
    .split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)!.length };
  const ask = () =>
    opened.editor.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position });
  const { items } = await ask();
  expect(items.find(({ label }) => label === '#3200')).toMatchObject({
    labelDetails: { description: 'Recent' },
  });
  await ask();
  expect(server.questions).toHaveLength(1);
});

it('is asked by another thread where one has died, which knew for whose token its answers were', async () => {
  const thread = startAsking();
  const way = { userAgent: 'minutes-test', env: {} };
  const access = nodeGitHub(thread, { ...way, base: server.base, allowHosts: [server.host] });
  let changes = 0;
  const asker = await access.open({ changed: () => void changes++ });
  const key = 'opencurve/curve#3101';
  await asker.lookUp([key], TOKEN);
  expect([...asker.answers.keys()]).toEqual([key]);
  const order = { way, addresses: ['http://deadly.example.org/'], allowHosts: [], again: true };
  const deadly = thread.call('check', order);
  const asked = server.questions.length;
  const waiting = asker.lookUp([key, 'other/thing#7'], TOKEN);
  await expect(Promise.all([deadly, waiting])).rejects.toThrow('The thread has ended');
  await Promise.allSettled([deadly, waiting]);
  expect(asker.answers.size).toBe(0);
  await asker.lookUp([key], TOKEN);
  expect([...asker.answers.keys()]).toEqual([key]);
  expect(server.questions.length).toBeGreaterThan(asked);
  expect(changes).toBeGreaterThanOrEqual(3);
  await asker.close();
});
