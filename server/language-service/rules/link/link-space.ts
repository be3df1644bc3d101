import { message } from '../../text/message.ts';
import { overlaps } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { attemptedLinks } from './attempted-link.ts';

/** `[label] (url)`: a blank that takes the link apart. */
export const linkSpace: Rule = {
  id: 'link-space',
  group: 'link',
  severity: 'warning',
  summary: message('A blank between “]” and “(” takes a link apart'),
  rationale: message(
    'Markdown wants the parenthesis right behind the bracket. With a blank between them readers see the brackets and the bare address. Check boxes, footnotes and remarks in parentheses without an address are left alone.',
  ),
  examples: [
    {
      title: message('A blank before the address'),
      bad: '- [2022-12-19⟦] (⟧https://github.com/opencurve/community/blob/master/2022-12-19.md)\n',
      fixed: '- [2022-12-19](https://github.com/opencurve/community/blob/master/2022-12-19.md)\n',
    },
    {
      title: message('A file and an image'),
      bad: '[设计⟦] (⟧../docs/design.md)，![结构图⟦] (⟧images/design.png)\n',
      fixed: '[设计](../docs/design.md)，![结构图](images/design.png)\n',
    },
    {
      title: message('Brackets that are no link'),
      good: '- [x] (https://www.example.org/)\n- [ ] (见下)\n- [CurveFS] (社区贡献者) 修复\n- `[a] (https://www.example.org/)`\n- [官网](https://www.example.org/) (https://www.example.org/)\n',
    },
  ],
  *checkPassage(passage) {
    const { text } = passage.source;
    const places = [
      ...attemptedLinks(passage)
        .filter((each) =>
          isSpaced(text.slice(each.open.start, each.open.end), text.slice(each.close.start, each.close.end)),
        )
        .filter(({ destination }) =>
          /^\S+(?:\s+(?:"[^"]*"|'[^']*'))?\s*$/.test(text.slice(destination.start, destination.end)),
        )
        .map(({ gap }) => gap),
      ...spacedFiles(text),
    ];
    for (const gap of places.sort((a, b) => a.start - b.start)) {
      if (gap.start === gap.end || passage.verbatim.some((span) => overlaps(span, gap))) continue;
      if (passage.links.some(({ span }) => overlaps(span, { start: gap.start - 1, end: gap.end + 1 })))
        continue;
      yield {
        span: { start: gap.start - 1, end: gap.end + 1 },
        message: message('The blank between “]” and “(” takes this link apart; remove it.'),
        fixes: [{ title: message('Remove the blank'), edits: [{ span: gap, text: '' }], safe: true }],
      };
    }
  },
};

function isSpaced(open: string, close: string): boolean {
  return open === '(' && close === ')';
}

/** The blanks before the path of a file. Only what ends in a file's extension is taken for one. */
function spacedFiles(text: string): { start: number; end: number }[] {
  const pattern =
    /\[(?![ xX]\]|\^)[^[\]\r\n]{1,300}\]([ \t\u3000]{1,20})\((?!\w+:)[^\s()<>[\]]{1,300}\.(?:md|pdf|png|jpe?g|gif|svg|html?|pptx?|docx?|xlsx?)(?:#[^\s()<>]{0,100})?\)/gi;
  return [...text.matchAll(pattern)].map((match) => {
    const start = match.index + match[0].indexOf(']') + 1;
    return { start, end: start + (match[1]?.length ?? 0) };
  });
}
