import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/paths.ts';

function words(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

const pairs = ['l10n/server', 'l10n/bundle.l10n', 'package.nls'].map((name) => ({
  name,
  zhCn: words(`${name}.zh-cn.json`),
  zhTw: words(`${name}.zh-tw.json`),
}));

/** What is the same in every language: places for arguments, code, links, and the names of settings. */
function fixed(text: string): readonly string[] {
  return (text.match(/\{\d+\}|`[^`]*`|\]\([^)]*\)|#[\w.]+#|[A-Z]{2,}|--[a-z-]+/g) ?? []).sort();
}

describe.each(pairs)('$name', ({ name, zhCn, zhTw }) => {
  it('says the same things in both kinds of Chinese', () => {
    expect(Object.keys(zhTw)).toEqual(Object.keys(zhCn));
  });

  it('keeps in each language what no language changes', () => {
    const english = name === 'package.nls' ? words('package.nls.json') : undefined;
    for (const [key, text] of Object.entries(zhCn)) {
      const [placeholders, links] = [/\{\d+\}/g, /\]\([^)]*\)/g].map(
        (each) => (words: string) => (words.match(each) ?? []).sort(),
      );
      expect(placeholders!(text)).toEqual(placeholders!(english?.[key] ?? key));
      expect(links!(text)).toEqual(links!(english?.[key] ?? key));
      expect(fixed(zhTw[key]!.replace('`minutes search 詞`', '`minutes search 词`'))).toEqual(fixed(text));
    }
  });

  it('has no word of the mainland left in Taiwan’s, but what minutes say', () => {
    const letters = /[门们这发导应给检测设实现预长标时间边关闭写开读问题过说会议纪录链]/;
    const mainland =
      /默認|軟件|文件夾|用戶|鏈接|倉庫|菜單|信息|內存|服務器|鼠標|光標|搜索|剪貼板|線程|訪問|天后|許可權|引數|釋出|專案符號|單元格|跳轉|合並/;
    for (const text of Object.values(zhTw)) {
      const own = text.replace(/「[^「」]*」/g, '');
      expect(own).not.toMatch(letters);
      expect(own).not.toMatch(mainland);
    }
  });
});

it('every language of the words has a page of words in each place', () => {
  const generated = readdirSync(join(root, 'l10n')).filter((name) => name.endsWith('.json'));
  expect(generated.sort()).toEqual(
    ['bundle.l10n.zh-cn', 'bundle.l10n.zh-tw', 'server.zh-cn', 'server.zh-tw'].map((name) => `${name}.json`),
  );
});

it('what minutes say is quoted as they say it', () => {
  const zhTw = words('l10n/server.zh-tw.json');
  expect(zhTw['Articles under “上期文章” that the previous meeting did not announce']).toContain(
    '「上期文章」',
  );
  expect(zhTw['Insert as join section']).toContain('「加入会议」');
});
