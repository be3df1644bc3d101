import { describe, expect, it } from 'vitest';
import { movingFindings } from '../../server/language-service/rules/moving-findings.ts';
import { piecesOf } from '../../server/language-service/syntax/pieces.ts';
import { treeOf } from '../../server/language-service/syntax/tree-of.ts';
import { message } from '../../server/language-service/text/message.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';

const piecesIn = (text: string) => piecesOf(treeOf(createSourceText('file:///a.md', 1, text)));
const before = piecesIn('## 3. 快照\n\n## 4. 克隆\n');
const after = piecesIn('## 3. 快的照\n\n## 4. 克隆\n');
/** `的` typed in the first heading. */
const change = { passage: 0, start: 7, end: 7, by: 1, lines: 0 };

/** Where a finding of these characters stands after the change; undefined where it is to be found anew. */
function follow(start: number, end: number, saysSpansOnly?: boolean) {
  const found = [{ ruleId: 'a', severity: 'info' as const, span: { start, end }, message: message('a') }];
  return movingFindings(found, before).follow([change], after, saysSpansOnly)?.all()[0]?.span;
}

describe('a finding, when words change', () => {
  it('moves along where it stands on another line', () => {
    expect(follow(13, 14)).toEqual({ start: 14, end: 15 });
  });

  it('is found anew on the same line, of which it may say something', () => {
    expect(follow(3, 4)).toBeUndefined();
  });

  it('stays before them on the same line where it says its own words only', () => {
    expect(follow(3, 4, true)).toEqual({ start: 3, end: 4 });
  });

  it('is found anew where they stand in it, or behind it without a gap, or before it', () => {
    expect(follow(3, 8, true)).toBeUndefined();
    expect(follow(6, 7, true)).toBeUndefined();
    expect(follow(7, 8, true)).toBeUndefined();
  });

  it('moves along behind two changes of one section, and is found anew when its own line changes then', () => {
    const text = '## 快照\n\n安装\n\n克隆\n\n扩容\n';
    const long = '在三台机器上部署并且验证了';
    const there = text.indexOf('扩');
    const changes = ['克', '快'].map((word) => {
      const start = text.indexOf(word) + 1;
      return { passage: 0, start, end: start, by: long.length, lines: 0 };
    });
    const pieces = piecesIn(text.replace(/[快克]/g, `$&${long}`));
    const span = { start: there, end: there + 1 };
    const found = [{ ruleId: 'a', severity: 'info' as const, span, message: message('a') }];
    const moved = movingFindings(found, piecesIn(text)).follow(changes, pieces);
    const now = there + 2 * long.length;
    expect(moved?.all()[0]?.span).toEqual({ start: now, end: now + 1 });
    expect(
      moved?.follow([{ passage: 0, start: now + 2, end: now + 2, by: 1, lines: 0 }], pieces),
    ).toBeUndefined();
  });
});
