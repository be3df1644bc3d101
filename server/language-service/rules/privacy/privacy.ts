import { nodesIn } from '../../model/nodes-in.ts';
import type { Passage } from '../../model/passage.ts';
import { offsetIn, proseOf } from '../../model/prose.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { lineAt, lineSpan, slice } from '../../text/source-text.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { Finding, Rule } from '../rule.ts';

/** What a public file should not tell of people and meetings. */
export const privacy: Rule = {
  id: 'privacy',
  group: 'privacy',
  severity: 'warning',
  summary: message(
    'An e-mail address in a comment, a meeting password, a host key or a person’s phone number',
  ),
  rationale: message(
    'Minutes are public and are copied for good. An address that an editor wrote into a comment is seen by nobody but those who collect addresses; a password or host key lets anybody in. Masked passwords, addresses that the text shows on purpose, numbers of meetings and the comment of an editor, which editor-header reports, are left alone; telephone lines of the meeting service are a hint where the profile does not want them. Every fix wants a look.',
  ),
  examples: [
    {
      title: message('An address in a comment'),
      bad: '<!-- 记录：⟦xiaomai@example.com⟧ -->\n\n- 联系邮箱 community@example.org\n',
      fixed: '<!-- 记录： -->\n\n- 联系邮箱 community@example.org\n',
    },
    {
      title: message('Password and host key'),
      bad: '## 加入会议\n\n```\n#腾讯会议：123-456-789\n会议密码：⟦246810⟧\n```\n\n主持人密钥：⟦135790⟧\n',
      fixed: '## 加入会议\n\n```\n#腾讯会议：123-456-789\n会议密码：****\n```\n\n主持人密钥：****\n',
    },
    {
      title: message('The phone number of a person'),
      bad: '- 报名请联系小麦，电话 ⟦13800001234⟧\n- 小满 ⟦+86 139-0000-5678⟧\n',
      fixed: '- 报名请联系小麦，电话 138xxxx1234\n- 小满 +86 139xxxx5678\n',
    },
    {
      title: message('Telephone lines that the profile does not want: a hint'),
      bad: '## 加入会议\n\n```\n#腾讯会议：123-456-789\n\n手机一键拨号入会\n⟦+8675536550000,,123456789# (中国大陆)\n+85230018898,,,2,123456789# (中国香港)⟧\n```\n',
      profile: { join: { providers: ['tencent'], dialIn: false } },
    },
    {
      title: message('What may stay'),
      good: '<!--\n * @Author: xiaomai xiaomai@example.com\n * @LastEditors: xiaomai xiaomai@example.com\n-->\n\n- 会议密码：\\*\\*\\*\\*（群内通知）\n- 会议密码：无\n- 会议号：138-0000-1234\n- 卷大小 17179869184 字节\n- `13800001234`\n\n```\n#腾讯会议：123-456-789\n+8675536550000,,123456789# (中国大陆)\n```\n',
    },
  ],
  *checkPassage(passage) {
    yield* checkComments(passage);
    yield* checkSecrets(passage);
    yield* checkPhones(passage);
    yield* checkDialIns(passage);
  },
};

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
const HEADER_FIELD = /@(?:Author|Date|LastEditors?|LastEditTime|FilePath|Description|Version|email)\b/gi;

/** Whether a comment is an editor's file header, which the rule editor-header takes away as a whole. */
function isEditorHeader(comment: string): boolean {
  const fields = new Set(comment.match(HEADER_FIELD)?.map((field) => field.toLowerCase()));
  return fields.size > 1 || (fields.size > 0 && /koro1?FileHeader/i.test(comment));
}

function* checkComments({ source, tree }: Passage): Generator<Finding> {
  if (!source.text.includes('<!--')) return;
  for (const { node } of nodesIn(tree)) {
    if (node.type !== 'html' || !node.value.startsWith('<!--') || isEditorHeader(node.value)) continue;
    const { start } = spanOfNode(node);
    for (const { index, 0: address } of node.value.matchAll(EMAIL)) {
      if (/^(?:git|no-?reply)@/i.test(address)) continue;
      const span = { start: start + index, end: start + index + address.length };
      yield {
        span,
        message: message('An e-mail address in a comment is public all the same.'),
        fixes: [{ title: message('Remove the address'), edits: [{ span, text: '' }], safe: false }],
      };
    }
  }
}

