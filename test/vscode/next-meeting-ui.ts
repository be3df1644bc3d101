import path from 'node:path';
import type { Page } from 'playwright-core';
import { command, focusEditor, goTo, openFile } from './keyboard.ts';

/** What the walk is given, and the words of the language that it is walked in. */
export interface NextWalk {
  readonly page: Page;
  readonly address: string;
  readonly screenshots: string;
  readonly log: (text: string) => void;
  readonly words: NextWords;
}

export interface NextWords {
  /** Begins the names of the pictures. */
  readonly language: string;
  readonly newMeeting: string;
  readonly finish: string;
  readonly exportIcs: string;
  readonly thisMeeting: string;
  /** What stands beside the day whose turn it is. */
  readonly turn: string;
  readonly anotherDay: string;
  readonly topic: string;
  readonly asJoinSection: string;
  readonly asBlock: string;
  readonly insertInvitation: string;
  readonly replace: string;
  readonly draft: string;
  readonly fixes: string;
  readonly nothing: string;
  readonly unchecked: string;
  readonly complete: string;
}

export const english: NextWords = {
  language: 'en',
  newMeeting: 'Minutes: New meeting…',
  finish: 'Minutes: Finish minutes…',
  exportIcs: 'Minutes: Export the meeting to a calendar file',
  thisMeeting: 'This Meeting',
  turn: 'in the usual rhythm',
  anotherDay: 'Another day…',
  topic: 'topic of last time',
  asJoinSection: 'Insert as join section',
  asBlock: 'Insert as invitation block',
  insertInvitation: 'Minutes: Insert the invitation of the clipboard',
  replace: 'Replace the invitation and set the time to',
  draft: 'draft',
  fixes: 'problems that need no decision',
  nothing: 'Say that there was nothing: “无”',
  unchecked: 'links were not checked',
  complete: 'complete',
};

export const chinese: NextWords = {
  language: 'zh',
  newMeeting: '会议纪要: 新会议…',
  finish: '会议纪要: 完成纪要…',
  exportIcs: '会议纪要: 将会议导出为日历文件…',
  thisMeeting: '本次会议',
  turn: '按惯例',
  anotherDay: '其他日期…',
  topic: '上次的议题',
  asJoinSection: '作为“加入会议”一节插入',
  asBlock: '作为邀请块插入',
  insertInvitation: '会议纪要: 插入剪贴板中的会议邀请',
  replace: '替换现有的会议邀请，并把时间改为',
  draft: '草稿',
  fixes: '个无需判断的问题',
  nothing: '写上“无”',
  unchecked: '个链接没有检查',
  complete: '已完成',
};

const invitation = (date: string, end = '19:30'): string => `星河社区 邀请您参加腾讯会议
会议主题：星河存储双周会
会议时间：${date.replaceAll('-', '/')} 19:00-${end} (GMT+08:00) 中国标准时间 - 北京

点击链接入会，或添加至会议列表：
https://meeting.tencent.com/dm/nE3xT5mE7eT9

#腾讯会议：456-789-123

复制该信息，打开手机腾讯会议即可参与`;

const focusedRow = '.quick-input-list .monaco-list-row.focused';

