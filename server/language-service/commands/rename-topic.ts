import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Minutes, Section } from '../model/minutes.ts';
import { summaryOf } from '../model/summary.ts';
import { normaliseName } from '../profiles/section-name.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import { pathOfUri } from '../profiles/uri-path.ts';
import { type Message, message, render } from '../text/message.ts';
import { lineAt, slice } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { type FileEdits, filesEdit } from '../workspace/files-edit.ts';
import { topicKey } from '../workspace/series/thing-key.ts';
import { topicsOf } from '../workspace/series/topics-of.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { minutesOf } from './minutes-of.ts';
import { anchorEdits } from './moved-links/anchor-edits.ts';

/** A heading that can be renamed, or why it cannot; `span` holds its words without marks and ordinal. */
export type RenamePlace =
  | { readonly span: Span; readonly words: string; readonly key: string }
  | { readonly problem: Message };

/** The topic whose heading's words stand at an offset. Undefined where none does: other words are not renamed here. */
export function topicAt(minutes: Minutes, offset: number): RenamePlace | undefined {
  const section = minutes.sections.find(({ label }) => label.start <= offset && offset <= label.end);
  if (!section) return undefined;
  const words = slice(minutes.source, section.label);
  if (section.spec) {
    return {
      problem: message('“{0}” is a section that all minutes have; only topics can be renamed.', words),
    };
  }
  if (!topicSections(minutes).includes(section)) return undefined;
  return { span: section.label, words, key: topicKey(minutes.profile, words) };
}

/** The files with the other meetings of a topic. */
export function filesForTopic(snapshot: Snapshot, uri: string, offset: number): readonly string[] {
  const minutes = snapshot.minutes(uri);
  const topic = minutes && topicAt(minutes, offset);
  if (!topic || 'problem' in topic || !snapshot.client.changeAnnotations) return [];
  const places = snapshot.index.placesOf(topic.key);
  return [...new Set(places.map(({ meeting }) => meeting.uri))].filter(
    (each) => pathOfUri(each) !== pathOfUri(uri),
  );
}

/**
 * Gives a topic another name in this meeting and, where the editor lets its user confirm each, in all other meetings that have the
 * topic under any of its names, with the links to these headings in the same text. Headings are found again in the texts as they
 * are now.
 */
export function renameTopic(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  name: string,
): { readonly edit: WorkspaceEdit } | { readonly problem: Message } | undefined {
  const minutes = snapshot.minutes(uri);
  const topic = minutes && topicAt(minutes, offset);
  if (!minutes || !topic) return undefined;
  if ('problem' in topic) return topic;
  const problem = whyNotNamed(minutes, name);
  if (problem) return { problem };
  const words = name.trim();
  const reason = (label: Message, needsConfirmation: boolean): FileEdits['reason'] => ({
    label: render(label, snapshot.translations),
    needsConfirmation,
  });
  const own = reason(message('Topic of this meeting'), false);
  const others = reason(message('The topic in other meetings'), true);
  const files = filesForTopic(snapshot, uri, offset).flatMap((other) => {
    const found = minutesOf(snapshot, other);
    return found
      ? [{ source: found.source, edits: topicEdits(found, topic.key, words), reason: others }]
      : [];
  });
  const edits = topicEdits(minutes, topic.key, words);
  return { edit: filesEdit(snapshot, [{ source: minutes.source, edits, reason: own }, ...files]) };
}

function topicEdits(minutes: Minutes, key: string, name: string): readonly TextEdit[] {
  const headings = topicSections(minutes).flatMap(({ label }) => {
    const words = slice(minutes.source, label);
    return words !== name && topicKey(minutes.profile, words) === key ? [{ span: label, text: name }] : [];
  });
  return [...headings, ...anchorEdits(minutes, headings)];
}

function topicSections(minutes: Minutes): readonly Section[] {
  const { source, profile, sections } = minutes;
  const lines = new Set(topicsOf({ profile, summary: summaryOf(minutes) }).map(({ line }) => line));
  return sections.filter(({ heading, spec }) => !spec && lines.has(lineAt(source, heading.start)));
}

/** Why a name cannot be a topic's: it is none, would not stay in its heading, or is a section's. */
function whyNotNamed({ layout }: Minutes, name: string): Message | undefined {
  const plain = normaliseName(name);
  if (plain === '' || /[\r\n]/.test(name)) return message('Write a name of one line for the topic.');
  const section = sectionsOf(layout).find((spec) =>
    [spec.name, ...spec.aliases].some((each) => normaliseName(each) === plain),
  );
  return section && message('“{0}” is a section that all minutes have; choose another name.', section.name);
}
