import path from 'node:path';
import type { Page } from 'playwright-core';
import { command, focusEditor, focusView, goTo, openFile, viewOf } from './keyboard.ts';

/** What the walk is given, and the words of the language that it is walked in. */
export interface Walk {
  readonly page: Page;
  readonly address: string;
  readonly screenshots: string;
  readonly log: (text: string) => void;
  readonly words: Words;
}

export interface Words {
  /** Begins the names of the pictures. */
  readonly language: string;
  readonly meetings: string;
  readonly thisMeeting: string;
  readonly search: string;
  readonly history: string;
  readonly changeDate: string;
  readonly previous: string;
  /** The row of the meeting on 2023-08-10. */
  readonly tenth: string;
  readonly missed: string;
  /** What a screen reader says of that meeting, in part. */
  readonly read: string;
  readonly join: string;
  /** What a screen reader says of the section that is missing on 2023-08-24. */
  readonly missing: string;
}

export const english: Words = {
  language: 'en',
  meetings: 'Meetings',
  thisMeeting: 'This Meeting',
  search: 'Minutes: Search all meetings',
  history: 'Minutes: Show the history of this',
  changeDate: 'Minutes: Change the date of the meeting',
  previous: 'Minutes: Go to the previous meeting',
  tenth: 'Thu, Aug 10',
  missed: 'no minutes',
  read: 'Thursday, August 10, 2023, 1 topic, incomplete',
  join: 'Join the meeting',
  missing: '答疑 & 交流, missing',
};

export const chinese: Words = {
  language: 'zh',
  meetings: '会议',
  thisMeeting: '本次会议',
  search: '会议纪要: 搜索所有会议',
  history: '会议纪要: 查看此项的历史',
  changeDate: '会议纪要: 更改会议日期',
  previous: '会议纪要: 转到上一次会议',
  tenth: '8月10日周四',
  missed: '没有纪要',
  read: '2023年8月10日星期四, 1 个议题, 待补全',
  join: '加入会议',
  missing: '答疑 & 交流, 缺少',
};

/** Opens the view in a workspace that has a project file, and none of whose minutes is open. */
export async function openView({ page, address, screenshots, log }: Omit<Walk, 'words'>): Promise<void> {
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  const meetings = viewOf(page, english.meetings);
  await meetings.locator('.pane-header').click();
  await meetings.locator('.monaco-list-row', { hasText: english.tenth }).waitFor();
  const file = 'meetings-en-0-nothing-open.png';
  await page.screenshot({ path: path.join(screenshots, file) });
  log(`picture: build/screenshots/${file}`);
}

