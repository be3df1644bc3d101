import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import packageJson from '../../package.json' with { type: 'json' };
import { askedAddress } from '../language-service/links/asked-address.ts';
import { askedLinks } from '../language-service/links/asked-links.ts';
import { tallyLinks, tallyWords } from '../language-service/links/link-tally.ts';
import { check } from '../language-service/rules/check.ts';
import { settingsOf } from '../language-service/rules/setting.ts';
import { type Message, message } from '../language-service/text/message.ts';
import { checkLinks, type LinkCheck } from '../links/check-links.ts';
import { createGitHub, type GitHubOptions } from '../links/github/github.ts';
import { judgeReferences } from '../links/github/judge-references.ts';
import { tokenInEnv } from '../links/github/token-in-env.ts';
import { createLinkCache } from '../links/link-cache.ts';
import { createTrust } from '../links/trust.ts';
import { cacheFolder } from '../start/cache-folder.ts';
import { type Arguments, type OptionTable, oneOf } from './args.ts';
import { changesAskedFor, projectChoice, readNow } from './check-command.ts';
import { exitCodeOf } from './exit-code.ts';
import { findFiles } from './find-files.ts';
import { reportedFinding, severities, tallyOf } from './finding.ts';
import { withFingerprints } from './fingerprints.ts';
import { linksReport } from './links-report.ts';
import { type LoadedMinutes, loadFile } from './load-minutes.ts';
import { createNeighbours } from './neighbours.ts';
import { createProgress, type Progress } from './progress.ts';
import { createProjects } from './projects.ts';
import { formats } from './report.ts';
import { createReportWriter } from './report-writer.ts';
import { type Terminal, tellTroubles, UsageError } from './terminal.ts';
import { harmless } from './text-width.ts';

export const linksOptions: OptionTable = {
  format: 'value',
  now: 'value',
  'no-network': 'flag',
  config: 'value',
  profile: 'value',
  'fail-on': 'value',
  'changed-since': 'value',
  'max-age': 'value',
  'allow-host': 'values',
};

/** The rules that speak of where links lead. */
const linkRules: ReadonlySet<string> = new Set(['link-dead', 'link-moved', 'link-target', 'link-temporary']);

/** As a shell has it for a program that is interrupted: 128 and the number of SIGINT. */
const interrupted = 130;

/** Looks where the links of minutes lead. Gives the exit code: 0, 1 for findings that weigh enough, 2 for trouble. */
export async function linksCommand(args: Arguments, terminal: Terminal): Promise<number> {
  // Most of the time is waiting; room for many young objects, which V8 would make, is never given back.
  setFlagsFromString('--semi-space-growth-factor=1');
  const format = oneOf('format', args.value('format'), formats) ?? 'text';
  const failOn = oneOf('fail-on', args.value('fail-on'), severities) ?? 'error';
  const now = readNow(args.value('now')) ?? terminal.now;
  const maxAge = readAge(args.value('max-age'));
  const { loaded, notes, troubles } = load(args, terminal, await changesAskedFor(args, terminal));

  const urls = loaded.flatMap(({ minutes }) => askedLinks(minutes));
  const { learned, cancelled } = await ask(urls, args, terminal, maxAge);
  if (cancelled) return interrupted;
  const { verdicts } = learned;
  const figures = {
    tally: tallyLinks([...verdicts.values()].map(({ state }) => state)),
    requests: learned.requests,
    unknown: [...verdicts].filter(([, { state }]) => state === 'unknown'),
    zone: loaded[0]?.minutes.profile.zone ?? 'UTC',
  };
  const writer = createReportWriter(linksReport(format, terminal, figures), terminal);
  const neighbours = createNeighbours(now);
  for (const { file, minutes, project } of loaded) {
    const { exists, read } = neighbours.surroundings(minutes, file.path, project.resolved);
    const on = settingsOf(minutes.profile).flatMap(({ rule }) => (linkRules.has(rule.id) ? [rule.id] : []));
    const found = check(minutes, { now, exists, read, earlier: [], verdicts }, new Set(on));
    const findings = found.map((one) => reportedFinding(file.shown, file.path, minutes.source, one));
    writer.findings(format === 'sarif' ? withFingerprints(findings) : findings, tallyOf(1, findings));
  }
  const exitCode = exitCodeOf(writer.total(), failOn, troubles.length > 0);
  writer.end({ exitCode, troubles });
  if (format !== 'text' && format !== 'json') terminal.err(`${terminal.say(tallyWords(figures.tally))}\n`);
  if (format === 'text') for (const note of notes) terminal.err(`${terminal.say(note)}\n`);
  if (learned.offline)
    terminal.err(
      `${terminal.say(message('The network cannot be reached, so nothing new is known of the links.'))}\n`,
    );
  tellTroubles(troubles, terminal);
  return exitCode;
}

