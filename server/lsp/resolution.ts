import { explainProfile } from '../language-service/profiles/explain-profile.ts';
import type { Profile } from '../language-service/profiles/profile.ts';
import { type ResolvedProfile, resolveProfile } from '../language-service/profiles/resolve-profile.ts';
import { known } from '../language-service/rules/known.ts';
import { render, type Translations } from '../language-service/text/message.ts';
import type { ProjectProblem } from '../language-service/workspace/snapshot.ts';
import { type LinkSettings, readLinkSettings } from './links/link-settings.ts';

/** A `.minutes.json` with its folder, which ends in `/`. */
export interface ProjectFile {
  readonly uri: string;
  readonly folder: string;
  readonly text: string;
}

/** By what a document is read, and why. */
export interface Resolution {
  readonly profile: Profile;
  /** The folder that the profile's globs start from. */
  readonly folder?: string;
  readonly links: LinkSettings;
  explanation(translations: Translations): string;
}

/** Lays the project file over the settings and both over the built-in profile. */
export function resolve(settings: unknown, project: ProjectFile | undefined): Resolution {
  const resolved = resolveLayers(settings, project);
  return {
    profile: resolved.profile,
    links: readLinkSettings(settings),
    ...(resolved.folderUri === undefined ? {} : { folder: resolved.folderUri }),
    explanation: (translations) =>
      explainProfile(resolved)
        .map((line) => render(line, translations))
        .join('\n'),
  };
}

/** What is wrong with a project file. */
export function problemsOf(uri: string, text: string): readonly ProjectProblem[] {
  const { problems } = resolveLayers(undefined, { uri, text });
  return problems.filter(({ layer }) => layer === 'project file');
}

function resolveLayers(
  settings: unknown,
  projectFile: { readonly uri: string; readonly text: string } | undefined,
): ResolvedProfile {
  return resolveProfile({ settings, ...(projectFile && { projectFile }) }, known);
}
