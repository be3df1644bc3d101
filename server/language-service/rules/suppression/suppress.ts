import type { Minutes } from '../../model/minutes.ts';
import { message } from '../../text/message.ts';
import { nearest } from '../../text/nearest.ts';
import { fullLineSpan, lineAt, slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Fix } from '../rule.ts';
import { type Directive, directivesOf } from './directives.ts';

interface Found {
  readonly span: Span;
  readonly ruleId: string;
}

export interface Suppressed<T> {
  /** What no comment switches off. */
  readonly kept: readonly T[];
  /** Findings of `unused-suppression`. */
  readonly unused: readonly Finding[];
}

/**
 * Leaves out what comments in the text switch off. A comment covers what starts in its scope; `ids` are the rules there are,
 * `ran` those that were run: of the others nobody can tell whether a comment is of use. Undefined where there is no such comment;
 * `findings` is then not asked.
 */
export function suppress<T extends Found>(
  minutes: Minutes,
  findings: () => readonly T[],
  ids: readonly string[],
  ran: ReadonlySet<string>,
): Suppressed<T> | undefined {
  const directives = directivesOf(minutes).filter(({ kind }) => kind !== 'enable');
  if (directives.length === 0) return undefined;
  const used = new Set<Directive>();
  const usedNames = new Set<string>();
  const kept = findings().filter((finding) => {
    let open = true;
    for (const directive of directives) {
      const { start, end } = directive.scope;
      if (finding.span.start < start || finding.span.start >= end) continue;
      if (directive.rules.length > 0 && !directive.rules.some(({ id }) => id === finding.ruleId)) continue;
      open = false;
      used.add(directive);
      usedNames.add(`${directive.span.start} ${finding.ruleId}`);
    }
    return open;
  });
  return {
    kept,
    unused: directives.flatMap((directive) => unusedIn(minutes, directive, { used, usedNames, ids, ran })),
  };
}

interface Usage {
  readonly used: ReadonlySet<Directive>;
  readonly usedNames: ReadonlySet<string>;
  readonly ids: readonly string[];
  readonly ran: ReadonlySet<string>;
}

function unusedIn(minutes: Minutes, directive: Directive, usage: Usage): Finding[] {
  if (directive.rules.length === 0) {
    if (usage.used.has(directive) || usage.ran.size < usage.ids.length) return [];
    return [whole(minutes, directive)];
  }
  const idle = directive.rules.filter(
    ({ id }) =>
      usage.ids.includes(id) && usage.ran.has(id) && !usage.usedNames.has(`${directive.span.start} ${id}`),
  );
  const unknown = directive.rules.filter(({ id }) => !usage.ids.includes(id));
  const findings: Finding[] = unknown.map(({ id, span }) => {
    const better = nearest(id, usage.ids);
    return {
      span,
      message: better
        ? message('There is no rule “{0}”; did you mean “{1}”?', id, better)
        : message('There is no rule “{0}”.', id),
      fixes: better
        ? [{ title: message('Change to “{0}”', better), edits: [{ span, text: better }], safe: true }]
        : [],
    };
  });
  if (idle.length > 0 && idle.length === directive.rules.length)
    return [...findings, whole(minutes, directive)];
  return [
    ...findings,
    ...idle.map(({ id, span }) => ({
      span,
      message: message('“{0}” has nothing to say here; take it out of the comment.', id),
      unnecessary: true,
      fixes: [
        {
          title: message('Take “{0}” out', id),
          edits: [{ span: withBlanks(minutes, span), text: '' }],
          safe: true,
        },
      ],
    })),
  ];
}

function whole(minutes: Minutes, directive: Directive): Finding {
  return {
    span: directive.span,
    message: message('This comment switches nothing off; remove it.'),
    unnecessary: true,
    fixes: [removal(minutes, directive)],
  };
}

/** A comment alone on its line goes with the line. */
function removal(minutes: Minutes, { span }: Directive): Fix {
  const { source } = minutes;
  const line = fullLineSpan(source, lineAt(source, span.start));
  const alone = span.end <= line.end && slice(source, line).trim() === slice(source, span);
  return {
    title: message('Remove the comment'),
    edits: [{ span: alone ? line : span, text: '' }],
    safe: true,
  };
}

function withBlanks(minutes: Minutes, span: Span): Span {
  const before = /[\s,，]*$/.exec(minutes.source.text.slice(0, span.start));
  return { start: span.start - (before?.[0].length ?? 0), end: span.end };
}
