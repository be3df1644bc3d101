import path from 'node:path';
import type { Page } from 'playwright-core';
import { command, goTo, openFile } from './keyboard.ts';

/** What the script that uses the editor is given. */
export interface Use {
  readonly page: Page;
  readonly address: string;
  /** Folder for the pictures. */
  readonly screenshots: string;
  readonly log: (text: string) => void;
}

/** Uses the extension as a person would and keeps a picture of every stop. Throws where something does not show. */
export async function useEditor({ page, address, screenshots, log }: Use): Promise<void> {
  const picture = async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
    log(`picture: build/screenshots/${name}.png`);
  };
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');

  await openFile(page, '2023-08-24.md');
  await page.waitForSelector('.squiggly-warning, .squiggly-error');
  await command(page, 'View: Toggle Problems');
  await page.waitForSelector('.markers-panel .monaco-list-row >> nth=1');
  await picture('1-problems');

  await page.click('.pane-header[aria-label*="Outline"]');
  await page.waitForSelector('.outline-pane .monaco-list-row');
  await picture('2-outline');

  await goTo(page, 3);
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row');
  await picture('3-quick-fixes');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n###');
  await page.waitForSelector('.suggest-widget.visible .monaco-list-row');
  await picture('4-completion');
  await page.keyboard.press('Enter');
  await page.locator('.view-line', { hasText: '答疑' }).first().waitFor();
  await picture('5-completed');

  await page.keyboard.press('Escape');
  await goTo(page, 1);
  await command(page, 'Minutes: Fix all safe problems in this file');
  await page.waitForSelector('.squiggly-warning', { state: 'detached' });
  await picture('6-all-fixed');

  await page.hover('.monaco-workbench .statusbar-item[id="status.languageStatus"]');
  await page.waitForSelector('.hover-language-status');
  await picture('7-language-status');

  await command(page, 'Minutes: Open sample minutes');
  await page.waitForSelector(
    '.tab.active[data-resource-name^="Untitled"], .tab.active[aria-label*="Untitled"]',
  );
  await page.waitForSelector('.squiggly-warning, .squiggly-error');
  await picture('8-sample');
}
