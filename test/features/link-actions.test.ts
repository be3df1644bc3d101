import { describe, expect, it } from 'vitest';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { openArchived } from '../../server/language-service/commands/open-archived.ts';
import { codeAction } from '../../server/language-service/features/code-action.ts';
import type { LinkVerdict } from '../../server/language-service/links/verdict.ts';
import { checkUp } from '../../server/language-service/rules/check.ts';
import { positionAt } from '../../server/language-service/text/source-text.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { CLEAN } from '../support/samples.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { applyTo, type Files, uriIn, type WorkspaceOptions, workspaceOf } from '../support/workspace-of.ts';

const page = 'https://www.example.org/articles/7';
const gone: LinkVerdict = {
  state: 'broken',
  reason: 'gone',
  status: 404,
  hops: [{ url: page, status: 404 }],
  at: Date.parse('2023-08-24T13:00:00Z'),
  seen: 2,
};
const NAME = '2023-08-24.md';
const minutes = (words: string): string => CLEAN.replace('快照：完成', `${words}，完成`);
const earlier = (day: string, words: string): string => minutes(words).replaceAll('2023/08/24', day);

/** What is offered at the broken page, and the files after one of it. */
function offered(
  files: Files,
  verdicts: Readonly<Record<string, LinkVerdict>> = { [page]: gone },
  options: WorkspaceOptions & { readonly only?: readonly string[] } = {},
) {
  const uri = uriIn(NAME);
  const withVerdicts = (bare: Snapshot): Snapshot => {
    const surroundings = { ...bare.surroundings(uri), verdicts: new Map(Object.entries(verdicts)) };
    return {
      ...bare,
      surroundings: () => surroundings,
      checkup(asked) {
        const read = bare.minutes(asked);
        return read && checkUp(read, surroundings);
      },
    };
  };
  const source = snapshotOf(NAME, files[NAME]!).text(`${uriIn('Double Week Meetings')}/${NAME}`)!;
  const start = positionAt(source, files[NAME]!.indexOf(page) + 1);
  const range: Range = { start, end: start };
  const { only } = options;
  const params = { textDocument: { uri }, range, context: { diagnostics: [], ...(only && { only }) } };
  const loaded: string[] = [];
  const needs = (bare: Snapshot): readonly string[] => {
    loaded.push(...codeAction.needs!(withVerdicts(bare), params));
    return loaded;
  };
  const snapshot = withVerdicts(workspaceOf(files, needs, { open: [NAME], ...options }));
  const actions = codeAction.handle(snapshot, params) ?? [];
  const find = (title: string): CodeAction => {
    const found = actions.find((each) => each.title.startsWith(title));
    if (!found) throw new Error(`no “${title}” among ${actions.map((each) => each.title).join(', ')}`);
    return found;
  };
  return { loaded, actions, find, chosen: (title: string) => applyTo(files, find(title).edit!) };
}

describe('a broken link', () => {
  const files = { [NAME]: minutes(`[缓存引擎怎么做](${page}#top)`) };

  it('can be said to be right in the project file, which is made', () => {
    const { chosen, find } = offered(files);
    const { '.minutes.json': project } = chosen('Say that this address');
    expect(JSON.parse(project!)).toEqual({ links: { known: [page] } });
    expect(find('Say that this address').diagnostics).toMatchObject([{ code: 'link-dead' }]);
  });

  it('can be said to be right with all of its host, in the project file that is there', () => {
    const project = '{\n  "extends": "curve", // ours\n}\n';
    const { chosen } = offered({ ...files, '.minutes.json': project });
    expect(chosen('Say that all addresses of www.example.org')['.minutes.json']).toBe(
      '{\n  "extends": "curve", // ours\n  "links": {\n    "known": [\n      "https://www.example.org/*"\n    ]\n  },\n}\n',
    );
  });

  it('is not said to be right in a project file that cannot be read, or made', () => {
    const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title).join();
    expect(titles(offered({ ...files, '.minutes.json': '{' }).actions)).not.toContain('Say that');
    const client = { createsFiles: false };
    expect(titles(offered(files, undefined, { client }).actions)).not.toContain('Say that');
  });

  it('can be checked again', () => {
    expect(offered(files).find('Check').command).toMatchObject({
      command: 'minutes.checkLinks',
      arguments: [{ uris: [uriIn(NAME)], again: true }],
    });
  });

  it('gets the address that another meeting has for the same title', () => {
    const other = 'https://blog.example.org/cache';
    const more = {
      ...files,
      '2023-08-10.md': earlier('2023/08/10', `缓存引擎怎么做：${other} `),
      '2023-07-27.md': earlier('2023/07/27', '[缓存引擎怎么做](https://old.example.org/)'),
    };
    const { chosen } = offered(more);
    expect(chosen('Take the address that the minutes of 2023-08-10 have')[NAME]).toBe(
      files[NAME]!.replace(`${page}#top`, other),
    );
    const broken = { [page]: gone, [other]: gone };
    expect(offered(more, broken).chosen('Take the address')[NAME]).toContain('](https://old.example.org/)');
  });

  it('gets none for a title that may be any', () => {
    const any = {
      [NAME]: minutes(`[设计文档](${page})`),
      '2023-08-10.md': earlier('2023/08/10', '[设计文档](https://blog.example.org/cache)'),
    };
    const { actions, loaded } = offered(any);
    expect(actions.some(({ title }) => title.startsWith('Take'))).toBe(false);
    expect(loaded).toEqual([uriIn('.minutes.json')]);
  });

  it('costs nothing when the editor fixes on save', () => {
    expect(offered(files, undefined, { only: ['source.fixAll'] }).loaded).toEqual([]);
  });

  it('has a copy of the day of the meeting', () => {
    const { command } = offered(files).find('Open a copy');
    expect(command).toMatchObject({
      command: openArchived.id,
      arguments: [{ url: page, day: '2023-08-24' }],
    });
    const snapshot = snapshotOf(NAME, CLEAN);
    const show = (argument: unknown) => openArchived.run(snapshot, argument)?.show?.uri;
    expect(show(command?.arguments?.[0])).toBe(`https://web.archive.org/web/20230824/${page}`);
    expect(show({ url: 'https://me:secret@example.org/a b#c' })).toBe(
      'https://web.archive.org/web/2/https://example.org/a%20b',
    );
    expect(show({ url: 'javascript:alert(1)' })).toBeUndefined();
    expect(show(null)).toBeUndefined();
  });
});
