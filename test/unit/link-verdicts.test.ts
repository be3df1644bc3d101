import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../server/language-service/links/address-space.ts';
import { askedAddress } from '../../server/language-service/links/asked-address.ts';
import { askedLinks } from '../../server/language-service/links/asked-links.ts';
import { isHumanCheck } from '../../server/language-service/links/human-check.ts';
import { judgeLooks } from '../../server/language-service/links/judge-looks.ts';
import { tallyLinks, tallyWords } from '../../server/language-service/links/link-tally.ts';
import { leadsToHome, leadsToSamePage, wantsLogIn } from '../../server/language-service/links/redirects.ts';
import { isUnjudged } from '../../server/language-service/links/unjudged-host.ts';
import type { Hop, Look } from '../../server/language-service/links/verdict.ts';
import { evidenceOf } from '../../server/language-service/links/verdict-words.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { LinkPolicy } from '../../server/language-service/profiles/profile.ts';
import { checkUp, diagnosesOf } from '../../server/language-service/rules/check.ts';
import { render } from '../../server/language-service/text/message.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { retryAfter } from '../../server/links/retry-after.ts';

const HOUR = 3_600_000;
const up = { networkUp: true, apart: HOUR };
const at = Date.UTC(2023, 7, 24, 12);

/** A look along `status address`. */
const look = (hours: number, ...hops: readonly string[]): Look => ({
  at: at + hours * HOUR,
  hops: hops.map((hop): Hop => {
    const [status = '', url = ''] = hop.split(' ');
    return { url, status: Number(status) };
  }),
});
const page = 'https://www.example.org/design/goals';

describe('a verdict', () => {
  it('is broken only when it was seen twice, apart', () => {
    const gone = (hours: number) => look(hours, `404 ${page}`);
    expect(judgeLooks([gone(0)], up)).toMatchObject({ state: 'unknown', reason: 'seen-once' });
    expect(judgeLooks([gone(0), gone(0.5)], up)).toMatchObject({ state: 'unknown' });
    expect(judgeLooks([gone(0), gone(0.5), gone(1)], up)).toMatchObject({ state: 'broken', seen: 2 });
    expect(judgeLooks([gone(0), look(1, `200 ${page}`), gone(2)], up)).toMatchObject({ state: 'unknown' });
    expect(judgeLooks([gone(0), gone(1), look(2, `200 ${page}`)], up)).toMatchObject({ state: 'ok' });
  });

  it('is moved only along permanent redirects to another page', () => {
    const end = (...hops: string[]) => judgeLooks([look(0, ...hops)], up);
    const there = 'https://docs.example.org/goals';
    expect(end(`301 ${page}`, `308 ${there}/a`, `200 ${there}`)).toMatchObject({ state: 'moved', to: there });
    expect(end(`301 ${page}`, `302 ${there}/a`, `200 ${there}`)).toMatchObject({ state: 'ok' });
    expect(end(`301 ${page}`, `200 ${page}/`)).toMatchObject({ state: 'ok' });
    expect(end(`301 ${page}`, '200 https://www.example.org/')).toMatchObject({ reason: 'home' });
    expect(end(`301 ${page}`, '404 https://www.example.org/login')).toMatchObject({ reason: 'log-in' });
    expect(end(`301 ${page}`, `403 ${there}`)).toMatchObject({ state: 'unknown', reason: 'status' });
  });

  it('never calls broken what is no 404, no 410 and no missing name', () => {
    const failures = [
      'no-answer',
      'refused',
      'cut-off',
      'certificate',
      'loop',
      'offline',
      'private',
    ] as const;
    for (const failure of failures) {
      const looks = [0, 1, 2].map((hours) => ({ ...look(hours), failure }));
      expect(judgeLooks(looks, up).state).toBe('unknown');
    }
    for (let status = 100; status < 1000; status++) {
      const looks = [0, 1, 2].map((hours) => look(hours, `${status} ${page}`));
      expect(judgeLooks(looks, up).state === 'broken').toBe(status === 404 || status === 410);
    }
    const nameless = [0, 1].map((hours): Look => ({ ...look(hours), failure: 'no-name' }));
    expect(judgeLooks(nameless, up).state).toBe('broken');
    expect(judgeLooks(nameless, { ...up, networkUp: false }).state).toBe('unknown');
  });

  it('says what was seen, in words', () => {
    const words = (...looks: Look[]) => render(evidenceOf(judgeLooks(looks, up), 'Asia/Shanghai'));
    expect(words(look(0, `404 ${page}`), look(13, `404 ${page}`))).toBe(
      'www.example.org answers 404. The page is gone; seen 2 times, last on 2023-08-25.',
    );
    expect(words(look(0, `301 ${page}`, '200 https://docs.example.org/goals'))).toBe(
      'This page has moved for good to https://docs.example.org/goals (301).',
    );
    expect(words(look(0, `302 ${page}`, '503 https://a.example.org/b'))).toBe(
      'This leads to https://a.example.org/b, which answers 503. That says nothing about the page.',
    );
  });
});

