import { describe, expect, it } from 'vitest';
import type { CompletionList, MarkupContent } from 'vscode-languageserver-types';
import { completion } from '../../server/language-service/features/completion.ts';
import { hover } from '../../server/language-service/features/hover.ts';
import { gitHubKeysIn } from '../../server/language-service/github/github-question.ts';
import type { GitHubRefusal, GitHubThing } from '../../server/language-service/github/github-thing.ts';
import { positionAt } from '../../server/language-service/text/source-text.ts';
import { zhCn } from '../support/chinese.ts';
import { CLEAN } from '../support/samples.ts';
import { type SnapshotOptions, snapshotOf } from '../support/snapshot.ts';

const thing: GitHubThing = {
  kind: 'pull',
  repository: 'opencurve/curve',
  number: 3101,
  title: 'Mend *all* the things',
  state: 'open',
  author: 'somebody',
  updated: Date.parse('2023-08-20T20:00:00Z'),
  url: 'https://github.com/opencurve/curve/pull/3101',
};
const merged: GitHubThing = { ...thing, state: 'merged', closed: Date.parse('2023-08-19T01:00:00Z') };
const text = CLEAN.replace(
  '快照：完成',
  '快照：#3101，[修复](https://github.com/opencurve/curve/pull/3101)，完成',
);

type Answers = Readonly<Record<string, GitHubThing | GitHubRefusal>>;

function at(words: string, github: Answers, options: SnapshotOptions = {}) {
  const snapshot = snapshotOf('2023-08-24.md', text, { github: new Map(Object.entries(github)), ...options });
  const position = positionAt(snapshot.text(snapshot.uri)!, text.indexOf(words) + 1);
  return { snapshot, params: { textDocument: { uri: snapshot.uri }, position } };
}

function card(
  words: string,
  answer: GitHubThing | GitHubRefusal,
  options: SnapshotOptions = {},
  more: Answers = {},
) {
  const { snapshot, params } = at(words, { 'opencurve/curve#3101': answer, ...more }, options);
  return (hover.handle(snapshot, params) as { contents: MarkupContent }).contents.value;
}

describe('the card of an issue or pull request', () => {
  it('has title, state, author and last change, in prose and on a link', () => {
    for (const words of ['#3101', '[修复]']) {
      const told = card(words, thing);
      expect(told).toContain('**Mend \\*all\\* the things**');
      expect(told).toContain('Pull request · open · by somebody · last changed on 2023-08-21');
    }
    expect(card('#3101', merged)).toContain('Pull request · merged on 2023-08-19 · by somebody');
    expect(card('#3101', merged)).not.toContain('last changed');
    expect(card('#3101', merged, { translations: zhCn })).toContain('PR · 2023-08-19 合并 · 作者 somebody');
  });

  it.each([
    [{ problem: 'not-found' }, 'the repository is private'],
    [{ problem: 'gone' }, 'deleted'],
    [{ problem: 'no-access' }, 'not accepted'],
    [{ problem: 'offline' }, 'could not be reached'],
    [{ problem: 'rate-limited', until: Date.parse('2023-08-25T01:05:00Z') }, 'until 09:05'],
    [{ problem: 'rate-limited' }, 'for now'],
    [{ problem: 'moved', to: 'new/name#3101' }, 'called new/name\\#3101 now'],
  ] as const)('says plainly why nothing is known: %j', (refusal, words) => {
    expect(card('#3101', refusal)).toContain(words);
  });

  it('tells of what has moved under its new name', () => {
    const moved = { ...thing, repository: 'New/Name' };
    const told = card('#3101', { problem: 'moved', to: 'New/Name#3101' }, {}, { 'new/name#3101': moved });
    expect(told).toContain('Mend');
    expect(told).toContain('New/Name');
  });

  it('asks for what stands there, and for nothing elsewhere', () => {
    const asked = (words: string) => {
      const { snapshot, params } = at(words, {});
      return hover.asks?.(snapshot, params);
    };
    expect(asked('#3101')).toEqual({ keys: ['opencurve/curve#3101'] });
    expect(asked('[修复]')).toEqual({ keys: ['opencurve/curve#3101'] });
    expect(asked('完成')).toBeUndefined();
  });
});

describe('completion of a number', () => {
  const github = {
    'opencurve/curve#3101': thing,
    'opencurve/curve#3102': {
      ...merged,
      number: 3102,
      title: 'Newer',
      updated: Date.parse('2023-08-24T00:00:00Z'),
    },
    'opencurve/other#3103': { ...thing, repository: 'opencurve/other', number: 3103 },
    'opencurve/curve#3104': { problem: 'not-found' },
  } as const;

  function offered(typed: string) {
    const words = `${text}\n- 见 ${typed}`;
    const snapshot = snapshotOf('2023-08-24.md', words, { github: new Map(Object.entries(github)) });
    const position = positionAt(snapshot.text(snapshot.uri)!, words.length);
    const params = { textDocument: { uri: snapshot.uri }, position };
    const { items } = completion.handle(snapshot, params) as CompletionList;
    return { items, asked: completion.asks?.(snapshot, params) };
  }

  it('has those of the repository that changed last first, in the forms of a reference', () => {
    const { items, asked } = offered('#');
    expect(asked).toEqual({ recent: 'opencurve/curve' });
    const sorted = [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
    const plain = sorted.filter(({ textEdit }) => /^#\d+$/.test(textEdit?.newText ?? ''));
    expect(plain.slice(0, 2).map(({ label }) => label)).toEqual(['#3102', '#3101']);
    expect(items.map(({ label }) => label)).not.toContain('#3103');
    expect(plain[1]).toMatchObject({
      labelDetails: { description: 'Mend *all* the things' },
      filterText: '#3101 Mend *all* the things',
    });
    const links = items.filter(({ label }) => label === '#3101').map(({ textEdit }) => textEdit?.newText);
    expect(links).toEqual(['#3101', '[#3101](https://github.com/opencurve/curve/pull/3101)']);
  });

  it('goes by words of the title, too', () => {
    const all = offered('#').items.map(({ label }) => label);
    const titled = offered('#new').items.map(({ label }) => label);
    expect(titled).toEqual(expect.arrayContaining(['#3102', '#3101']));
    // The others that are known have no title.
    expect(all).toContain('#3001');
    expect(titled).not.toContain('#3001');
    expect(offered('完成').asked).toBeUndefined();
  });
});

it('finds what a document speaks of, once each', () => {
  const snapshot = snapshotOf(
    '2023-08-24.md',
    `${text}\n- other/thing#7，\`#9\`，https://github.com/a/b/discussions/3\n`,
  );
  const keys = gitHubKeysIn(snapshot.minutes(snapshot.uri)!);
  expect(keys.filter((key) => key === 'opencurve/curve#3101')).toHaveLength(1);
  expect(keys).toContain('other/thing#7');
  expect(keys.filter((key) => /#(?:9|3)$/.test(key))).toEqual([]);
});