/** Goes through the meetings of the workspace by keyboard. Throws where something does not show. */
export async function walkMeetings({ page, address, screenshots, log, words }: Walk): Promise<void> {
  const picture = async (name: string): Promise<void> => {
    const file = `meetings-${words.language}-${name}.png`;
    await page.screenshot({ path: path.join(screenshots, file) });
    log(`picture: build/screenshots/${file}`);
  };
  const meetings = viewOf(page, words.meetings);
  const row = (text: string) => meetings.locator('.monaco-list-row', { hasText: text });

  page.setDefaultTimeout(30_000);
  await page.goto(address);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');

  // The view lists the meetings by year, and shows which of them is open.
  await openFile(page, '2023-08-10.md');
  await meetings.waitFor();
  await command(page, `Explorer: Focus on ${words.meetings} View`);
  await row(words.tenth).waitFor();
  await row(words.missed).first().waitFor();
  await page.locator(`.monaco-list-row.selected[aria-label^="${words.read}"]`).waitFor();
  await command(page, `Explorer: Focus on ${words.thisMeeting} View`);
  await viewOf(page, words.thisMeeting).locator('.monaco-list-row', { hasText: '近期工作' }).waitFor();
  await picture('1-views');

  // Enter opens the meeting that the arrows have come to.
  await focusView(page, words.meetings);
  await page.keyboard.press('Home');
  await meetings.locator('.monaco-list-row.focused', { hasText: '2023' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await meetings.locator('.monaco-list-row.focused', { hasText: '24' }).waitFor();
  await picture('2-by-keyboard');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tab.active[data-resource-name="2023-08-24.md"]');

  // The other view says what is missing in it, and leads to what is there.
  const sections = viewOf(page, words.thisMeeting);
  await sections.locator('.description', { hasText: '24' }).waitFor();
  await focusView(page, words.thisMeeting);
  await page.keyboard.press('End');
  const missing = `.monaco-list-row.focused[aria-label^="${words.missing}"]`;
  const links = '.monaco-list-row.focused:has(.codicon-link)';
  await sections.locator(`${missing}, ${links}`).waitFor();
  // The links are summed up below, as soon as that is known.
  if (await sections.locator(links).isVisible()) await page.keyboard.press('ArrowUp');
  await sections.locator(missing).waitFor();
  await picture('2-missing');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await sections.locator('.monaco-list-row.focused', { hasText: '加入会议' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.editor-instance .monaco-editor.focused');
  await page.locator('.line-numbers.active-line-number', { hasText: /^5$/ }).waitFor();

  // The link of a meeting is opened as the editor opens links; here it asks first.
  await row(words.tenth).hover();
  await row(words.tenth).locator(`.action-label[aria-label="${words.join}"]`).click();
  await page
    .locator('.monaco-dialog-box', { hasText: 'https://meeting.tencent.com/dm/aB3dE5fG7hJ9' })
    .waitFor();
  await page.keyboard.press('Escape');

  // A file that is opened is shown in the view, and keeps the focus.
  await openFile(page, '2023-07-13.md');
  await page.locator('.monaco-list-row.selected', { hasText: '13' }).first().waitFor();
  await page.waitForSelector('.editor-instance .monaco-editor.focused');
  await command(page, words.previous);
  await page.waitForSelector('.tab.active[data-resource-name="2023-06-29.md"]');

  await command(page, words.search);
  await page.waitForSelector('.quick-input-widget .quick-input-titlebar:visible');
  await page.keyboard.type('缓存预热');
  await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("缓存预热")');
  await picture('3-search');
  await page.keyboard.press('Escape');

  await openFile(page, '2023-08-10.md');
  await goTo(page, 29);
  await command(page, words.history);
  // Nothing is at the caret, so a topic of the meeting is chosen.
  await page.waitForSelector('.quick-input-list .monaco-list-row.focused:has-text("块存储")');
  await picture('4-topics');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tab.active[data-resource-name="块存储.md"]');
  await page.locator('.view-line', { hasText: '2022' }).first().waitFor();
  await picture('5-history');
  // A day leads to its line by mouse, the whole line by keyboard.
  await page
    .locator('.view-line .detected-link', { hasText: '2022-12-15' })
    .first()
    .click({ modifiers: ['Control'] });
  await page.waitForSelector('.tab.active[data-resource-name="2022-12-15.md"]');
  await page.locator('.line-numbers.active-line-number', { hasText: '25' }).waitFor();
  await command(page, 'Go Back');
  await goTo(page, 7);
  await page.keyboard.press('F12');
  await page.waitForSelector('.tab.active[data-resource-name="2023-08-24.md"]');

  await openFile(page, '2023-08-10.md');
  await command(page, words.changeDate);
  await page.waitForSelector('.quick-input-widget .quick-input-titlebar:visible');
  await page.keyboard.type('11');
  await picture('6-change-date');
  await page.keyboard.press('Enter');
  const apply = page.locator('.panel .monaco-button', { hasText: 'Apply' });
  await apply.waitFor();
  await picture('7-preview');
  await apply.click();
  await page.waitForSelector('.tab[data-resource-name="2023-08-11.md"]');
  await picture('8-changed');
  await focusEditor(page);
  await page.keyboard.press('Control+Z');
  // One step undoes all of it, in every file.
  await page.waitForSelector('.tab[data-resource-name="2023-08-10.md"]');
  await page.locator('.view-line', { hasText: '2023/08/10 19:00-19:30' }).waitFor();
  await openFile(page, 'README.md');
  await page.locator('.view-line', { hasText: 'minutes/2023-08-10.md' }).waitFor();

  // A file that is renamed by hand gets the date of its name, if the user wants that.
  await openFile(page, '2023-07-13.md');
  await command(page, 'File: Reveal Active File in Explorer View');
  await page
    .locator('.explorer-folders-view .monaco-list-row.focused', { hasText: '2023-07-13.md' })
    .waitFor();
  await page.keyboard.press('F2');
  await page.locator('.explorer-item-edited input').fill('2023-07-14.md');
  await page.keyboard.press('Enter');
  await page.locator('.monaco-dialog-box').waitFor();
  await picture('9-renamed');
  await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'OK' }).click();
  await page.waitForSelector('.tab.active[data-resource-name="2023-07-14.md"]');
  await page.locator('.view-line', { hasText: '2023/07/14 19:00~19:30' }).waitFor();
}
