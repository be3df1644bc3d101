import { parse, toMutableResult, travel } from 'zhlint/lib/parser/index.js';
import generateHandlers, { defaultConfig } from 'zhlint/lib/rules/index.js';

// JavaScript with its types beside it, since the package's own types bring Node's globals into the core. Its main module reads
// files and carries a second Markdown parser; the two modules above are text in, values out.

/** Blanks only: width is the matter of `punctuation-width`, a single bracket that of `paren-pair`. */
const {
  noSinglePair: _noSinglePair,
  halfwidthPunctuation: _halfwidthPunctuation,
  fullwidthPunctuation: _fullwidthPunctuation,
  unifiedPunctuation: _unifiedPunctuation,
  trimSpace: _trimSpace,
  ...preset
} = defaultConfig;
/** No abbreviations: they are looked for in a way that throws, and none stands beside Chinese. */
const spacing = { ...preset, skipAbbrs: [] };

const handlers = generateHandlers(spacing);

export function findSpacing(line, marks) {
  try {
    const { tokens } = toMutableResult(parse(line, [...marks]), spacing);
    for (const handler of handlers) travel(tokens, handler);
    return changesIn(tokens);
  } catch {
    // Made for prose, it stumbles over heaps of brackets and quotes; such a line is nothing to set in type.
    return [];
  }
}

function changesIn(group) {
  return [...group].flatMap((token) => {
    if (!Array.isArray(token)) return changeAfter(token, token.index + token.value.length);
    const inner = {
      at: token.index + token.startValue.length,
      blanks: token.innerSpaceBefore,
      wanted: token.modifiedInnerSpaceBefore,
    };
    const end = (token.endIndex ?? token.index) + token.endValue.length;
    return [
      ...(inner.blanks === inner.wanted ? [] : [inner]),
      ...changesIn(token),
      ...changeAfter(token, end),
    ];
  });
}

function changeAfter({ spaceAfter, modifiedSpaceAfter }, at) {
  const [blanks, wanted] = [spaceAfter ?? '', modifiedSpaceAfter ?? ''];
  return blanks === wanted ? [] : [{ at, blanks, wanted }];
}
