import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { command, focusView, goTo, openFile } from './keyboard.ts';
import { type LinkPages, linkSettings, linksTo } from './link-pages.ts';

export interface LinkWalk {
  readonly page: Page;
  readonly address: string;
  readonly screenshots: string;
  readonly log: (text: string) => void;
  readonly words: LinkUseWords;
  readonly pages: LinkPages;
}

export interface LinkUseWords {
  /** Begins the names of the pictures. */
  readonly language: string;
  readonly unchecked: string;
  readonly check: string;
  /** What is said of the links once they have been checked. */
  readonly checked: string;
  readonly checking: string;
  readonly stopped: string;
  readonly thisMeeting: string;
  readonly checkAgain: string;
  /** Pastes the address of a page with what the meeting before called it. */
  readonly withTitle: string;
  readonly untrusted: string;
  readonly manageTrust: string;
  readonly lookUp: string;
  readonly noSignIn: string;
}

export const english: LinkUseWords = {
  language: 'en',
  unchecked: 'not checked yet',
  check: 'Check',
  checked: '1 fine, 1 broken, 1 moved',
  checking: 'Checking links',
  stopped: 'Stopped; what was learned by then is kept.',
  thisMeeting: 'This Meeting',
  checkAgain: 'Minutes: Check the links of these minutes',
  withTitle: 'Insert a link with the title “快照优化”',
  untrusted: 'links are checked in trusted workspaces',
  manageTrust: 'Manage trust',
  lookUp: 'Minutes: Look up issues and pull requests on GitHub',
  noSignIn: 'GitHub was not asked, since there is no sign-in to it.',
};

export const chinese: LinkUseWords = {
  language: 'zh',
  unchecked: '尚未检查',
  check: '检查',
  checked: '1 个正常，1 个失效，1 个已移走',
  checking: '正在检查链接',
  stopped: '已停止；此前得到的结果已保留。',
  thisMeeting: '本次会议',
  checkAgain: '会议纪要: 检查本纪要的链接',
  withTitle: '插入标题为“快照优化”的链接',
  untrusted: '链接只在受信任的工作区中检查',
  manageTrust: '管理信任',
  lookUp: '会议纪要: 在 GitHub 上查询 issue 和 PR',
  noSignIn: '没有登录 GitHub，未询问。',
};

const day = '2023-08-10.md';
/** What the minutes before link to as 快照优化. */
const known = 'https://example.org/storage/pull/11';
/** The meeting whose minutes link to a page that never answers. */
const slowDay = '2023-07-13.md';

