import { copyOf } from '../text/copy-of.ts';
import { editDistance } from '../text/nearest.ts';
import type { SectionSpec } from './profile.ts';

/** How well a heading's words name a section: its own name, one as good, one of other times, or nearly its own name. */
export type NameMatch = 'name' | 'alias' | 'former' | 'near';

export interface SectionNaming {
  readonly spec: SectionSpec;
  readonly match: NameMatch;
}

const emoji =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\u20e3|\ufe0e|\ufe0f/gu;
const shortcode = /:[a-z][a-z\d_+-]{1,40}:/g;
/** At the end, a second language in brackets or behind a slash: `(Agenda)`, `/ Time`. */
const tail = /^([^()]+)\(([^()]*)\)$|^([^/|]+)[/|]([^/|]+)$/;
const chinese = /\p{Script=Han}/u;

/**
 * The words of a heading as they are compared: without emphasis marks, emoji, a bilingual tail such as `(Agenda)`, the last
 * colon and blanks, in lower case and half width. The ordinal must have been taken away. Empty for words that are nothing else.
 */
export function normaliseName(text: string): string {
  const bare = text
    .normalize('NFKC')
    .replace(emoji, '')
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

function isTranslation(head: string, other: string): boolean {
  return chinese.test(head) !== chinese.test(other);
}

/**
 * The section that a heading's words name, the ordinal taken away; undefined for topics and sections of the meeting's own.
 * Only a section's own name and its aliases can be nearly hit, and the nearest of `specs` is taken.
 */
export function matchSection(name: string, specs: readonly SectionSpec[]): SectionNaming | undefined {
  let answers = known.get(specs);
  if (!answers) {
    answers = new Map();
    known.set(specs, answers);
  }
  let answer = answers.get(name);
  if (answer === undefined) {
    answer = findSection(name, specs) ?? 'none';
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(copyOf(name), answer);
  }
  return answer === 'none' ? undefined : answer;
}

/** Meetings come back to the same sections and topics; more answers than these are forgotten. */
const MOST_ANSWERS = 4000;
const known = new WeakMap<readonly SectionSpec[], Map<string, SectionNaming | 'none'>>();

function findSection(name: string, specs: readonly SectionSpec[]): SectionNaming | undefined {
  const words = normaliseName(name);
  if (words === '') return undefined;
  for (const match of ['name', 'alias', 'former'] as const) {
    const spec = specs.find((spec) => namesOf(spec)[match].includes(words));
    if (spec) return { spec, match };
  }
  let best: SectionSpec | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const spec of specs) {
    const distance = nearness(words, namesOf(spec));
    if (distance !== undefined && distance < bestDistance) {
      best = spec;
      bestDistance = distance;
    }
  }
  return best && { spec: best, match: 'near' };
}

type Names = Readonly<Record<'name' | 'alias' | 'former', readonly string[]>>;
const namesKnown = new WeakMap<SectionSpec, Names>();

function namesOf(spec: SectionSpec): Names {
  let names = namesKnown.get(spec);
  if (!names) {
    const normalised = (list: readonly string[]): string[] =>
      list.map(normaliseName).filter((name) => name !== '');
    names = {
      name: normalised([spec.name]),
      alias: normalised(spec.aliases),
      former: normalised(spec.formerNames),
    };
    namesKnown.set(spec, names);
  }
  return names;
}

/** How far words are from a section's names; undefined where they are too far to be one of them mistyped. */
function nearness(words: string, names: Names): number | undefined {
  const distances = [
    ...names.name.map((name) => mistyped(words, name) ?? reworded(words, name)),
    ...names.alias.map((name) => mistyped(words, name)),
  ];
  return distances.reduce(
    (least, next) => (next !== undefined && next < (least ?? next + 1) ? next : least),
    undefined,
  );
}

/** The edit distance where at most a quarter of the characters differ; in Latin letters, which are many more, a fifth. */
function mistyped(words: string, name: string): number | undefined {
  const length = Math.max(words.length, name.length);
  if (Math.abs(words.length - name.length) * 4 > length) return undefined;
  const most = Math.floor(length / (chinese.test(name) ? 4 : 5));
  const distance = editDistance(words, name, most);
  return distance <= most ? distance : undefined;
}

/**
 * Chinese names that say the same in other words: three quarters of the characters are shared (最近工作), the name is cut off
 * behind its first half (开源社区活动), or the meeting is named once more (会议时间). Each counts as further off than a slip.
 */
function reworded(words: string, name: string): number | undefined {
  // Without its first words a name is a wider one: 版本规划 is not 下个版本规划.
  if (name.endsWith(words) || !chinese.test(name)) return undefined;
  const length = words.length + name.length;
  const again = words.endsWith(name) && /^(?:本次)?(?:会议|双周会|例会)$/.test(words.slice(0, -name.length));
  const cutOff = words.length >= 3 && words.length * 2 > name.length && name.startsWith(words);
  // No more characters can be shared than the shorter one has.
  const most = name.length >= 4 ? Math.min(words.length, name.length) : 0;
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
