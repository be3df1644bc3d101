import { formatted } from './format.mjs';

/** Words that begin a line of an invitation, and the numbers that services give. */
const invitationLabels = [
  '会议主题',
  '会议时间',
  '重复周期',
  '会议号',
  '会议 ID',
  '会议ID',
  '会议密码',
  '入会链接',
  '会议链接',
];

/**
 * Writes the grammar that marks, inside the editor's own Markdown, the standard headings of minutes, the line with date and
 * time, and the lines of an invitation. It works inside headings, paragraphs and plain code fences alone, so that the blocks
 * stay as the editor's grammar finds them.
 */
export const grammar = {
  async files({ root, core }) {
    const { builtInProfiles } = await core();
    const names = new Set(builtInProfiles.flatMap(({ layouts }) => namesOf(layouts.at(-1)?.sections ?? [])));
    const file = 'syntaxes/minutes.injection.json';
    return [{ path: file, text: formatted(root, file, JSON.stringify(grammarOf([...names]))) }];
  },
};

function namesOf(sections) {
  return sections.flatMap(({ name, aliases, sections: inner }) => [name, ...aliases, ...namesOf(inner)]);
}

function grammarOf(names) {
  return {
    scopeName: 'minutes.injection',
    injectionSelector: [
      'L:text.html.markdown entity.name.section.markdown',
      'L:text.html.markdown meta.paragraph.markdown - meta.link - markup.inline.raw',
      'L:text.html.markdown markup.fenced_code.block.markdown - meta.embedded',
    ].join(', '),
    patterns: [
      {
        comment: 'A standard heading, with or without its ordinal',
        match: `(?<=^## |^### |^#### )(?:([〇零一二三四五六七八九十]+)(、))?(${names.map(escaped).join('|')})(?=\\s*$)`,
        captures: {
          1: { name: 'constant.numeric.ordinal.minutes' },
          2: { name: 'punctuation.separator.ordinal.minutes' },
          3: { name: 'entity.name.type.section.minutes' },
        },
      },
      {
        comment: 'The line with date, beginning and end',
        match:
          '^\\s*(\\d{4}[/-]\\d{1,2}[/-]\\d{1,2}),?\\s+(\\d{1,2}[:：]\\d{2})\\s*([-~～–—至])\\s*(\\d{1,2}[:：]\\d{2})(?=\\s*$)',
        captures: {
          1: { name: 'constant.other.date.minutes' },
          2: { name: 'constant.numeric.time.minutes' },
          3: { name: 'keyword.operator.range.minutes' },
          4: { name: 'constant.numeric.time.minutes' },
        },
      },
      {
        comment: 'The number of the meeting',
        match: '^\\s*(#腾讯会议)([：:])\\s*(\\d{3}-\\d{3,4}-\\d{3,4})',
        captures: {
          1: { name: 'support.class.label.minutes' },
          2: { name: 'punctuation.separator.key-value.minutes' },
          3: { name: 'constant.numeric.meeting.minutes' },
        },
      },
      {
        comment: 'A labelled line of the invitation',
        match: `^\\s*(${invitationLabels.join('|')})([：:])`,
        captures: {
          1: { name: 'support.class.label.minutes' },
          2: { name: 'punctuation.separator.key-value.minutes' },
        },
      },
      {
        comment: 'The link to the meeting',
        match: '^\\s*(https://[\\w.-]+/(?:dm|dw|j|meet|l)/[\\w?=&.-]+)(?=\\s*$)',
        captures: { 1: { name: 'markup.underline.link.minutes' } },
      },
    ],
  };
}

function escaped(words) {
  return words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
