import type { Translations } from '../../server/language-service/text/message.ts';

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'ê',
  i: 'ï',
  n: 'ñ',
  o: 'ø',
  s: 'š',
  t: 'ŧ',
  u: 'û',
};

/** A message in a language that nobody speaks: in brackets, with other letters, and longer by two fifths. */
function pseudo(template: string): string {
  const words = template.replace(/`[^`]*`|\{\d+\}|[a-z]/g, (part) => accents[part] ?? part);
  return `⟦${words}${'~'.repeat(Math.ceil(template.length * 0.4))}⟧`;
}

/** Every template of some translations in that language. */
export function pseudoTranslations(translations: Translations): Translations {
  return Object.fromEntries(Object.keys(translations).map((template) => [template, pseudo(template)]));
}

/**
 * What of a text that a user reads is no message: words outside brackets that `data` does not hold, addresses of links apart, and
 * messages that stand side by side as if they were one sentence. Columns stand apart.
 */
export function unspoken(text: string, data: string): readonly string[] {
  let rest = text.replace(/\]\((?:<[^>]*>|[^()]*)\)/g, ']');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '\0');
  }
  const known = wordsOf(data);
  return [
    ...wordsIn(rest).filter(
      (word) => !known.has(word) && !(/\p{Script=Han}/u.test(word) && data.includes(word)),
    ),
    ...(/\0(?: | ?[.,:;()（）、，：；] ?)?\0/.test(rest) ? [`side by side: ${text}`] : []),
  ];
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
}

const words = new Map<string, ReadonlySet<string>>();

/** The words in data, once for each. */
function wordsOf(data: string): ReadonlySet<string> {
  const known =
    words.get(data) ?? new Set(wordsIn(data).flatMap((word) => [word, ...word.split(/[-\p{Script=Han}]+/u)]));
  words.set(data, known);
  return known;
}
