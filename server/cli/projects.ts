import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtInProfiles } from '../language-service/profiles/built-in.ts';
import { closest } from '../language-service/profiles/config/shape.ts';
import { type ResolvedProfile, resolveProfile } from '../language-service/profiles/resolve-profile.ts';
import { known } from '../language-service/rules/known.ts';
import { type Message, message } from '../language-service/text/message.ts';
import { projectFileName } from './find-files.ts';
import { readText } from './read-text.ts';
import { UsageError } from './terminal.ts';

/** By what the files of a folder are read. */
export interface Project {
  readonly resolved: ResolvedProfile;
  /** The project file, where there is one. */
  readonly file?: { readonly path: string; readonly text: string };
  /** Why the project file could not be read. */
  readonly trouble?: Message;
}

export interface Projects {
  /** The project that governs a folder; equal folders give the same value. */
  of(folder: string): Project;
  /** The project of one project file. */
  at(file: string): Project;
  /** Those asked for so far that have a project file. */
  used(): readonly Project[];
}

export interface ProjectChoice {
  /** The project file for everything, absolute. */
  readonly config?: string;
  /** The built-in profile for everything, whatever project files say. */
  readonly profile?: string;
}

/** Finds the nearest `.minutes.json` upwards of each folder. */
export function createProjects({ config, profile }: ProjectChoice): Projects {
  checkChoice(config, profile);
  const settings = profile === undefined ? {} : { profile };
  const builtIn: Project = { resolved: resolveProfile({ settings }, known) };
  const byFile = new Map<string, Project>();
  const byFolder = new Map<string, Project>();

  const at = (file: string): Project => {
    const project = byFile.get(file) ?? readProject(file, settings);
    byFile.set(file, project);
    return project;
  };
  const nearest = (folder: string): Project => {
    const file = path.join(folder, projectFileName);
    if (existsSync(file)) return at(file);
    const above = path.dirname(folder);
    return above === folder ? builtIn : of(above);
  };
  const of = (folder: string): Project => {
    if (config !== undefined) return at(config);
    if (profile !== undefined) return builtIn;
    const project = byFolder.get(folder) ?? nearest(folder);
    byFolder.set(folder, project);
    return project;
  };
  return { of, at, used: () => [...byFile.values()] };
}

function readProject(file: string, settings: unknown): Project {
  const read = readText(file, file);
  if ('trouble' in read) return { resolved: resolveProfile({ settings }, known), trouble: read.trouble };
  const projectFile = { uri: pathToFileURL(file).href, text: read.text };
  return {
    resolved: resolveProfile({ projectFile, settings }, known),
    file: { path: file, text: read.text },
  };
}

function checkChoice(config: string | undefined, profile: string | undefined): void {
  if (config !== undefined && !existsSync(config)) {
    throw new UsageError(message('The project file {0} does not exist.', config));
  }
  const ids = [...builtInProfiles.map(({ id }) => id), 'none'];
  if (profile === undefined || ids.includes(profile)) return;
  const close = closest(profile, ids);
  throw new UsageError(
    close === undefined
      ? message('There is no profile “{0}”; there are {1}.', profile, ids.join(', '))
      : message('There is no profile “{0}”. Did you mean “{1}”?', profile, close),
  );
}
