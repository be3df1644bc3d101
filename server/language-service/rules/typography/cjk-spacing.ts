import type { Nodes } from 'mdast';
import { type Prose, proseOf } from '../../model/prose.ts';
import { proseLines } from '../../model/prose-lines.ts';
import { spanOfNode, walk } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { contains, type Span } from '../../text/span.ts';
import type { Finding, Rule } from '../rule.ts';
import { findSpacing } from './find-spacing.ts';
import type { SpacingChange, SpacingMark } from './zhlint.js';

/** Blanks between Chinese and Latin letters, by zhlint's rules. */
export const cjkSpacing: Rule = {
  id: 'cjk-spacing',
  group: 'typography',
  severity: 'off',
  summary: message(
    'Blanks between Chinese and Latin letters, digits and brackets are not as in Chinese copywriting',
  ),
  rationale: message(
    'The rules are those of zhlint: a blank between Chinese and Latin letters or digits, none beside full-width punctuation. A matter of taste, so that it is off unless asked for. Headings, whose words the profile gives, code, the blanks beside bare URLs, and those that hold emphasis up are left alone.',
  ),
  examples: [
    {
      title: message('Missing and surplus blanks'),
      bad: '- ⟦S对⟧⟦接H⟧DFS，⟦ ⟧已完成\n',
      fixed: '- S 对接 HDFS，已完成\n',
    },
    {
      title: message('What is left alone'),
      good: '### 三、Curve块存储\n\n- 文档：  https://example.org/a 与代码 `a对b`\n- **说明：** 文字\n- 2023年8月完成\n- 适配 SPDK, 后续更新\n',
    },
  ],
  *checkPassage(passage) {
    const { source } = passage;
    for (const prose of proseOf(passage)) {
      if (prose.node.type === 'heading') continue;
      const marks = readMarks(source.text, prose.node);
      let open: readonly Mark[] = [];
      let next = 0;
      let done = 0;
      for (const { line, prefix } of proseLines(source, prose)) {
        const content = contentOf(source.text, prose, { start: line.start + prefix.length, end: line.end });
        // A line separator (U+2028) ends a line for a reader, not in the file.
        if (!content || content.start < done) continue;
        done = content.end;
        const first = next;
        while ((marks[next]?.span.start ?? content.end) < content.end) next++;
        open = [...open, ...marks.slice(first, next)].filter(({ span }) => span.end > content.start);
        yield* checkLine(source.text, content, open);
      }
    }
  },
};

interface Mark {
  readonly span: Span;
  /** What stands between the marks; absent for what is no words at all. */
  readonly inner?: Span;
  readonly bareUrl: boolean;
}

/** The part of a line that belongs to the block's words, without blanks at its ends. */
function contentOf(text: string, { node }: Prose, line: Span): Span | undefined {
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined) return undefined;
  const start = Math.max(first, line.start);
  const end = Math.min(last, line.end);
  return end > start ? { start, end: start + text.slice(start, end).trimEnd().length } : undefined;
}

/** All marks of a block in the order of the text; what stands in one without words is left out. */
function readMarks(text: string, block: Nodes): readonly Mark[] {
  const marks: Mark[] = [];
  let whole: Span | undefined;
  for (const { node } of walk(block)) {
    if (node === block || node.type === 'text' || !node.position) continue;
    const span = spanOfNode(node);
    if (whole && contains(whole, span)) continue;
    const bareUrl = node.type === 'link' && text[span.start] !== '[';
    const children: readonly Nodes[] = 'children' in node && !bareUrl ? node.children : [];
    const start = children[0]?.position?.start.offset;
    const end = children.at(-1)?.position?.end.offset;
    const inner = start === undefined || end === undefined ? undefined : { start, end };
    if (!inner) whole = span;
    marks.push({ span, bareUrl, ...(inner && { inner }) });
  }
  return marks;
}

/** `own` are the marks on the line. */
function* checkLine(text: string, content: Span, own: readonly Mark[]): Generator<Finding> {
  // Emphasis or a link over several lines would have to be torn apart.
  if (own.some(({ span }) => !contains(content, span))) return;
  const line = text.slice(content.start, content.end);
  if (!WIDE.test(line)) return;
  for (const change of findSpacing(
    line,
    own.map((mark) => toSpacingMark(text, content.start, mark)),
  )) {
    const start = content.start + change.at;
    const span = { start, end: start + change.blanks.length };
    if (!isCertain(line, change) || isHeldUp(text, span, change, own)) continue;
    const before = text[span.start - 1] ?? '';
    const behind = text[span.end] ?? '';
    const adds = change.blanks === '';
    yield {
      span: adds ? { start: start - before.length, end: start + behind.length } : span,
      message: adds
        ? message('A blank belongs between “{0}” and “{1}”.', before, behind)
        : message('No blank belongs between “{0}” and “{1}”.', before, behind),
      fixes: [
        {
          title: adds ? message('Insert a blank') : message('Remove the blank'),
          edits: [{ span, text: change.wanted }],
          safe: true,
        },
      ],
    };
  }
}

function toSpacingMark(text: string, from: number, { span, inner }: Mark): SpacingMark {
  const startIndex = span.start - from;
  if (!inner) {
    const startValue = text.slice(span.start, span.end);
    return { type: 'raw', startIndex, startValue, endIndex: span.end - from, endValue: '' };
  }
  return {
    type: 'hyper',
    startIndex,
    startValue: text.slice(span.start, inner.start),
    endIndex: inner.end - from,
    endValue: text.slice(inner.end, span.end),
  };
}

const WIDE = /[\p{Script=Han}，。、；：？！（）《》“”【】「」]/u;

/** Whether a change stands beside Chinese, neither at an end of the line nor behind what would become a list mark. */
function isCertain(line: string, { at, blanks, wanted }: SpacingChange): boolean {
  const before = line[at - 1];
  const behind = line[at + blanks.length];
  if (before === undefined || behind === undefined || (blanks === '') === (wanted === '')) return false;
  if (/^(?:\d{1,9}[.)]|[-*+#>])$/.test(line.slice(0, at))) return false;
  return WIDE.test(before) || WIDE.test(behind);
}

/** Whether a blank ends a bare URL or lets marks of emphasis work (CommonMark 0.31, section 6.2): it must stay. */
function isHeldUp(text: string, span: Span, { wanted }: SpacingChange, marks: readonly Mark[]): boolean {
  if (marks.some((mark) => mark.bareUrl && (mark.span.end === span.start || mark.span.start === span.end)))
    return true;
  return wanted === '' && /[*_~]/.test(`${text[span.start - 1]}${text[span.end]}`);
}
