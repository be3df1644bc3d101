import type { Page } from 'playwright-core';

/** Opens a file of the workspace by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(name);
  await page.waitForSelector(`.quick-input-list .monaco-list-row.focused:has-text("${name}")`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.monaco-editor .view-lines .view-line >> nth=2');
}

/** Puts the caret at the beginning of a line, 1-based. */
export async function goTo(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
}

/** Runs a command by its title in the command palette, which lists what the editor knows when it is opened: that may not be everything yet. */
export async function command(page: Page, title: string): Promise<void> {
  for (let attempt = 1; attempt < 10; attempt++) {
    await page.keyboard.press('F1');
    await page.waitForSelector('.quick-input-widget input');
    await page.keyboard.type(title);
    const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
    const isThere = await row.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  }
  throw new Error(`The editor has no command “${title}”.`);
}
