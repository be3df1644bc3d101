import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../server/cli/code-frame.ts';
import { createPaint } from '../../server/cli/paint.ts';
import { widthOf } from '../../server/cli/text-width.ts';
import { unifiedDiff } from '../../server/cli/unified-diff.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { applyEdits, areDisjoint } from '../../server/language-service/text/text-edit.ts';

const source = (text: string) => createSourceText('file:///a.md', 0, text);

/** The frame as two lines, for a text with the span between ⟦ and ⟧. */
function draw(marked: string, columns = 60): string[] {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const { text, indent, length } = codeFrame(source(marked.replace(/[⟦⟧]/g, '')), { start, end }, columns);
  return [text, ' '.repeat(indent) + '~'.repeat(length)];
}

describe('codeFrame', () => {
  it.each([
    ['plain', '- see ⟦http⟧ there', ['- see http there', '      ~~~~']],
    ['full-width characters', '会议：⟦时间⟧ x', ['会议：时间 x', '      ~~~~']],
    ['combining marks', 'e\u0301⟦x⟧', ['e\u0301x', ' ~']],
    ['emoji', '🎉⟦x⟧', ['🎉x', '  ~']],
    ['tabs', '\t⟦x⟧', ['    x', '    ~']],
    ['an empty span', 'ab⟦⟧cd', ['abcd', '  ~']],
    ['an empty span at the end', '会议⟦⟧', ['会议', '    ~']],
    ['an empty line', '⟦⟧', ['', '~']],
    ['several lines', 'a⟦b\nc⟧d', ['ab', ' ~']],
    ['a line end', 'ab⟦\n⟧cd', ['ab', '  ~']],
    ['control characters', 'a\u001b⟦b⟧', ['a\ufffdb', '  ~']],
    ['a byte order mark', '\uFEFF⟦b⟧', ['b', '~']],
  ])('%s', (_, marked, frame) => {
    expect(draw(marked)).toEqual(frame);
  });

  it('shows the part of a long line that counts', () => {
    const [text = '', mark = ''] = draw(`${'会'.repeat(100)}⟦时间⟧${'议'.repeat(100)}`, 40);
    expect(widthOf(text)).toBeLessThanOrEqual(40);
    expect(text).toMatch(/^…会+时间议+…$/);
    expect(mark.length).toBe(1 + widthOf(text.slice(1, text.indexOf('时'))) + 4);
  });

  it('always fits, and always marks something', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.nat(200),
        fc.nat(200),
        fc.integer({ min: 20, max: 90 }),
        (text, a, b, columns) => {
          const span = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) };
          const frame = codeFrame(source(text), span, columns);
          expect(widthOf(frame.text)).toBeLessThanOrEqual(columns);
          expect(frame.length).toBeGreaterThan(0);
          expect(frame.indent + frame.length).toBeLessThanOrEqual(columns + 2);
        },
      ),
    );
  });
});

/** What `patch` makes of a text and a diff of it. */
function patch(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  const body = diff.split('\n').slice(2, -1);
  for (const [index, line] of body.entries()) {
    const hunk = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(line);
    const content = body[index + 1] === '\\ No newline at end of file' ? line.slice(1) : `${line.slice(1)}\n`;
    if (hunk) {
      const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1);
      while (at < start) out.push(lines[at++]!);
      expect(out.length).toBe(Number(hunk[3]) - (hunk[4] === '0' ? 0 : 1));
    } else if (line.startsWith('+')) out.push(content);
    else if (line.startsWith('-') || line.startsWith(' ')) {
      expect(content).toBe(lines[at]);
      if (line.startsWith(' ')) out.push(content);
      at += 1;
    }
  }
  return [...out, ...lines.slice(at)].join('');
}

describe('unifiedDiff', () => {
  const plain = createPaint(false);

  it('is what patch needs, for any edits', () => {
    const line = fc.constantFrom('a\n', 'b\n', '\n', 'c\r\n', '会议\n');
    const edit = fc.record({
      start: fc.nat(60),
      length: fc.nat(6),
      text: fc.constantFrom('', 'x', '\n', 'x\n', 'x\ny\n', 'x\ny'),
    });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('', 'end'),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (lines, end, raw) => {
          const text = lines.join('') + end;
          const edits = raw.map(({ start, length, text: put }) => {
            const from = Math.min(start, text.length);
            return { span: { start: from, end: Math.min(from + length, text.length) }, text: put };
          });
          fc.pre(areDisjoint(edits));
          const after = applyEdits(text, edits);
          fc.pre(after !== text);
          expect(patch(text, unifiedDiff('a.md', source(text), edits, plain))).toBe(after);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('colours whole lines without their line end', () => {
    const diff = unifiedDiff(
      'a',
      source('x\r\n'),
      [{ span: { start: 0, end: 1 }, text: 'y' }],
      createPaint(true),
    );
    expect(diff).toContain('\u001b[31m-x\r\u001b[39m\n\u001b[32m+y\r\u001b[39m\n');
  });
});