/** Makes the next minutes, pastes invitations and finishes minutes, by keyboard. Throws where something does not show. */
export async function walkNextMeeting({ page, address, screenshots, log, words }: NextWalk): Promise<void> {
  const picture = async (name: string): Promise<void> => {
    const file = `next-${words.language}-${name}.png`;
    await page.screenshot({ path: path.join(screenshots, file) });
    log(`picture: build/screenshots/${file}`);
  };
  const line = (text: string | RegExp) => page.locator('.view-line', { hasText: text });
  const row = (text: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: text });

  const copy = (text: string) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);

  page.setDefaultTimeout(30_000);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(address);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');

  // Nothing is open: the command and Enter twice make minutes without a fault.
  await command(page, words.newMeeting);
  const first = page.locator(focusedRow, { hasText: words.turn });
  await first.waitFor();
  const date = /minutes\/([\d-]{10})\.md/.exec((await first.textContent()) ?? '')?.[1] ?? '';
  await picture('1-day');
  await page.keyboard.press('Enter');
  await row(words.topic).first().waitFor();
  await picture('2-carried-over');
  await page.keyboard.press('Enter');
  await page.waitForSelector(`.tab.active[data-resource-name="${date}.md"]`);
  await line(`${date.replaceAll('-', '/')} 19:00~19:30`).waitFor();
  await page.waitForSelector('.squiggly-hint, .squiggly-info');
  if ((await page.locator('.squiggly-error, .squiggly-warning').count()) > 0)
    throw new Error('The new minutes have problems.');
  await command(page, `Explorer: Focus on ${words.thisMeeting} View`);
  await page.locator('.pane-header .description', { hasText: words.draft }).waitFor();
  await focusEditor(page);
  await page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  await picture('3-made');

  // The invitation is selected, so that what is pasted takes its place, and the next place to type in is a tab away.
  await copy(invitation(date));
  await page.keyboard.press('Control+V');
  await line('nE3xT5mE7eT9').waitFor();
  await line('待补充').waitFor({ state: 'detached' });
  await page.keyboard.press('Tab');
  await page.keyboard.type('快照');
  await line('- 快照').waitFor();
  await picture('4-pasted');
  for (const words of ['- 快照', 'nE3xT5mE7eT9']) {
    await page.keyboard.press('Control+Z');
    await line(words).waitFor({ state: 'detached' });
  }
  await line('待补充').first().waitFor();

  // One that says another time can change that, too. One undo brings back what was there.
  await copy(invitation(date, '20:00'));
  await page.keyboard.press('Control+V');
  await line('nE3xT5mE7eT9').waitFor();
  await page.waitForSelector('.post-edit-widget');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row.focused', { hasText: words.asJoinSection }).waitFor();
  await picture('5-pasted-sure');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Z');
  await line('待补充').first().waitFor();
  await line('nE3xT5mE7eT9').waitFor({ state: 'detached' });

  // One undo takes back all that was written, the next the file.
  await page.keyboard.press('Control+Z');
  await line('加入会议').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Z');
  await page.waitForSelector(`.tab[data-resource-name="${date}.md"]`, { state: 'detached' });

  // A day on which there was a meeting leads to its minutes.
  await command(page, words.newMeeting);
  await page.locator(focusedRow, { hasText: words.turn }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.locator(focusedRow, { hasText: words.anotherDay }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.quick-input-widget .quick-input-message:visible');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2023-07-13');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tab.active[data-resource-name="2023-07-13.md"]');

  // Where minutes have their invitation, another one is pasted as it is.
  await openFile(page, '2023-08-10.md');
  await page.locator('.pane-header .description', { hasText: '10' }).waitFor();
  await goTo(page, 25);
  await page.keyboard.press('Control+V');
  await line('nE3xT5mE7eT9').waitFor();
  await page.waitForSelector('.post-edit-widget');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row:not(.focused)', { hasText: words.asBlock }).waitFor();
  await picture('6-pasted-plain');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Z');
  await line('nE3xT5mE7eT9').waitFor({ state: 'detached' });

  // The command offers to replace the one that is there.
  await command(page, words.insertInvitation);
  await page.locator(focusedRow, { hasText: words.replace }).waitFor();
  await picture('7-replace');
  await page.keyboard.press('Enter');
  await line('nE3xT5mE7eT9').waitFor();
  await line('aB3dE5fG7hJ9').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Z');
  await line('aB3dE5fG7hJ9').waitFor();

  // The list of what is left stays open until nothing is.
  await openFile(page, '2023-08-24.md');
  await page.waitForSelector('.squiggly-warning');
  await command(page, words.finish);
  await page.locator(focusedRow, { hasText: words.fixes }).waitFor();
  await picture('8-finish');
  await page.keyboard.press('Enter');
  await row(words.fixes).waitFor({ state: 'detached' });
  await page.locator(`.quick-input-list .action-label[aria-label="${words.nothing}"]`).first().waitFor();
  await picture('9-finish-left');
  await page.locator(`.quick-input-list .action-label[aria-label="${words.nothing}"]`).first().click();
  // What is left then is to look where the links lead, which is not done here.
  await page.locator(focusedRow, { hasText: words.unchecked }).waitFor();
  await picture('10-finish-done');
  await page.keyboard.press('Escape');
  await page.locator('.pane-header .description', { hasText: words.complete }).waitFor();

  await command(page, words.exportIcs);
  await page.waitForSelector('.quick-input-widget .quick-input-titlebar:visible');
  await picture('11-export');
  await page.keyboard.press('Enter');
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: '2023-08-24.ics' }).waitFor();
}