describe('redirects', () => {
  it.each([
    ['https://example.org/wiki/a', 'https://example.org/login?next=%2Fwiki%2Fa', true],
    ['https://example.org/wiki/a', 'https://accounts.example.com/o/oauth2/auth?x=1', true],
    ['https://example.org/wiki/a', 'https://id.example.com/?redirect_uri=https%3A%2F%2Fexample.org', true],
    ['https://example.org/wiki/a', 'https://example.org/blog/login-pages-considered', false],
    ['https://example.org/wiki/a', 'https://example.org/wiki/b', false],
    ['https://example.org/login', 'https://example.org/login/', false],
  ])('%s → %s asks to log in: %s', (from, to, expected) => {
    expect(wantsLogIn(from, to)).toBe(expected);
  });

  it.each([
    ['https://example.org/a', 'https://www.example.org/', true],
    ['https://example.org/a/b', 'https://example.com/', true],
    ['https://example.org/', 'https://www.example.org/', false],
    ['https://t.cn/A6abc', 'https://www.example.org/', false],
    ['https://example.org/a', 'https://example.org/b', false],
  ])('%s → %s leads home: %s', (from, to, expected) => {
    expect(leadsToHome(from, to)).toBe(expected);
  });

  it.each([
    ['https://example.org/a', 'https://www.example.org/a/', true],
    ['https://example.org', 'https://example.org/zh/start', true],
    ['https://example.org/docs/a', 'https://example.org/zh-CN/docs/a', true],
    ['https://bit.ly/abc', 'https://example.org/a', true],
    ['http://example.org/a', 'https://example.org/a', false],
    ['https://example.org/a', 'https://example.org/b', false],
    ['https://example.org/a', 'https://example.com/a', false],
  ])('%s → %s is the same page: %s', (from, to, expected) => {
    expect(leadsToSamePage(from, to)).toBe(expected);
  });
});

it('asks for an address without its fragment, name and password', () => {
  expect(askedAddress('https://me:pw@Example.org:8080/a?b=c#d')).toBe('https://example.org:8080/a?b=c');
  expect(askedAddress('//example.org')).toBe('https://example.org');
  expect(askedAddress('https://a@b@example.org/')).toBe('https://example.org/');
  for (const none of [
    'mailto:a@example.org',
    'docs/a.md',
    '#there',
    'https://',
    'javascript://x',
    'ftp://a.b/c',
  ])
    expect(askedAddress(none)).toBeUndefined();
});

it('knows where machines are not answered as people are', () => {
  expect(
    ['mp.weixin.qq.com', 'zhuanlan.zhihu.com', 'docs.qq.com', 'us02web.zoom.us'].filter(
      (host) => !isUnjudged(host),
    ),
  ).toEqual([]);
  expect(['github.com', 'notzhihu.com', 'qq.com'].filter(isUnjudged)).toEqual([]);
});

it('tells a page that asks for a person from an article about one', () => {
  expect(isHumanCheck('<title>Just a moment...</title>')).toBe(true);
  expect(isHumanCheck('<title>安全验证</title>')).toBe(true);
  expect(isHumanCheck('<title>What a captcha is</title><p>Just a moment... is what it says.')).toBe(false);
});

it('reads for how long a host wants to be left alone', () => {
  const now = Date.UTC(2026, 0, 5, 12);
  expect(retryAfter('120', now)).toBe(120_000);
  expect(retryAfter('Mon, 05 Jan 2026 12:00:30 GMT', now)).toBe(30_000);
  expect(retryAfter('Mon, 05 Jan 2026 11:00:00 GMT', now)).toBe(0);
  for (const nothing of ['', 'soon', '-1', undefined, '5 minutes', '99999999999'])
    expect(retryAfter(nothing, now)).toBeUndefined();
});

