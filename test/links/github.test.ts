import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { evidenceOf } from '../../server/language-service/links/verdict-words.ts';
import { render } from '../../server/language-service/text/message.ts';
import { createGitHub, type GitHub, type GitHubOptions } from '../../server/links/github/github.ts';
import { judgeReferences } from '../../server/links/github/judge-references.ts';
import { tokenInEnv } from '../../server/links/github/token-in-env.ts';
import { fastClock } from '../support/fast-clock.ts';
import { type GitHubServer, issueJson, startGitHubServer } from '../support/github-server.ts';

const TOKEN = 'ghp_neverToBeSeenAnywhere';
const one = '/repos/group/thing/issues/1';

function openGitHub(server: GitHubServer, options: Partial<GitHubOptions> = {}): GitHub {
  const github = createGitHub({
    userAgent: 'minutes-test',
    env: {},
    base: server.base,
    allowHosts: [server.host],
    ...options,
  });
  onTestFinished(() => github.close());
  return github;
}

describe('what GitHub tells', () => {
  it('is read of issues and pull requests in every state', async () => {
    const merged = '2023-08-20T09:30:00Z';
    await using server = await startGitHubServer({
      [one]: { json: issueJson('Group/Thing', 1, { title: 'Leaks' }) },
      '/repos/group/thing/issues/2': { json: issueJson('Group/Thing', 2, { state: 'closed' }) },
      '/repos/group/thing/issues/3': { json: issueJson('Group/Thing', 3, { pull: true }) },
      '/repos/group/thing/issues/4': { json: issueJson('Group/Thing', 4, { pull: true, draft: true }) },
      '/repos/group/thing/issues/5': {
        json: issueJson('Group/Thing', 5, { pull: true, state: 'closed', merged }),
      },
    });
    const github = openGitHub(server);
    expect(github.answers.size).toBe(0);
    await github.lookUp(
      [1, 2, 3, 4, 5].map((number) => `group/thing#${number}`),
      TOKEN,
    );
    expect(github.answers.get('group/thing#1')).toEqual({
      kind: 'issue',
      repository: 'Group/Thing',
      number: 1,
      title: 'Leaks',
      state: 'open',
      author: 'somebody',
      updated: Date.parse('2023-08-20T08:00:00Z'),
      url: 'https://github.com/Group/Thing/issues/1',
    });
    const states = [...github.answers.values()].map(
      (answer) => 'kind' in answer && `${answer.kind} ${answer.state}`,
    );
    expect(states.sort()).toEqual(['issue closed', 'issue open', 'pull draft', 'pull merged', 'pull open']);
    expect(github.answers.get('group/thing#5')).toMatchObject({ closed: Date.parse(merged) });
    expect(server.questions[0]?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'user-agent': 'minutes-test',
    });
  });

  it('is asked once for whoever asks at the same time, and not again while it holds', async () => {
    await using server = await startGitHubServer({ [one]: { json: issueJson('group/thing', 1) } });
    const github = openGitHub(server);
    await Promise.all([github.lookUp(['group/thing#1'], TOKEN), github.lookUp(['group/thing#1'], TOKEN)]);
    const { answers } = github;
    await github.lookUp(['group/thing#1'], TOKEN);
    expect(server.questions).toHaveLength(1);
    expect(github.answers).toBe(answers);
  });

  it('is asked for again when it is old, and costs nothing where it is the same', async () => {
    await using server = await startGitHubServer({ [one]: { json: issueJson('group/thing', 1) } });
    const clock = fastClock(1);
    let late = 0;
    const github = openGitHub(server, { clock: { ...clock, now: () => clock.now() + late } });
    await github.lookUp(['group/thing#1'], TOKEN);
    const { answers } = github;
    late += 11 * 60_000;
    await github.lookUp(['group/thing#1'], TOKEN);
    expect(server.questions[1]?.headers['if-none-match']).toMatch(/^W\//);
    expect(github.answers).toBe(answers);
    server.replies.set(one, { json: issueJson('group/thing', 1, { title: 'Another title' }) });
    late += 11 * 60_000;
    await github.lookUp(['group/thing#1'], TOKEN);
    expect(github.answers.get('group/thing#1')).toMatchObject({ title: 'Another title' });
  });

  it('is kept until the next start without the token', async () => {
    await using server = await startGitHubServer({
      [one]: { json: issueJson('group/thing', 1, { state: 'closed' }) },
    });
    const folder = mkdtempSync(path.join(tmpdir(), 'minutes-github-'));
    const first = openGitHub(server, { folder });
    await first.lookUp(['group/thing#1', 'group/thing#2'], TOKEN);
    first.close();
    for (const name of readdirSync(folder)) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain('Words that nobody keeps');
    }
    const second = openGitHub(server, { folder });
    expect(second.answers.size).toBe(0);
    await second.lookUp(['group/thing#1'], TOKEN);
    expect(server.questions).toHaveLength(2);
    expect([...second.answers.keys()]).toEqual(['group/thing#1']);
  });

  it('is listed for a repository, once in a while', async () => {
    const list = '/repos/group/thing/issues?state=all&sort=updated&per_page=50';
    await using server = await startGitHubServer({
      [list]: {
        json: [issueJson('Group/Thing', 7), issueJson('Group/Thing', 8, { pull: true }), { odd: true }],
      },
    });
    const github = openGitHub(server);
    await Promise.all([github.lookUpRecent('Group/Thing', TOKEN), github.lookUpRecent('group/thing', TOKEN)]);
    await github.lookUp(['group/thing#7'], TOKEN);
    expect(server.questions).toHaveLength(1);
    expect([...github.answers.keys()]).toEqual(['group/thing#7', 'group/thing#8']);
  });
});

