import path from 'node:path';
import type { Page } from 'playwright-core';
import { command, focusEditor, focusView, goTo, openFile, viewOf } from './keyboard.ts';

/** What the walk is given. */
export interface WebWalk {
  readonly page: Page;
  readonly address: string;
  readonly screenshots: string;
  readonly log: (text: string) => void;
}

const words = {
  meetings: 'Meetings',
  thisMeeting: 'This Meeting',
  search: 'Minutes: Search all meetings',
  newMeeting: 'Minutes: New meeting…',
  checkLinks: 'Minutes: Check the links of these minutes',
  /** The row of the meeting of the file with a Chinese name, and what stands beside the day whose turn it is. */
  latest: 'Thu, Sep 7',
  turn: 'in the usual rhythm',
  topic: 'topic of last time',
  /** What the row of the links says, and the command. */
  noLinks: 'links cannot be checked in a browser',
  refusal: 'Links cannot be checked here: a browser does not let the editor ask other sites.',
};

/** The minutes that the page has besides those of the workspace, when it is opened for this walk. */
const file = '2023-09-07 第 3 次 例会.md';

/** Uses the extension in a page without any server, as a person would. Throws where something does not show. */
export async function walkWeb({ page, address, screenshots, log }: WebWalk): Promise<void> {
  const picture = async (name: string): Promise<void> => {
    const picture = `web-${name}.png`;
    await page.screenshot({ path: path.join(screenshots, picture) });
    log(`picture: build/screenshots/${picture}`);
  };
  const line = (text: string) => page.locator('.view-line', { hasText: text });

  page.setDefaultTimeout(30_000);
  await page.goto(address);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');

  // What is wrong is underlined, and listed.
  await openFile(page, file);
  await page.waitForSelector(`.tab.active[data-resource-name="${file}"]`);
  await page.waitForSelector('.squiggly-warning, .squiggly-error');
  await command(page, 'View: Toggle Problems');
  await page.locator('.markers-panel .monaco-list-row', { hasText: file }).first().waitFor();
  await picture('1-problems');

  await focusEditor(page);
  await goTo(page, 3);
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row.focused');
  await picture('2-quick-fixes');
  await page.keyboard.press('Enter');
  await line('2023/09-07').waitFor({ state: 'detached' });
  await line('2023/09/07 19:00~19:30').waitFor();

  await command(page, `Explorer: Focus on ${words.meetings} View`);
  await viewOf(page, words.meetings).locator('.monaco-list-row', { hasText: words.latest }).waitFor();
  const sections = await focusView(page, words.thisMeeting);
  await page.keyboard.press('End');
  await sections.locator('.monaco-list-row', { hasText: words.noLinks }).waitFor();
  await picture('3-views');
  await command(page, words.checkLinks);
  await page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  await command(page, 'Notifications: Show Notifications');
  await page.locator('.notification-list-item', { hasText: words.refusal }).waitFor();
  await page.hover('.monaco-workbench .statusbar-item[id="status.languageStatus"]');
  await page.locator('.hover-language-status', { hasText: words.noLinks }).waitFor();
  await picture('4-links');
  await command(page, 'Notifications: Clear All Notifications');

  await focusEditor(page);
  await command(page, words.search);
  await page.waitForSelector('.quick-input-widget .quick-input-titlebar:visible');
  await page.keyboard.type('缓存预热');
  await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("缓存预热")');
  await picture('5-search');
  await page.keyboard.press('Escape');

  // The next minutes are saved where they belong, though they are no file before.
  await command(page, words.newMeeting);
  const first = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words.turn });
  await first.waitFor();
  const name = /minutes\/(?<name>.+?\.md)/.exec((await first.textContent()) ?? '')?.groups?.name ?? '';
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: words.topic }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForSelector(`.tab.active.dirty[data-resource-name="${name}"]`);
  await line('加入会议').waitFor();
  await picture('6-untitled');
  await page.keyboard.press('Control+S');
  await page.waitForSelector(`.tab.active:not(.dirty)[data-resource-name="${name}"]`);
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).waitFor();
  await viewOf(page, words.thisMeeting).locator('.monaco-list-row').first().waitFor();
  await picture('7-saved');
}
