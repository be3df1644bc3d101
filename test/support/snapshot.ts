import type { GitHubAnswers } from '../../server/language-service/github/github-thing.ts';
import type { LinkVerdict } from '../../server/language-service/links/verdict.ts';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { check, checkUp, type Surroundings } from '../../server/language-service/rules/check.ts';
import type { Translations } from '../../server/language-service/text/message.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { ableClient, type Client } from '../../server/language-service/workspace/client.ts';
import {
  type MeetingIndex,
  noMeetings,
} from '../../server/language-service/workspace/series/meeting-index.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { quietTyping, type Typing } from '../../server/language-service/workspace/typing.ts';

export interface SnapshotOptions {
  readonly client?: Partial<Client>;
  readonly now?: string;
  readonly zone?: string;
  readonly profile?: Profile;
  /** File name → text of the meetings before. */
  readonly earlier?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly typing?: Typing;
  readonly translations?: Translations;
  readonly index?: MeetingIndex;
  readonly lenses?: boolean;
  /** Asked address → what is known of it; without it no links were checked. */
  readonly verdicts?: Readonly<Record<string, LinkVerdict>>;
  readonly github?: GitHubAnswers;
}

export const FOLDER = 'file:///notes/Double%20Week%20Meetings/';

/** A snapshot that holds one document, which is minutes. */
export function snapshotOf(
  name: string,
  text: string,
  options: SnapshotOptions = {},
): Snapshot & { readonly uri: string } {
  const {
    profile = curve,
    now = '2023-08-25T00:00:00Z',
    zone = 'Asia/Shanghai',
    earlier = {},
    files = {},
  } = options;
  const read = (file: string, words: string): Minutes =>
    readMinutes(createSourceText(`${FOLDER}${encodeURIComponent(file)}`, 7, words), profile);
  const minutes = read(name, text);
  const { uri } = minutes.source;
  const surroundings: Surroundings = {
    now: Date.parse(now),
    exists: (path) => path in files,
    read: (path) => files[path],
    earlier: Object.entries(earlier).map(([file, words]) => read(file, words)),
    verdicts: options.verdicts && new Map(Object.entries(options.verdicts)),
    github: options.github,
  };
  const is = (asked: string): boolean => asked === uri;
  return {
    uri,
    now: Date.parse(now),
    zone,
    translations: options.translations ?? {},
    client: { ...ableClient, ...options.client },
    text: (asked) => (is(asked) ? minutes.source : undefined),
    minutes: (asked) => (is(asked) ? minutes : undefined),
    surroundings: () => surroundings,
    checkup: (asked) => (is(asked) ? checkUp(minutes, surroundings) : undefined),
    findings: (asked) => (is(asked) ? check(minutes, surroundings) : []),
    projectProblems: () => undefined,
    typing: () => options.typing ?? quietTyping(1500),
    lenses: () => options.lenses ?? false,
    index: options.index ?? noMeetings,
    profile: () => profile,
    file: (asked) => (is(asked) ? minutes.source : undefined),
    explanation: () => '',
  };
}
