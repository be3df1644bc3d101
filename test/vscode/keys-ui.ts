import path from 'node:path';
import type { Page } from 'playwright-core';
import { command, focusEditor, focusView, openFile, viewOf } from './keyboard.ts';
import type { Use } from './ui.ts';

/** The settings of the editor for these walks: what contrast themes leave of colours has to be enough. */
export const contrast = themed('Default High Contrast');
export const lightContrast = themed('Default High Contrast Light');

function themed(theme: string): Readonly<Record<string, unknown>> {
  return { 'workbench.colorTheme': theme, 'window.autoDetectHighContrast': false };
}

/** Reaches everything by the keyboard, in a contrast theme. The mouse is not used. Throws where something is out of reach. */
export async function walkByKeys({ page, address, screenshots, log }: Use): Promise<void> {
  const picture = async (name: string): Promise<void> => {
    const file = `keys-${name}.png`;
    await page.screenshot({ path: path.join(screenshots, file) });
    log(`picture: build/screenshots/${file}`);
  };
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  await page.waitForSelector('.monaco-workbench.hc-black');
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');
  await openFile(page, '2023-08-24.md');
  await page.waitForSelector('.squiggly-warning, .squiggly-error');

  // The rows of the view, and all that can be done with one of them.
  await focusView(page, 'Meetings');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await focused(page, 'Thursday, August 24, 2023');
  await rowsAreSaid(page);
  await page.keyboard.press('ArrowDown');
  await focused(page, 'Thursday, August 10, 2023, 1 topic, incomplete');
  await page.keyboard.press('Shift+F10');
  await page.locator('.monaco-menu .action-item').first().waitFor();
  await picture('1-menu');
  const offered = await page.locator('.monaco-menu .action-item .action-label').allTextContents();
  const wanted = [
    'Open the minutes',
    'Join the meeting',
    'Show the history',
    'Export',
    'Change the date of the meeting',
  ];
  for (const words of wanted)
    if (!offered.some((label) => label.startsWith(words)))
      throw new Error(`No “${words}” in the menu: ${offered}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await focused(page, '2023, 4 meetings');
  await page.keyboard.press('ArrowLeft');
  await page.waitForSelector('.monaco-list-row.focused[aria-expanded="false"]');
  await page.keyboard.press('ArrowRight');

  // The rows of the other view lead to their lines.
  await focusView(page, 'This Meeting');
  await rowsAreSaid(page);
  await page.keyboard.press('End');
  await focused(page, 'link');
  await picture('2-views');

  // What is left to do, with what the button of an entry does.
  await command(page, 'Minutes: Finish minutes…');
  const row = page.locator('.quick-input-list .monaco-list-row.focused');
  await row.filter({ hasText: 'problems that need no decision' }).waitFor();
  await picture('3-finish');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  // How bad a finding is stands there in words.
  await page.locator('.quick-input-list .monaco-list-row.focused[aria-label*=" · warning"]').waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: 'problems that need no decision' })
    .waitFor({ state: 'detached' });
  await row.locator('.action-label[aria-label^="Say that there was nothing"]').waitFor();
  // First comes the list, then the button of its entry.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page
    .locator('.quick-input-list .action-label:focus[aria-label^="Say that there was nothing"]')
    .waitFor();
  await picture('4-button');
  await page.keyboard.press('Enter');
  await page
    .locator('.quick-input-list .action-label[aria-label^="Say that there was nothing"]')
    .waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await focusEditor(page);

  // What was said is found, and gone to.
  await command(page, 'Minutes: Search all meetings');
  await page.waitForSelector('.quick-input-widget .quick-input-titlebar:visible');
  await page.keyboard.type('缓存预热');
  await row.filter({ hasText: '缓存预热' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.editor-instance .monaco-editor.focused');

  // A preview is no text editor; views and commands are there all the same.
  await openFile(page, '2023-08-10.md');
  await page.keyboard.press('Control+Shift+V');
  await page.waitForSelector('iframe.webview');
  const meeting = viewOf(page, 'This Meeting');
  await meeting.locator('.pane-header .description', { hasText: 'Aug 10' }).waitFor();
  await viewOf(page, 'Meetings').locator('.monaco-list-row.selected', { hasText: 'Aug 10' }).waitFor();
  await picture('5-preview');
  await command(page, 'Minutes: Finish minutes…');
  await row.waitFor();
  await page.keyboard.press('Escape');
}

/** The row that has the focus is read as words that begin or go on so. */
async function focused(page: Page, words: string): Promise<void> {
  await page
    .locator(`.pane-body .monaco-list:focus .monaco-list-row.focused[aria-label*="${words}"]`)
    .waitFor();
}

/** Every row of the list that has the focus is read as words. */
async function rowsAreSaid(page: Page): Promise<void> {
  const rows = page.locator('.pane-body .monaco-list:focus .monaco-list-row');
  for (const row of await rows.all()) {
    const said = (await row.getAttribute('aria-label')) ?? '';
    if (said.trim() === '') throw new Error(`A row says nothing: ${await row.textContent()}`);
  }
}

/** Looks at two folders of minutes in the Meetings view, and makes a new meeting where both could be meant. */
export async function walkFolders({ page, address, screenshots, log }: Use): Promise<void> {
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');
  await openFile(page, '2023-08-23.md');
  await focusView(page, 'Meetings');
  const meetings = viewOf(page, 'Meetings');
  await meetings.locator('.monaco-list-row[aria-label^="Council, 1 meeting"]').waitFor();
  await page.screenshot({ path: path.join(screenshots, 'keys-6-folders.png') });
  log('picture: build/screenshots/keys-6-folders.png');
  await focusEditor(page);
  await command(page, 'View: Close All Editors');
  await command(page, 'Minutes: New meeting…');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'Council' }).waitFor();
  await page.screenshot({ path: path.join(screenshots, 'keys-7-which.png') });
  log('picture: build/screenshots/keys-7-which.png');
  await page.keyboard.type('Council');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Council' }).waitFor();
  await page.keyboard.press('Enter');
  await rows.filter({ hasText: 'Another day' }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row.focused').waitFor();
  await page.keyboard.press('Escape');
}
