import { askedLinks } from '../../language-service/links/asked-links.ts';
import type { Minutes } from '../../language-service/model/minutes.ts';
import { readMinutes } from '../../language-service/model/read-minutes.ts';
import { recognise } from '../../language-service/profiles/recognise.ts';
import { pathInFolder } from '../../language-service/profiles/uri-path.ts';
import { readOn } from '../../language-service/syntax/tree-of.ts';
import { createSourceText } from '../../language-service/text/source-text.ts';
import { folderOf } from '../../language-service/workspace/resolve-uri.ts';
import type { Host } from '../host.ts';
import { createPace } from '../index/pace.ts';
import type { Resolution } from '../resolution.ts';
import type { LinkSettings } from './link-settings.ts';

/** Where the links of some minutes lead. */
export interface LinksOfMinutes {
  /** Each once, without those that are left alone. */
  readonly addresses: readonly string[];
  readonly settings: LinkSettings;
}

export interface LinkReading {
  readonly host: Host;
  readonly folders: () => readonly string[];
  /** The open document of a URI, read as far as it has to be; undefined where none is open, null where it is no minutes. */
  readonly open: (
    uri: string,
  ) => Promise<{ readonly minutes: Minutes; readonly resolution: Resolution } | null | undefined>;
  /** By what the files of a folder are read; `root` is the folder of the workspace. */
  readonly resolve: (folder: string, root: string) => Promise<Resolution>;
}

/** Reads the links of files, open or not, a little at a time. What is no minutes is left out. Ends early where the signal says so. */
export async function* readLinks(
  uris: readonly string[],
  { host, folders, open, resolve }: LinkReading,
  signal?: AbortSignal,
): AsyncGenerator<LinksOfMinutes, void> {
  const pace = createPace(host);
  const resolutions = new Map<string, Resolution>();
  const resolutionIn = async (folder: string): Promise<Resolution> => {
    const known = resolutions.get(folder) ?? (await resolve(folder, rootOf(folder, folders())));
    resolutions.set(folder, known);
    return known;
  };
  for (const uri of uris) {
    if (signal?.aborted) return;
    await pace();
    const opened = await open(uri);
    if (opened) yield linksOf(opened.minutes, opened.resolution);
    if (opened !== undefined) continue;
    const loaded = await host.files.load(uri);
    if (!('text' in loaded)) continue;
    const resolution = await resolutionIn(folderOf(uri));
    const { profile, folder } = resolution;
    if (!recognise(loaded.text, uri, [profile], folder)) continue;
    const source = createSourceText(uri, 0, loaded.text);
    while (!readOn(source)) await pace();
    yield linksOf(readMinutes(source, profile), resolution);
  }
}

function linksOf(minutes: Minutes, { links }: Resolution): LinksOfMinutes {
  return { addresses: askedLinks(minutes), settings: links };
}

/** The innermost folder of the workspace that holds a folder, else the folder itself. */
function rootOf(folder: string, roots: readonly string[]): string {
  const inside = roots.filter((root) => pathInFolder(folder, root) !== undefined);
  return inside.sort((a, b) => b.length - a.length)[0] ?? folder;
}
