import type { Passage } from '../../model/passage.ts';
import { message } from '../../text/message.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Finding, PassageContext, Rule } from '../rule.ts';
import { type AttemptedLink, attemptedLinks, type UnclosedLink, unclosedLinks } from './attempted-link.ts';
import { malformationOf } from './malformation.ts';

/** Addresses and links that are written so that they cannot work. */
export const linkMalformed: Rule = {
  id: 'link-malformed',
  group: 'link',
  severity: 'warning',
  summary: message('A link is written so that it cannot work'),
  rationale: message(
    'Two addresses pasted into one, an address that breaks off, full-width parentheses, colons or punctuation in it, a blank in it, or no “https://”. Addresses within addresses, as web archives have them, and Chinese in brackets that belongs to an address are left alone.',
  ),
  examples: [
    {
      title: message('Two addresses pasted into one'),
      bad: '- 见 https://github.com/opencurve/curve/pull/12⟦https://github.com/opencurve/curve/pull/13⟧\n- [PR](https://github.com/opencurve/curve/pull/14⟦https://github.com/opencurve/curve/pull/14⟧)\n',
      fixed:
        '- 见 https://github.com/opencurve/curve/pull/12 https://github.com/opencurve/curve/pull/13\n- [PR](https://github.com/opencurve/curve/pull/14)\n',
    },
    {
      title: message('An address that breaks off'),
      bad: '[设计](https://www.example.org/%E8%AE%BE%E8%AE⟦%A⟧)，[文档](https://www.example.org/%E8%AE%BE⟦%E8%AE⟧)\n',
    },
    {
      title: message('Full-width parentheses'),
      bad: '[官网]⟦（https://www.example.org/）⟧\n',
      fixed: '[官网](https://www.example.org/)\n',
    },
    {
      title: message('Brackets that changed places, or are the wrong ones'),
      bad: '- 代码见⟦（认证）[https://github.com/opencurve/curve/pull/12]⟧\n- ⟦[限流][https://github.com/opencurve/curve/pull/13]⟧评审中\n',
      fixed:
        '- 代码见[认证](https://github.com/opencurve/curve/pull/12)\n- [限流](https://github.com/opencurve/curve/pull/13)评审中\n',
    },
    {
      title: message('A parenthesis that is not closed'),
      bad: '- 代码见[认证⟦](⟧https://github.com/opencurve/curve/pull/12\n- 见[限流⟦](⟧https://github.com/opencurve/curve/pull/13 ，评审中\n',
      fixed:
        '- 代码见[认证](https://github.com/opencurve/curve/pull/12)\n- 见[限流](https://github.com/opencurve/curve/pull/13) ，评审中\n',
    },
    {
      title: message('A blank in the address'),
      bad: '![结构图](⟦images/design 2.png⟧)\n',
      fixed: '![结构图](<images/design 2.png>)\n',
    },
    {
      title: message('Full-width signs in the address'),
      bad: '[官网](https://www.example.org/docs⟦。⟧) 和 ⟦https：//⟧www.example.org\n',
      fixed: '[官网](https://www.example.org/docs)。 和 https://www.example.org\n',
    },
    {
      title: message('No scheme, or a broken one'),
      bad: '[社区](⟦github.com⟧/opencurve/curve)、[论坛](⟦https:/⟧www.example.org)、[官网](⟦http://⟧https://www.example.org)\n',
      fixed:
        '[社区](https://github.com/opencurve/curve)、[论坛](https://www.example.org)、[官网](https://www.example.org)\n',
    },
    {
      title: message('Addresses that are right'),
      good: '[存档](https://web.archive.org/web/2020/https://www.example.org/) [登录](https://www.example.org/?next=https://www.example.org/) [公司](https://zh.wikipedia.org/wiki/网易（公司）) [设计](https://www.example.org/%E8%AE%BE%E8%AE%A1) [gbk](https://www.example.org/s?wd=%B7%D6) [提示](images/a.png "一张 图") [100%](https://www.example.org/100%) [文件](notes.org)\n',
    },
  ],
  *checkPassage(passage, context) {
    const { text } = passage.source;
    const found: Finding[] = [
      ...attempts(passage),
      ...unclosedLinks(passage).map(unclosed),
      ...reversed(passage),
      ...filesWithBlanks(passage, context),
      ...fullWidthSchemes(passage),
    ];
    for (const link of passage.links) {
      const malformation = malformationOf(text, link, context.exists);
      if (malformation) found.push(malformation);
    }
    yield* found.sort((a, b) => a.span.start - b.span.start);
  },
};