function load(args: Arguments, terminal: Terminal, changed: (file: string) => boolean) {
  const choice = projectChoice(args, terminal);
  const projects = createProjects(choice);
  const loaded: LoadedMinutes[] = [];
  const notes: Message[] = [];
  const troubles: Message[] = [];
  for (const file of findFiles(args.operands, terminal.cwd)) {
    if (!changed(file.path)) continue;
    const one = loadFile(file, projects, choice.profile !== undefined);
    if (one.kind === 'minutes') loaded.push(one);
    else if (one.kind === 'trouble') troubles.push(one.words);
    else if (one.kind === 'other' && one.note) notes.push(one.note);
  }
  return { loaded, notes, troubles };
}

/** Asks until all is known or somebody interrupts; what was learned by then is kept either way. */
async function ask(
  urls: readonly string[],
  args: Arguments,
  terminal: Terminal,
  maxAge: number | undefined,
): Promise<{ readonly learned: LinkCheck; readonly cancelled: boolean }> {
  const { env } = terminal;
  const folder = cacheFolder(env, process.platform);
  const cache = folder === undefined ? undefined : createLinkCache(path.join(folder, 'links'), maxAge);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  let progress: Progress | undefined;
  const userAgent = `minutes/${packageJson.version} (checks the links of meeting minutes)`;
  const trust = createTrust();
  const told = await askGitHub(urls, args, terminal, {
    userAgent,
    env,
    trust,
    ...(folder !== undefined && maxAge === undefined && { folder: path.join(folder, 'links') }),
    signal: stop.signal,
  });
  const others = urls.filter((url) => !told.verdicts.has(askedAddress(url) ?? ''));
  const learned = await checkLinks(others, {
    userAgent,
    env,
    trust,
    allowHosts: args.values('allow-host').flatMap((hosts) => hosts.split(',')),
    mayAsk: !args.has('no-network'),
    signal: stop.signal,
    ...(cache && { cache }),
    judged(address, _, total) {
      progress ??= createProgress(terminal, total, 1);
      progress.step(harmless(address));
    },
  });
  progress?.end();
  process.off('SIGINT', interrupt);
  cache?.write(Date.now());
  return {
    learned: {
      ...learned,
      verdicts: new Map([...learned.verdicts, ...told.verdicts]),
      requests: learned.requests + told.requests,
    },
    cancelled: stop.signal.aborted,
  };
}

/** What GitHub tells of issues and pull requests, where the environment has a token for it. */
async function askGitHub(
  urls: readonly string[],
  args: Arguments,
  { env }: Terminal,
  { signal, ...options }: GitHubOptions & { readonly signal: AbortSignal },
): Promise<Pick<LinkCheck, 'verdicts' | 'requests'>> {
  const token = args.has('no-network') ? undefined : tokenInEnv(env);
  if (token === undefined) return { verdicts: new Map(), requests: 0 };
  const github = createGitHub(options);
  const verdicts = await judgeReferences(urls, github, token, Date.now, signal);
  github.close();
  return { verdicts, requests: github.requests };
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The time of `--max-age`, in milliseconds. */
function readAge(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, count, unit = 's'] = /^(\d{1,6})([smhd])?$/.exec(text) ?? [];
  if (count !== undefined) return Number(count) * (units[unit] ?? 0);
  throw new UsageError(
    message('--max-age cannot be “{0}”; write it as 30m, 12h or 7d, or 0 to ask anew.', text),
  );
}
