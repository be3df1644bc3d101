import type { Diagnostic } from 'vscode-languageserver-types';
import { diagnose } from '../language-service/features/diagnostic.ts';
import { nextChange } from '../language-service/model/phase.ts';
import type { Severity } from '../language-service/rules/rule.ts';
import { isSame } from '../language-service/text/remember.ts';
import type { Snapshot } from '../language-service/workspace/snapshot.ts';
import { afterShowing, restsAt } from '../language-service/workspace/typing.ts';
import { createAlarms } from './alarms.ts';
import type { Host } from './host.ts';
import type { JudgedMoments } from './judged-moments.ts';
import type { TypingStates } from './typing-states.ts';

/** What an editor is told after each look at a document. */
export interface Status {
  readonly uri: string;
  /** Id of the profile; absent where the document is no minutes. */
  readonly profile?: string;
  /** Id of the layout that the meeting's day falls into. */
  readonly layout?: string;
  /** How many there are of each severity, those held back included. */
  readonly findings?: Readonly<Record<Severity, number>>;
}

export type Report =
  | { readonly kind: 'full'; readonly resultId: string; readonly items: readonly Diagnostic[] }
  | { readonly kind: 'unchanged'; readonly resultId: string };

interface Outside {
  readonly host: Host;
  readonly typing: TypingStates;
  readonly moments: JudgedMoments;
  readonly snapshot: () => Snapshot;
  /** The same with as much of a document as has been read; undefined where that is nothing yet. */
  readonly beginning: (uri: string) => Snapshot | undefined;
  /** Has all documents looked at again. */
  readonly refresh: () => void;
  readonly tell?: (status: Status) => void;
}

/** Looks at documents, and again when the clock makes a difference. */
export interface Diagnoser {
  /** What is wrong with a document now, for a reader who has the result `previous`. */
  look(uri: string, previous?: string): Report;
  /** What is wrong in the beginning of a document that is still being read. */
  lookAtBeginning(uri: string): Report;
  /** Whether the reader has been shown something of a document. */
  hasLooked(uri: string): boolean;
  /** Whether the reader has been shown the beginning, and nothing more yet. */
  hasBegun(uri: string): boolean;
  close(uri: string): void;
}

export function createDiagnoser(outside: Outside): Diagnoser {
  const { host, typing, moments, snapshot, beginning, refresh, tell } = outside;
  const results = new Map<string, { readonly id: string; readonly items: readonly Diagnostic[] }>();
  const beginnings = new Map<string, readonly Diagnostic[]>();
  const alarms = createAlarms(host);
  let counter = 0;

  /** Wakes up when something that was held back is to be shown, or the clock makes a difference. */
  const setAlarm = (uri: string, current: Snapshot, until: number | undefined): void => {
    const minutes = current.minutes(uri);
    const { now: judgedAt } = current.surroundings(uri);
    const change = minutes && nextChange(minutes, judgedAt);
    // What the clock brought meanwhile waits for whoever is writing.
    const next =
      change !== undefined && change <= current.now
        ? (restsAt(current.typing(uri), current.now) ?? current.now)
        : change;
    const times = [until, next].filter((time) => time !== undefined);
    if (times.length > 0) alarms.set(uri, Math.min(...times), refresh);
    else alarms.clear(uri);
    moments.judged(uri, judgedAt);
  };

  return {
    look(uri, previous) {
      beginnings.delete(uri);
      const current = snapshot();
      const { items, until, counts } = diagnose(current, uri);
      const minutes = current.minutes(uri);
      if (minutes) typing.set(uri, afterShowing(current.typing(uri), items), until !== undefined);
      setAlarm(uri, current, until);
      tell?.({
        uri,
        ...(minutes
          ? {
              profile: minutes.profile.id,
              layout: minutes.layout.id,
              findings: counts,
            }
          : {}),
      });
      const last = results.get(uri);
      if (last && isSame(last.items, items)) {
        const { id: resultId } = last;
        return previous === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
      }
      const id = String(++counter);
      results.set(uri, { id, items });
      return { kind: 'full', resultId: id, items };
    },
    lookAtBeginning(uri) {
      // One look is enough: the next is at the whole.
      const known = beginnings.get(uri);
      if (known) return { kind: 'full', resultId: 'beginning', items: known };
      const current = beginning(uri);
      const items = current ? diagnose(current, uri).items : [];
      beginnings.set(uri, items);
      return { kind: 'full', resultId: 'beginning', items };
    },
    hasLooked: (uri) => results.has(uri) || beginnings.has(uri),
    hasBegun: (uri) => beginnings.has(uri),
    close(uri) {
      results.delete(uri);
      beginnings.delete(uri);
      alarms.clear(uri);
      moments.close(uri);
    },
  };
}
