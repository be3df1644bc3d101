import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { scanMeeting } from '../language-service/model/scan/scan-meeting.ts';
import type { Message } from '../language-service/text/message.ts';
import { createSourceText } from '../language-service/text/source-text.ts';
import { createMeetingIndex } from '../language-service/workspace/series/create-meeting-index.ts';
import type { MeetingIndex } from '../language-service/workspace/series/meeting-index.ts';
import type { Arguments, OptionTable } from './args.ts';
import { oneOf } from './args.ts';
import { projectChoice } from './check-command.ts';
import { type FoundFile, isProjectFile } from './find-files.ts';
import { loadText } from './load-minutes.ts';
import { createProgress } from './progress.ts';
import { createProjects } from './projects.ts';
import type { Terminal } from './terminal.ts';

/** Options of the commands that read meetings. */
export const seriesOptions: OptionTable = {
  format: 'value',
  now: 'value',
  'no-network': 'flag',
  config: 'value',
  profile: 'value',
};

/** The meetings in some files. */
export interface ReadSeries {
  readonly index: MeetingIndex;
  /** A file as it was named. */
  shown(uri: string): string;
  /** Files that could not be read. */
  readonly troubles: readonly Message[];
}

/** Reads all minutes among some files. A series is what one project file governs; without one, all minutes below the working directory. */
export function readSeries(files: readonly FoundFile[], args: Arguments, terminal: Terminal): ReadSeries {
  const choice = projectChoice(args, terminal);
  const projects = createProjects(choice);
  const index = createMeetingIndex();
  const names = new Map<string, string>();
  const troubles: Message[] = [];
  const progress = createProgress(terminal, files.length);
  for (const file of files) {
    progress.step(file.shown);
    if (isProjectFile(file.path)) continue;
    const loaded = loadText(file, projects, choice.profile !== undefined);
    if (loaded.kind === 'trouble') troubles.push(loaded.words);
    if (loaded.kind !== 'text') continue;
    const { text, uri, project } = loaded;
    const { profile, folderUri } = project.resolved;
    names.set(uri, file.shown);
    const source = createSourceText(uri, 0, text);
    const series = folderUri ?? folderAround(file.path, terminal.cwd);
    index.put({ uri, series, profile, ...scanMeeting(source, profile) });
  }
  progress.end();
  index.reached('whole');
  const unread = projects.used().flatMap(({ trouble }) => trouble ?? []);
  return { index, shown: (uri) => names.get(uri) ?? uri, troubles: [...unread, ...troubles] };
}

/** How the answer is written. */
export function seriesFormat(args: Arguments): 'text' | 'json' {
  return oneOf('format', args.value('format'), ['text', 'json']) ?? 'text';
}

/** A value as JSON for other programs. */
export function writeJson(value: unknown, { out }: Terminal): void {
  out(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** The URI of the working directory where a file lies below it, else that of the file's own folder. */
function folderAround(file: string, cwd: string): string {
  const below = path.relative(cwd, file);
  const outside = below.startsWith('..') || path.isAbsolute(below);
  return pathToFileURL(`${outside ? path.dirname(file) : cwd}${path.sep}`).href;
}
