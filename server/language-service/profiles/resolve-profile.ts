import { message } from '../text/message.ts';
import { recordOf } from '../text/record-of.ts';
import { applyConfig } from './apply-config.ts';
import { builtInProfiles } from './built-in.ts';
import type { ProjectConfig } from './config/config.ts';
import type { Known } from './config/known.ts';
import { readConfig } from './config/read-config.ts';
import { readSettings, type SettingsOfProfile } from './config/read-settings.ts';
import type { ConfigProblem } from './config/report.ts';
import { plainProfile } from './plain.ts';
import type { Profile } from './profile.ts';

export type Layer = 'built-in' | 'settings' | 'project file';

export interface ProfileSources {
  /** The nearest `.minutes.json` upwards of the minutes. */
  readonly projectFile?: { readonly uri: string; readonly text: string };
  /** The value of `minutes` in the editor's settings: `profile`, `links.ignoreHosts` and `rules` are read, the rest is the editor's. */
  readonly settings?: unknown;
  /** Profiles by id, the first where nobody names one; the shipped ones where absent. */
  readonly builtIn?: readonly Profile[];
}

export interface ResolvedProfile {
  readonly profile: Profile;
  /** Spans point into the project file's text, or into the settings written as JSON. */
  readonly problems: readonly (ConfigProblem & { readonly layer: 'settings' | 'project file' })[];
  /** The folder of the project file, as a URI; absent where there is none. Globs are relative to it. */
  readonly folderUri?: string;
  readonly projectUri?: string;
  /** Which layer set a value, by its path in the profile: `files`, `time.canonical`, `rules.link-space`, `layouts.F`. */
  origin(path: string): Layer;
}

/**
 * The profile that holds for a folder: the built-in one, over it the editor's settings, over these the project file. Never
 * throws: what cannot be used is a problem and left out.
 */
export function resolveProfile(sources: ProfileSources, known: Known): ResolvedProfile {
  const { projectFile, builtIn = builtInProfiles } = sources;
  const said = settingsIn(sources.settings);
  const settings = said ? readSettings(said, known) : { config: {}, problems: [] };
  const project = projectFile ? readConfig(projectFile.text, known) : { config: {}, problems: [] };
  const base = baseProfile(project.config.extends ?? settings.config.extends, builtIn);
  const withSettings = applyConfig(base, settings.config);
  const profile = applyConfig(withSettings, project.config);
  const origins = new Map<string, Layer>();
  for (const [layer, config] of [
    ['settings', settings.config],
    ['project file', project.config],
  ] as const) {
    for (const path of pathsIn(config, profile)) origins.set(path, layer);
  }
  const missing = projectFile ? missingIn(project.config, projectFile.text) : [];
  return {
    profile,
    problems: [
      ...settings.problems.map((problem) => ({ ...problem, layer: 'settings' as const })),
      ...[...project.problems, ...missing].map((problem) => ({ ...problem, layer: 'project file' as const })),
    ],
    ...(projectFile && {
      folderUri: projectFile.uri.slice(0, projectFile.uri.lastIndexOf('/') + 1),
      projectUri: projectFile.uri,
    }),
    origin(path) {
      for (let part = path; part !== ''; part = part.slice(0, Math.max(part.lastIndexOf('.'), 0))) {
        const layer = origins.get(part);
        if (layer) return layer;
      }
      return 'built-in';
    },
  };
}

function baseProfile(id: string | undefined, builtIn: readonly Profile[]): Profile {
  if (id === 'none') return plainProfile;
  return builtIn.find((profile) => profile.id === id) ?? builtIn[0] ?? plainProfile;
}

/** What of the settings concerns the profile, as far as anything is said there. */
function settingsIn(settings: unknown): SettingsOfProfile | undefined {
  const { profile, links, rules } = recordOf(settings);
  const { ignoreHosts } = recordOf(links);
  const said = {
    ...(saysSomething(profile) && { profile }),
    // What else is said of links is said to the language server.
    ...(saysSomething(ignoreHosts) && { links: { ignoreHosts } }),
    ...(saysSomething(rules) && { rules }),
  };
  return saysSomething(said) ? said : undefined;
}

/** An unset setting may come as null. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '';
}

/** The paths that a configuration sets. */
function pathsIn(config: ProjectConfig, profile: Profile): string[] {
  const { $schema: _schema, extends: _base, time, join, links, index, rules, layouts, ...rest } = config;
  const { title, ordinals, boldHeadings, invitation, sections, ...simple } = rest;
  const newest = profile.layouts.at(-1);
  const ofNewest = [title, ordinals, boldHeadings, invitation, sections].some((part) => part !== undefined);
  return [
    ...Object.keys(simple),
    ...Object.keys(time ?? {}).map((key) => `time.${key}`),
    ...Object.keys(join ?? {}).map((key) => `join.${key}`),
    ...Object.keys(links ?? {}).map((key) => `links.${key}`),
    ...Object.keys(index ?? {}).map((key) => `index.${key}`),
    ...Object.keys(rules ?? {}).map((key) => `rules.${key}`),
    ...(layouts ?? []).map(({ id }) => `layouts.${id}`),
    ...(ofNewest && newest ? [`layouts.${newest.id}`] : []),
  ];
}

/** A profile that starts from nothing has to say what minutes are. */
function missingIn(config: ProjectConfig, text: string): ConfigProblem[] {
  if (config.extends !== 'none') return [];
  const span = {
    start: Math.max(text.indexOf('"extends"'), 0),
    end: text.indexOf('"extends"') + '"extends"'.length,
  };
  const problems: ConfigProblem[] = [];
  if (!config.files) {
    problems.push({
      span,
      severity: 'warning',
      message: message('A profile that extends nothing needs “files”: the globs of its minutes.'),
    });
  }
  if (!config.sections && !config.layouts) {
    problems.push({
      span,
      severity: 'warning',
      message: message('A profile that extends nothing needs “sections” or “layouts”.'),
    });
  }
  return problems;
}
