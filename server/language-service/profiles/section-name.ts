import { copyOf } from '../text/copy-of.ts';
import { editDistance } from '../text/nearest.ts';
import { once, remember } from '../text/remember.ts';
import type { SectionSpec } from './profile.ts';

/** How well a heading's words name a section: its own name, one as good, one of other times, or nearly its own name. */
export type NameMatch = 'name' | 'alias' | 'former' | 'near';

export interface SectionNaming {
  readonly spec: SectionSpec;
  readonly match: NameMatch;
}

/** Made where it is needed: V8 looks up all characters of such kinds when it makes it. */
const emoji = once(
  () => /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\u20e3|\ufe0e|\ufe0f/gu,
);
const shortcode = /:[a-z][a-z\d_+-]{1,40}:/g;
/** At the end, a second language in brackets or behind a slash: `(Agenda)`, `/ Time`. */
const tail = /^([^()]+)\(([^()]*)\)$|^([^/|]+)[/|]([^/|]+)$/;
/** Letters of ASCII and common Chinese ones: they stay as they are in normal form, and none is an emoji. */
const common = /^[\x20-\x7e\u4e00-\u9fff、。]*$/;
/** Words that are compared as they stand. */
const bareWords = /^[\da-z\u4e00-\u9fff、。,.+-]*$/;

/**
 * The words of a heading as they are compared: without emphasis marks, emoji, a bilingual tail such as `(Agenda)`, the last
 * colon and blanks, in lower case and half width. The ordinal must have been taken away. Empty for words that are nothing else.
 */