/** Writes links to the pages into minutes of the workspace, and the settings under which these are asked. */
export async function addLinks(workspace: string, pages: LinkPages): Promise<void> {
  for (const [name, names] of [
    [day, ['fine', 'gone', 'moved', 'login']],
    [slowDay, ['slow']],
  ] as const) {
    const file = path.join(workspace, 'minutes', name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^### 三、.*$/m, `${linksTo(pages, names)}\n$&`));
  }
  await mkdir(path.join(workspace, '.vscode'), { recursive: true });
  const settings = Object.entries(linkSettings).map(([key, value]) => [`minutes.links.${key}`, value]);
  await writeFile(
    path.join(workspace, '.vscode', 'settings.json'),
    JSON.stringify(Object.fromEntries(settings)),
  );
}

/** Opens minutes in a workspace that the user trusts only later. Throws where something does not show, or is asked before. */
export async function walkUntrusted({
  page,
  address,
  screenshots,
  log,
  words,
  pages,
}: LinkWalk): Promise<void> {
  const status = page.locator('.hover-language-status');
  const hoverStatus = async (): Promise<void> => {
    await page.hover('.monaco-workbench .statusbar-item[id="status.languageStatus"]');
    await status.first().waitFor();
  };
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  await openFile(page, day);
  await page.waitForSelector('.squiggly-hint, .squiggly-info, .squiggly-warning');
  await hoverStatus();
  const unchecked = status.filter({ hasText: words.untrusted });
  await unchecked.waitFor();
  const file = `links-${words.language}-untrusted.png`;
  await page.screenshot({ path: path.join(screenshots, file) });
  log(`picture: build/screenshots/${file}`);
  await command(page, words.checkAgain);
  await page.locator('.notification-toast .monaco-button', { hasText: words.manageTrust }).click();
  if (pages.arrivals.length > 0) throw new Error('Links were asked though the workspace is not trusted.');

  await page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first().click();
  await page.locator('.workspace-trust-editor', { hasText: 'You trust this folder' }).waitFor();
  await openFile(page, day);
  await hoverStatus();
  await status.filter({ hasText: words.unchecked }).locator('a', { hasText: words.check }).click();
  await page.locator('.notification-toast', { hasText: words.checked }).waitFor();
}

/** Checks the links of minutes by what the editor shows of them. Throws where something does not show. */
export async function walkLinks({ page, address, screenshots, log, words, pages }: LinkWalk): Promise<void> {
  const picture = async (name: string): Promise<void> => {
    const file = `links-${words.language}-${name}.png`;
    await page.screenshot({ path: path.join(screenshots, file) });
    log(`picture: build/screenshots/${file}`);
  };
  const status = page.locator('.hover-language-status');
  const hoverStatus = async (): Promise<void> => {
    await page.hover('.monaco-workbench .statusbar-item[id="status.languageStatus"]');
    await status.first().waitFor();
  };
  const toast = page.locator('.notification-toast');

  page.setDefaultTimeout(30_000);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(address);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');
  await openFile(page, day);
  await page.waitForSelector('.squiggly-hint, .squiggly-info, .squiggly-warning');

  await hoverStatus();
  await status.filter({ hasText: words.unchecked }).waitFor();
  await picture('1-not-checked');
  if (pages.arrivals.length > 0) throw new Error('Links were asked before the user wanted it.');
  await status.filter({ hasText: words.unchecked }).locator('a', { hasText: words.check }).click();
  await toast.filter({ hasText: words.checked }).waitFor();
  await page.keyboard.press('Escape');
  await hoverStatus();
  await status.filter({ hasText: words.checked }).waitFor();
  await picture('2-checked');

  // The same stands under the sections of the meeting.
  await focusView(page, words.thisMeeting);
  await page.keyboard.press('End');
  const row = page.locator('.monaco-list-row.focused', { hasText: words.checked });
  await row.waitFor();
  await picture('3-row');

  // A link says what is known of it.
  await page
    .locator('.view-line', { hasText: 'gone 页面' })
    .locator('span', { hasText: '/gone' })
    .last()
    .hover();
  await page.locator('.monaco-hover:not(.hidden)', { hasText: '404' }).first().waitFor();
  await picture('4-hover');
  await page.keyboard.press('Escape');

  // A pasted address stays as it is, and can have the title that it had in other minutes.
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(known)})`);
  await goTo(page, 32);
  await page.keyboard.press('Control+V');
  await page.locator('.view-line', { hasText: /^https:\/\/example.org\/storage\/pull\/11$/ }).waitFor();
  await page.waitForSelector('.post-edit-widget');
  await page.keyboard.press('Control+.');
  const offers = page.locator('.action-widget .monaco-list-row');
  await offers.filter({ hasText: words.withTitle }).waitFor();
  await picture('5-pasted');
  await offers.filter({ hasText: words.withTitle }).click();
  const line = page.locator('.view-line', {
    hasText: /^\[快照优化\]\(https:\/\/example.org\/storage\/pull\/11\)$/,
  });
  await line.waitFor();
  await page.keyboard.press('Control+Z');
  await line.waitFor({ state: 'detached' });

  // Over words, the editor makes the link by itself.
  await goTo(page, 31);
  await page.keyboard.press('End');
  for (let count = 0; count < 2; count++) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+V');
  await page.locator('.view-line', { hasText: '[聚会](https://example.org' }).waitFor();
  await page.waitForSelector('.post-edit-widget');
  await page.keyboard.press('Control+.');
  await offers.first().waitFor();
  await picture('6-pasted-over-words');
  if ((await offers.filter({ hasText: words.withTitle }).count()) > 0)
    throw new Error('Two links are offered for words that an address is pasted over.');
  await page.keyboard.press('Escape');
  await command(page, 'File: Revert File');

  // A check that takes long is stopped at once.
  await openFile(page, slowDay);
  await page.waitForSelector(`.tab.active[data-resource-name="${slowDay}"]`);
  await command(page, words.checkAgain);
  const running = toast.filter({ hasText: words.checking });
  await running.waitFor();
  await picture('7-checking');
  await running.locator('.monaco-button', { hasText: 'Cancel' }).click();
  await page.locator('.statusbar-item', { hasText: words.stopped }).waitFor();
  await running.waitFor({ state: 'detached' });

  // GitHub is asked with a sign-in of the user's, and where the user wants none, not at all.
  await command(page, words.lookUp);
  const dialog = page.locator('.monaco-dialog-box', { hasText: 'GitHub' });
  await dialog.waitFor();
  await picture('8-sign-in');
  await dialog.locator('.monaco-button', { hasText: 'Cancel' }).click();
  await toast.filter({ hasText: words.noSignIn }).waitFor();
}