const SECRET =
  /(会议密码|入会密码|参会密码|来宾密码|主持人?密钥|主持人?密码|meeting passw?(?:ord|code)|host (?:key|pin))([ \t*]{0,4}[:：][ \t*]{0,4})([^\s,，;；。、（(]{1,64})/gi;

function* checkSecrets({ source, invitation }: Passage): Generator<Finding> {
  const found = new Map<number, { readonly span: Span; readonly key: boolean }>();
  for (const { index, 0: whole, 1: label = '', 3: value = '' } of source.text.matchAll(SECRET)) {
    const start = index + whole.length - value.length;
    found.set(start, { span: { start, end: start + value.length }, key: /主持|host/i.test(label) });
  }
  for (const [field, key] of [
    [invitation?.password, false],
    [invitation?.hostKey, true],
  ] as const) {
    if (field && ![...found.values()].some(({ span }) => overlaps(span, field.span))) {
      found.set(field.span.start, { span: field.span, key });
    }
  }
  for (const { span, key } of found.values()) {
    // A mask, “none” or “see the group” gives nothing away.
    if (!/\d/.test(slice(source, span)) || !/[A-Za-z\d]{4}/.test(slice(source, span))) continue;
    yield {
      span,
      message: key
        ? message('A host key in public minutes lets anybody take over the meeting.')
        : message('A meeting password in public minutes lets anybody in.'),
      fixes: [{ title: message('Mask it'), edits: [{ span, text: '****' }], safe: false }],
    };
  }
}

const PHONE = /(?<![\w.+/=-])((?:\+86[ -]?)?)(1[3-9]\d)([ -]?)\d{4}\3(\d{4})(?![\w/-])/g;
const CALLS = /电话|手机|联系|致电|拨打|微信|\b(?:tel|phone|mobile|call)\b/i;
const MEETS = /会议|入会|meeting/i;

/** What a line speaks of. */
interface Topic {
  readonly number: number;
  readonly meets: boolean;
  readonly calls: boolean;
}

/** Mobile numbers of mainland China; without a country code or groups only where the line speaks of calling, since sizes and ids look alike. */
function* checkPhones(passage: Passage): Generator<Finding> {
  const { source } = passage;
  for (const prose of proseOf(passage)) {
    const { text, ancestors } = prose;
    if (!/1[3-9]\d[ -]?\d{4}/.test(text)) continue;
    const table = ancestors.find(({ type }) => type === 'table');
    const header = table ? slice(source, lineSpan(source, lineAt(source, spanOfNode(table).start))) : '';
    const topicOn = (number: number): Topic => {
      const line = slice(source, lineSpan(source, number));
      return { number, meets: MEETS.test(line), calls: CALLS.test(`${header} ${line}`) };
    };
    let topic: Topic | undefined;
    for (const match of text.matchAll(PHONE)) {
      const { index, 0: whole, 1: country = '', 2: head = '', 3: gap = '', 4: tail = '' } = match;
      const start = offsetIn(prose, index) ?? 0;
      const span = { start, end: (offsetIn(prose, index + whole.length - 1) ?? start) + 1 };
      const number = lineAt(source, start);
      if (topic?.number !== number) topic = topicOn(number);
      if (country === '' && (topic.meets || (gap === '' && !topic.calls))) continue;
      yield {
        span,
        message: message('A person’s phone number in public minutes.'),
        fixes: [
          {
            title: message('Mask it'),
            edits: [{ span, text: `${country}${head}xxxx${tail}` }],
            safe: false,
          },
        ],
      };
    }
  }
}

function* checkDialIns({ profile, invitation }: Passage): Generator<Finding> {
  const first = invitation?.dialIns[0];
  const last = invitation?.dialIns.at(-1);
  if (profile.join.dialIn || !first || !last) return;
  yield {
    span: { start: first.line.start, end: last.line.end },
    severity: 'hint',
    message: message('The profile wants no telephone numbers to dial in with.'),
  };
}
