import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Minutes } from '../language-service/model/minutes.ts';
import { readMinutes } from '../language-service/model/read-minutes.ts';
import { likeFolders } from '../language-service/profiles/like-folders.ts';
import { namesBefore } from '../language-service/profiles/names-before.ts';
import { latestDay, namesOn } from '../language-service/profiles/names-on.ts';
import { profileOf } from '../language-service/profiles/recognise.ts';
import type { ResolvedProfile } from '../language-service/profiles/resolve-profile.ts';
import type { Surroundings } from '../language-service/rules/check.ts';
import { createSourceText } from '../language-service/text/source-text.ts';
import { createRecent, type Recent } from './recent.ts';

/** A bigger file beside the minutes is not read for its anchors. */
const mostBytes = 4_000_000;
/** As many earlier meetings as a check is given, and the meeting itself; the next meeting needs all of them but one. */
const mostMeetings = 64;
/** The same few files are linked again and again. */
const mostTexts = 32;

/** What stands beside the minutes. Files are looked at once as long as they are asked for in the order of their days. */
export interface Neighbours {
  surroundings(minutes: Minutes, file: string, resolved: ResolvedProfile): Surroundings;
  /** Takes minutes that were read from a file and recognised, so that they need not be read again as an earlier meeting. */
  remember(minutes: Minutes, file: string, resolved: ResolvedProfile): void;
  /** Reads a file again that was changed. */
  forget(file: string, resolved: ResolvedProfile): void;
}

export function createNeighbours(now: number): Neighbours {
  const existing = cached((file: string) => existsSync(file));
  const texts = createRecent<string | undefined>(mostTexts);
  const listed = cached(namesIn);
  const meetings = new WeakMap<ResolvedProfile, Recent<Minutes | undefined>>();

  const meetingsBy = (resolved: ResolvedProfile): Recent<Minutes | undefined> => {
    const known = meetings.get(resolved) ?? createRecent(mostMeetings);
    meetings.set(resolved, known);
    return known;
  };
  const meeting = (file: string, resolved: ResolvedProfile): Minutes | undefined =>
    meetingsBy(resolved).get(file, () => readMeeting(file, readAnyText(file), resolved));
  const meetingsBefore = ({ date, profile }: Minutes, file: string, resolved: ResolvedProfile) => {
    const folder = path.dirname(file);
    if (!date) return [];
    return namesBefore(listed(folder), path.basename(file), date, profile.fileName).flatMap(
      (name) => meeting(path.join(folder, name), resolved) ?? [],
    );
  };
  /** The folder of minutes and those of other years. */
  const foldersLike = cached((folder: string): readonly string[] => {
    const others = likeFolders(folder.split(path.sep), (above) => listed(above.join(path.sep) || path.sep));
    return [folder, ...others.map((segments) => segments.join(path.sep))];
  });
  const meetingsOn = ({ date, profile }: Minutes, file: string, resolved: ResolvedProfile) =>
    foldersLike(path.dirname(file)).flatMap((folder) =>
      (date ? namesOn(listed(folder), date, profile.fileName) : [])
        .map((name) => path.join(folder, name))
        .flatMap((other) => (other === file ? [] : (meeting(other, resolved) ?? []))),
    );
  // What a check has asked for lives as long as its minutes. If that held the meetings before, and those the ones before them, no
  // meeting would ever be let go.
  let asked: { readonly minutes: Minutes; readonly earlier: readonly Minutes[] } | undefined;
  return {
    surroundings(minutes, file, resolved) {
      const folder = path.dirname(file);
      return {
        now,
        exists: (relative) =>
          isOutside(folder, relative) ? undefined : existing(path.join(folder, relative)),
        read: (relative) =>
          isOutside(folder, relative) ? undefined : texts.get(path.join(folder, relative), readAnyText),
        get earlier() {
          if (asked?.minutes !== minutes)
            asked = { minutes, earlier: meetingsBefore(minutes, file, resolved) };
          return asked.earlier;
        },
        get sameDay() {
          return meetingsOn(minutes, file, resolved);
        },
        get latest() {
          return latestDay(foldersLike(folder).map(listed), minutes.profile.fileName);
        },
      };
    },
    remember(minutes, file, resolved) {
      // In UTF-8 a UTF-16 code unit takes three bytes at most.
      if (minutes.source.text.length * 3 <= mostBytes) meetingsBy(resolved).set(file, minutes);
    },
    forget(file, resolved) {
      meetingsBy(resolved).delete(file);
      texts.delete(file);
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
