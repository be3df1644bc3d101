import type { Locator, Page } from 'playwright-core';

/** Opens a file of the workspace by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await summon(page, 'Control+P');
  await page.keyboard.type(name);
  await page.waitForSelector(`.quick-input-list .monaco-list-row.focused:has-text("${name}")`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.monaco-editor .view-lines .view-line >> nth=2');
}

/** Puts the caret at the beginning of a line, 1-based. */
export async function goTo(page: Page, line: number): Promise<void> {
  await summon(page, 'Control+G');
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
}

/** Runs a command by its title in the command palette, which lists what the editor knows when it is opened: that may not be everything yet. */
export async function command(page: Page, title: string): Promise<void> {
  for (let attempt = 1; attempt < 10; attempt++) {
    await summon(page, 'F1');
    await page.keyboard.type(title);
    const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
    const isThere = await comes(row);
    if (isThere) return page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  }
  throw new Error(`The editor has no command “${title}”.`);
}

/** The view of the explorer with a title: header and rows. */
export function viewOf(page: Page, title: string): Locator {
  const header = page.locator(`.pane-header[aria-label^="${title} "]`);
  return page.locator('.split-view-view', { has: header }).last();
}

/** Gives the keys to a view of the explorer by its command; one that was closed gets its rows first, and the focus then. */
export async function focusView(page: Page, title: string): Promise<Locator> {
  const view = viewOf(page, title);
  const focus = `Explorer: Focus on ${title} View`;
  await command(page, focus);
  await view.locator('.monaco-list-row').first().waitFor();
  await command(page, focus);
  await view.locator('.monaco-list:focus').waitFor();
  // The palette has the arrow keys until the timer has run that the editor set as the focus left it.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  return view;
}

/** Gives the keys to the editor. A view that has them while its rows change takes them back from a box that opens just then, which closes. */
export async function focusEditor(page: Page): Promise<void> {
  await command(page, 'View: Focus Active Editor Group');
  await page.waitForSelector('.editor-instance .monaco-editor.focused');
}

/** Presses the keys that open a box to type in, until it is there: while the editor rebuilds itself, keys may reach nobody. */
async function summon(page: Page, keys: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  for (let attempt = 1; attempt < 10; attempt++) {
    await page.keyboard.press(keys);
    if (await comes(input)) return;
  }
  throw new Error(`Nothing came of ${keys}.`);
}

function comes(locator: Locator): Promise<boolean> {
  return locator.waitFor({ timeout: 2_000 }).then(
    () => true,
    () => false,
  );
}