describe('what GitHub refuses', () => {
  const reset = Math.ceil(Date.now() / 1000) + 1800;
  const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
  it.each([
    ['nothing, or nothing for this account', { status: 404 }, { problem: 'not-found' }],
    ['what was deleted', { status: 410 }, { problem: 'gone' }],
    ['a token', { status: 401 }, { problem: 'no-access' }],
    [
      'a token that is not enough',
      { status: 403, json: { message: 'Resource protected by SSO' } },
      { problem: 'no-access' },
    ],
    ['too many questions', { status: 403, headers: spent }, { problem: 'rate-limited', until: reset * 1000 }],
    ['trouble of its own', { status: 502 }, { problem: 'offline' }],
    ['what is no JSON', { text: '<html>' }, { problem: 'offline' }],
  ] as const)('is told apart: %s', async (_, reply, refusal) => {
    await using server = await startGitHubServer({ [one]: reply });
    const github = openGitHub(server);
    await github.lookUp(['group/thing#1'], TOKEN);
    expect(github.answers.get('group/thing#1')).toEqual(refusal);
  });

  it('is left alone for as long as it says', async () => {
    await using server = await startGitHubServer({
      [one]: { status: 429, headers: { 'retry-after': '120' } },
      '/repos/group/thing/issues/2': { json: issueJson('group/thing', 2) },
    });
    const clock = fastClock(1);
    let late = 0;
    const now = (): number => clock.now() + late;
    const github = openGitHub(server, { clock: { ...clock, now } });
    const before = now();
    await github.lookUp(['group/thing#1'], TOKEN);
    await github.lookUp(['group/thing#2'], TOKEN);
    expect(server.questions).toHaveLength(1);
    const refusal = github.answers.get('group/thing#2') as { until: number };
    expect(refusal.until - before).toBeGreaterThanOrEqual(120_000);
    late += 121_000;
    await github.lookUp(['group/thing#2'], TOKEN);
    expect(github.answers.get('group/thing#2')).toMatchObject({ title: 'Thing 2' });
  });

  it('does not take away what is known', async () => {
    await using server = await startGitHubServer({ [one]: { json: issueJson('group/thing', 1) } });
    const clock = fastClock(1);
    let late = 0;
    const github = openGitHub(server, { clock: { ...clock, now: () => clock.now() + late } });
    await github.lookUp(['group/thing#1'], TOKEN);
    server.replies.set(one, { status: 503 });
    late += 11 * 60_000;
    await github.lookUp(['group/thing#1'], TOKEN);
    expect(server.questions).toHaveLength(2);
    expect(github.answers.get('group/thing#1')).toMatchObject({ state: 'open' });
  });

  it('asks nothing more with a token that is not accepted, and all anew with another', async () => {
    await using server = await startGitHubServer({
      [one]: ({ headers }) =>
        headers.authorization === 'Bearer right' ? { json: issueJson('group/thing', 1) } : { status: 401 },
    });
    const github = openGitHub(server);
    await github.lookUp(['group/thing#1'], 'wrong');
    await github.lookUp(['group/thing#2'], 'wrong');
    expect(server.questions).toHaveLength(1);
    await github.lookUp(['group/thing#1'], 'right');
    expect(github.answers.get('group/thing#1')).toMatchObject({ state: 'open' });
  });
});

