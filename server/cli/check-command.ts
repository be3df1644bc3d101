import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Message, message } from '../language-service/text/message.ts';
import { type Arguments, type OptionTable, oneOf } from './args.ts';
import { changedSince } from './changed-files.ts';
import type { CheckedFile } from './check-file.ts';
import { checkFiles, startThread } from './check-files.ts';
import { type CheckPlan, fileCheckFor } from './check-thread.ts';
import { exitCodeOf } from './exit-code.ts';
import { type FoundFile, findFiles, isProjectFile } from './find-files.ts';
import { severities } from './finding.ts';
import { knownFindings } from './known-findings.ts';
import { createProgress } from './progress.ts';
import { projectFindings } from './project-findings.ts';
import { createProjects, type Project, type ProjectChoice, type Projects } from './projects.ts';
import { readingOrder } from './reading-order.ts';
import { formats } from './report.ts';
import { reportFor } from './report-for.ts';
import { createReportWriter } from './report-writer.ts';
import { createSequence } from './sequence.ts';
import { type Terminal, tellTroubles, UsageError } from './terminal.ts';
import { tuneForOnePass } from './tune-for-one-pass.ts';

export const checkOptions: OptionTable = {
  format: 'value',
  now: 'value',
  'no-network': 'flag',
  config: 'value',
  profile: 'value',
  'fail-on': 'value',
  jobs: 'value',
  'changed-since': 'value',
  baseline: 'value',
  'write-baseline': 'value',
};

/** With fewer files for each, starting threads takes longer than they save. */
const fewestInThread = 60;

/** Checks files and reports what is wrong with them. Gives the exit code: 0, 1 for findings that weigh enough, 2 for trouble. */
export async function checkCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const format = oneOf('format', args.value('format'), formats) ?? 'text';
  const failOn = oneOf('fail-on', args.value('fail-on'), severities) ?? 'error';
  const now = readNow(args.value('now')) ?? terminal.now;
  const jobs = readJobs(args.value('jobs'));
  const choice = projectChoice(args, terminal);
  const projects = createProjects(choice);
  const known = knownFindings(args, terminal);
  const changed = await changesAskedFor(args, terminal);
  const found = findFiles(args.operands, terminal.cwd).filter(({ path: file }) => changed(file));
  tuneForOnePass(found.length);
  const { cwd, columns, color, env } = terminal;
  const locale = args.value('locale');
  const plan: CheckPlan = {
    format,
    choice,
    now,
    cwd,
    columns,
    color,
    ...(locale && { locale }),
    ...(known.baseline && { baseline: known.baseline }),
  };

  const writer = createReportWriter(reportFor(format, terminal, 'check'), terminal);
  const progress = createProgress(terminal, found.length);
  const used = usedBy(found, projects).filter(({ file }) => file && changed(file.path));
  for (const of of projectFindings(used, shownAs(args, terminal), known.baseline)) {
    known.took(of.path, of.names);
    writer.findings(of.findings, of.tally);
  }
  const notes: Message[] = [];
  const troubles: Message[] = [];
  const order = readingOrder(found, projects);
  const inOrder = createSequence<CheckedFile>((checked, index) => {
    const file = found[index];
    if (checked.note) notes.push(checked.note);
    if (checked.trouble) troubles.push(checked.trouble);
    else if (file && !isProjectFile(file.path)) known.took(file.path, checked.names ?? []);
    progress.pause();
    writer.add(checked.text, checked.tally);
  });
  const files = order.flatMap((index) => found[index] ?? []);
  await checkFiles({
    plan,
    files,
    threads: jobs ?? Math.max(Math.min(availableParallelism(), Math.floor(files.length / fewestInThread)), 1),
    checkFile: fileCheckFor(plan, env, projects),
    start: startThread,
    done(at, checked) {
      inOrder(order[at] ?? at, checked);
      progress.step(files[at]?.shown ?? '');
    },
    ready: terminal.taken,
  });
  progress.end();
  troubles.push(...projects.used().flatMap(({ trouble }) => trouble ?? []));
  const { note, trouble } = known.end();
  if (trouble) troubles.push(trouble);
  const exitCode = exitCodeOf(writer.total(), failOn, troubles.length > 0);
  const said = distinct(troubles);
  if (format === 'text') for (const note of notes) terminal.err(`${terminal.say(note)}\n`);
  if (note) terminal.err(`${terminal.say(note)}\n`);
  tellTroubles(said, terminal);
  writer.end({ exitCode, troubles: said });
  return exitCode;
}

/** The projects of files, those that have a project file, in the order of the files. They are reported before all else. */
function usedBy(found: readonly FoundFile[], projects: Projects): readonly Project[] {
  for (const file of found) {
    if (isProjectFile(file.path)) projects.at(file.path);
    else projects.of(path.dirname(file.path));
  }
  return projects.used();
}

/** What `--config` and `--profile` choose. */
export function projectChoice(args: Arguments, { cwd }: Terminal): ProjectChoice {
  const config = args.value('config');
  const profile = args.value('profile');
  return {
    ...(config !== undefined && { config: path.resolve(cwd, config) }),
    ...(profile !== undefined && { profile }),
  };
}

/** One file may give the same trouble twice: as a project file that was named and as one that governs. */
function distinct(troubles: readonly Message[]): readonly Message[] {
  return [...new Map(troubles.map((trouble) => [JSON.stringify(trouble), trouble])).values()];
}

/** How a project file is written in the report: absolute where a path was. */
function shownAs({ operands }: Arguments, { cwd }: Terminal): (file: string) => string {
  const absolute = operands.some((operand) => path.isAbsolute(operand));
  return (file) => (absolute ? file : path.relative(cwd, file).split(path.sep).join('/'));
}

/** Which files `--changed-since` lets through. */
export async function changesAskedFor(
  args: Arguments,
  { cwd }: Terminal,
): Promise<(file: string) => boolean> {
  const reference = args.value('changed-since');
  return reference === undefined ? () => true : await changedSince(reference, cwd);
}

/** The moment of `--now`, ISO 8601, in milliseconds since the epoch; without a zone it is the machine's own. */
export function readNow(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const now = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/i.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(now)) {
    throw new UsageError(message('--now cannot be “{0}”; write it as 2023-08-24T19:00:00+08:00.', text));
  }
  return now;
}

/** The number of `--jobs`. */
function readJobs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new UsageError(message('--jobs cannot be “{0}”; write how many threads may check, from 1 on.', text));
}