export function normaliseName(text: string): string {
  if (bareWords.test(text)) return text;
  const bare = (common.test(text) ? text : text.normalize('NFKC').replace(emoji(), ''))
    .replace(shortcode, '')
    .replace(/[*`\s]|~~/g, '')
    .replace(/^_+|_+$/g, '')
    .replace(/:+$/, '')
    .toLowerCase();
  const [, head = bare, inBrackets, first, second] = tail.exec(bare) ?? [];
  if (inBrackets !== undefined && isTranslation(head, inBrackets)) return head.replace(/:+$/, '');
  if (first !== undefined && second !== undefined && isTranslation(first, second)) return first;
  return bare;
}

/** Whether words hold a Chinese character; most are told without the tables of Unicode, which cost a start more. */
function isChinese(words: string): boolean {
  return /[\u4e00-\u9fff]/.test(words) || (/[^\0-\x7f]/.test(words) && /\p{Script=Han}/u.test(words));
}

function isTranslation(head: string, other: string): boolean {
  return isChinese(head) !== isChinese(other);
}

/**
 * The section that a heading's words name, the ordinal taken away; undefined for topics and sections of the meeting's own.
 * Only a section's own name and its aliases can be nearly hit, and the nearest of `specs` is taken.
 */
export function matchSection(name: string, specs: readonly SectionSpec[]): SectionNaming | undefined {
  return matcherOf(specs)(name);
}

/** The same as a function of the name, for many headings. */
export const matcherOf: (specs: readonly SectionSpec[]) => (name: string) => SectionNaming | undefined =
  remember((specs) => {
    const { exact, names } = namesOf(specs);
    const answers = new Map<string, SectionNaming | 'none'>();
    return (name) => {
      let answer = answers.get(name);
      if (answer === undefined) {
        const words = normaliseName(name);
        answer = exact.get(words) ?? nearest(words, names) ?? 'none';
        if (answers.size >= MOST_ANSWERS) answers.clear();
        answers.set(copyOf(name), answer);
      }
      return answer === 'none' ? undefined : answer;
    };
  });

/** The names of some sections, each list in the order of the sections. */
interface Names {
  readonly exact: ReadonlyMap<string, SectionNaming>;
  /** Those that can be nearly hit. */
  readonly names: readonly Name[];
}

interface Name {
  readonly spec: SectionSpec;
  readonly name: string;
  readonly isAlias: boolean;
  readonly isChinese: boolean;
  readonly marks: number;
}

/** Meetings come back to the same sections and topics; more answers than these are forgotten. */
const MOST_ANSWERS = 4000;

function namesOf(specs: readonly SectionSpec[]): Names {
  const exact = new Map<string, SectionNaming>();
  for (const match of ['name', 'alias', 'former'] as const)
    for (const spec of specs)
      for (const name of normalised(spec, match)) if (!exact.has(name)) exact.set(name, { spec, match });
  const names = specs.flatMap((spec) =>
    (['name', 'alias'] as const).flatMap((match) =>
      normalised(spec, match).map((name) => ({
        spec,
        name,
        isAlias: match === 'alias',
        isChinese: isChinese(name),
        marks: marksOf(name),
      })),
    ),
  );
  return { exact, names };
}

function normalised(
  { name, aliases, formerNames }: SectionSpec,
  match: Exclude<NameMatch, 'near'>,
): readonly string[] {
  const names = { name: [name], alias: aliases, former: formerNames }[match];
  return names.map(normaliseName).filter((each) => each !== '');
}

/** A bit for each character of a word, which others may share. */
function marksOf(word: string): number {
  let marks = 0;
  for (let at = 0; at < word.length; at++) marks |= 1 << (word.charCodeAt(at) & 31);
  return marks;
}

/** How many characters of some words may stand in the word with these marks: no fewer than do. */
function mostShared(words: string, marks: number): number {
  let shared = 0;
  for (let at = 0; at < words.length; at++) shared += (marks >>> (words.charCodeAt(at) & 31)) & 1;
  return shared;
}

/** The section whose name or alias words nearly are; the first of those that are as near. */
function nearest(words: string, names: readonly Name[]): SectionNaming | undefined {
  if (words === '') return undefined;
  let best: SectionSpec | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const shared = mostShared(words, name.marks);
    const distance =
      mistyped(words, name, shared) ?? (name.isAlias ? undefined : reworded(words, name, shared));
    if (distance === undefined || distance >= least) continue;
    best = name.spec;
    least = distance;
  }
  return best && { spec: best, match: 'near' };
}

/** The edit distance where at most a quarter of the characters differ; in Latin letters, which are many more, a fifth. */
function mistyped(words: string, { name, isChinese }: Name, shared: number): number | undefined {
  const length = Math.max(words.length, name.length);
  if (Math.abs(words.length - name.length) * 4 > length) return undefined;
  const most = Math.floor(length / (isChinese ? 4 : 5));
  // Each character that is not shared is one edit at least.
  if (length - shared > most) return undefined;
  const distance = editDistance(words, name, most);
  return distance <= most ? distance : undefined;
}

/**
 * Chinese names that say the same in other words: three quarters of the characters are shared (最近工作), the name is cut off
 * behind its first half (开源社区活动), or the meeting is named once more (会议时间). Each counts as further off than a slip.
 */
function reworded(words: string, { name, isChinese }: Name, mayShare: number): number | undefined {
  // Without its first words a name is a wider one: 版本规划 is not 下个版本规划.
  if (!isChinese || name.endsWith(words)) return undefined;
  const length = words.length + name.length;
  const again = words.endsWith(name) && /^(?:本次)?(?:会议|双周会|例会)$/.test(words.slice(0, -name.length));
  const cutOff = words.length >= 3 && words.length * 2 > name.length && name.startsWith(words);
  // No more characters can be shared than the name has.
  const most = name.length >= 4 ? Math.min(mayShare, name.length) : 0;
  if (!again && !cutOff && (2 * most) / length < ALIKE) return undefined;
  const shared = sharedCharacters(words, name);
  const alike = name.length >= 4 && (2 * shared) / length >= ALIKE;
  return alike || cutOff || again ? length - shared : undefined;
}

const ALIKE = 0.75;

function sharedCharacters(a: string, b: string): number {
  const left = [...b];
  let shared = 0;
  for (const char of a) {
    const at = left.indexOf(char);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return shared;
}
