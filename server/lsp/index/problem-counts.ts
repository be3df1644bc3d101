import type { CancellationToken } from 'vscode-languageserver';
import type { Minutes } from '../../language-service/model/minutes.ts';
import { readMinutes } from '../../language-service/model/read-minutes.ts';
import { checkAhead, checkUp, diagnosesOf } from '../../language-service/rules/check.ts';
import { createSourceText, type SourceText } from '../../language-service/text/source-text.ts';
import { compareMeetings } from '../../language-service/workspace/series/compare-meetings.ts';
import type { Meeting } from '../../language-service/workspace/series/meeting.ts';
import type { MeetingIndex } from '../../language-service/workspace/series/meeting-index.ts';
import type { Host } from '../host.ts';
import { createNeighbours, type Neighbours } from '../neighbours.ts';
import { createPace } from './pace.ts';

interface Outside {
  readonly host: Host;
  readonly index: MeetingIndex;
  readonly open: (uri: string) => SourceText | undefined;
  /** The folder that the profile's globs start from. */
  readonly folder: (uri: string) => Promise<string | undefined>;
  readonly found: (uri: string, problems: number) => void;
}

/** How often a check is repeated for files beside the minutes that come in late. */
const TURNS = 3;
/** How long it waits for them, in milliseconds. */
const PATIENCE = 2000;
/** After so many checks the files beside the minutes are forgotten, which costs less than to hold them. */
const FORGET = 50;

/**
 * Counts errors and warnings of meetings, the latest first, in slices. What was counted is remembered in the index until the
 * file changes. What is no minutes is left out.
 */
export function createProblemCounts({
  host,
  index,
  open,
  folder,
  found,
}: Outside): (
  uris: readonly string[],
  token: CancellationToken,
) => Promise<Readonly<Record<string, number>>> {
  let neighbours: Neighbours | undefined;
  let isReading = false;
  let checks = 0;

  const textOf = async (uri: string): Promise<SourceText | undefined> => {
    const opened = open(uri);
    if (opened) return opened;
    const loaded = await host.files.load(uri);
    return 'text' in loaded ? createSourceText(uri, 0, loaded.text) : undefined;
  };
  const check = async (minutes: Minutes, home: string | undefined): Promise<number> => {
    if (checks++ % FORGET === 0) neighbours = undefined;
    neighbours ??= createNeighbours({
      host,
      // Files alone are counted, and they lie where they lie.
      workspaceFolders: () => [],
      open,
      arrived: () => undefined,
      busy: (working) => {
        isReading = working;
      },
    });
    const pace = createPace(host);
    for (let turn = 1; ; turn++) {
      const beside = neighbours.of(minutes, home, host.clock.now());
      for (const _ of checkAhead(minutes, beside)) await pace();
      const problems = diagnosesOf(checkUp(minutes, beside)).filter(
        ({ severity }) => severity === 'error' || severity === 'warning',
      );
      if (turn === TURNS || !isReading) return problems.length;
      await neighbours.settled(PATIENCE);
    }
  };

  return async (uris, token) => {
    const answer: Record<string, number> = {};
    const asked = [...new Set(uris)].flatMap((uri) => {
      const meeting = index.meeting(uri);
      return meeting ? [{ uri, meeting }] : [];
    });
    asked.sort((a, b) => compareMeetings(a.meeting, b.meeting));
    for (const { uri, meeting } of asked) {
      if (token.isCancellationRequested) break;
      const problems = meeting.problems ?? (await count(meeting));
      if (problems !== undefined) answer[uri] = problems;
    }
    return answer;
  };

  async function count(meeting: Meeting): Promise<number | undefined> {
    const { uri, profile } = meeting;
    await host.timer.turn();
    const source = await textOf(uri);
    if (!source) return undefined;
    const problems = await check(readMinutes(source, profile), await folder(uri));
    if (index.meeting(uri) === meeting) found(uri, problems);
    return problems;
  }
}
