import type { Link } from '../../model/link.ts';
import { offsetIn, proseOf } from '../../model/prose.ts';
import { copyOf } from '../../text/copy-of.ts';
import { message } from '../../text/message.ts';
import { editDistance } from '../../text/nearest.ts';
import { remember } from '../../text/remember.ts';
import type { Rule } from '../rule.ts';

/** The profile's own names and words, misspelt or in the wrong case. */
export const vocabulary: Rule = {
  id: 'vocabulary',
  group: 'typography',
  severity: 'info',
  summary: message('A name or word of the project’s vocabulary is misspelt'),
  rationale: message(
    'Words are compared with the vocabulary of the profile: one letter wrong, missing, too many or swapped with its neighbour, in words of ten letters and more also two. Names such as CurveFS are held to their case. Left alone are module names in lower case (curvefs), words in capitals, plurals, code, URLs, paths and identifiers, and the case of the titles of pull requests and commits.',
  ),
  examples: [
    {
      title: message('Misspelt'),
      bad: '- 完成⟦promethues⟧的自动发现，⟦Wramup⟧ 持续优化\n- [fix ⟦vdbech⟧ task](https://github.com/opencurve/curve/pull/1)\n',
      fixed:
        '- 完成prometheus的自动发现，Warmup 持续优化\n- [fix vdbench task](https://github.com/opencurve/curve/pull/1)\n',
    },
    {
      title: message('In the wrong case'),
      bad: '使用⟦CurveBs⟧作为⟦curveFS⟧的后端\n',
      fixed: '使用CurveBS作为CurveFS的后端\n',
    },
    {
      title: message('Other words, modules, plurals and titles'),
      good: 'curvefs 和 CURVEBS，Curves、memcache、stack、polars，curve_ops_tool，CurveFs/client，curveadm-v1，`promethues`，https://example.org/CurveFs，[CurveBs:Add size](https://github.com/opencurve/curve/pull/2005)\n',
    },
  ],
  *checkPassage(passage) {
    const words = passage.profile.vocabulary;
    if (words.length === 0) return;
    const titles = passage.links.filter(isTitle);
    const judged = judgedBy(words);
    for (const prose of proseOf(passage)) {
      const { text } = prose;
      for (const { index, 0: word } of text.matchAll(LONG_WORD)) {
        const right = judged(word);
        if (right === undefined) continue;
        const start = offsetIn(prose, index);
        if (start === undefined || !standsAlone(text, index, word.length)) continue;
        const sameLetters = right.toLowerCase() === word.toLowerCase();
        if (sameLetters && titles.some(({ span }) => span.start <= start && start < span.end)) continue;
        const span = { start, end: start + word.length };
        yield {
          span,
          message: message('“{0}” should be “{1}”.', word, right),
          fixes: [
            { title: message('Write “{0}”', right), edits: [{ span, text: right }], safe: sameLetters },
          ],
        };
      }
    }
  },
};

/** Words come again and again. */
const MOST_JUDGED = 5000;

interface Entry {
  readonly entry: string;
  readonly lower: string;
}

const judgedBy: (words: readonly string[]) => (word: string) => string | undefined = remember((words) => {
  const entries = words.map((entry) => ({ entry, lower: entry.toLowerCase() }));
  const judged = new Map<string, { readonly right: string | undefined }>();
  return (word) => {
    const known = judged.get(word);
    if (known) return known.right;
    const right = rightSpelling(word, entries);
    if (judged.size < MOST_JUDGED) judged.set(copyOf(word), { right });
    return right;
  };
});

/** Shorter words are too like others. */
const LONG_WORD = /(?<![A-Za-z])[A-Za-z]{5,}/g;
/** Vocabulary words from this length on are recognised when one letter is wrong, and from the next when two are. */
const ONE_WRONG = 6;
const TWO_WRONG = 10;

/** Whether a link's words are those of a pull request or commit, which are quoted as they are. */
function isTitle({ target }: Link): boolean {
  const kind = target.kind === 'web' ? target.reference?.kind : undefined;
  return kind === 'pull' || kind === 'commit' || kind === 'issue';
}

/** Whether the letters are a word, not part of an identifier, a path, a handle or a file name. */
function standsAlone(text: string, index: number, length: number): boolean {
  const before = text[index - 1] ?? ' ';
  const behind = text.slice(index + length, index + length + 2);
  return !/[\w/\\.@#$~-]/.test(before) && !/^(?:[\w/\\@~-]|\.\w)/.test(behind);
}

/** What a word was meant to be; undefined where it is right, or none of the profile's words. */
function rightSpelling(word: string, vocabulary: readonly Entry[]): string | undefined {
  const lower = word.toLowerCase();
  const same = vocabulary.find((each) => each.lower === lower)?.entry;
  if (same !== undefined) return isCaseWrong(word, same) ? same : undefined;
  for (const limit of [1, 2]) {
    const found = vocabulary.find((each) => isMisspelt(lower, each.lower, limit));
    if (found) return inCaseOf(word, found.entry);
  }
  return undefined;
}

/** Case tells only in names that have capitals inside; all small and all capitals are styles of their own. */
function isCaseWrong(word: string, right: string): boolean {
  return (
    word !== right && /^.+[A-Z]/.test(right) && word !== word.toLowerCase() && word !== word.toUpperCase()
  );
}

/** Whether a word is an entry with at most `limit` slips. Endings and beginnings alone make other words: `memcache`, `stack`, `curves`. */
function isMisspelt(word: string, entry: string, limit: number): boolean {
  if (entry.length < (limit === 1 ? ONE_WRONG : TWO_WRONG)) return false;
  if (word[0] !== entry[0] || entry.endsWith(word) || word.startsWith(entry)) return false;
  const stem = word.replace(/(?:e?s|e?d|er|ing)$/, '');
  if (entry.startsWith(stem)) return false;
  return editDistance(word, entry, limit) <= limit;
}

function inCaseOf(word: string, right: string): string {
  if (word === word.toLowerCase()) return right.toLowerCase();
  if (right === right.toLowerCase() && /^[A-Z]/.test(word))
    return (right[0] ?? '').toUpperCase() + right.slice(1);
  return right;
}
