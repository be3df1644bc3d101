import { expect, it } from 'vitest';
import type { Language } from '../../server/language-service/text/language.ts';
import { openEditor, testHost } from '../support/editor.ts';

/** The label of the outline in a session, and the languages that were read for it. */
async function outlineIn(
  editorSays: string | undefined,
  user?: string,
): Promise<readonly [string, ...Language[]]> {
  const { translations, ...rest } = testHost();
  const read: Language[] = [];
  const host = {
    ...rest,
    ...(user !== undefined && { locale: user }),
    translations: (language: Language) => {
      read.push(language);
      return translations!(language);
    },
  };
  const editor = await openEditor(host, { initializationOptions: { locale: editorSays } });
  const { label } = editor.result.capabilities.documentSymbolProvider as { label: string };
  await editor.end();
  return [label, ...read];
}

it('is the one that the editor says, read once', async () => {
  expect(await outlineIn('zh-cn')).toEqual(['会议纪要', 'zh-cn']);
  expect(await outlineIn('zh-TW', 'zh_CN.UTF-8')).toEqual(['會議紀錄', 'zh-tw']);
});

it('is the user’s where the editor says none', async () => {
  expect(await outlineIn(undefined, 'zh_HK.UTF-8')).toEqual(['會議紀錄', 'zh-tw']);
  expect(await outlineIn('en', 'zh_HK.UTF-8')).toEqual(['Minutes']);
});

it('is English otherwise, for which nothing is read', async () => {
  expect(await outlineIn(undefined)).toEqual(['Minutes']);
  expect(await outlineIn('fr', 'C')).toEqual(['Minutes']);
  expect(await outlineIn(undefined, '')).toEqual(['Minutes']);
});
