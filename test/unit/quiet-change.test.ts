import { describe, expect, it } from 'vitest';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { positionAt } from '../../server/language-service/text/source-text.ts';
import { openDocuments } from '../../server/lsp/open-document.ts';
import { CLEAN } from '../support/samples.ts';

const TEXT = `${CLEAN}
#### 部署的经验

好的。

\`\`\`
curveadm deploy
curveadm stop
\`\`\`

<img src="weixin.png" alt="二维码">

<!-- 写在这里 -->
`;

/** The minutes after words were put in behind others. */
function typed(behind: string, words: string): Minutes {
  const opened = openDocuments.create('file:///minutes/2023-08-24.md', 'markdown', 1, TEXT);
  readMinutes(opened.source, curve);
  const offset = TEXT.lastIndexOf(behind) + behind.length;
  expect(offset).toBeGreaterThanOrEqual(behind.length);
  const place = positionAt(opened.source, offset);
  const { source } = openDocuments.update(opened, [{ range: { start: place, end: place }, text: words }], 2);
  return readMinutes(source, curve);
}

describe('the sections of minutes', () => {
  it.each([
    ['words of a list', '压力测试', '会'],
    ['a heading of the meeting’s own', '部署的', '会'],
    ['a name that a topic loses', '#### 周边', '的'],
    ['a short line of its own', '好', '会'],
    ['code', 'curveadm', 'x'],
    ['a picture', 'wei', 'x'],
  ])('are not read again for a letter in %s', (_, behind, words) => {
    const minutes = typed(behind, words);
    expect(minutes.since).toBeDefined();
    expect(minutes.sections.map(({ name }) => name).join()).toContain(
      behind === '部署的' ? '部署的会经验' : '部署的经验',
    );
  });

  it.each([
    ['a section’s name', '近期', '会'],
    ['the number of a heading', '### 三', '十'],
    ['a line that becomes a section’s name', '\n\n', '近期工作'],
    ['the time', '19:00~19:3', '5'],
    ['the invitation', '123-456-', '1'],
    ['a comment', '<!-- 写', '到'],
    ['a mark that closes code', 'deploy\n', '```\n'],
  ])('are read again for %s', (_, behind, words) => {
    expect(typed(behind, words).since).toBeUndefined();
  });
});
