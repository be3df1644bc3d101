import { compileGlobs } from '../../language-service/profiles/glob.ts';
import { pathOfUri } from '../../language-service/profiles/uri-path.ts';
import { encodeSegment } from '../../language-service/workspace/resolve-uri.ts';
import { PROJECT_FILE } from '../configuration.ts';
import type { Host } from '../host.ts';
import { type GitIgnore, readGitIgnore } from './git-ignore.ts';
import { createPace } from './pace.ts';

/** A folder of the workspace, and the globs of what is left out below it. */
export interface Root {
  /** As the client names it. */
  readonly uri: string;
  readonly excludes: readonly string[];
}

/** A Markdown file of the workspace. */
export interface ListedFile {
  /** In the spelling of the editor, as far as that is known. */
  readonly uri: string;
  /** The URI of the root in which it lies, with a `/` at the end. */
  readonly root: string;
  /** The URI of the nearest folder with a project file, with a `/` at the end; that of the root where there is none. */
  readonly project: string;
}

/** The Markdown files of the workspace, and which of those that come later belong to them. */
export interface Listing {
  /** By decoded path. */
  readonly files: ReadonlyMap<string, ListedFile>;
  /** What could not be listed, as words for the log. */
  readonly troubles: readonly string[];
  /** Whether a file belongs to the workspace; undefined where it lies in a folder that was not there. */
  place(uri: string): ListedFile | 'outside' | undefined;
  /** The innermost root in which a path lies, with a `/` at the end; undefined where it lies in none. */
  rootOf(uri: string): string | undefined;
  /** Whether a folder was listed. */
  hasFolder(uri: string): boolean;
}

interface Folder {
  readonly uri: string;
  readonly path: string;
  /** The path below the root, with a `/` at the end unless it is the root itself. */
  readonly below: string;
  readonly root: string;
  readonly project: string;
  readonly isExcluded: (below: string) => boolean;
  readonly ignores: readonly { readonly below: string; readonly file: GitIgnore }[];
}

const SKIPPED = new Set(['node_modules', '.git']);

/**
 * Lists the Markdown files of all roots, in slices. What globs, `.gitignore` and custom leave out is not looked into; links to folders
 * are not followed, and links to files only where they lead out of the workspace. `growing` is told how many files there are so far.
 */
export async function listFiles(
  host: Host,
  roots: readonly Root[],
  growing: (files: number) => void = () => undefined,
): Promise<Listing> {
  const pace = createPace(host);
  const files = new Map<string, ListedFile>();
  const folders = new Map<string, Folder>();
  const troubles: string[] = [];
  const starts = roots.map(startOf);
  const starting = new Set(starts.map(({ path }) => path));
  const isInside = (path: string): boolean => starts.some((start) => path.startsWith(start.path));
  const pending = starts.toReversed();
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    const entries = await host.files.look(folder.uri);
    if (!entries) {
      troubles.push(`${folder.path} cannot be read`);
      continue;
    }
    const has = (wanted: string): boolean => entries.some(({ name }) => name === wanted);
    const own = has(PROJECT_FILE) ? { ...folder, project: folder.uri } : folder;
    const here = has('.gitignore') ? await withIgnores(host, own) : own;
    folders.set(here.path, here);
    growing(files.size);
    for (const { name, kind, target } of entries) {
      const wait = pace();
      if (wait) await wait;
      if (kind === 'folder') {
        if (!isLeftOut(here, name, true) && !starting.has(`${here.path}${name}/`))
          pending.push(folderIn(here, name));
      } else if (isMarkdownName(name) && kind !== 'linked folder' && !isLeftOut(here, name, false)) {
        if (kind === 'lost') troubles.push(`${here.path}${name} leads nowhere`);
        else if (target === undefined || !isInside(target))
          files.set(`${here.path}${name}`, fileIn(here, name));
      }
    }
  }
  return {
    files,
    troubles,
    rootOf(uri) {
      const path = pathOfUri(uri);
      const around = starts.filter((start) => path.startsWith(start.path));
      return around.sort((a, b) => b.path.length - a.path.length)[0]?.root;
    },
    hasFolder: (uri) => folders.has(`${pathOfUri(uri).replace(/\/+$/, '')}/`),
    place(uri) {
      const path = pathOfUri(uri);
      if (!isInside(path)) return 'outside';
      // The innermost folder that was listed says what it leaves out.
      for (let end = path.lastIndexOf('/') + 1; end > 0; end = path.lastIndexOf('/', end - 2) + 1) {
        const folder = folders.get(path.slice(0, end));
        if (!folder) continue;
        const [name = '', ...rest] = path.slice(end).split('/');
        if (isLeftOut(folder, name, rest.length > 0)) return 'outside';
        if (rest.length > 0) return undefined;
        return isMarkdownName(name) ? fileIn(folder, name) : 'outside';
      }
      return undefined;
    },
  };
}

/** Whether a name is that of a Markdown file. */
export function isMarkdownName(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}

function startOf({ uri, excludes }: Root): Folder {
  const root = uri.replace(/\/*$/, '/');
  return {
    uri: root,
    path: pathOfUri(root),
    below: '',
    root,
    project: root,
    isExcluded: compileGlobs(excludes),
    ignores: [],
  };
}

async function withIgnores(host: Host, folder: Folder): Promise<Folder> {
  const text = await host.files.read(`${folder.uri}.gitignore`);
  if (text === undefined) return folder;
  return { ...folder, ignores: [{ below: folder.below, file: readGitIgnore(text) }, ...folder.ignores] };
}

function folderIn(folder: Folder, name: string): Folder {
  return {
    ...folder,
    uri: `${folder.uri}${encode(name)}/`,
    path: `${folder.path}${name}/`,
    below: `${folder.below}${name}/`,
  };
}

function fileIn({ uri, root, project }: Folder, name: string): ListedFile {
  return { uri: `${uri}${encode(name)}`, root, project };
}

/** As VS Code writes it, which is more than most others encode. */
function encode(name: string): string {
  if (/^[\w.-]*$/.test(name)) return name;
  return encodeSegment(name).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function isLeftOut({ below, isExcluded, ignores }: Folder, name: string, isFolder: boolean): boolean {
  if (isFolder && SKIPPED.has(name)) return true;
  const path = `${below}${name}`;
  if (isExcluded(path)) return true;
  for (const { below: start, file } of ignores) {
    const verdict = file.says(path.slice(start.length), isFolder);
    if (verdict !== undefined) return verdict;
  }
  return false;
}
