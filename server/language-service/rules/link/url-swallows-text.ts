import type { Link } from '../../model/link.ts';
import { gitHubEnd } from '../../syntax/autolink.ts';
import { sensibleEnd } from '../../syntax/sensible-end.ts';
import { message } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { attemptedLinks } from './attempted-link.ts';

/** A bare URL that goes on, on GitHub, into the words behind it. */
export const urlSwallowsText: Rule = {
  id: 'url-swallows-text',
  group: 'link',
  severity: 'warning',
  summary: message('A bare URL takes in the words behind it, so that the link is dead'),
  rationale: message(
    'GitHub ends a bare URL at the next blank or “<” and leaves out only ASCII punctuation at its end. Full-width punctuation and Chinese right behind it become part of the link. The preview of VS Code ends it sooner and so hides the fault. Addresses that hold Chinese on purpose are left alone.',
  ),
  examples: [
    {
      title: message('A full-width comma and the rest of the sentence'),
      bad: '- 接口见 https://github.com/opencurve/curve/pull/2715/files⟦，欢迎先行试用⟧\n',
      fixed: '- 接口见 <https://github.com/opencurve/curve/pull/2715/files>，欢迎先行试用\n',
    },
    {
      title: message('A full stop'),
      bad: '修复：https://github.com/opencurve/curve/pull/1604⟦。⟧\n',
      fixed: '修复：<https://github.com/opencurve/curve/pull/1604>。\n',
    },
    {
      title: message('A parenthesis that is closed before full-width punctuation'),
      bad: '快照(https://github.com/opencurve/curve/pull/959⟦)，代码已提交⟧\n',
      fixed: '快照(<https://github.com/opencurve/curve/pull/959>)，代码已提交\n',
    },
    {
      title: message('Chinese without punctuation'),
      bad: '打开 https://www.example.org/docs⟦了解更多⟧\n',
      fixed: '打开 https://www.example.org/docs 了解更多\n',
    },
    {
      title: message('Several URLs in one'),
      bad: '见 https://github.com/opencurve/curve/pull/12⟦、https://github.com/opencurve/curve/pull/13（已合入）⟧\n',
      fixed:
        '见 <https://github.com/opencurve/curve/pull/12>、<https://github.com/opencurve/curve/pull/13>（已合入）\n',
    },
    {
      title: message('URLs that end where they should, and Chinese that belongs to the URL'),
      good: '见 https://github.com/opencurve/curve/blob/master/CHANGELOG-2.4.md, 2.4版本 (https://github.com/opencurve/curve/pull/81)\n\nhttps://zh.wikipedia.org/wiki/分布式存储\n\nhttps://zh.wikipedia.org/wiki/网易（公司）\n\n[文档](https://www.example.org/docs)，以及 <https://www.example.org/>。\n\n`curl https://www.example.org/，`，www.example.org。\n',
    },
  ],
  *checkPassage(passage) {
    const { text } = passage.source;
    const attempted = new Set(attemptedLinks(passage).map(({ link }) => link));
    for (const link of passage.links) {
      if (link.form !== 'bare' || link.target.kind !== 'web' || attempted.has(link)) continue;
      const parts = readableUrls(text, link);
      const end = parts[0]?.end ?? link.span.end;
      if (end >= link.span.end || /^https?:\/\//i.test(text.slice(end, end + 8))) continue;
      yield {
        span: { start: end, end: link.span.end },
        message: message(
          'On GitHub this link takes in “{0}” as well and is dead; put the URL in <…>, or put a blank behind it.',
          shorten(text.slice(end, link.span.end)),
        ),
        fixes: fixesFor(text, parts),
      };
    }
  },
};

/** A sentence need not be said again: its beginning is enough to know it by. */
function shorten(text: string): string {
  const letters = [...text.slice(0, 60)];
  return letters.length > 20 ? `${letters.slice(0, 18).join('')}…` : text;
}

/** Bounds the work on texts made to mislead: URLs in one link, and characters of one URL. */
const MOST_URLS = 20;
const LONGEST_URL = 2048;

/** The URLs that a reader sees in one link of GitHub's; the first begins it. */
function readableUrls(text: string, link: Link): readonly Span[] {
  const urls: Span[] = [];
  const pattern = /https?:\/\/|www\./gi;
  pattern.lastIndex = link.span.start;
  while (urls.length < MOST_URLS) {
    const start = pattern.exec(text)?.index ?? link.span.end;
    if (start >= link.span.end) break;
    // The character before it says whether it is a link at all, unless a fix comes between them.
    const from = urls.at(-1)?.end === start ? start : Math.max(start - 1, 0);
    const near = text.slice(from, Math.min(link.span.end, start + LONGEST_URL));
    const limit = gitHubEnd(near, start - from);
    if (limit === undefined) continue;
    const end = from + sensibleEnd(near, start - from, limit);
    urls.push({ start, end });
    pattern.lastIndex = end;
  }
  return urls;
}

/** `<…>` is the surer way; before a word a blank is what a writer would put. `www.` without a scheme cannot stand in `<…>`. */
function fixesFor(text: string, urls: readonly Span[]): readonly Fix[] {
  const angle: Fix = {
    title: message('Put the URL in <…>'),
    edits: join(urls.flatMap((url) => (isWeb(text, url) ? enclose(url) : separate(text, url)))),
    safe: true,
  };
  const blank: Fix = {
    title: message('Put a blank behind the URL'),
    edits: urls.flatMap((url) => separate(text, url)),
    safe: true,
  };
  const first = urls[0];
  if (!first || !isWeb(text, first)) return [blank];
  return /^[\p{L}\p{N}]/u.test(text.slice(first.end, first.end + 2)) ? [blank, angle] : [angle, blank];
}

function isWeb(text: string, url: Span): boolean {
  return /^http/i.test(text.slice(url.start, url.start + 4));
}

function enclose(url: Span): readonly TextEdit[] {
  return [
    { span: { start: url.start, end: url.start }, text: '<' },
    { span: { start: url.end, end: url.end }, text: '>' },
  ];
}

/** Two insertions at one place, where a URL follows right behind another, made one. */
function join(edits: readonly TextEdit[]): readonly TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last?.span.start === edit.span.start)
      joined[joined.length - 1] = { span: edit.span, text: last.text + edit.text };
    else joined.push(edit);
  }
  return joined;
}

/** A blank behind the ASCII punctuation that GitHub takes off by itself, so that `)` stays with its sentence. */
function separate(text: string, url: Span): readonly TextEdit[] {
  let end = url.end;
  while (/[!"'),.:;?*_~\]]/.test(text.charAt(end))) end++;
  if (end >= text.length || /[\s<]/.test(text.charAt(end))) return [];
  return [{ span: { start: end, end }, text: ' ' }];
}
