import type { Invitation } from '../../model/invitation.ts';
import type { Minutes } from '../../model/minutes.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { lineAt, lineEndOf, lineSpan } from '../../text/source-text.ts';
import { movedSpan, overlaps } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { contentLines } from './invitation-lines.ts';

export const joinNotFenced: Rule = {
  id: 'join-not-fenced',
  group: 'join',
  severity: 'warning',
  summary: message('A pasted invitation that does not stand in a code fence'),
  rationale: message(
    'Outside a fence its lines run together into one paragraph, and the telephone numbers lose their signs. A block quote is left alone in layouts that allow one, and so is a single line or a list that somebody wrote by hand.',
  ),
  examples: [
    {
      title: message('Plain paragraphs'),
      bad: '## 加入会议\n\n⟦会议主题：存储社区双周会⟧\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\n点击链接入会，或添加至会议列表：\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n\n## 会议内容\n',
      fixed:
        '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\n点击链接入会，或添加至会议列表：\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n\n## 会议内容\n',
    },
    {
      title: message('A block quote where the layout has a fence'),
      bad: '## 加入会议\n\n⟦> 会议主题：存储社区双周会⟧\n> 会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n>\n> https://meeting.tencent.com/dm/aB3dE5fG7hJ9\n>\n> #腾讯会议：123-456-789\n\n## 会议内容\n',
      fixed:
        '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n\n## 会议内容\n',
    },
    {
      title: message('Lines that are code because they are indented'),
      bad: '## 加入会议\n\n⟦    会议主题：存储社区双周会⟧\n    会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\n    https://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n    #腾讯会议：123-456-789\n\n## 会议内容\n',
      fixed:
        '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n\n## 会议内容\n',
    },
    {
      title: message('A block quote in a layout that allows it'),
      file: '2022-04-21.md',
      good: '# Curve 双周会 2022-04-21\n\n## 时间\n\n2022/04/21 19:00-20:30\n\n## 加入会议\n\n>会议主题：存储社区双周会\n>会议时间：2022/04/21 19:00-20:30 (GMT+08:00) 中国标准时间 - 北京\n>\n>https://meeting.tencent.com/dm/aB3dE5fG7hJ9\n>\n>#腾讯会议：123-456-789\n',
    },
    {
      title: message('Two points of a list, written by hand'),
      good: '## 加入会议\n\n- 腾讯会议：123-456-789\n- 链接：https://meeting.tencent.com/dm/aB3dE5fG7hJ9\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const { invitation, layout } = minutes;
    if (!invitation) return;
    const indented = isIndented(minutes, invitation);
    if (invitation.form === 'fence' && !indented) return;
    if (invitation.form !== 'plain' && layout.invitation !== 'fence') return;
    const lines = contentLines(minutes, invitation);
    if (lines.length < 2 || isInList(minutes, invitation)) return;
    const first = lineSpan(minutes.source, lineAt(minutes.source, invitation.span.start));
    const end = lines.at(-1)?.span.end ?? invitation.span.end;
    yield {
      span: first,
      message: indented
        ? message('The invitation is indented; put it into a code fence.')
        : invitation.form === 'quote'
          ? message('The invitation stands in a block quote; put it into a code fence.')
          : message(
              'The lines of the invitation run together when they are rendered; put it into a code fence.',
            ),
      fixes: [fence(minutes, first.start, end, indented ? / {4}|\t/y : / {0,3}>[ \t]?/y)],
    };
  },
};

/** Whether four blanks make the lines code, and no fence. */
function isIndented({ source }: Minutes, { form, span }: Invitation): boolean {
  if (form !== 'fence') return false;
  const line = lineSpan(source, lineAt(source, span.start));
  return /^(?: {4}| {0,3}\t)/.test(source.text.slice(line.start, line.end));
}

function isInList({ passages }: Minutes, { span }: Invitation): boolean {
  return passages.some(({ piece, start }) =>
    piece.root.children.some(
      (block) => block.type === 'list' && overlaps(movedSpan(spanOfNode(block), start), span),
    ),
  );
}

/** A fence round the lines; the marks of a quote or of indented code go, everything else stays. */
function fence({ source }: Minutes, start: number, end: number, marks: RegExp): Fix {
  const eol = lineEndOf(source);
  const words = source.text.slice(start, end);
  const mark = words.includes('```') ? '~~~~' : '```';
  const edits: TextEdit[] = [];
  const last = lineAt(source, end);
  for (let index = lineAt(source, start); index <= last; index++) {
    const line = lineSpan(source, index);
    marks.lastIndex = 0;
    const quote = marks.exec(source.text.slice(line.start, line.end))?.[0] ?? '';
    const text = index === lineAt(source, start) ? `${mark}${eol}` : '';
    if (quote !== '' || text !== '') {
      edits.push({ span: { start: line.start, end: line.start + quote.length }, text });
    }
  }
  const tail = lineSpan(source, last).end;
  edits.push({ span: { start: tail, end: tail }, text: `${eol}${mark}` });
  return { title: message('Put the invitation into a code fence'), edits, safe: true };
}
