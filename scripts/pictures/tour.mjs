import { command, openFile } from '../../test/vscode/keyboard.ts';
import { invitation } from './sample.mjs';

/** What is typed and waited for in each language. */
const words = {
  en: {
    fixAll: 'Minutes: Fix all safe problems in this file',
    newMeeting: 'Minutes: New meeting…',
    history: 'Minutes: Show the history of this',
    meetings: 'Meetings',
    thisMeeting: 'This Meeting',
    turn: 'in the usual rhythm',
    topic: 'topic of last time',
  },
  'zh-cn': {
    fixAll: '会议纪要: 修复本文件中所有可安全修复的问题',
    newMeeting: '会议纪要: 新会议…',
    history: '会议纪要: 查看此项的历史',
    meetings: '会议',
    thisMeeting: '本次会议',
    turn: '按惯例',
    topic: '上次的议题',
  },
};

const focusedRow = '.quick-input-list .monaco-list-row.focused';

/**
 * Repairs the last minutes, makes the next and pastes an invitation, by keyboard. `still` keeps a picture under a name, `frame`
 * one of the animated picture, which stands for that many milliseconds.
 */
export async function takeTour({ page, address, files, next, language, still, frame }) {
  const say = words[language];
  const line = (text) => page.locator('.view-line', { hasText: text });
  const row = (text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text });
  const press = (keys) => page.keyboard.press(keys);
  page.setDefaultTimeout(30_000);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(address);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');

  const file = files.at(-1);
  await openFile(page, file);
  await page.waitForSelector('.squiggly-warning, .squiggly-error');
  await command(page, `Explorer: Focus on ${say.thisMeeting} View`);
  await command(page, `Explorer: Focus on ${say.meetings} View`);
  await page
    .locator('.monaco-list-row.selected', { hasText: dayOf(file) })
    .first()
    .waitFor();
  await command(page, 'View: Toggle Problems');
  await page.waitForSelector('.markers-panel .monaco-list-row >> nth=6');
  await command(page, 'View: Focus Active Editor Group');
  await page.waitForSelector('.editor-instance .monaco-editor.focused');
  await still('problems');
  await frame(3_000);

  await press('Control+G');
  await page.keyboard.type('21:18');
  await press('Enter');
  await frame(700);
  await press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row.focused');
  await frame(2_500);
  await press('Enter');
  await line('快照性能优化').locator('.squiggly-warning').waitFor({ state: 'detached' });
  await frame(2_000);

  await typeCommand(say.fixAll);
  await line('二、').first().waitFor();
  await frame(3_000);
  await press('Control+J');
  await page.waitForSelector('.markers-panel', { state: 'hidden' });

  await typeCommand(say.newMeeting);
  await page.locator(focusedRow, { hasText: say.turn }).waitFor();
  await still('new-meeting');
  await frame(2_500);
  await press('Enter');
  await row(say.topic).first().waitFor();
  await frame(2_500);
  await press('Enter');
  await page.waitForSelector(`.tab.active[data-resource-name="${next}.md"]`);
  await line(`${next.replaceAll('-', '/')} 19:00~19:30`).waitFor();
  await page
    .locator('.monaco-list-row.selected', { hasText: dayOf(next) })
    .first()
    .waitFor();
  await frame(2_500);

  await page.evaluate((text) => navigator.clipboard.writeText(text), invitation(next, 'nE3xT5mE7eT9'));
  await press('Control+V');
  await line('nE3xT5mE7eT9').waitFor();
  await frame(2_000);
  await press('Tab');
  await page.keyboard.type('快照');
  await frame(3_500);

  async function typeCommand(title) {
    await press('F1');
    await page.waitForSelector('.quick-input-widget input');
    await page.keyboard.type(title);
    await page.locator(focusedRow, { hasText: title }).waitFor();
    await frame(1_000);
    await press('Enter');
  }
}

/** The day of the month, as views write it. */
function dayOf(name) {
  return String(Number(name.slice(8, 10)));
}
