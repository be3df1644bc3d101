import { describe, expect, it } from 'vitest';
import { configSchema } from '../../server/language-service/profiles/config/config-schema.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { explainProfile } from '../../server/language-service/profiles/explain-profile.ts';
import { layoutAt } from '../../server/language-service/profiles/layout-at.ts';
import { isNamedByProfile } from '../../server/language-service/profiles/named-by-profile.ts';
import { recognise } from '../../server/language-service/profiles/recognise.ts';
import { resolveProfile } from '../../server/language-service/profiles/resolve-profile.ts';
import { sectionsOf } from '../../server/language-service/profiles/sections-of.ts';
import { known } from '../../server/language-service/rules/known.ts';
import { render } from '../../server/language-service/text/message.ts';

const uri = 'file:///repo/.minutes.json';
const resolve = (config: unknown, settings?: unknown) =>
  resolveProfile({ projectFile: { uri, text: JSON.stringify(config) }, settings }, known);

describe('resolveProfile', () => {
  it('is the built-in profile where nothing is said', () => {
    const { profile, problems, origin } = resolveProfile({}, known);
    expect(profile).toEqual(curve);
    expect(problems).toEqual([]);
    expect(origin('files')).toBe('built-in');
    expect(resolve({}).profile.files).toBe(curve.files);
  });

  it('lays the project file over the settings', () => {
    const rules = { 'time-format': 'hint', 'time-order': 'off' };
    const resolved = resolve(
      { zone: 'UTC', time: { canonical: 'yyyy-MM-dd HH:mm-HH:mm' }, rules: { 'time-format': 'error' } },
      { rules },
    );
    expect(resolved.profile.rules).toMatchObject({ 'time-format': 'error', 'time-order': 'off' });
    expect(resolved.profile.time.accepted).toEqual(curve.time.accepted);
    expect(
      [
        'zone',
        'time.canonical',
        'time.accepted',
        'rules.time-format',
        'rules.time-order',
        'rules.link-space',
      ].map(resolved.origin),
    ).toEqual(['project file', 'project file', 'built-in', 'project file', 'settings', 'built-in']);
  });

  it('lets the project file choose the base over the settings', () => {
    expect(resolveProfile({ settings: { profile: 'none' } }, known).profile.layouts[0]?.sections).toEqual([]);
    expect(resolve({ extends: 'curve' }, { profile: 'none' }).profile.id).toBe('curve');
  });

  it('names the layer of each problem and goes on without what is wrong', () => {
    const resolved = resolve({ zone: 'Mars' }, { profile: 'nine', rules: { x: 'off' }, outline: true });
    expect(resolved.problems.map(({ layer }) => layer)).toEqual(['settings', 'settings', 'project file']);
    expect(resolved.profile.zone).toBe('Asia/Shanghai');
    for (const settings of [undefined, null, 3, 'x', [], { rules: null }]) {
      expect(resolveProfile({ settings }, known).profile).toEqual(curve);
    }
  });

  it('takes known links from the project file and hosts to ignore from the settings', () => {
    const settings = { links: { ignoreHosts: ['*.example.net'], checkOnSave: true, allowHosts: [] } };
    const known = ['https://www.example.org/members/*'];
    const { profile, problems, origin } = resolve({ links: { known } }, settings);
    expect([profile.links, problems]).toEqual([{ known, ignoreHosts: ['*.example.net'] }, []]);
    expect([origin('links.known'), origin('links.ignoreHosts')]).toEqual(['project file', 'settings']);
    const faulty = resolve(
      { links: { known: ['members'], ignoreHosts: ['a'] } },
      { links: { ignoreHosts: 'a' } },
    );
    expect(faulty.problems.map(({ layer }) => layer)).toEqual(['settings', 'project file', 'project file']);
    expect(faulty.profile.links).toEqual({ known: [], ignoreHosts: [] });
  });

  it('reads what the page of meetings shows', () => {
    const { profile, problems, origin } = resolve({
      index: { file: 'docs/meetings.md', columns: ['link', { shows: 'date', header: '哪天' }] },
    });
    expect(problems).toEqual([]);
    expect(profile.index).toEqual({
      file: 'docs/meetings.md',
      columns: [
        { shows: 'link', header: '纪要' },
        { shows: 'date', header: '哪天' },
      ],
      missing: '（无纪要）',
    });
    expect(['index.file', 'index.missing'].map(origin)).toEqual(['project file', 'built-in']);
    expect(resolve({ index: { columns: [] } }).profile.index.columns).toEqual(curve.index.columns);
    const wrong = resolve({ index: { file: '../x.md', columns: ['topic', 'date'] } });
    expect(wrong.problems.map(({ message }) => render(message))).toEqual([
      '“../x.md” is no Markdown file below this folder.',
      '“topic” is not known here. Did you mean “topics”?',
    ]);
    expect(wrong.profile.index.columns).toEqual([curve.index.columns[0]]);
  });

  it('describes minutes of one’s own with few words', () => {
    const { profile, problems } = resolve({
      extends: 'none',
      files: ['minutes/*.md'],
      title: '例会 {yyyy-MM-dd}',
      ordinals: true,
      sections: [
        '时间',
        { id: 'join', name: '入会方式' },
        { name: '内容', sections: [{ name: '进展', aliases: ['近况'] }, '进展'] },
      ],
    });
    expect(problems).toEqual([]);
    const layout = layoutAt(profile);
    expect(layout.title).toEqual({ presence: 'required', level: 1, pattern: '例会 {yyyy-MM-dd}' });
    expect(layout.ordinals).toEqual({ style: 'chinese', separator: '、' });
    expect(
      sectionsOf(layout).map(({ id, role, name, level, required, aliases }) => [
        id,
        role,
        name,
        level,
        required,
        aliases,
      ]),
    ).toEqual([
      ['时间', 'other', '时间', 2, true, []],
      ['join', 'join', '入会方式', 2, true, []],
      ['内容', 'other', '内容', 2, true, []],
      ['进展', 'other', '进展', 3, true, ['近况']],
      ['进展-1', 'other', '进展', 3, true, []],
    ]);
  });

  it('asks a profile that extends nothing for files and sections', () => {
    expect(resolve({ extends: 'none' }).problems).toHaveLength(2);
    expect(
      resolve({ extends: 'none', files: ['*.md'], layouts: [{ id: 'a', sections: ['x'] }] }).problems,
    ).toEqual([]);
  });

  it('changes a section of the newest layout by its id', () => {
    const { profile } = resolve({
      sections: [
        '时间',
        {
          id: 'content',
          sections: [
            { id: 'work', aliases: ['近况'] },
            { id: 'questions', required: false },
          ],
        },
      ],
    });
    const [time, content, work, questions] = sectionsOf(layoutAt(profile));
    expect([time?.name, time?.role]).toEqual(['时间', 'other']);
    expect([content?.name, content?.formerNames]).toEqual(['会议内容', ['会议纪要']]);
    expect(work).toMatchObject({
      name: '近期工作',
      aliases: ['近况'],
      level: 3,
      numbered: true,
      role: 'work',
    });
    expect(questions).toMatchObject({ name: '答疑 & 交流', required: false });
    expect(profile.layouts.slice(0, -1)).toEqual(curve.layouts.slice(0, -1));
  });

  it('puts a layout in by its day, starting from the one before it', () => {
    const { profile, origin } = resolve({
      layouts: [
        { id: 'G', from: '2024-01-01', ordinals: false },
        { id: 'B2', from: '2022-06-01', title: '周会' },
        { id: 'C', invitation: 'any' },
      ],
    });
    expect(profile.layouts.map(({ id }) => id)).toEqual(['A', 'X', 'B', 'B2', 'C', 'D', 'E', 'F', 'G']);
    const at = (year: number, month: number) => layoutAt(profile, { year, month, day: 2 });
    expect(at(2024, 2)).toMatchObject({ id: 'G', from: '2024-01-01', invitation: 'fence' });
    expect(at(2024, 2).ordinals).toBeUndefined();
    expect(at(2022, 6).sections).toEqual(curve.layouts[2]?.sections);
    expect(at(2022, 9).invitation).toBe('any');
    expect([origin('layouts.G'), origin('layouts.F')]).toEqual(['project file', 'built-in']);
  });

  it('matches its globs below the folder of the project file', () => {
    const { profile, folderUri } = resolve({ files: ['notes/*.md'] });
    expect(folderUri).toBe('file:///repo/');
    expect(isNamedByProfile(profile, 'file:///repo/notes/1.md', folderUri)).toBe(true);
    expect(isNamedByProfile(profile, 'file:///repo/a/notes/1.md', folderUri)).toBe(false);
    expect(recognise('', 'file:///repo/notes/1.md', [profile], folderUri)).toBe(true);
    const inherited = resolve({ name: 'x' });
    const inside = 'file:///repo/Double%20Week%20Meetings/1.md';
    expect(isNamedByProfile(inherited.profile, inside, 'file:///repo/Double%20Week%20Meetings/')).toBe(true);
  });
});

