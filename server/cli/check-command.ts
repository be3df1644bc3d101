import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { check } from '../language-service/rules/check.ts';
import type { Severity } from '../language-service/rules/rule.ts';
import { type Message, message } from '../language-service/text/message.ts';
import { createSourceText } from '../language-service/text/source-text.ts';
import { type Arguments, type OptionTable, oneOf } from './args.ts';
import { findFiles } from './find-files.ts';
import { type Outcome, type ReportedFinding, reportedFinding, severities } from './finding.ts';
import { loadFile } from './load-minutes.ts';
import { createNeighbours } from './neighbours.ts';
import { createProgress } from './progress.ts';
import { createProjects, type Project, type Projects } from './projects.ts';
import { reportGithub } from './report-github.ts';
import { reportJson } from './report-json.ts';
import { reportSarif } from './report-sarif.ts';
import { reportText } from './report-text.ts';
import { type Terminal, UsageError } from './terminal.ts';

export const checkOptions: OptionTable = {
  format: 'value',
  now: 'value',
  'no-network': 'flag',
  config: 'value',
  profile: 'value',
  'fail-on': 'value',
};

const formats = ['text', 'json', 'github', 'sarif'] as const;

/** Checks files and reports what is wrong with them. Gives the exit code: 0, 1 for findings that weigh enough, 2 for trouble. */
export function checkCommand(args: Arguments, terminal: Terminal): number {
  const format = oneOf('format', args.value('format'), formats) ?? 'text';
  const failOn = oneOf('fail-on', args.value('fail-on'), severities) ?? 'error';
  const now = readNow(args.value('now')) ?? terminal.now;
  const projects = projectsFor(args, terminal);
  const { outcome, notes, troubles } = checkAll(args, projects, terminal, now);
  if (format === 'text') for (const note of notes) terminal.err(`${terminal.say(note)}\n`);
  for (const trouble of troubles) terminal.err(`minutes: ${terminal.say(trouble)}\n`);
  if (format === 'json') terminal.out(reportJson(outcome, terminal));
  else if (format === 'github') terminal.out(reportGithub(outcome, terminal));
  else if (format === 'sarif') terminal.out(reportSarif(outcome, terminal, packageJson.version));
  else terminal.out(reportText(outcome, terminal));
  if (troubles.length > 0) return 2;
  return outcome.findings.some(({ severity }) => weighs(severity, failOn)) ? 1 : 0;
}

/** The projects that `--config` and `--profile` choose. */
export function projectsFor(args: Arguments, { cwd }: Terminal): Projects {
  const config = args.value('config');
  const profile = args.value('profile');
  return createProjects({
    ...(config !== undefined && { config: path.resolve(cwd, config) }),
    ...(profile !== undefined && { profile }),
  });
}

interface Checked {
  readonly outcome: Outcome;
  readonly notes: readonly Message[];
  readonly troubles: readonly Message[];
}

function checkAll(args: Arguments, projects: Projects, terminal: Terminal, now: number): Checked {
  const found = findFiles(args.operands, terminal.cwd);
  const neighbours = createNeighbours(now);
  const progress = createProgress(terminal, found.length);
  const notes: Message[] = [];
  const troubles: Message[] = [];
  const findings: ReportedFinding[] = [];
  let files = 0;
  for (const file of found) {
    progress.step(file.shown);
    const loaded = loadFile(file, projects, args.has('profile'));
    if (loaded.kind === 'trouble') troubles.push(loaded.words);
    if (loaded.kind === 'other' && loaded.note) notes.push(loaded.note);
    if (loaded.kind !== 'minutes') continue;
    files += 1;
    const { minutes, project } = loaded;
    const surroundings = neighbours.surroundings(minutes, file.path, project.resolved);
    for (const diagnosis of check(minutes, surroundings)) {
      findings.push(reportedFinding(file.shown, file.path, minutes.source, diagnosis));
    }
  }
  progress.end();
  const used = projects.used();
  troubles.push(...used.flatMap(({ trouble }) => trouble ?? []));
  const absolute = args.operands.some((operand) => path.isAbsolute(operand));
  const inProjects = used.flatMap((project) => projectFindings(project, terminal, absolute));
  return { outcome: { files, findings: [...inProjects, ...findings] }, notes, troubles: distinct(troubles) };
}

/** One file may give the same trouble twice: as a project file that was named and as one that governs. */
function distinct(troubles: readonly Message[]): readonly Message[] {
  return [...new Map(troubles.map((trouble) => [JSON.stringify(trouble), trouble])).values()];
}

function projectFindings(
  { file, resolved }: Project,
  { cwd }: Terminal,
  absolute: boolean,
): ReportedFinding[] {
  if (!file) return [];
  const source = createSourceText(resolved.projectUri ?? '', 0, file.text);
  const shown = absolute ? file.path : path.relative(cwd, file.path).split(path.sep).join('/');
  return resolved.problems
    .filter(({ layer }) => layer === 'project file')
    .map(({ span, message, severity }) => ({
      file: shown,
      path: file.path,
      source,
      span,
      rule: 'config',
      severity,
      message,
      related: [],
    }));
}

function weighs(severity: Severity, failOn: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(failOn);
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
