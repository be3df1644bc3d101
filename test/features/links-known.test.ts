import { describe, expect, it } from 'vitest';
import { checklist } from '../../server/language-service/features/checklist.ts';
import { hover } from '../../server/language-service/features/hover.ts';
import { meetingRequest } from '../../server/language-service/features/meeting.ts';
import type { LinkVerdict } from '../../server/language-service/links/verdict.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { positionAt } from '../../server/language-service/text/source-text.ts';
import { zhCn } from '../support/chinese.ts';
import { CLEAN } from '../support/samples.ts';
import { type SnapshotOptions, snapshotOf } from '../support/snapshot.ts';

const page = 'https://www.example.org/design';
const now = '2023-08-25T00:00:00Z';
const threeDaysAgo = Date.parse('2023-08-22T01:00:00Z');

const fine: LinkVerdict = {
  state: 'ok',
  reason: 'answers',
  status: 200,
  hops: [{ url: page, status: 200 }],
  at: threeDaysAgo,
  seen: 1,
};
const gone: LinkVerdict = {
  ...fine,
  state: 'broken',
  reason: 'gone',
  status: 404,
  hops: [{ url: page, status: 404 }],
  seen: 2,
};
const unjudged: LinkVerdict = { state: 'unknown', reason: 'not-judged', hops: [], at: 0, seen: 0 };

describe('the card of a link', () => {
  const text = CLEAN.replace('快照：完成', `[设计](${page}#goals)，<${page}/other>，完成`);

  function card(words: string, options: SnapshotOptions = {}): string | undefined {
    const snapshot = snapshotOf('2023-08-24.md', text, { now, ...options });
    const position = positionAt(snapshot.text(snapshot.uri)!, text.indexOf(words) + 1);
    const contents = hover.handle(snapshot, { textDocument: { uri: snapshot.uri }, position })?.contents;
    return contents && (contents as { value: string }).value;
  }

  it('says how the page was found, and when', () => {
    expect(card('设计](', { verdicts: { [page]: fine } })).toBe('**Fine** · asked 3 days ago');
    expect(card('设计](', { verdicts: { [page]: fine }, translations: zhCn })).toBe(
      '**正常** · 3 天前访问过',
    );
    expect(card('设计](', { verdicts: { [page]: gone } })).toContain(
      '**Broken** · asked 3 days ago  \nwww.example.org answers 404. The page is gone; seen 2 times',
    );
  });

  it('says where a page was reached by way of others', () => {
    const hops = [
      { url: page, status: 302 },
      { url: 'https://docs.example.org/', status: 200 },
    ];
    expect(card('设计](', { verdicts: { [page]: { ...fine, hops } } })).toContain(
      'This leads to https://docs.example.org/, which answers 200.',
    );
  });

  it('names no day for a page that nobody asked', () => {
    const words = card('设计](', { verdicts: { [page]: unjudged } });
    const waiting: LinkVerdict = { ...unjudged, reason: 'host-waits', at: threeDaysAgo };
    expect(card('设计](', { verdicts: { [page]: waiting } })).not.toContain('ago');
    expect(words).toMatch(/^\*\*Cannot tell\*\* {2}\n/);
  });

  it('says nothing where nothing was checked', () => {
    expect(card('设计](')).toBeUndefined();
    expect(card(`${page}/other`, { verdicts: { [page]: fine } })).toBeUndefined();
  });

  it('says nothing of a page that is known to be right', () => {
    const profile = { ...curve, links: { known: [page], ignoreHosts: [] } };
    expect(card('设计](', { verdicts: { [page]: gone }, profile })).toBeUndefined();
  });

  it('leads to the check in editors that have it', () => {
    const client = { commands: ['minutes.checkLinks'] };
    expect(card('设计](', { verdicts: { [page]: fine }, client })).toContain(
      '[Check again](<command:minutes.checkLinks?%5B%7B%22uris%22',
    );
    expect(card(`${page}/other`, { verdicts: {}, client })).toContain('[Check the links of this file]');
    expect(card('设计](', { verdicts: {}, client: { ...client, hoverMarkdown: false } })).toBeUndefined();
  });
});

describe('what is left to do', () => {
  const moved: LinkVerdict = {
    ...fine,
    state: 'moved',
    reason: 'moved',
    to: 'https://new.example.org/a',
    hops: [
      { url: `${page}/a`, status: 301 },
      { url: 'https://new.example.org/a', status: 200 },
    ],
  };
  const text = CLEAN.replace('快照：完成', `<${page}> <${page}/a>，<${page}/b> 完成`);

  function left(verdicts: Readonly<Record<string, LinkVerdict>> | undefined, beside = true) {
    const snapshot = snapshotOf('2023-08-24.md', text, { now, ...(verdicts && { verdicts }) });
    return checklist.handle(snapshot, { uri: snapshot.uri, page: beside })!;
  }

  it('names links that are broken or have moved, with their places', () => {
    const { items, state, links } = left({ [page]: gone, [`${page}/a`]: moved, [`${page}/b`]: fine });
    const line = text.split('\n').findIndex((each) => each.includes(page));
    expect(items.filter(({ kind }) => kind === 'link')).toMatchObject([
      { line, severity: 'warning' },
      { line, severity: 'hint' },
    ]);
    expect(state).toBe('due');
    expect(links?.words).toBe('9 links: 1 fine, 1 broken, 1 moved, 2 cannot tell');
  });

  it('is done where links have moved only', () => {
    expect(left({ [`${page}/a`]: moved }).state).toBe('done');
  });

  it('does not ask to check what is never asked', () => {
    const article = CLEAN.replace('快照：完成', `<${page}> <https://mp.weixin.qq.com/s/abc> 完成`);
    const unchecked = (written: string) => {
      const snapshot = snapshotOf('2023-08-24.md', written, { now, verdicts: { [page]: fine } });
      return checklist.handle(snapshot, { uri: snapshot.uri, page: true })!.links?.states;
    };
    const before = unchecked(CLEAN.replace('快照：完成', `<${page}> 完成`))!;
    expect(unchecked(article)).toEqual({ ...before, unknown: before.unknown + 1 });
  });

  it('names links that were not checked, with the way to check them', () => {
    const { items, state } = left({ [page]: fine });
    const [item, ...rest] = items.filter(({ kind }) => kind === 'links');
    expect(item?.words).toMatch(/^\d+ links were not checked$/);
    expect(item?.command).toEqual({
      command: 'minutes.checkLinks',
      arguments: [{ uris: [expect.stringContaining('2023-08-24.md')] }],
    });
    expect(rest).toEqual([]);
    expect(state).toBe('done');
    expect(left({ [page]: fine }, false).items).toEqual([]);
    expect(left(undefined).items).toEqual([]);
    expect(left(undefined).links).toBeUndefined();
  });

  it('is counted by section, each page once', () => {
    const twice = text.replace('/b> 完成', `/b> <${page}#again>`);
    const snapshot = snapshotOf('2023-08-24.md', twice, { now, verdicts: { [page]: gone } });
    const { sections, tally } = meetingRequest.handle(snapshot, { uri: snapshot.uri })!;
    const section = sections.findLast(({ linkStates }) => linkStates?.broken === 1);
    expect(section).toMatchObject({ links: 4, linkStates: { broken: 1, unchecked: 2, ok: 0 } });
    expect(tally).toMatchObject({ broken: 1 });
    const bare = snapshotOf('2023-08-24.md', twice, { now });
    expect(meetingRequest.handle(bare, { uri: bare.uri })).not.toHaveProperty('tally');
  });
});