function* attempts(passage: Passage): Iterable<Finding> {
  const { text } = passage.source;
  for (const attempt of attemptedLinks(passage)) {
    const { open, close, destination, gap } = attempt;
    const address = text.slice(destination.start, destination.end);
    const isWide = text.charAt(open.start) === '（' || text.charAt(close.start) === '）';
    if (isWide && !/\s/.test(address)) {
      yield {
        span: { start: open.start, end: close.end },
        message: message('Full-width parentheses make no link; write ( and ).'),
        fixes: [{ title: message('Write ( and )'), edits: halfWidth(attempt, text), safe: true }],
      };
    } else if (
      !isWide &&
      gap.start === gap.end &&
      attempt.link.form === 'bare' &&
      /\S\s+[^\s"']/.test(address)
    ) {
      yield blankInside(destination, address);
    }
  }
}

/** `(label)[https://…]` and `[label][https://…]`, which GitHub shows as they stand. */
function* reversed({ source, verbatim, links }: Passage): Iterable<Finding> {
  if (!/\[https?:/i.test(source.text)) return;
  const pattern = /([([（])([^()（）[\]\r\n]{1,100})([)\]）])\[(https?:\/\/[^\s[\]<>]{1,500})\](?![([:])/gi;
  for (const match of source.text.matchAll(pattern)) {
    const [whole, open = '', label = '', close = '', address = ''] = match;
    const span = { start: match.index, end: match.index + whole.length };
    if ((open === '[') !== (close === ']') || verbatim.some((other) => overlaps(other, span))) continue;
    // A definition of that name makes it a link.
    if (links.some((link) => link.span.start === span.start)) continue;
    const text = `[${label}](${address})`;
    yield {
      span,
      message: message('This makes no link; write “{0}”.', text),
      fixes: [
        {
          title: message('Write “{0}”', text),
          edits: [
            { span: { start: span.start, end: span.start + 1 }, text: '[' },
            {
              span: { start: span.start + 1 + label.length, end: span.end - address.length - 1 },
              text: '](',
            },
            { span: { start: span.end - 1, end: span.end }, text: ')' },
          ],
          safe: true,
        },
      ],
    };
  }
}

function unclosed({ link, open }: UnclosedLink): Finding {
  const { end } = link.span;
  return {
    span: { start: open.start - 1, end: open.end },
    message: message('This link has no “)” behind its address; add it.'),
    fixes: [{ title: message('Add “)”'), edits: [{ span: { start: end, end }, text: ')' }], safe: true }],
  };
}

function halfWidth({ open, close, gap }: AttemptedLink, text: string): readonly TextEdit[] {
  return [
    ...(gap.start < gap.end ? [{ span: gap, text: '' }] : []),
    ...(text.charAt(open.start) === '(' ? [] : [{ span: open, text: '(' }]),
    ...(text.charAt(close.start) === ')' ? [] : [{ span: close, text: ')' }]),
  ];
}

function blankInside(span: Span, address: string, safe = false): Finding {
  return {
    span,
    message: message(
      'The blank in “{0}” makes this no link; put the address in <…>, or remove the blank.',
      address,
    ),
    fixes: [
      {
        title: message('Put the address in <…>'),
        edits: [
          { span: { start: span.start, end: span.start }, text: '<' },
          { span: { start: span.end, end: span.end }, text: '>' },
        ],
        safe,
      },
    ],
  };
}

/** `![label](a b.png)`: what ends in a file's extension is taken for a path. */
function* filesWithBlanks(
  { source, links, verbatim }: Passage,
  { exists }: PassageContext,
): Iterable<Finding> {
  const pattern =
    /\]\(((?!\w+:)[^\s()<>"']{1,200}(?:[ \u3000][^\s()<>"']{1,100}){1,8}\.(?:md|pdf|png|jpe?g|gif|svg|html?|pptx?|docx?|xlsx?))\)/gi;
  for (const match of source.text.matchAll(pattern)) {
    const path = match[1] ?? '';
    const span = { start: match.index + 2, end: match.index + 2 + path.length };
    if ([...verbatim, ...links.map((link) => link.span)].some((other) => overlaps(other, span))) continue;
    yield blankInside(span, path, exists(path) === true);
  }
}

/** `https：//…` in the text, which GitHub does not take for an address at all. */
function* fullWidthSchemes({ source, links, verbatim }: Passage): Iterable<Finding> {
  if (!source.text.includes('：//')) return;
  for (const match of source.text.matchAll(/(?<![A-Za-z])https?：\/\/(?=[\w-]+\.)/gi)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if ([...verbatim, ...links.map((link) => link.span)].some((other) => overlaps(other, span))) continue;
    const scheme = match[0].replace('：', ':');
    yield {
      span,
      message: message('“{0}” does not begin a web address; write {1}.', match[0], scheme),
      fixes: [{ title: message('Change to “{0}”', scheme), edits: [{ span, text: scheme }], safe: true }],
    };
  }
}
