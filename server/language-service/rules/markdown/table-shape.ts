import type { Table } from 'mdast';
import { nodesIn } from '../../model/nodes-in.ts';
import { proseOf } from '../../model/prose.ts';
import { type ProseLine, proseLines } from '../../model/prose-lines.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { lineAt, lineEndOf, lineSpan, type SourceText, slice } from '../../text/source-text.ts';
import type { Finding, Rule } from '../rule.ts';

/** Tables whose rows do not fit their header. */
export const tableShape: Rule = {
  id: 'table-shape',
  group: 'markdown',
  severity: 'hint',
  summary: message('A row does not fit the columns of its table'),
  rationale: message(
    'GitHub drops the cells that the header has no column for, shows no table at all where the line under the header has another number of columns, and takes words right under a table for its last row. Rows that are too short only leave cells empty and are not reported.',
  ),
  examples: [
    {
      title: message('A cell too many'),
      bad: '| 场景 | 提升 |\n| --- | --- |\n⟦| 随机写 | 50% | 4K |⟧\n',
    },
    {
      title: message('Another number of columns under the header'),
      bad: '⟦| 场景 | 提升 |\n| --- | --- | --- |⟧\n| 随机写 | 50% |\n',
    },
    {
      title: message('No line of dashes under the header'),
      bad: '⟦| 场景 | 提升 |⟧\n| 随机写 | 50% |\n',
      fixed: '| 场景 | 提升 |\n| --- | --- |\n| 随机写 | 50% |\n',
    },
    {
      title: message('Words right under the table'),
      bad: '| 场景 | 提升 |\n| --- | --- |\n| 随机写 | 50% |\n⟦以上为初步结论⟧\n',
      fixed: '| 场景 | 提升 |\n| --- | --- |\n| 随机写 | 50% |\n\n以上为初步结论\n',
    },
    {
      title: message('Tables that fit'),
      good: '场景 | 提升\n--- | ---\n随机写 | 50%\n顺序写 |\n`a \\| b` | x\n\n| 一列 |\n| --- |\n| 文字 |\n\n文字 a | b\n---\n',
    },
  ],
  *checkPassage(passage) {
    for (const { node } of nodesIn(passage.tree)) {
      if (node.type === 'table') yield* checkRows(passage.source, node);
    }
    if (!passage.source.text.includes('|')) return;
    for (const prose of proseOf(passage)) {
      if (prose.node.type !== 'paragraph') continue;
      const lines = proseLines(passage.source, prose);
      const bare = withoutDelimiter(passage.source, lines);
      if (bare) yield bare;
      for (const [index, line] of lines.entries()) {
        const header = lines[index - 1];
        if (!header || !DELIMITER.test(line.text) || !line.text.includes('|')) continue;
        const counts = [header, line].map(({ line }) => countCells(slice(passage.source, line)));
        const [columns = 0, delimiters = 0] = counts;
        if (columns < 2 || columns === delimiters) continue;
        yield {
          span: { start: header.offset, end: line.line.end },
          message: message(
            'The header has {0} columns and the line under it {1}: GitHub shows no table.',
            columns,
            delimiters,
          ),
        };
      }
    }
  },
};

/** Lines that are all rows, with as many cells each, and none of dashes. */
function withoutDelimiter(source: SourceText, lines: readonly ProseLine[]): Finding | undefined {
  const [first] = lines;
  if (!first || lines.length < 2) return undefined;
  const rows = lines.map(({ line }) =>
    slice(source, line)
      .replace(/^[\s>]*/, '')
      .trimEnd(),
  );
  const counts = rows.map((row) => (/^\|.*[^\\]\|$/.test(row) ? countCells(row) : 0));
  const [columns = 0] = counts;
  if (columns < 2 || counts.some((count) => count !== columns)) return undefined;
  if (rows.some((row) => DELIMITER.test(row))) return undefined;
  const { end } = first.line;
  const text = `${lineEndOf(source)}${first.prefix.replace(/[^\s>]/g, ' ')}|${' --- |'.repeat(columns)}`;
  return {
    span: { start: first.offset, end },
    message: message('There is no line of dashes under this one: GitHub shows no table.'),
    fixes: [{ title: message('Insert the line'), edits: [{ span: { start: end, end }, text }], safe: false }],
  };
}

const DELIMITER = /^[|:\s]*-[|:\-\s]*$/;

function* checkRows(source: SourceText, table: Table): Generator<Finding> {
  const columns = table.children[0]?.children.length ?? 0;
  for (const row of table.children.slice(1)) {
    const span = spanOfNode(row);
    const line = lineSpan(source, lineAt(source, span.start));
    if (row.children.length > columns) {
      yield {
        span,
        message: message(
          'This row has {0} cells and the header {1}: the last ones are not shown.',
          row.children.length,
          columns,
        ),
      };
    } else if (columns > 1 && !slice(source, line).includes('|')) {
      const marks = /^[\s>]*/.exec(source.text.slice(line.start, span.start))?.[0].trimEnd() ?? '';
      yield {
        span,
        message: message('This line becomes a row of the table above it.'),
        fixes: [
          {
            title: message('Insert a blank line'),
            edits: [{ span: { start: line.start, end: line.start }, text: marks + lineEndOf(source) }],
            safe: false,
          },
        ],
      };
    }
  }
}

function countCells(line: string): number {
  const bare = line
    .replaceAll(/\\[\s\S]/g, '')
    .replace(/^[\s>]*\|/, '')
    .trim()
    .replace(/\|$/, '');
  return bare.split('|').length;
}
