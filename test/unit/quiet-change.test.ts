import { describe, expect, it } from 'vitest';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { checkUp, diagnosesOf } from '../../server/language-service/rules/check.ts';
import { createSourceText, positionAt } from '../../server/language-service/text/source-text.ts';
import { type OpenDocument, openDocuments } from '../../server/lsp/open-document.ts';
import { CLEAN } from '../support/samples.ts';

const TEXT = `${CLEAN}
#### 部署的经验

好的。

\`\`\`
curveadm deploy
curveadm stop
\`\`\`

<img src="weixin.png" alt="二维码">

[安装](#安装)

<!-- 写在这里 -->

- 快照

  \`\`\`
  curve
  \`\`\`

最后一块

#### 克隆
`;

const surroundings = { now: Date.UTC(2023, 8, 1), exists: () => false, read: () => undefined, earlier: [] };
/** What is wrong in minutes. */
const found = (minutes: Minutes) => diagnosesOf(checkUp(minutes, surroundings));

/** Words that are put in behind others, in the place of so many characters. */
type Put = readonly [behind: string, words: string, remove?: number];

/** The minutes after words were put in, all at once, and then a letter into a list. */
function typed(...all: readonly Put[]): Minutes {
  const put = (document: OpenDocument, [behind, text, remove = 0]: Put): OpenDocument => {
    const offset = document.source.text.lastIndexOf(behind) + behind.length;
    expect(offset).toBeGreaterThanOrEqual(behind.length);
    const [start, end] = [offset, offset + remove].map((each) => positionAt(document.source, each));
    return start && end
      ? openDocuments.update(document, [{ range: { start, end }, text }], document.version + 1)
      : document;
  };
  const read = ({ source }: OpenDocument): Minutes => {
    const minutes = readMinutes(source, curve);
    const fresh = readMinutes(createSourceText(source.uri, source.version, source.text), curve);
    expect(found(minutes)).toEqual(found(fresh));
    return minutes;
  };
  const opened = openDocuments.create('file:///minutes/2023-08-24.md', 'markdown', 1, TEXT);
  read(opened);
  const changed = all.reduce(put, opened);
  const minutes = read(changed);
  read(put(changed, ['- 快', 'x']));
  return minutes;
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
    const minutes = typed([behind, words]);
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
    expect(typed([behind, words]).since).toBeUndefined();
  });

  it('are not read again for words in several blocks of one section', () => {
    const long = '在三台机器上部署并且验证了升级的过程';
    const minutes = typed(['部署的', long], ['好', long], ['wei', long], ['  cu', 'x']);
    expect(minutes.since?.changed.size).toBe(1);
    expect(found(minutes).map(({ ruleId }) => ruleId)).toContain('link-target');
  });

  it('are read again where a blank line between blocks goes as well', () => {
    expect(typed(['好', '会'], ['的经验', '\r\n', 2]).since).toBeUndefined();
    expect(typed(['好', '会'], ['二维码">', '\r\n', 2]).since).toBeUndefined();
    expect(typed(['好', '会'], ['最后一块', '\r\n', 2]).since).toBeUndefined();
  });
});
