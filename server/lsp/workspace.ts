import type { Minutes } from '../language-service/model/minutes.ts';
import { readMinutes } from '../language-service/model/read-minutes.ts';
import { namedByProfile } from '../language-service/profiles/named-by-profile.ts';
import { recognise } from '../language-service/profiles/recognise.ts';
import {
  type Checkup,
  checkBeginning,
  checkUp,
  diagnosesOf,
  type Surroundings,
} from '../language-service/rules/check.ts';
import type { Diagnosis } from '../language-service/rules/diagnosis.ts';
import { readSoFar } from '../language-service/syntax/tree-of.ts';
import { createMemory } from '../language-service/text/memory.ts';
import type { Translations } from '../language-service/text/message.ts';
import { once, remember, rememberTexts } from '../language-service/text/remember.ts';
import type { SourceText } from '../language-service/text/source-text.ts';
import type { Client } from '../language-service/workspace/client.ts';
import { mayHoldIndex } from '../language-service/workspace/series/index-markers.ts';
import type { MeetingIndex } from '../language-service/workspace/series/meeting-index.ts';
import type { Snapshot } from '../language-service/workspace/snapshot.ts';
import { quietTyping, type Typing } from '../language-service/workspace/typing.ts';
import { type Configuration, isProjectFile } from './configuration.ts';
import type { Neighbours } from './neighbours.ts';
import type { OpenDocument } from './open-document.ts';
import { problemsOf, type Resolution } from './resolution.ts';

/** What the language server holds, as far as features may see it. */
export interface Holdings {
  readonly client: Client;
  readonly translations: Translations;
  /** IANA name of the reader's zone. */
  readonly zone: string;
  readonly document: (uri: string) => OpenDocument | undefined;
  readonly configuration: Configuration;
  readonly neighbours: Pick<Neighbours, 'of'>;
  readonly index: MeetingIndex;
  /** What is known of web links; absent where none can be checked. */
  readonly verdicts?: Surroundings['verdicts'];
  readonly github?: Surroundings['github'];
  readonly typing: (uri: string) => Typing | undefined;
  /** How long a line of a document rests before what is found on it is shown, in milliseconds. */
  readonly patience: (uri: string) => number;
  /** The moment at which a document is judged, where that is not now; all in milliseconds since the epoch. */
  readonly judgedAt?: (uri: string, now: number) => number;
}

/** Everything as it is at `now`, in milliseconds since the epoch. What it gives is worked out once, when it is asked for. `file` knows the files that were loaded for it. */
export function takeSnapshot(
  holdings: Holdings,
  now: number,
  file: Snapshot['file'] = (uri) => holdings.document(uri)?.source,
): Snapshot {
  const { client, translations, zone, configuration, document } = holdings;
  const surroundings = new Map<string, Surroundings>();
  const minutes = (uri: string): Minutes | undefined => minutesOf(document(uri), configuration.of(uri));
  const around = (uri: string): Surroundings => {
    const known = surroundings.get(uri);
    if (known) return known;
    const own = minutes(uri);
    const at = holdings.judgedAt?.(uri, now) ?? now;
    const found = own ? holdings.neighbours.of(own, configuration.of(uri)?.folder, at, holdings) : alone(at);
    surroundings.set(uri, found);
    return found;
  };
  const checkups = new Map<string, Checkup>();
  const findings = new Map<string, readonly Diagnosis[]>();
  const checkup = (uri: string): Checkup | undefined => {
    const own = minutes(uri);
    const found = checkups.get(uri) ?? (own && checkUp(own, around(uri)));
    if (found) checkups.set(uri, found);
    return found;
  };
  return {
    now,
    zone,
    translations,
    client,
    text: (uri) => document(uri)?.source,
    minutes,
    surroundings: around,
    checkup,
    findings(uri) {
      const own = checkup(uri);
      const found = findings.get(uri) ?? (own ? diagnosesOf(own) : []);
      findings.set(uri, found);
      return found;
    },
    projectProblems(uri) {
      const text = isProjectFile(uri) ? document(uri)?.source.text : undefined;
      return text === undefined ? undefined : problemsOf(uri, text);
    },
    typing(uri) {
      const patience = holdings.patience(uri);
      return { ...(holdings.typing(uri) ?? quietTyping(patience)), patience };
    },
    lenses: (uri) => configuration.lenses(uri),
    index: holdings.index,
    profile: (uri) => configuration.of(uri)?.profile,
    file,
    explanation: (uri) => configuration.of(uri)?.explanation(translations) ?? '',
  };
}

/** The same while a document is being read: it is as long as it has been read so far. Undefined where that is nothing. */
export function takeSnapshotOfBeginning(holdings: Holdings, uri: string, now: number): Snapshot | undefined {
  const document = holdings.document(uri);
  const source = document && readSoFar(document.source);
  if (!source) return undefined;
  const beginning = { ...document, source, length: document.length };
  const snapshot = takeSnapshot(
    { ...holdings, document: (asked) => (asked === uri ? beginning : holdings.document(asked)) },
    now,
  );
  const minutes = snapshot.minutes(uri);
  const checkup = once(() => minutes && checkBeginning(minutes, snapshot.surroundings(uri)));
  return { ...snapshot, checkup };
}

const judged = createMemory<SourceText, { readonly resolution: Resolution; readonly are: boolean }>();

/** A document as minutes, once for each text; undefined where it is none. */
function minutesOf(
  document: OpenDocument | undefined,
  resolution: Resolution | undefined,
): Minutes | undefined {
  return document && resolution && areMinutes(document, resolution)
    ? readMinutes(document.source, resolution.profile)
    : undefined;
}

/** Whether a document is minutes; asked once for each text. */
export function areMinutes(document: OpenDocument, resolution: Resolution): boolean {
  if (!isMarkdown(document)) return false;
  const { source, uri } = document;
  const { profile, folder } = resolution;
  const said = saidByName(resolution)(uri);
  if (said !== undefined) return said === 'minutes';
  let verdict = judged.get(source);
  if (verdict?.resolution !== resolution) {
    verdict = { resolution, are: recognise(source.text, uri, [profile], folder) };
    judged.set(source, verdict);
  }
  return verdict.are;
}

const saidByName = remember(({ profile, folder }: Resolution) =>
  rememberTexts(1000, (uri) => namedByProfile(profile, uri, folder)),
);

export function isMarkdown({ path, languageId }: OpenDocument): boolean {
  return languageId === 'markdown' || /\.(?:md|markdown)$/i.test(path);
}

/** Whether a document may hold a table of all meetings. */
export function mayBePage(document: OpenDocument): boolean {
  return isMarkdown(document) && mayHoldIndex(document.source.text);
}

/** What is around a document of which nobody knows where it lies. `now` in milliseconds since the epoch. */
export function alone(now: number): Surroundings {
  return { now, exists: () => undefined, read: () => undefined, earlier: [] };
}
