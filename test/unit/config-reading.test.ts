import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Known } from '../../server/language-service/profiles/config/known.ts';
import { readConfig } from '../../server/language-service/profiles/config/read-config.ts';
import { message, render } from '../../server/language-service/text/message.ts';

const known: Known = {
  rules: [
    { id: 'time-format', severity: 'off', summary: message('x') },
    {
      id: 'link-internal',
      severity: 'warning',
      summary: message('x'),
      options: [
        { name: 'hosts', type: 'strings', default: [], description: message('x') },
        { name: 'ports', type: 'boolean', default: false, description: message('x') },
      ],
    },
  ],
  providers: ['tencent', 'zoom'],
};

/** Each problem as `words it stands on → message`. */
function problemsIn(text: string): string[] {
  return readConfig(text, known).problems.map(
    ({ span, message }) => `${text.slice(span.start, span.end)} → ${render(message)}`,
  );
}

describe('readConfig', () => {
  it('reads comments, trailing commas and a byte order mark', () => {
    const text = '\uFEFF{\n  // severity\n  "rules": { "time-format": "hint", },\n}\n';
    expect(readConfig(text, known)).toEqual({ config: { rules: { 'time-format': 'hint' } }, problems: [] });
  });

  it('takes every part of a profile', () => {
    const config = {
      $schema: './minutes.schema.json',
      extends: 'none',
      id: 'ours',
      name: '我们的例会',
      files: ['meetings/**/*.md'],
      exclude: ['meetings/drafts/**'],
      fileName: 'meeting-{yyyyMMdd}.md',
      zone: 'Asia/Shanghai',
      rhythm: { everyWeeks: 1, weekday: 3, start: '20:00', end: '24:00' },
      time: { canonical: "yyyy-MM-dd 'at' HH:mm-HH:mm", accepted: ['yyyy年M月d日 H:mm-H:mm'] },
      join: { providers: ['zoom'], dialIn: false },
      repository: 'our-org/our.repo',
      vocabulary: ['Foo'],
      internalHosts: ['*.corp.example', '10.0.0.1', 'wiki'],
      topics: ['存储', { name: '网络', aliases: ['net'] }],
      title: '例会 {yyyy-MM-dd}',
      ordinals: { style: 'arabic', separator: '. ' },
      boldHeadings: false,
      invitation: 'fence',
      sections: ['时间', { name: '内容', level: 2, sections: ['进展', { id: 'work', name: '工作' }] }],
      layouts: [{ id: 'old', from: '2020-01-01', days: ['2021-02-03'], ordinals: false }],
      rules: { 'link-internal': { severity: 'off', hosts: ['x'], ports: true } },
    };
    expect(readConfig(JSON.stringify(config), known)).toEqual({ config, problems: [] });
  });

  it.each([
    ['{"fils": []}', '"fils" → “fils” is not known here. Did you mean “files”?'],
    ['{"colour": 1}', '"colour" → “colour” is not known here.'],
    ['{"extends": "curv"}', '"curv" → “curv” is not known here. Did you mean “curve”?'],
    ['{"name": 3}', '3 → This must be a string, not a number.'],
    ['{"name": " "}', '" " → This must not be empty.'],
    ['{"files": "*.md"}', '"*.md" → This must be a list, not a string.'],
    ['{"files": ["{a"]}', '"{a" → “{a” cannot be read as a glob.'],
    [
      '{"fileName": "minutes.md"}',
      '"minutes.md" → “minutes.md” must say month and day once each, as in “yyyy-MM-dd.md”.',
    ],
    [
      '{"zone": "Asia/Shangai"}',
      '"Asia/Shangai" → “Asia/Shangai” is no time zone. Did you mean “Asia/Shanghai”?',
    ],
    [
      '{"rhythm": {"everyWeeks":0,"weekday":4,"start":"19:00","end":"19:30"}}',
      '0 → This must be a whole number from 1 to 52.',
    ],
    [
      '{"rhythm": {"everyWeeks":1,"weekday":4,"start":"7pm","end":"19:30"}}',
      '"7pm" → “7pm” is no time of day; write it as “19:00”.',
    ],
    [
      '{"repository": "https://github.com/a/b"}',
      '"https://github.com/a/b" → “https://github.com/a/b” is no repository; write it as “owner/name”.',
    ],
    ['{"join": {"providers": ["zom"]}}', '"zom" → “zom” is not known here. Did you mean “zoom”?'],
    [
      '{"rules": {"time-formt": "off"}}',
      '"time-formt" → “time-formt” is not known here. Did you mean “time-format”?',
    ],
    ['{"rules": {"time-format": "warn"}}', '"warn" → “warn” is not known here. Did you mean “warning”?'],
    [
      '{"rules": {"link-internal": {"host": []}}}',
      '"host" → “host” is not known here. Did you mean “hosts”?',
    ],
    ['{"rules": {"link-internal": {"ports": 1}}}', '1 → This must be true or false, not a number.'],
    ['{"layouts": [{"from": "2023-01-01"}]}', '{"from": "2023-01-01"} → “id” is missing here.'],
    [
      '{"layouts": [{"id": "a", "from": "2023-02-30"}]}',
      '"2023-02-30" → “2023-02-30” is no date; write it as “2023-05-18”.',
    ],
    ['{"sections": [{"level": 2}]}', '{"level": 2} → One of “name”, “id”, “role” is missing here.'],
    [
      '{"title": "x {date}"}',
      '"x {date}" → “x {date}” has braces that hold no date; write it as “双周会 {yyyy-MM-dd}”.',
    ],
    ['{"name": "a", "name": "b"}', '"name" → “name” stands here twice; the later one holds.'],
    ['[]', '[] → This must be an object, not a list.'],
    ['{"name" 1}', '1 → A colon is missing here.'],
    ["{'name': 1}", "'na"],
  ])('says of %s what is wrong and where', (text, expected) => {
    expect(problemsIn(text)[0]).toContain(expected);
  });

  it('keeps what is right beside what is wrong', () => {
    const text =
      '{"files": ["a/*.md", 7], "zone": "Mars", "rules": {"time-format": "hint", "x": "off"}, "name": ';
    expect(readConfig(text, known).config).toEqual({ files: ['a/*.md'], rules: { 'time-format': 'hint' } });
  });

  it('calls broken JSON an error and the rest a warning', () => {
    expect(readConfig('{"a": 1', known).problems.map(({ severity }) => severity)).toEqual([
      'warning',
      'error',
    ]);
  });

  it('takes an empty file for one that was just made', () => {
    expect(readConfig(' \n', known)).toEqual({ config: {}, problems: [] });
  });

  it('never throws, however deep or damaged the text', () => {
    expect(problemsIn('['.repeat(200_000))).toEqual(['[ → This is nested too deeply to be read.']);
    const whole =
      '{"extends":"none","sections":["a",{"name":"b"}],"rules":{"__proto__":"off","constructor":[]}}';
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(12),
        fc.string({ unit: 'binary', maxLength: 4 }),
        (at, cut, put) => {
          const text = whole.slice(0, at) + put + whole.slice(at + cut);
          for (const { span } of readConfig(text, known).problems) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