it('counts links', () => {
  const words = (...states: Parameters<typeof tallyLinks>[0][]) =>
    render(tallyWords(tallyLinks(states.flatMap((each) => [...each]))));
  expect(words(Array(12).fill('ok'), ['moved', 'unknown'])).toBe('14 links: 12 fine, 1 moved, 1 cannot tell');
  expect(words([])).toBe('0 links');
  const some = { ...tallyLinks(['unknown']), unchecked: 3 };
  expect(render(tallyWords(some))).toBe('4 links: 1 cannot tell');
  expect(render(tallyWords({ ...tallyLinks([]), unchecked: 2 }))).toBe('2 links');
});

it('takes every address in one of the special networks for one that is not public', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const special = fc.oneof(
    fc.tuple(fc.constantFrom(0, 10, 127, 224, 240, 255), byte, byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
  );
  fc.assert(
    fc.property(special, ([a, b, c, d]) => {
      const hex = [a * 256 + b, c * 256 + d].map((word) => word.toString(16)).join(':');
      for (const text of [`${a}.${b}.${c}.${d}`, `::ffff:${hex}`, `64:ff9b::${hex}`, `2002:${hex}::`])
        expect([text, isPublicAddress(text)]).toEqual([text, false]);
    }),
  );
});

it('is not told of links that are said to be right, nor of hosts that are ignored', () => {
  const urls = [
    page,
    'https://www.example.org/members/a?b',
    'HTTPS://Blog.Example.com/a',
    'https://[::1]:80/a',
  ];
  const text = `# 会议纪要 2023-08-24\n\n${urls.map((url) => `- [甲](${url})`).join('\n')}\n`;
  const left = (links: LinkPolicy): number => {
    const minutes = readMinutes(createSourceText('file:///2023-08-24.md', 1, text), { ...curve, links });
    const gone = judgeLooks([look(0, `404 ${page}`), look(2, `404 ${page}`)], up);
    const verdicts = new Map(urls.map((url) => [askedAddress(url) ?? '', gone]));
    const around = { now: at, exists: () => undefined, read: () => undefined, earlier: [], verdicts };
    const told = diagnosesOf(checkUp(minutes, around)).filter(({ ruleId }) => ruleId === 'link-dead').length;
    expect(askedLinks(minutes)).toHaveLength(told);
    return told;
  };
  const known = (...all: string[]): number => left({ known: all, ignoreHosts: [] });
  const ignored = (...all: string[]): number => left({ known: [], ignoreHosts: all });
  expect([
    known(),
    known(page),
    known('HTTPS://www.Example.org/members/*'),
    known('https://www.example.org/members'),
  ]).toEqual([4, 3, 3, 4]);
  expect([known('https://www.example.org/MEMBERS/*'), known('https://*'), known(`${page}#there`)]).toEqual([
    4, 0, 3,
  ]);
  expect([
    ignored('blog.example.com'),
    ignored('*.example.*'),
    ignored('example.com'),
    ignored('[::1]', ''),
  ]).toEqual([3, 1, 4, 3]);
});

it('is seen by the rules as soon as it is there, and no longer than it is', () => {
  const text = `# 会议纪要 2023-08-24\n\n- [甲](${page}) [乙](${page}#there)\n`;
  const minutes = readMinutes(createSourceText('file:///2023-08-24.md', 1, text), curve);
  const rest = { now: at, exists: () => undefined, read: () => undefined, earlier: [] };
  const dead = (looks?: readonly Look[]): number => {
    const verdicts = looks && new Map([[page, judgeLooks(looks, up)]]);
    const found = diagnosesOf(checkUp(minutes, { ...rest, verdicts }));
    return found.filter(({ ruleId }) => ruleId === 'link-dead').length;
  };
  const gone = [look(0, `404 ${page}`), look(2, `404 ${page}`)];
  expect([dead(), dead(gone), dead([...gone, look(3, `200 ${page}`)]), dead(gone), dead()]).toEqual([
    0, 2, 0, 2, 0,
  ]);
});
