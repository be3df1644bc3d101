import type { Nodes } from 'mdast';
import type { Minutes } from '../../model/minutes.ts';
import { readMinutes } from '../../model/read-minutes.ts';
import { checkUp, type Surroundings } from '../../rules/check.ts';
import { directivesOf } from '../../rules/suppression/directives.ts';
import { editedSource } from '../../syntax/edited-source.ts';
import { indexOfPiece, type Piece } from '../../syntax/pieces.ts';
import { spanOfNode, walk } from '../../syntax/walk.ts';
import { remember } from '../../text/remember.ts';
import { lineAt, lineEndOf, lineSpan, slice } from '../../text/source-text.ts';
import { movedSpan, type Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { countFindings } from '../findings-at.ts';

/**
 * A comment that leaves one finding out, put where it changes nothing that a reader sees: above the line, inside the list item
 * before it, behind the words of the line, or round the block. Each place is tried on the text, and the first after which the
 * blocks are the same and the finding alone is gone is taken. Empty where there is none.
 */
export function ignoreHere(
  minutes: Minutes,
  surroundings: Surroundings,
  ruleId: string,
  span: Span,
): readonly TextEdit[] {
  const shape = shapeOf(minutes);
  const before = countOf(minutes, surroundings, ruleId);
  for (const edits of candidates(minutes, ruleId, span)) {
    const { source, profile } = minutes;
    const after = readMinutes(editedSource(source, source.version, edits), profile);
    if (shapeOf(after) === shape && isLess(countOf(after, surroundings, ruleId), before)) return edits;
  }
  return [];
}

/** A comment at the top that switches a rule off for the file, or the rule's id in the one that is there. */
export function ignoreInFile(minutes: Minutes, ruleId: string): readonly TextEdit[] {
  const present = directivesOf(minutes).find(
    ({ kind, rules }) => kind === 'disable-file' && rules.length > 0,
  );
  const last = present?.rules.at(-1);
  if (last) return [insert(last.span.end, ` ${ruleId}`)];
  const { source, blocks } = minutes;
  const end = lineEndOf(source);
  const comment = commentOf('disable-file', ruleId);
  const [first] = blocks.slice(0, 1);
  if (first?.type === 'yaml') return [insert(spanOfNode(first).end, `${end}${end}${comment}`)];
  return [insert(source.text.startsWith('\uFEFF') ? 1 : 0, `${comment}${end}${end}`)];
}

interface Count {
  readonly ofRule: number;
  readonly all: number;
}

function countOf(minutes: Minutes, surroundings: Surroundings, ruleId: string): Count {
  const checkup = checkUp(minutes, surroundings);
  return {
    ofRule: countFindings(checkup, (found) => found.filter((each) => each.ruleId === ruleId).length),
    all: countFindings(checkup, ({ length }) => length),
  };
}

function isLess(after: Count, before: Count): boolean {
  const gone = before.ofRule - after.ofRule;
  return gone > 0 && before.all - after.all === gone;
}

function* candidates(minutes: Minutes, ruleId: string, span: Span): Generator<TextEdit[]> {
  const { source, passages, blocks } = minutes;
  const present = directivesOf(minutes).find(
    ({ kind, rules, scope }) =>
      (kind === 'disable-next-line' || kind === 'disable-line') &&
      rules.length > 0 &&
      scope.start <= span.start &&
      span.start < scope.end,
  );
  const lastId = present?.rules.at(-1);
  if (lastId) yield [insert(lastId.span.end, ` ${ruleId}`)];

  const place = passages[indexOfPiece(passages, span.start)];
  const block = place?.passage.verbatim
    .map((each) => movedSpan(each, place.start))
    .find((each) => each.start <= span.start && span.start < each.end);
  const line = lineSpan(source, lineAt(source, block?.start ?? span.start));
  const words = slice(source, line);
  const end = lineEndOf(source);
  const above = commentOf('disable-next-line', ruleId);
  // Inside the item before it, the comment does not tear a list in two.
  const [, marks = '', marker = ''] = /^([ \t>]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)?/.exec(words) ?? [];
  yield* [marks + ' '.repeat(marker.length), marks].map((indent) => [
    insert(line.start, `${indent}${above}${end}`),
  ]);

  const here = lineSpan(source, lineAt(source, span.start));
  const text = slice(source, here);
  const behind = commentOf('disable-line', ruleId);
  yield [insert(here.start + text.trimEnd().length, ` ${behind}`)];
  yield [insert(here.start + text.trimEnd().replace(/\|$/, '').trimEnd().length, ` ${behind}`)];

  // Round the block; where a comment right before it would itself change what is found, from a block before it on.
  const own = place ? blocks.slice(place.block, place.block + place.piece.root.children.length) : [];
  const outer = own.findIndex((node) => {
    const whole = spanOfNode(node);
    return whole.start <= span.start && span.start <= whole.end;
  });
  const last = own[outer];
  const index = (place?.block ?? 0) + outer;
  for (const first of last ? [...blocks.slice(Math.max(index - 3, 0), index + 1)].reverse() : []) {
    yield [
      insert(spanOfNode(first).start, `${commentOf('disable', ruleId)}${end}${end}`),
      insert(spanOfNode(last ?? first).end, `${end}${end}${commentOf('enable', ruleId)}`),
    ];
  }
}

function insert(offset: number, text: string): TextEdit {
  return { span: { start: offset, end: offset }, text };
}

function commentOf(kind: string, ruleId: string): string {
  return `<!-- minutes-${kind} ${ruleId} -->`;
}

/** What a reader sees of a text: its nodes with their words, our comments left out. */
function shapeOf({ passages }: Minutes): string {
  return passages.map(({ piece }) => shapeIn(piece)).join('');
}

const shapeIn: (piece: Piece) => string = remember(({ root }) => {
  const parts: string[] = [];
  for (const { node, ancestors } of walk(root)) {
    if (ancestors.length === 0 || (node.type === 'html' && /^<!--\s*minutes-/.test(node.value))) continue;
    parts.push(`${ancestors.length} ${node.type} ${attributesOf(node)}\n`);
  }
  return parts.join('');
});

function attributesOf(node: Nodes): string {
  if ('value' in node) return node.value.trim();
  if (node.type === 'list') return `${node.ordered} ${node.start} ${node.spread}`;
  if (node.type === 'listItem') return `${node.checked} ${node.spread}`;
  if (node.type === 'heading') return String(node.depth);
  return 'url' in node ? node.url : '';
}