describe('a repository that has another name', () => {
  it('is followed, and said to have moved', async () => {
    await using server = await startGitHubServer({
      '/repositories/7/issues/1': { json: issueJson('New/Name', 1) },
    });
    server.replies.set(one, { status: 301, headers: { location: `${server.base}/repositories/7/issues/1` } });
    const github = openGitHub(server);
    await github.lookUp(['group/thing#1'], TOKEN);
    expect(github.answers.get('group/thing#1')).toEqual({ problem: 'moved', to: 'New/Name#1' });
    expect(github.answers.get('new/name#1')).toMatchObject({ title: 'Thing 1' });
  });

  it('is not followed to another host, which would get the token, nor in a circle', async () => {
    await using other = await startGitHubServer({}, '127.0.0.51');
    await using server = await startGitHubServer({
      [one]: { status: 301, headers: { location: `${other.base}/1` } },
    });
    server.replies.set('/repos/group/thing/issues/2', {
      status: 301,
      headers: { location: '/repos/group/thing/issues/2' },
    });
    const github = openGitHub(server, { allowHosts: [server.host, other.host] });
    await github.lookUp(['group/thing#1', 'group/thing#2'], TOKEN);
    expect(other.questions).toEqual([]);
    expect(github.answers.get('group/thing#1')).toEqual({ problem: 'offline' });
    expect(github.answers.get('group/thing#2')).toEqual({ problem: 'offline' });
  });
});

it('asks nothing of what is no number of a repository', async () => {
  await using server = await startGitHubServer();
  const github = openGitHub(server);
  await github.lookUpRecent('group/..', TOKEN);
  await github.lookUp(
    ['group/thing', '../../user#1', '../user#1', 'group/..#1', 'a/b/c#1', 'group/thing#x', '#1'],
    TOKEN,
  );
  expect(server.questions).toEqual([]);
});

it('does not reach into one’s own network', async () => {
  await using server = await startGitHubServer({ [one]: { json: issueJson('group/thing', 1) } });
  const github = openGitHub(server, { allowHosts: [] });
  await github.lookUp(['group/thing#1'], TOKEN);
  expect(server.questions).toEqual([]);
  expect(github.answers.get('group/thing#1')).toEqual({ problem: 'offline' });
});

describe('a link to an issue or pull request', () => {
  const page = 'https://github.com/group/thing';
  const judge = async (server: GitHubServer, urls: readonly string[]) =>
    judgeReferences(urls, openGitHub(server), TOKEN, () => 7);

  it('is right where GitHub tells of it, and not told of where nobody can tell', async () => {
    await using server = await startGitHubServer({
      [one]: { json: issueJson('group/thing', 1) },
      '/repos/group/thing/issues/3': { status: 502 },
    });
    const urls = [
      `${page}/issues/1#issuecomment-5`,
      `${page}/pull/2/files`,
      `${page}/issues/3`,
      `${page}/commit/1a2b3c4`,
    ];
    const verdicts = await judge(server, urls);
    expect([...verdicts.keys()]).toEqual([`${page}/issues/1`, `${page}/pull/2/files`]);
    expect(verdicts.get(`${page}/issues/1`)).toMatchObject({ state: 'ok', at: 7 });
    const hidden = verdicts.get(`${page}/pull/2/files`)!;
    expect(hidden).toMatchObject({ state: 'unknown', reason: 'not-shown' });
    expect(render(evidenceOf(hidden, 'UTC'))).toBe(
      'It cannot be told whether the page is there: the host does not show it, since it is not there or private.',
    );
  });

  it('leads to the repository’s new name', async () => {
    await using server = await startGitHubServer({
      [one]: { json: issueJson('New/Name', 1, { pull: true }) },
    });
    const verdicts = await judge(server, [`${page}/pull/1/files`]);
    expect(verdicts.get(`${page}/pull/1/files`)).toMatchObject({
      state: 'moved',
      to: 'https://github.com/New/Name/pull/1/files',
    });
  });
});

describe('the token in the environment', () => {
  it('is the one of github.com', () => {
    expect(tokenInEnv({})).toBeUndefined();
    expect(tokenInEnv({ GITHUB_TOKEN: 'a', GH_TOKEN: 'b' })).toBe('a');
    expect(tokenInEnv({ GITHUB_TOKEN: 'a', GITHUB_API_URL: 'https://api.github.com' })).toBe('a');
    expect(
      tokenInEnv({ GITHUB_TOKEN: 'a', GITHUB_API_URL: 'https://git.example.org/api/v3' }),
    ).toBeUndefined();
    expect(tokenInEnv({ GITHUB_TOKEN: 'a', GH_TOKEN: 'b', GITHUB_API_URL: 'https://git.example.org' })).toBe(
      'b',
    );
    expect(tokenInEnv({ GITHUB_TOKEN: 'a\nb' })).toBeUndefined();
  });
});
