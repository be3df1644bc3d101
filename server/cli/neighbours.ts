import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Minutes } from '../language-service/model/minutes.ts';
import { readMinutes } from '../language-service/model/read-minutes.ts';
import { namesBefore } from '../language-service/profiles/names-before.ts';
import { profileOf } from '../language-service/profiles/recognise.ts';
import type { ResolvedProfile } from '../language-service/profiles/resolve-profile.ts';
import type { Surroundings } from '../language-service/rules/check.ts';
import { createSourceText } from '../language-service/text/source-text.ts';

/** A bigger file beside the minutes is not read for its anchors. */
const mostBytes = 4_000_000;

/** What stands beside the minutes. Each file is looked at once at most. */
export interface Neighbours {
  surroundings(minutes: Minutes, file: string, resolved: ResolvedProfile): Surroundings;
}

export function createNeighbours(now: number): Neighbours {
  const existing = cached((file: string) => existsSync(file));
  const texts = cached(readAnyText);
  const listed = cached(namesIn);
  const meetings = new WeakMap<ResolvedProfile, (file: string) => Minutes | undefined>();

  const meetingsBy = (resolved: ResolvedProfile): ((file: string) => Minutes | undefined) => {
    const known = meetings.get(resolved) ?? cached((file) => readMeeting(file, texts(file), resolved));
    meetings.set(resolved, known);
    return known;
  };
  return {
    surroundings(minutes, file, resolved) {
      const folder = path.dirname(file);
      let earlier: readonly Minutes[] | undefined;
      return {
        now,
        exists: (relative) =>
          isOutside(folder, relative) ? undefined : existing(path.join(folder, relative)),
        read: (relative) => (isOutside(folder, relative) ? undefined : texts(path.join(folder, relative))),
        get earlier() {
          const { date, profile } = minutes;
          earlier ??= date
            ? namesBefore(listed(folder), path.basename(file), date, profile.fileName).flatMap(
                (name) => meetingsBy(resolved)(path.join(folder, name)) ?? [],
              )
            : [];
          return earlier;
        },
      };
    },
  };
}

/** Paths that are absolute or leave the root stand for nothing that a reader of the minutes could open. */
function isOutside(folder: string, relative: string): boolean {
  const depth = folder.split(path.sep).filter(Boolean).length;
  const up = relative.split('/').filter((segment) => segment === '..').length;
  return relative.startsWith('/') || relative.includes('\0') || up > depth;
}

function readMeeting(
  file: string,
  text: string | undefined,
  { profile, folderUri }: ResolvedProfile,
): Minutes | undefined {
  const uri = pathToFileURL(file).href;
  if (text === undefined || !profileOf(text, uri, [profile], folderUri)) return undefined;
  return readMinutes(createSourceText(uri, 0, text), profile);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readAnyText(file: string): string | undefined {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= mostBytes ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function cached<T>(load: (key: string) => T): (key: string) => T {
  const values = new Map<string, { readonly value: T }>();
  return (key) => {
    const entry = values.get(key) ?? { value: load(key) };
    values.set(key, entry);
    return entry.value;
  };
}
