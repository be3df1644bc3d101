import { rememberTexts } from '../text/remember.ts';
import type { Span } from '../text/span.ts';

export type PatternPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'date'; readonly unit: 'year' | 'month' | 'day'; readonly letters: string };

export interface FileNamePattern {
  readonly parts: readonly PatternPart[];
  /** Where the parts stand in a whole name; undefined for a name that is not written so. */
  readonly placesIn: (name: string) => readonly Span[] | undefined;
}

const units = { y: 'year', M: 'month', d: 'day' } as const;

/**
 * Reads a file name pattern: `yyyy-MM-dd.md`, `meeting-yyyyMMdd.md`, `MM-dd-*.md`. A run of letters that consists of `yyyy`,
 * `MM`, `dd`, `M` and `d` alone is a date, other letters are themselves; where the pattern has braces, the date letters are the
 * ones inside them (`meeting{yyyyMMdd}.md`). `*` stands for any characters.
 */
export function compilePattern(pattern: string): FileNamePattern {
  return compiled(pattern);
}

/** There are as many patterns as profiles. */
const MOST_KNOWN = 50;
const compiled = rememberTexts(MOST_KNOWN, compile);

function compile(pattern: string): FileNamePattern {
  const parts: PatternPart[] = [];
  let source = '';
  for (const token of tokensOf(pattern)) {
    if (token.text === '*') {
      parts.push({ kind: 'any' });
      source += '([^/]*?)';
    } else if (token.date) {
      for (const letters of token.text.match(/y+|M+|d+/g) ?? []) {
        const unit = units[letters[0] as keyof typeof units];
        parts.push({ kind: 'date', unit, letters });
        source += letters.length === 1 ? '(\\d{1,2})' : `(\\d{${letters.length}})`;
      }
    } else {
      parts.push({ kind: 'text', text: token.text });
      source += `(${token.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')})`;
    }
  }
  const expression = new RegExp(`^${source}$`);
  const placesIn = (name: string): readonly Span[] | undefined => {
    const [, ...written] = expression.exec(name) ?? [];
    let end = 0;
    const places = written.map((words) => {
      const start = end;
      end += words.length;
      return { start, end };
    });
    return places.length > 0 ? places : undefined;
  };
  return { parts, placesIn };
}

/** What is wrong with a pattern: it has no month and day, says something twice, or holds a folder. */
export function patternHasDay(pattern: string): boolean {
  const found = compilePattern(pattern).parts.flatMap((part) => (part.kind === 'date' ? [part.unit] : []));
  return found.includes('month') && found.includes('day') && new Set(found).size === found.length;
}

interface Token {
  readonly text: string;
  readonly date: boolean;
}

const dateRun = /^(?:yyyy|MM|dd|M|d)+$/;

function tokensOf(pattern: string): Token[] {
  const braced = pattern.includes('{');
  const runs = braced ? /\{([^{}]*)\}|(\*+)|([^{*]+|\{)/g : /([A-Za-z]+)|(\*+)|([^A-Za-z*]+)/g;
  const tokens: Token[] = [];
  for (const [, letters, star, text] of pattern.matchAll(runs)) {
    if (star !== undefined) tokens.push({ text: '*', date: false });
    else if (letters === undefined) tokens.push({ text: text ?? '', date: false });
    else if (dateRun.test(letters)) tokens.push({ text: letters, date: true });
    else if (braced) tokens.push(...inBraces(letters));
    else tokens.push({ text: letters, date: false });
  }
  return tokens;
}

/** `yyyy-MM-dd` between braces: its letters are dates, the marks between them themselves. */
function inBraces(inside: string): Token[] {
  return Array.from(inside.matchAll(/[A-Za-z]+|[^A-Za-z]+/g), ([text]) => ({
    text,
    date: dateRun.test(text),
  }));
}
