import type { Definition } from 'mdast';
import type { Profile } from '../../profiles/profile.ts';
import { parsePart } from '../../syntax/parse-part.ts';
import { blocksOf } from '../../syntax/pieces.ts';
import { copyOf } from '../../text/copy-of.ts';
import { createSourceText, lineAt, positionAt, type SourceText } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { FileLinkSummary, InvitationSummary, MinutesDetails, QuestionSummary } from '../details.ts';
import { targetOf } from '../link-target.ts';
import type { Section } from '../minutes.ts';
import type { RawHeading } from '../read-headings.ts';
import { readInvitation } from '../read-invitation.ts';
import { readLinks } from '../read-links.ts';
import { findPart, firstInvitation } from '../read-parts.ts';
import { readQuestions } from '../read-questions.ts';
import { summaryOfInvitation, summaryOfInvitationUnder } from './invitation-under.ts';
import { readSaidLines, type SaidParts } from './read-said-lines.ts';

/** What the details of a text are made of. */
interface DetailParts extends SaidParts {
  readonly source: SourceText;
  readonly profile: Profile;
  readonly headings: readonly RawHeading[];
  readonly sections: readonly Pick<Section, 'heading' | 'spec'>[];
  readonly definitions: { readonly labels: ReadonlyMap<string, number> };
  /** Whether code or a quote stands among the blocks. */
  readonly mayHoldInvitation: boolean;
}

/** The details of parts, however they were read. Only invitation, questions and links to files are parsed. */
export function detailsOf(parts: DetailParts): MinutesDetails {
  const invitation = invitationOf(parts);
  return {
    said: readSaidLines(parts.source, parts, parts.sections),
    questions: questionsOf(parts),
    ...(invitation && { invitation }),
    fileLinks: fileLinksOf(parts),
  };
}

function questionsOf({ source, sections, definitions }: DetailParts): readonly QuestionSummary[] {
  const { text } = source;
  return sections.flatMap(({ heading, spec }, index) => {
    if (spec?.role !== 'questions') return [];
    const words = text.slice(heading.end, sections[index + 1]?.heading.start ?? text.length);
    if (ASKS_NOTHING.test(words)) return [];
    return questionsUnder(words, definitions.labels).map(({ at, ...question }) => ({
      ...question,
      line: lineAt(source, heading.end + at),
    }));
  });
}

type QuestionUnder = Omit<QuestionSummary, 'line'> & { readonly at: number };

/** Most meetings ask nothing, in the same few words; more than these are forgotten. */
const MOST_KNOWN = 200;
const known = new Map<string, readonly QuestionUnder[]>();

/** The questions in what stands under a heading for them, with the offset of each. */
function questionsUnder(words: string, labels: ReadonlyMap<string, number>): readonly QuestionUnder[] {
  // What the document defines may change what the words say.
  const before = labels.size === 0 ? known.get(words) : undefined;
  if (before) return before;
  const found = readQuestions(parsePart(words, labels).children, words).map(({ span, text, answered }) => ({
    words: copyOf(text),
    answered,
    at: span.start,
  }));
  if (labels.size === 0) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(copyOf(words), found);
  }
  return found;
}

/** Lines that are blank, a picture, or begin with a Chinese character that begins neither a question nor an ordinal. */
const ASKS_NOTHING =
  /^(?:[ \t]*(?:(?:<img[^<>\r\n]*>[ \t]*|(?![〇零○一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾第问提])[\u4e00-\u9fa5][^\r\n]*)?)(?:[\r\n]|$))*$/;

function invitationOf({ source, profile, headings, ...found }: DetailParts): InvitationSummary | undefined {
  const { text } = source;
  const join = findPart(source, { children: blocksOf([]) }, headings, profile, 'join');
  if (join) return summaryOfInvitationUnder(text.slice(join.body.start, join.body.end));
  if (!found.mayHoldInvitation) return undefined;
  for (let index = -1; index < headings.length; index++) {
    const start = headings[index]?.span.end ?? 0;
    const words = text.slice(start, headings[index + 1]?.span.start ?? text.length);
    if (!FENCE_OR_QUOTE.test(words)) continue;
    // No fence holds what all the lines do not.
    const part = createSourceText('', 0, words);
    if (!readInvitation(part, { start: 0, end: words.length }, 'fence')) continue;
    const { children } = parsePart(words, found.definitions.labels);
    const invitation = firstInvitation(part, children);
    if (invitation) return summaryOfInvitation(invitation);
  }
  return undefined;
}

/** Whether a fence, a quote or indented code may stand in some lines. */
const FENCE_OR_QUOTE = /(?:^\uFEFF?|[\r\n])(?: {0,3}(?:```|~~~|>)| {4}| {0,3}\t)/;

const FILE = /\.(?:md|markdown)(?:[?#]|$)/i;

function fileLinksOf({ source, links, definitions }: DetailParts): readonly FileLinkSummary[] {
  const found: FileLinkSummary[] = [];
  for (const { span, url } of links) {
    if (!FILE.test(url)) continue;
    const target = targetOf(url);
    if (target.kind !== 'file' || !FILE.test(target.path)) continue;
    const destination = destinationOf(source.text.slice(span.start, span.end), url, definitions.labels);
    if (!destination) continue;
    const start = span.start + destination.start;
    const end = span.start + destination.end;
    const { line, character } = positionAt(source, start);
    found.push({ path: copyOf(target.path), span: { start, end }, line, column: character });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Where the path stands in a link, without fragment; absent in pictures, and in references, which lead where their definition says. */
function destinationOf(words: string, url: string, labels: ReadonlyMap<string, number>): Span | undefined {
  let written = { start: words.length - 1 - url.length, end: words.length - 1 };
  if (!words.startsWith('[') || !words.endsWith(`](${url})`)) {
    const { children } = parsePart(words, labels);
    const link = readLinks(createSourceText('', 0, words), { type: 'root', children }, NO_DEFINITIONS)[0];
    if (!link || link.url !== url || link.form === 'image' || link.form === 'html-image') return undefined;
    written = link.destination;
  }
  const length = words.slice(written.start, written.end).search(/[?#]|$/);
  return length === 0 ? undefined : { start: written.start, end: written.start + length };
}

const NO_DEFINITIONS: ReadonlyMap<string, Definition> = new Map();
