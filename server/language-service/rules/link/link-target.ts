import type { Minutes } from '../../model/minutes.ts';
import type { Passage } from '../../model/passage.ts';
import { passagesWith } from '../../model/passages-with.ts';
import { parse } from '../../syntax/parse.ts';
import { type AnchorNames, anchorNames, anchorsOf, anchorsOfNames } from '../../syntax/slug.ts';
import { message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import { slice } from '../../text/source-text.ts';
import { movedSpan, type Span } from '../../text/span.ts';
import type { Finding, Rule } from '../rule.ts';
import { malformationOf } from './malformation.ts';

/** Relative files, images and headings that are not there. */
export const linkTarget: Rule = {
  id: 'link-target',
  group: 'link',
  severity: 'warning',
  summary: message('A link leads to a file or heading that does not exist'),
  rationale: message(
    'Anchors are those that GitHub gives to headings: “答疑 & 交流” has “#答疑--交流”. A hint for slides and the like outside the minutes’ folder, since they are often left out of a checkout. Where nobody knows which files there are, nothing is said of them; paths that begin with “/” and web addresses are left alone.',
  ),
  examples: [
    {
      title: message('A heading that is called otherwise'),
      bad: '[答疑](⟦#答疑⟧)\n\n### 四、答疑 & 交流\n',
      fixed: '[答疑](#四答疑--交流)\n\n### 四、答疑 & 交流\n',
    },
    {
      title: message('A file that is not there'),
      bad: '![二维码](⟦images/wechat.png⟧) <img src="⟦../images/a%20b.png⟧">\n',
      files: { 'images/curve-wechat.png': '' },
    },
    {
      title: message('A heading of another file'),
      bad: '[上次的答疑](⟦2023-07-13.md#答疑⟧)\n',
      files: { '2023-07-13.md': '### 答疑 & 交流\n' },
      fixed: '[上次的答疑](2023-07-13.md#答疑--交流)\n',
    },
    {
      title: message('Targets that exist, and those that nobody knows'),
      good: '[答疑](#答疑--交流) [顶部](#) [设计](docs/a%20b.md#L10) [会议](2023-07-13.md#时间) [根](/docs/none.md) [官网](https://www.example.org/#none)\n\n### 答疑 & 交流\n',
      files: { 'docs/a b.md': '', '2023-07-13.md': '## 时间\n' },
    },
    {
      title: message('No knowledge of files'),
      good: '![二维码](images/wechat.png) [会议](2023-07-13.md#none)\n',
    },
  ],
  concern: ({ passage }, minutes) => ({
    links: anchorLinksIn(passage),
    anchors: passagesWithAnchorLinks(minutes).length > 0 && namesIn(passage),
  }),
  *check(minutes) {
    for (const index of passagesWithAnchorLinks(minutes)) {
      const place = minutes.passages[index];
      if (!place) continue;
      const { passage, start } = place;
      for (const { destination, words, fragment } of anchorLinksIn(passage)) {
        const anchors = anchorsOfMinutes(minutes);
        if (!isAnchorOf(anchors, fragment))
          yield missingAnchor(movedSpan(destination, start), words, fragment, anchors);
      }
    }
  },
  *checkPassage({ source, links }, context) {
    for (const link of links) {
      const { target, destination, form } = link;
      if (form === 'reference' || destination.start === destination.end) continue;
      if (target.kind === 'file') {
        if (target.path === '' || target.path.startsWith('/')) continue;
        if (malformationOf(source.text, link, context.exists)) continue;
        const path = target.path.replace(/^(?:\.\/)+/, '');
        const known = context.exists(path);
        if (known === false) {
          yield {
            span: destination,
            message: message(
              'There is no file “{0}” at this place; correct the path or add the file.',
              target.path,
            ),
            ...(isAttachmentElsewhere(path) && { severity: 'hint' as const }),
          };
        } else if (known && target.fragment && /\.(?:md|markdown)$/i.test(path)) {
          const text = context.read(path);
          const anchors = text === undefined ? undefined : knownAnchors(anchorsOf(text, parse(text)));
          if (!anchors || isAnchorOf(anchors, target.fragment)) continue;
          yield missingAnchor(destination, slice(source, destination), target.fragment, anchors);
        }
      }
    }
  },
};

interface AnchorLink {
  readonly destination: Span;
  readonly words: string;
  readonly fragment: string;
}

const anchorLinksIn: (passage: Passage) => readonly AnchorLink[] = remember(({ source, links }) =>
  links.flatMap(({ form, target, destination }) =>
    target.kind === 'anchor' && form !== 'reference' && destination.start < destination.end
      ? [{ destination, words: slice(source, destination), fragment: target.fragment }]
      : [],
  ),
);

const passagesWithAnchorLinks = passagesWith(({ passage }) => anchorLinksIn(passage).length > 0);

/** Slides and the like outside the minutes' folder are often left out of a checkout (Git LFS, sparse checkouts). */
function isAttachmentElsewhere(path: string): boolean {
  return path.startsWith('../') && !/(?:\.(?:md|markdown|png|jpe?g|gif|svg|webp)|\/)$/i.test(path);
}

/** The anchors of a text, and what they are compared by. */
interface Anchors {
  readonly lower: ReadonlySet<string>;
  readonly bare: readonly { readonly anchor: string; readonly words: string }[];
}

const anchorsOfMinutes: (minutes: Minutes) => Anchors = remember(({ passages }) =>
  knownAnchors(anchorsOfNames(passages.map(({ passage }) => namesIn(passage)))),
);

const namesIn: (passage: Passage) => AnchorNames = remember(({ source, tree }) =>
  anchorNames(source.text, tree),
);

function knownAnchors(anchors: readonly string[]): Anchors {
  return {
    lower: new Set(anchors.map((anchor) => anchor.toLowerCase())),
    bare: anchors.map((anchor) => ({ anchor, words: bareWords(anchor) })),
  };
}

/** Anchors that GitHub makes by itself count as well: the top, lines of the source, footnotes. */
function isAnchorOf({ lower }: Anchors, fragment: string): boolean {
  const wanted = fragment.toLowerCase().replace(/^user-content-/, '');
  if (/^(?:|top|l\d+(?:c\d+)?(?:-l\d+(?:c\d+)?)?|fn(?:ref)?-.*|:~:.*)$/.test(wanted)) return true;
  return lower.has(wanted);
}

function missingAnchor(span: Finding['span'], written: string, fragment: string, anchors: Anchors): Finding {
  const meant = likely(anchors, fragment);
  const replaced = meant === undefined ? undefined : written.replace(/#[\s\S]*$/, `#${meant}`);
  return {
    span,
    message:
      meant === undefined
        ? message('No heading has the anchor “#{0}”; correct it or add the heading.', fragment)
        : message('No heading has the anchor “#{0}”; “#{1}” is there.', fragment, meant),
    ...(replaced !== undefined && {
      fixes: [
        { title: message('Change to “{0}”', `#${meant}`), edits: [{ span, text: replaced }], safe: false },
      ],
    }),
  };
}

/** The one anchor with the same words, or that holds them; ordinals and dashes do not count. */
function likely({ bare }: Anchors, fragment: string): string | undefined {
  const wanted = bareWords(fragment);
  if (wanted.length < 2) return undefined;
  const same = bare.filter(({ words }) => words === wanted);
  const close =
    same.length > 0
      ? same
      : bare.filter(({ words }) => words.length > 1 && (words.includes(wanted) || wanted.includes(words)));
  const [only] = close;
  return close.length === 1 && only && !/[\s()<>\\]/.test(only.anchor) ? only.anchor : undefined;
}

function bareWords(anchor: string): string {
  return anchor
    .toLowerCase()
    .replace(/[-_]/g, '')
    .replace(/^(?:\d+|[一二三四五六七八九十]+)(?=.)/, '');
}