describe('explainProfile', () => {
  it('says which layer set each value', () => {
    const lines = explainProfile(
      resolve({ files: ['a/*.md'], invitation: 'any' }, { rules: { 'time-format': 'hint' } }),
    ).map((line) => render(line));
    expect(lines).toContain('files = ["a/*.md"] ← .minutes.json');
    expect(lines).toContain('zone = "Asia/Shanghai" ← built in');
    expect(lines).toContain('rules.time-format = "hint" ← settings');
    expect(lines.find((line) => line.startsWith('layouts.F ='))).toMatch(
      /^layouts\.F = 2023-05-18…: 时间, 加入会议, 会议内容 \(近期工作, .*\) ← \.minutes\.json$/,
    );
  });
});

describe('the JSON schema', () => {
  const schema = JSON.parse(JSON.stringify(configSchema(known)));

  it('knows every rule, and describes every key', () => {
    expect(Object.keys(schema.properties.rules.properties)).toEqual(known.rules.map(({ id }) => id));
    const bare: string[] = [];
    const look = (path: string, value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { properties } = value as { properties?: Record<string, { description?: string }> };
      for (const [key, { description }] of Object.entries(properties ?? {})) {
        if (!description) bare.push(`${path}.${key}`);
      }
      for (const [key, inner] of Object.entries(value)) look(`${path}.${key}`, inner);
    };
    look('', schema);
    expect(bare).toEqual([]);
  });

  it('points only to what it defines', () => {
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(references)].sort()).toEqual(Object.keys(schema.definitions).sort());
  });
});
