import { describe, expect, it } from 'vitest';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const now = ['--now', '2023-08-26T12:00:00+08:00'];

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

function decoded(text: string): string {
  expect(text).not.toMatch(/[<]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(
    /&(?:#(\d+)|(\w+));/g,
    (_, code, name) => named[name] ?? String.fromCodePoint(Number(code)),
  );
}

/** Reads XML without comments, CDATA and a document type; fails where it is not well-formed. */
function readXml(xml: string): Element {
  const [, body = ''] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n([\s\S]*)$/.exec(xml) ?? [];
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  for (const [token, close, name, list = '', empty] of body.matchAll(
    /<(\/?)([a-z-]+)((?: [a-z-]+="[^"<]*")*)(\/?)>|[^<]+|</gi,
  )) {
    expect(token).not.toBe('<');
    const current = open.at(-1)!;
    if (name === undefined) current.text += decoded(token);
    else if (close) expect(open.pop()?.name).toBe(name);
    else {
      const pairs = [...list.matchAll(/ ([a-z-]+)="([^"]*)"/gi)].map(([, key, value]) => [
        key,
        decoded(value!),
      ]);
      const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      current.children.push(element);
      if (!empty) open.push(element);
    }
  }
  expect(open).toEqual([top]);
  expect(top.children).toHaveLength(1);
  return top.children[0]!;
}

function junit(cwd: string, ...args: readonly string[]) {
  const { code, out } = runCli(cwd, ['check', '--format', 'junit', ...now, ...args]);
  const suites = readXml(out);
  const [suite] = suites.children;
  return { code, suites, suite: suite!, cases: suite!.children };
}

describe('JUnit', () => {
  it('has a test for each finding, of which those that weigh as much as a warning have failed', () => {
    using folder = new TemporaryFolder({
      '.minutes.json': '{ "rules": { "ordinal-sequence": "hint" } }',
      '会议 & "记录" <1>/2023-08-24.md': DAMAGED,
    });
    const { code, suites, suite, cases } = junit(folder.path);
    expect(code).toBe(0);
    expect([suites.name, suites.attributes]).toEqual(['testsuites', { tests: '2', failures: '1' }]);
    expect([suite.name, suite.attributes]).toEqual([
      'testsuite',
      { name: 'minutes', tests: '2', failures: '1' },
    ]);
    const file = '会议 & "记录" <1>/2023-08-24.md';
    expect(cases.map(({ name, attributes }) => [name, attributes.classname, attributes.file])).toEqual([
      ['testcase', 'time-malformed', file],
      ['testcase', 'ordinal-sequence', file],
    ]);
    expect(cases[0]?.attributes).toMatchObject({ name: `${file}:3:1`, line: '3' });
    expect(cases.map(({ children }) => children.map(({ name }) => name))).toEqual([
      ['failure'],
      ['system-out'],
    ]);
    expect(cases[0]?.children[0]?.attributes).toMatchObject({
      type: 'warning',
      message: expect.stringMatching(/./),
    });
  });

  it('has one test that has passed where nothing is found', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': CLEAN });
    const { suites, cases } = junit(folder.path);
    expect(suites.attributes).toEqual({ tests: '1', failures: '0' });
    expect(cases.map(({ attributes, children }) => [attributes, children])).toEqual([
      [{ classname: 'minutes', name: 'check' }, []],
    ]);
  });

  it('is XML whatever stands in the minutes', () => {
    const text = DAMAGED.replace('19:00~19:30', '19:00~19:30 \u0001\u001b\uFFFE]]>&amp;<b a="1">\u{10FFFF}');
    using folder = new TemporaryFolder({ '2023-08-24.md': text });
    expect(junit(folder.path).cases.length).toBeGreaterThan(0);
  });
});
