import type { Definition } from 'mdast';
import type { Profile } from '../../profiles/profile.ts';
import { parsePart } from '../../syntax/parse-part.ts';
import { blocksOf } from '../../syntax/pieces.ts';
import { copyOf } from '../../text/copy-of.ts';
import { createSourceText, lineAt, positionAt, type SourceText } from '../../text/source-text.ts';
import type { FileLinkSummary, InvitationSummary, MinutesDetails, QuestionSummary } from '../details.ts';
import type { Invitation } from '../invitation.ts';
import { targetOf } from '../link-target.ts';
import type { Section } from '../minutes.ts';
import type { RawHeading } from '../read-headings.ts';
import { readInvitation } from '../read-invitation.ts';
import { readLinks } from '../read-links.ts';
import { findPart, firstInvitation } from '../read-parts.ts';
import { readQuestions } from '../read-questions.ts';
import { invitationUnder } from './invitation-under.ts';
import { readSaidLines, type SaidParts } from './read-said-lines.ts';

/** What the details of a text are made of. */
interface DetailParts extends SaidParts {
  readonly source: SourceText;
  readonly profile: Profile;
  readonly headings: readonly RawHeading[];
  readonly sections: readonly Pick<Section, 'heading' | 'spec'>[];
  readonly definitions: { readonly labels: ReadonlyMap<string, number> };
}

/** The details of parts, however they were read. Only invitation, questions and links to files are parsed. */
export function detailsOf(parts: DetailParts): MinutesDetails {
  const invitation = invitationOf(parts);
  return {
    said: readSaidLines(parts.source, parts, parts.sections),
    questions: questionsOf(parts),
    ...(invitation && { invitation: summaryOfInvitation(invitation) }),
    fileLinks: fileLinksOf(parts),
  };
}

function questionsOf({ source, sections, definitions }: DetailParts): readonly QuestionSummary[] {
  const { text } = source;
  return sections.flatMap(({ heading, spec }, index) => {
    if (spec?.role !== 'questions') return [];
    const words = text.slice(heading.end, sections[index + 1]?.heading.start ?? text.length);
    if (words.trim() === '') return [];
    const { children } = parsePart(words, definitions.labels);
    return readQuestions(children).map(({ span, text: asked, answered }) => ({
      words: copyOf(asked),
      line: lineAt(source, heading.end + span.start),
      answered,
    }));
  });
}

function invitationOf({ source, profile, headings, definitions }: DetailParts): Invitation | undefined {
  const { text } = source;
  const join = findPart(source, { children: blocksOf([]) }, headings, profile, 'join');
  if (join) return invitationUnder(text.slice(join.body.start, join.body.end));
  // No fence holds what the whole text does not.
  if (!mayHold(text) || !readInvitation(source, { start: 0, end: text.length }, 'fence')) return undefined;
  for (let index = -1; index < headings.length; index++) {
    const start = headings[index]?.span.end ?? 0;
    const words = text.slice(start, headings[index + 1]?.span.start ?? text.length);
    if (!mayHold(words)) continue;
    const { children } = parsePart(words, definitions.labels);
    const found = firstInvitation(createSourceText('', 0, words), children);
    if (found) return found;
  }
  return undefined;
}

/** Whether a fence, a quote or indented code may stand in some lines. */
function mayHold(words: string): boolean {
  return /(?:^|[\r\n])(?: {0,3}(?:```|~~~|>)| {4}| {0,3}\t)/.test(words);
}

function summaryOfInvitation({ number, link }: Invitation): InvitationSummary {
  return {
    ...(number && { number: copyOf(number.digits) }),
    ...(number?.series !== undefined && { series: number.series }),
    ...(link && { link: copyOf(link.text) }),
  };
}

const FILE = /\.(?:md|markdown)(?:[?#]|$)/i;

function fileLinksOf({ source, links, definitions }: DetailParts): readonly FileLinkSummary[] {
  const found: FileLinkSummary[] = [];
  for (const { span, url } of links) {
    if (!FILE.test(url)) continue;
    const target = targetOf(url);
    if (target.kind !== 'file' || !FILE.test(target.path)) continue;
    const words = source.text.slice(span.start, span.end);
    const { children } = parsePart(words, definitions.labels);
    const link = readLinks(createSourceText('', 0, words), { type: 'root', children }, NO_DEFINITIONS)[0];
    // A reference leads where its definition says, and pictures are no minutes.
    if (!link || link.url !== url || link.form === 'image' || link.form === 'html-image') continue;
    const written = words.slice(link.destination.start, link.destination.end);
    const start = span.start + link.destination.start;
    const end = start + (/[?#]/.exec(written)?.index ?? written.length);
    if (end === start) continue;
    const { line, character } = positionAt(source, start);
    found.push({ path: copyOf(target.path), span: { start, end }, line, column: character });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const NO_DEFINITIONS: ReadonlyMap<string, Definition> = new Map();
