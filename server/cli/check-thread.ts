import type { MessagePort } from 'node:worker_threads';
import { render } from '../language-service/text/message.ts';
import type { Baseline } from './baseline.ts';
import { type CheckedFile, createFileCheck } from './check-file.ts';
import type { FoundFile } from './find-files.ts';
import { lanesIn } from './lanes.ts';
import { translationsFor } from './locale.ts';
import { createProjects, type ProjectChoice } from './projects.ts';
import type { Format } from './report.ts';
import { reportFor } from './report-for.ts';

/** Everything that a check does the same way for all files: plain data, which can be handed to a thread. */
export interface CheckPlan {
  readonly format: Format;
  readonly choice: ProjectChoice;
  readonly now: number;
  readonly locale?: string;
  readonly cwd: string;
  readonly columns: number;
  readonly color: boolean;
  readonly baseline?: Baseline | 'all';
}

/** What a thread is started with. */
export interface ThreadErrand {
  readonly errand: 'minutes check';
  readonly plan: CheckPlan;
  /** In the order in which they are read. */
  readonly files: readonly FoundFile[];
  readonly lanes: SharedArrayBuffer;
  readonly lane: number;
}

/** What a thread says of a file; `index` points into its `files`. */
export interface ThreadAnswer {
  readonly index: number;
  readonly checked: CheckedFile;
}

/** The check of one file, as a plan has it. */
export function fileCheckFor(
  { format, choice, now, locale, baseline, ...plan }: CheckPlan,
  env: Readonly<Record<string, string | undefined>>,
  projects = createProjects(choice),
): (file: FoundFile) => CheckedFile {
  const translations = translationsFor(locale, env);
  const page = { ...plan, env, say: (words: Parameters<typeof render>[0]) => render(words, translations) };
  const how = {
    now,
    forced: choice.profile !== undefined,
    debug: Boolean(env.DEBUG),
    fingerprints: format === 'sarif',
    ...(baseline && { baseline }),
  };
  return createFileCheck(how, projects, reportFor(format, page, 'check'));
}

/** Whether a thread was started for a check, and not by somebody who runs the whole program in one. */
export function isThreadErrand(data: unknown): data is ThreadErrand {
  return typeof data === 'object' && data !== null && 'errand' in data && data.errand === 'minutes check';
}

/** Checks the files of a lane, and some of others' when that is done, and answers each by itself. */
export function checkInThread({ plan, files, lanes, lane }: ThreadErrand, port: MessagePort): void {
  const checkFile = fileCheckFor(plan, process.env);
  const shared = lanesIn(lanes);
  for (let index = shared.take(lane); index !== undefined; index = shared.take(lane)) {
    const file = files[index];
    if (file) port.postMessage({ index, checked: checkFile(file) } satisfies ThreadAnswer);
  }
}
