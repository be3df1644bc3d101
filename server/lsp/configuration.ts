import { pathOfUri } from '../language-service/profiles/uri-path.ts';
import { recordOf } from '../language-service/text/record-of.ts';
import { diskUri, folderOf } from '../language-service/workspace/resolve-uri.ts';
import type { Files } from './host.ts';
import { type ProjectFile, type Resolution, resolve } from './resolution.ts';

/** The name of a project file. */
export const PROJECT_FILE = '.minutes.json';

/** How long a line rests before findings on it are shown, unless the settings say otherwise. */
const PATIENCE = 1500;

/** By what each document is read: its settings and the nearest project file. Loaded once and kept until something changes. */
export interface Configuration {
  /** Loads what belongs to a document; undefined where everything is there already. */
  load(uri: string): Promise<void> | undefined;
  /** The same for the files of a folder: by its nearest project file, and the settings of the folder of the workspace. */
  inFolder(folder: string, root: string): Promise<Resolution>;
  /** Undefined for a document that was not loaded. */
  of(uri: string): Resolution | undefined;
  /** How long a line of a document rests, in milliseconds. */
  patience(uri: string): number;
  /** Whether the reader of a document wants lines of actions in it. */
  lenses(uri: string): boolean;
  /** Forgets the settings, the project files, or both. */
  forget(what?: 'settings' | 'files'): void;
}

interface Outside {
  readonly files: Files;
  readonly folders: () => readonly string[];
  /** Text of a project file that is open in the editor. */
  readonly open: (uri: string) => string | undefined;
  /** The `minutes` section of the settings for a document. */
  readonly settings: (uri: string) => Promise<unknown>;
}

interface Loaded {
  readonly settings: unknown;
  readonly resolution: Resolution;
}

export function createConfiguration({ files, folders, open, settings }: Outside): Configuration {
  const texts = new Map<string, Promise<string | undefined>>();
  const loaded = new Map<string, Loaded>();
  const loading = new Map<string, Promise<void>>();
  /** Equal layers give one resolution, so that documents side by side share a profile and what was read by it. */
  const resolutions = new Map<string, Resolution>();
  let asked = new Map<string, Promise<unknown>>();
  let generation = 0;

  const textOf = (uri: string): Promise<string | undefined> => {
    const words = open(uri);
    if (words !== undefined) return Promise.resolve(words);
    const known = texts.get(uri) ?? files.read(uri);
    texts.set(uri, known);
    return known;
  };
  const nearest = async (uri: string): Promise<ProjectFile | undefined> => {
    for (const folder of foldersAbove(diskUri(uri, folders()), folders())) {
      const place = `${folder}${PROJECT_FILE}`;
      const text = await textOf(place);
      if (text !== undefined) return { uri: place, folder, text };
    }
    return undefined;
  };
  const settingsOf = (uri: string): Promise<unknown> => {
    const known = asked.get(uri) ?? settings(uri).catch(() => undefined);
    asked.set(uri, known);
    return known;
  };
  const read = async (uri: string): Promise<void> => {
    const begun = generation;
    const [own, project] = await Promise.all([settingsOf(uri), nearest(uri)]);
    if (begun !== generation) return read(uri);
    loaded.set(uri, { settings: own, resolution: resolutionOf(own, project) });
  };
  const resolutionOf = (own: unknown, project: ProjectFile | undefined): Resolution => {
    const key = JSON.stringify([own, project?.uri, project?.text]);
    const resolution = resolutions.get(key) ?? resolve(own, project);
    resolutions.set(key, resolution);
    return resolution;
  };
  const inFolder = async (folder: string, root: string): Promise<Resolution> => {
    const begun = generation;
    const [own, project] = await Promise.all([settingsOf(root), nearest(folder)]);
    return begun === generation ? resolutionOf(own, project) : inFolder(folder, root);
  };

  return {
    load(uri) {
      if (loaded.has(uri)) return undefined;
      const known = loading.get(uri);
      if (known) return known;
      const work = read(uri).finally(() => {
        if (loading.get(uri) === work) loading.delete(uri);
      });
      loading.set(uri, work);
      return work;
    },
    inFolder,
    of: (uri) => loaded.get(uri)?.resolution,
    patience: (uri) => patienceIn(loaded.get(uri)?.settings),
    lenses: (uri) => recordOf(loaded.get(uri)?.settings).codeLens === true,
    forget(what) {
      generation++;
      loaded.clear();
      loading.clear();
      resolutions.clear();
      if (what !== 'settings') texts.clear();
      if (what !== 'files') asked = new Map();
    },
  };
}

/** Whether a document is a project file. */
export function isProjectFile(uri: string): boolean {
  return pathOfUri(uri).endsWith(`/${PROJECT_FILE}`);
}

/** The folders from a document's own up to that of the workspace, or to the root where it lies in none; nearest first. */
function foldersAbove(uri: string, workspace: readonly string[]): readonly string[] {
  if (!/^[a-z][a-z\d+.-]*:.*\//i.test(uri)) return [];
  const roots = workspace.map((root) => pathOfUri(root).replace(/\/*$/, '/'));
  const path = pathOfUri(uri);
  const inside = roots.filter((root) => path.startsWith(root));
  const found: string[] = [];
  for (let folder = folderOf(uri); /[^/:]\/$/.test(folder) || folder.endsWith(':///'); ) {
    found.push(folder);
    const own = pathOfUri(folder);
    if (inside.length > 0 && !inside.some((root) => own.startsWith(root) && own !== root)) break;
    const above = folderOf(folder.slice(0, -1));
    if (above === folder || above === '' || above.endsWith('://')) break;
    folder = above;
  }
  return found;
}

function patienceIn(settings: unknown): number {
  const value = recordOf(settings).calmTyping;
  return typeof value === 'number' && value >= 0 ? value : PATIENCE;
}
