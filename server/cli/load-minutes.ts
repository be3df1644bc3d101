import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Minutes } from '../language-service/model/minutes.ts';
import { readMinutes } from '../language-service/model/read-minutes.ts';
import { namedByProfile } from '../language-service/profiles/named-by-profile.ts';
import { profileOf } from '../language-service/profiles/recognise.ts';
import { type Message, message } from '../language-service/text/message.ts';
import { createSourceText } from '../language-service/text/source-text.ts';
import { type FoundFile, isProjectFile } from './find-files.ts';
import type { Project, Projects } from './projects.ts';
import { readText } from './read-text.ts';

export interface LoadedMinutes {
  readonly file: FoundFile;
  readonly minutes: Minutes;
  readonly project: Project;
  /** Whether they are minutes whoever asks, and not only because they were named. */
  readonly recognised: boolean;
}

/** What became of a file: minutes, a project file (which is only looked at itself), nothing of ours, or trouble. */
export type Loaded =
  | ({ readonly kind: 'minutes' } & LoadedMinutes)
  | { readonly kind: 'project'; readonly project: Project }
  | { readonly kind: 'other'; readonly note?: Message }
  | { readonly kind: 'trouble'; readonly words: Message };

/** The text of minutes, what they are read by, and where they lie. */
export interface LoadedText {
  readonly text: string;
  readonly uri: string;
  readonly project: Project;
  readonly recognised: boolean;
}

/**
 * Reads one file as what it is. `forced` takes a file that was named itself for minutes whatever stands in it, unless the
 * profile excludes it.
 */
export function loadFile(file: FoundFile, projects: Projects, forced: boolean): Loaded {
  if (isProjectFile(file.path)) {
    const project = projects.at(file.path);
    return project.trouble ? { kind: 'trouble', words: project.trouble } : { kind: 'project', project };
  }
  const loaded = loadText(file, projects, forced);
  if (loaded.kind !== 'text') return loaded;
  const { text, uri, project, recognised } = loaded;
  const minutes = readMinutes(createSourceText(uri, 0, text), project.resolved.profile);
  return { kind: 'minutes', file, minutes, project, recognised };
}

/** The same without reading what the minutes say; for files that are no project files. */
export function loadText(
  file: FoundFile,
  projects: Projects,
  forced: boolean,
): ({ readonly kind: 'text' } & LoadedText) | Extract<Loaded, { kind: 'other' | 'trouble' }> {
  const project = projects.of(path.dirname(file.path));
  const { profile, folderUri } = project.resolved;
  const read = readText(file.path, file.shown);
  if ('trouble' in read) {
    // A folder may hold many files that are none of our business; only minutes must be readable.
    const ours = file.explicit || namedByProfile(profile, uriOf(file), folderUri) === 'minutes';
    return ours ? { kind: 'trouble', words: read.trouble } : { kind: 'other' };
  }
  const uri = uriOf(file);
  const recognised = profileOf(read.text, uri, [profile], folderUri) !== undefined;
  const isMinutes =
    forced && file.explicit ? namedByProfile(profile, uri, folderUri) !== 'excluded' : recognised;
  if (isMinutes) return { kind: 'text', text: read.text, uri, project, recognised };
  const note = message(
    '{0} is not minutes as the profile “{1}” knows them; it is not checked.',
    file.shown,
    profile.id,
  );
  return { kind: 'other', ...(file.explicit && { note }) };
}

function uriOf(file: FoundFile): string {
  return pathToFileURL(file.path).href;
}
