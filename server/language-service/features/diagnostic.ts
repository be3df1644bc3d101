import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { CheckedPassage, WholeFindings } from '../rules/check.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import type { Severity } from '../rules/rule.ts';
import { createMemory } from '../text/memory.ts';
import { message, render } from '../text/message.ts';
import { isSame, isSameList, remember } from '../text/remember.ts';
import { rangeOf, type SourceText } from '../text/source-text.ts';
import type { ProjectProblem, Snapshot } from '../workspace/snapshot.ts';
import { type Calm, calm } from '../workspace/typing.ts';
import type { DocumentParams, Feature } from './feature.ts';
import { pageDiagnostics } from './page-diagnostics.ts';

/** LSP's `DiagnosticSeverity`. */
const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3 | 4>> = {
  error: 1,
  warning: 2,
  info: 3,
  hint: 4,
};

const NAMES = { 1: 'error', 2: 'warning', 3: 'info', 4: 'hint' } as const;

/** The reader's findings as they are now, for editors that ask for them. */
export const diagnostic: Feature<DocumentParams, { kind: 'full'; items: readonly Diagnostic[] }> = {
  method: 'textDocument/diagnostic',
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'minutes',
            interFileDependencies: true,
            workspaceDiagnostics: false,
          },
        }
      : undefined,
  handle: (snapshot, { textDocument }) => ({
    kind: 'full',
    items: diagnose(snapshot, textDocument.uri).items,
  }),
};

/** More findings than these are of no use to anybody; VS Code shows no more of one file either. */
const MOST = 1000;

export interface Diagnosed extends Calm {
  /** How many there are of each severity, those held back and those left out included. */
  readonly counts: Readonly<Record<Severity, number>>;
}

/** What the reader of a document is to see, in the order of the text. Empty for documents that are not ours. */
export function diagnose(snapshot: Snapshot, uri: string): Diagnosed {
  const source = snapshot.text(uri);
  const problems = source && snapshot.projectProblems(uri);
  const all = problems
    ? problems.map((problem) => ofProblem(snapshot, source, problem))
    : source
      ? snapshot.minutes(uri)
        ? itemsOf(snapshot, source)
        : pageDiagnostics(snapshot, uri)
      : [];
  const shown = problems ? { items: all } : calm(all, snapshot.typing(uri), snapshot.now);
  return { ...shown, items: weightiest(shown.items), counts: countBySeverity(all) };
}

const countBySeverity: (items: readonly Diagnostic[]) => Readonly<Record<Severity, number>> = remember(
  (items) => {
    const count = { error: 0, warning: 0, info: 0, hint: 0 };
    for (const { severity = 1 } of items) count[NAMES[severity]]++;
    return count;
  },
);

/** All findings of a document: the same list as before where nothing changed. */
function itemsOf(snapshot: Snapshot, source: SourceText): readonly Diagnostic[] {
  const checkup = snapshot.checkup(source.uri);
  if (!checkup) return [];
  const { uri } = source;
  const before = listed.get(snapshot.client);
  const known = before?.uri === uri ? before : undefined;
  const whole = checkup.whole.map((findings, index) =>
    wholeItems(snapshot, source, findings, known?.whole[index] ?? []),
  );
  const passages = checkup.passages.map((checked, index) => {
    const old = known?.checked[index];
    const own = old?.found === checked.found && old.place.line === checked.place.line;
    return (own ? known?.passages[index] : undefined) ?? itemsIn(snapshot, source, checked);
  });
  const isWholeSame = known !== undefined && isSameList(known.whole, whole);
  const ordered = isWholeSame ? known.ordered : whole.flat().sort(byPlace);
  const isAllSame = isWholeSame && isSameList(known.passages, passages);
  const items = isAllSame ? known.items : inOrder(ordered, passages);
  listed.set(snapshot.client, { uri, checked: checkup.passages, whole, ordered, passages, items });
  return items;
}

/** The items of passages, which stand one behind the other, with those of the whole document put in. */
function inOrder(
  ordered: readonly Diagnostic[],
  passages: readonly (readonly Diagnostic[])[],
): readonly Diagnostic[] {
  const items: Diagnostic[] = [];
  let next = 0;
  for (const part of passages) {
    for (const item of part) {
      for (let other = ordered[next]; other && byPlace(other, item) < 0; other = ordered[++next])
        items.push(other);
      items.push(item);
    }
  }
  for (const other of ordered.slice(next)) items.push(other);
  return items;
}

interface Listed {
  readonly uri: string;
  readonly checked: readonly CheckedPassage[];
  /** Those of the whole document, rule by rule, and in the order of the text. */
  readonly whole: readonly (readonly Diagnostic[])[];
  readonly ordered: readonly Diagnostic[];
  readonly passages: readonly (readonly Diagnostic[])[];
  readonly items: readonly Diagnostic[];
}

/** The last list that was made for an editor, and of what. */
const listed = new WeakMap<Snapshot['client'], Listed>();

function wholeItems(
  snapshot: Snapshot,
  source: SourceText,
  { all, onLines }: WholeFindings,
  before: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = renderedWhole.get(onLines);
  if (known?.client === snapshot.client) return known.items;
  const items = asBefore(
    before,
    all().map((finding) => ofFinding(snapshot, source, finding)),
  );
  renderedWhole.set(onLines, { client: snapshot.client, items });
  return items;
}

