import type { Minutes } from '../language-service/model/minutes.ts';
import type { Passage } from '../language-service/model/passage.ts';
import { readMinutes } from '../language-service/model/read-minutes.ts';
import { likeFolders } from '../language-service/profiles/like-folders.ts';
import { namesBefore } from '../language-service/profiles/names-before.ts';
import { latestDay, namesOn } from '../language-service/profiles/names-on.ts';
import type { Profile } from '../language-service/profiles/profile.ts';
import { profileOf } from '../language-service/profiles/recognise.ts';
import { pathOfUri } from '../language-service/profiles/uri-path.ts';
import type { Surroundings } from '../language-service/rules/check.ts';
import { lateValues } from '../language-service/text/late-values.ts';
import { once } from '../language-service/text/remember.ts';
import { createSourceText, type SourceText } from '../language-service/text/source-text.ts';
import { diskUri, encodeSegment, folderOf, resolveUri } from '../language-service/workspace/resolve-uri.ts';
import { createBackground } from './background.ts';
import type { Host } from './host.ts';

/** The files beside the minutes, as far as they have been read. What is asked for and not known is read in the background. */
export interface Neighbours {
  of(
    minutes: Minutes,
    folder: string | undefined,
    now: number,
    known?: Pick<Surroundings, 'verdicts' | 'github'>,
  ): Surroundings;
  /** Begins to read what the minutes speak of. */
  warm(minutes: Minutes, folder: string | undefined): void;
  /** Resolves when all has been read, or after so many milliseconds. */
  settled(milliseconds: number): Promise<void>;
  /** Forgets a file that changed on the disk; without one everything. */
  forget(uri?: string): void;
}

interface Outside {
  readonly host: Host;
  readonly workspaceFolders: () => readonly string[];
  /** The document that the editor has of a file. */
  readonly open: (uri: string) => SourceText | undefined;
  readonly arrived: () => void;
  readonly busy: (working: boolean) => void;
}

/** A file that was asked for; without a value while it is being read. */
interface Known<T> {
  value?: { readonly it: T };
}

type OtherMeetings = Pick<Surroundings, 'earlier' | 'sameDay' | 'latest'>;

const otherMeetings = lateValues<
  { readonly [Name in keyof OtherMeetings]-?: () => OtherMeetings[Name] },
  OtherMeetings
>({
  earlier: ({ earlier }) => earlier(),
  sameDay: ({ sameDay }) => sameDay(),
  latest: ({ latest }) => latest(),
});

