import { closest } from '../language-service/profiles/config/shape.ts';
import { fixAll } from '../language-service/rules/fix.ts';
import { known } from '../language-service/rules/known.ts';
import { type Message, message } from '../language-service/text/message.ts';
import { applyEdits } from '../language-service/text/text-edit.ts';
import type { Arguments, OptionTable } from './args.ts';
import { projectsFor, readNow } from './check-command.ts';
import { findFiles } from './find-files.ts';
import { loadFile } from './load-minutes.ts';
import { createNeighbours } from './neighbours.ts';
import { createPaint } from './paint.ts';
import { createProgress } from './progress.ts';
import { reasonOf } from './read-text.ts';
import { replaceFile } from './replace-file.ts';
import { type Terminal, UsageError } from './terminal.ts';
import { harmless } from './text-width.ts';
import { unifiedDiff } from './unified-diff.ts';

export const fixOptions: OptionTable = {
  'dry-run': 'flag',
  rule: 'values',
  now: 'value',
  'no-network': 'flag',
  config: 'value',
  profile: 'value',
};

/** Repairs files as far as that is safe. Gives the exit code: 0, or 2 where a file could not be read or written. */
export function fixCommand(args: Arguments, terminal: Terminal): number {
  const { say, out, err } = terminal;
  const only = readRules(args.values('rule'));
  const dryRun = args.has('dry-run');
  const projects = projectsFor(args, terminal);
  const neighbours = createNeighbours(readNow(args.value('now')) ?? terminal.now);
  const found = findFiles(args.operands, terminal.cwd);
  const progress = createProgress(terminal, found.length);
  const paint = createPaint(terminal.color);
  const lines: string[] = [];
  const troubles: Message[] = [];
  let [fixed, changed, files] = [0, 0, 0];
  for (const file of found) {
    progress.step(file.shown);
    const loaded = loadFile(file, projects, args.has('profile'));
    if (loaded.kind === 'trouble') troubles.push(loaded.words);
    if (loaded.kind === 'other' && loaded.note) lines.push(`${say(loaded.note)}\n`);
    if (loaded.kind !== 'minutes') continue;
    files += 1;
    const { minutes, project } = loaded;
    const before = minutes.source.text;
    const result = fixAll(minutes, neighbours.surroundings(minutes, file.path, project.resolved), only);
    const after = applyEdits(before, result.edits);
    if (after === before) continue;
    if (dryRun) out(unifiedDiff(file.shown, minutes.source, result.edits, paint));
    else {
      try {
        replaceFile(file.path, after);
      } catch (error) {
        troubles.push(message('{0} cannot be written: {1}', file.shown, reasonOf(error)));
        continue;
      }
    }
    changed += 1;
    fixed += result.fixed.length;
    const rules = [...new Set(result.fixed.map(({ ruleId }) => ruleId))].join(', ');
    lines.push(
      `${paint('bold', harmless(file.shown))}: ${result.fixed.length} ${paint('dim', `[${rules}]`)}\n`,
    );
  }
  progress.end();
  // The diff is the output of a dry run and can be given to `patch`; words about it would be in its way.
  const tell = dryRun ? err : out;
  for (const line of lines) tell(line);
  const summary = dryRun
    ? message('{0} repairs in {1} of {2} files; nothing is written.', fixed, changed, files)
    : message('{0} repairs in {1} of {2} files.', fixed, changed, files);
  tell(`${say(summary)}\n`);
  for (const trouble of troubles) err(`minutes: ${say(trouble)}\n`);
  return troubles.length > 0 ? 2 : 0;
}

function readRules(ids: readonly string[]): ReadonlySet<string> | undefined {
  for (const id of ids) checkRule(id);
  return ids.length > 0 ? new Set(ids) : undefined;
}

/** Throws a `UsageError` for the id of no rule. */
export function checkRule(id: string): void {
  const ids = known.rules.map((rule) => rule.id);
  if (ids.includes(id)) return;
  const close = closest(id, ids);
  throw new UsageError(
    close === undefined
      ? message('There is no rule “{0}”. `minutes explain` lists them.', id)
      : message('There is no rule “{0}”. Did you mean “{1}”?', id, close),
  );
}