/** The items, as the same objects where they are the same as before: most are, of those that are found anew in the order of the text. */
function asBefore(before: readonly Diagnostic[], items: readonly Diagnostic[]): readonly Diagnostic[] {
  let next = 0;
  return items.map((item) => {
    let old = before[next];
    while (old && byPlace(old, item) < 0) old = before[++next];
    return old && isSameItem(old, item) ? old : item;
  });
}

/** The rest of an item is made of its code. */
function isSameItem(a: Diagnostic, b: Diagnostic): boolean {
  return (
    byPlace(a, b) === 0 &&
    a.range.end.line === b.range.end.line &&
    a.range.end.character === b.range.end.character &&
    a.message === b.message &&
    a.code === b.code &&
    a.severity === b.severity &&
    isSame(a.tags, b.tags) &&
    isSame(a.relatedInformation, b.relatedInformation)
  );
}

const renderedWhole = createMemory<
  object,
  { readonly client: Snapshot['client']; readonly items: readonly Diagnostic[] }
>();

function byPlace({ range: { start: a } }: Diagnostic, { range: { start: b } }: Diagnostic): number {
  return a.line - b.line || a.character - b.character;
}

interface Rendered {
  readonly client: Snapshot['client'];
  readonly uri: string;
  /** The passage's first line → its items. */
  readonly byLine: Map<number, readonly Diagnostic[]>;
}

const rendered = createMemory<readonly Diagnosis[], Rendered>();
/** Findings that move along line by line leave items behind. */
const MOST_LINES = 50;

function itemsIn(
  snapshot: Snapshot,
  { uri }: SourceText,
  { place, found }: CheckedPassage,
): readonly Diagnostic[] {
  const { client } = snapshot;
  let known = rendered.get(found);
  if (known?.client !== client || known.uri !== uri || known.byLine.size > MOST_LINES) {
    known = { client, uri, byLine: new Map() };
    rendered.set(found, known);
  }
  const before = known.byLine.get(place.line);
  if (before) return before;
  const source = { ...place.passage.source, uri };
  const items = found.map((finding) => movedDown(ofFinding(snapshot, source, finding), uri, place.line));
  known.byLine.set(place.line, items);
  return items;
}

function movedDown(item: Diagnostic, uri: string, lines: number): Diagnostic {
  const down = ({ start, end }: Diagnostic['range']): Diagnostic['range'] => ({
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  });
  return {
    ...item,
    range: down(item.range),
    ...(item.relatedInformation && {
      relatedInformation: item.relatedInformation.map(({ location, message }) => ({
        location: location.uri === uri ? { uri, range: down(location.range) } : location,
        message,
      })),
    }),
  };
}

/** Where there are too many, those that weigh most. */
const weightiest: (items: readonly Diagnostic[]) => readonly Diagnostic[] = remember((items) => {
  if (items.length <= MOST) return items;
  const counts = countBySeverity(items);
  let room = MOST;
  const rooms = new Map<number, number>();
  for (const severity of [1, 2, 3, 4] as const) {
    rooms.set(severity, room);
    room = Math.max(0, room - counts[NAMES[severity]]);
  }
  return items.filter(({ severity = 1 }) => {
    const left = rooms.get(severity) ?? 0;
    rooms.set(severity, left - 1);
    return left > 0;
  });
});

/** A finding as the LSP's diagnostic. */
export function ofFinding(snapshot: Snapshot, source: SourceText, finding: Diagnosis): Diagnostic {
  const { client, translations } = snapshot;
  const href = client.codeDescription ? rulePage(client.rulePage, finding.ruleId) : undefined;
  const related = client.relatedInformation ? relatedOf(snapshot, source, finding) : [];
  return {
    range: rangeOf(source, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.ruleId,
    source: render(message('Minutes'), translations),
    message: render(finding.message, translations),
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(finding.unnecessary && client.unnecessaryTag ? { tags: [1] as [1] } : {}),
  };
}

/** The address of a rule's page, from the client's template. */
export function rulePage(template: string | undefined, ruleId: string): string | undefined {
  if (template === undefined) return undefined;
  const pages = rulePages.get(template) ?? new Map<string, string>();
  const page = pages.get(ruleId) ?? template.replace(/\{id\}|%7Bid%7D/gi, () => encodeURIComponent(ruleId));
  rulePages.set(template, pages.set(ruleId, page));
  return page;
}

/** By template and rule: the same few are asked for again and again. */
const rulePages = new Map<string, Map<string, string>>();

function relatedOf(
  snapshot: Snapshot,
  source: SourceText,
  { related = [] }: Diagnosis,
): DiagnosticRelatedInformation[] {
  return related.map(({ uri = source.uri, span, message: words }) => {
    const other = (): SourceText | undefined =>
      snapshot.surroundings(source.uri).earlier.find((each) => each.source.uri === uri)?.source;
    const place = uri === source.uri ? source : (snapshot.text(uri) ?? other());
    const start = { line: 0, character: 0 };
    return {
      location: { uri, range: place ? rangeOf(place, span) : { start, end: start } },
      message: render(words, snapshot.translations),
    };
  });
}

function ofProblem(snapshot: Snapshot, source: SourceText, problem: ProjectProblem): Diagnostic {
  return {
    range: rangeOf(source, problem.span),
    severity: SEVERITIES[problem.severity],
    code: 'project-file',
    source: render(message('Minutes'), snapshot.translations),
    message: render(problem.message, snapshot.translations),
  };
}