export function createNeighbours({ host, workspaceFolders, open, arrived, busy }: Outside): Neighbours {
  const savedAt = (uri: string): string => diskUri(uri, workspaceFolders());
  const existence = new Map<string, Known<boolean | undefined>>();
  const texts = new Map<string, Known<SourceText | undefined>>();
  const folders = new Map<string, Known<readonly string[]>>();
  /** The folders in a folder. */
  const inside = new Map<string, Known<readonly string[]>>();
  /** The folders like that of minutes, once it is known what stands in the folder above; each edit asks for them. */
  const alike = new Map<string, readonly string[]>();
  const parsed = new WeakMap<
    SourceText,
    { readonly profile: Profile; readonly minutes: Minutes | undefined }
  >();
  const parsing = new WeakMap<SourceText, Profile>();
  /** Passages whose files have been asked for. What is forgotten later, the check asks for. */
  const warmed = new WeakSet<Passage>();
  /** Minutes whose passages and neighbours have all been asked for. */
  const warmedAll = new WeakSet<Minutes>();
  /** How often something was asked for that was not known, and whether a check went without it. */
  let unknown = 0;
  let missed = false;
  const done = (): void => {
    if (!missed) return;
    missed = false;
    arrived();
  };
  const background = createBackground(host, done, busy);
  /** Asks on behalf of a check, which is to be repeated when the answer is there. */
  const forCheck = <T>(ask: () => T): T => {
    const before = unknown;
    const answer = ask();
    missed ||= unknown > before;
    return answer;
  };

  /** What is known; where nothing is, it is looked up in the background, and `then` goes on with it there. */
  const lookUp = <T>(
    map: Map<string, Known<T>>,
    key: string,
    load: () => Promise<T>,
    then?: (it: T) => unknown,
  ): T | undefined => {
    const known = map.get(key);
    if (!known?.value) unknown++;
    if (known) return known.value?.it;
    const entry: Known<T> = {};
    map.set(key, entry);
    background.add(async () => {
      const it = await load();
      // Whoever forgot the file meanwhile wants it read again.
      if (map.get(key) !== entry) return;
      entry.value = { it };
      await then?.(it);
    });
    return undefined;
  };
  const exists = (uri: string): boolean | undefined =>
    open(uri) ? true : lookUp(existence, uri, () => host.files.exists(uri));
  const text = (uri: string, then?: (source: SourceText | undefined) => unknown): SourceText | undefined => {
    const load = async (): Promise<SourceText | undefined> => {
      const words = await host.files.read(uri);
      return words === undefined ? undefined : createSourceText(uri, 0, words);
    };
    return open(uri) ?? lookUp(texts, uri, load, then);
  };

  /** Reads a text as minutes, unless it is none, when nothing else is to be done. */
  const parse = async (source: SourceText, profile: Profile, folder: string | undefined): Promise<void> => {
    await host.timer.turn();
    const are = profileOf(source.text, source.uri, [profile], folder) !== undefined;
    parsed.set(source, { profile, minutes: are ? readMinutes(source, profile) : undefined });
  };
  /** An earlier meeting. Texts of the disk are parsed in the background, where they hold nobody up. */
  const meeting = (uri: string, profile: Profile, folder: string | undefined): Minutes | undefined => {
    const edited = open(uri);
    if (edited)
      return profileOf(edited.text, uri, [profile], folder) ? readMinutes(edited, profile) : undefined;
    const source = text(uri, (read) => read && parse(read, profile, folder));
    if (!source) return undefined;
    const known = parsed.get(source);
    if (known?.profile === profile) return known.minutes;
    unknown++;
    if (parsing.get(source) !== profile) {
      parsing.set(source, profile);
      background.add(() => parse(source, profile, folder));
    }
    return undefined;
  };
  const list = (home: string, then?: (names: readonly string[]) => unknown): readonly string[] | undefined =>
    lookUp(folders, home, async () => (await host.files.list(home)) ?? [], then);
  const earlier = (minutes: Minutes, folder: string | undefined): readonly Minutes[] => {
    const { profile, source, date, file } = minutes;
    const home = folderOf(savedAt(source.uri));
    if (!date || home === '') return [];
    const read = (names: readonly string[]): readonly Minutes[] =>
      namesBefore(names, file.name, date, profile.fileName).flatMap(
        (name) => meeting(`${home}${encodeSegment(name)}`, profile, folder) ?? [],
      );
    const names = list(home, read);
    return names ? read(names) : [];
  };
  /** The folder of minutes and those of other years, as far as they are known. */
  const foldersLike = (minutes: Minutes): readonly string[] => {
    const home = folderOf(savedAt(minutes.source.uri));
    const known = alike.get(home);
    if (known) return known;
    const before = unknown;
    const parts = /^([a-z][a-z\d+.-]*:\/\/[^/]*\/)(.*)\/$/i.exec(home);
    const [, root = '', way = ''] = parts ?? [];
    if (!parts) return home === '' ? [] : [home];
    const uriOf = (segments: readonly string[]): string =>
      `${root}${segments.map((segment) => `${encodeSegment(segment)}/`).join('')}`;
    const foldersIn = async (folder: string): Promise<readonly string[]> =>
      ((await host.files.look(folder)) ?? []).flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
    const others = likeFolders(pathOfUri(`x-way:${way}`).split('/'), (above) => {
      const folder = uriOf(above);
      return lookUp(inside, folder, () => foldersIn(folder));
    });
    const found = [home, ...others.map(uriOf)];
    if (unknown === before) alike.set(home, found);
    return found;
  };
  const sameDay = (minutes: Minutes, folder: string | undefined): readonly Minutes[] => {
    const { profile, source, date } = minutes;
    const own = pathOfUri(savedAt(source.uri));
    if (!date) return [];
    return foldersLike(minutes).flatMap((home) =>
      namesOn(list(home) ?? [], date, profile.fileName)
        .map((name) => `${home}${encodeSegment(name)}`)
        .flatMap((uri) => (pathOfUri(uri) === own ? [] : (meeting(uri, profile, folder) ?? []))),
    );
  };

  const of: Neighbours['of'] = (minutes, folder, now, known) => {
    const others = otherMeetings({
      earlier: once(() => forCheck(() => earlier(minutes, folder))),
      sameDay: () => forCheck(() => sameDay(minutes, folder)),
      latest() {
        const lists = forCheck(() => foldersLike(minutes).map((home) => list(home) ?? []));
        return latestDay(lists, minutes.profile.fileName);
      },
    });
    const around: Omit<Surroundings, keyof OtherMeetings> = {
      now,
      verdicts: known?.verdicts,
      github: known?.github,
      exists(path) {
        const uri = resolveUri(savedAt(minutes.source.uri), path);
        return uri === undefined ? undefined : forCheck(() => exists(uri.replace(/\/$/, '')));
      },
      read(path) {
        const uri = resolveUri(savedAt(minutes.source.uri), path);
        return uri === undefined ? undefined : forCheck(() => text(uri)?.text);
      },
    };
    return Object.assign(others, around);
  };

  return {
    of,
    warm(minutes, folder) {
      const { base = minutes, changed } = minutes.since ?? {};
      const isKnown = warmedAll.has(base);
      for (const index of (isKnown && changed) || minutes.passages.keys()) {
        const passage = minutes.passages[index]?.passage;
        if (!passage || warmed.has(passage)) continue;
        warmed.add(passage);
        for (const { target } of passage.links) {
          const uri =
            target.kind === 'file' ? resolveUri(savedAt(minutes.source.uri), target.path) : undefined;
          if (uri !== undefined) exists(uri.replace(/\/$/, ''));
        }
      }
      if (isKnown) return;
      warmedAll.add(base);
      earlier(minutes, folder);
      sameDay(minutes, folder);
    },
    settled: background.settled,
    forget(uri) {
      alike.clear();
      if (uri === undefined) {
        for (const map of [existence, texts, folders, inside]) map.clear();
        return;
      }
      const path = pathOfUri(uri);
      const isIt = (key: string): boolean => pathOfUri(key) === path || pathOfUri(key).startsWith(`${path}/`);
      for (const map of [existence, texts]) {
        for (const key of [...map.keys()]) if (isIt(key)) map.delete(key);
      }
      const home = path.slice(0, path.lastIndexOf('/') + 1);
      for (const key of [...folders.keys()]) if (pathOfUri(key) === home) folders.delete(key);
      // With its first file a folder comes to be.
      for (const key of [...inside.keys()]) if (path.startsWith(pathOfUri(key))) inside.delete(key);
    },
  };
}
