import { closest } from '../language-service/profiles/config/shape.ts';
import { fixAll } from '../language-service/rules/fix.ts';
import { known } from '../language-service/rules/known.ts';
import { type Message, message } from '../language-service/text/message.ts';
import { applyEdits } from '../language-service/text/text-edit.ts';
import type { Arguments, OptionTable } from './args.ts';
import { projectChoice, readNow } from './check-command.ts';
import { type FoundFile, findFiles } from './find-files.ts';
import { loadFile } from './load-minutes.ts';
import { createNeighbours } from './neighbours.ts';
import { createPaint } from './paint.ts';
import { createProgress } from './progress.ts';
import { createProjects } from './projects.ts';
import { reasonOf } from './read-text.ts';
import { readingOrder } from './reading-order.ts';
import { replaceFile } from './replace-file.ts';
import { createSequence } from './sequence.ts';
import { type Terminal, tellTroubles, UsageError } from './terminal.ts';
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

/** What became of one file, in the words of the reader. */
interface FixedFile {
  readonly diff?: string;
  readonly line?: string;
  readonly trouble?: Message;
}

/** Repairs files as far as that is safe. Gives the exit code: 0, or 2 where a file could not be read or written. */
export function fixCommand(args: Arguments, terminal: Terminal): number {
  const { say, out, err } = terminal;
  const only = readRules(args.values('rule'));
  const dryRun = args.has('dry-run');
  const projects = createProjects(projectChoice(args, terminal));
  const neighbours = createNeighbours(readNow(args.value('now')) ?? terminal.now);
  const found = findFiles(args.operands, terminal.cwd);
  const progress = createProgress(terminal, found.length);
  const paint = createPaint(terminal.color);
  const lines: string[] = [];
  const troubles: Message[] = [];
  let [fixed, changed, files] = [0, 0, 0];
  const inOrder = createSequence<FixedFile>(({ diff, line, trouble }) => {
    if (diff !== undefined) out(diff);
    if (line !== undefined) lines.push(line);
    if (trouble) troubles.push(trouble);
  });
  const fixFile = (file: FoundFile): FixedFile => {
    const loaded = loadFile(file, projects, args.has('profile'));
    if (loaded.kind === 'trouble') return { trouble: loaded.words };
    if (loaded.kind === 'other' && loaded.note) return { line: `${say(loaded.note)}\n` };
    if (loaded.kind !== 'minutes') return {};
    files += 1;
    const { minutes, project, recognised } = loaded;
    const before = minutes.source.text;
    const result = fixAll(minutes, neighbours.surroundings(minutes, file.path, project.resolved), only);
    const after = applyEdits(before, result.edits);
    if (after === before || dryRun) {
      if (recognised) neighbours.remember(minutes, file.path, project.resolved);
      if (after === before) return {};
    } else {
      try {
        replaceFile(file.path, after);
      } catch (error) {
        return { trouble: message('{0} cannot be written: {1}', file.shown, reasonOf(error)) };
      }
      neighbours.forget(file.path, project.resolved);
    }
    changed += 1;
    fixed += result.fixed.length;
    const rules = [...new Set(result.fixed.map(({ ruleId }) => ruleId))].join(', ');
    return {
      line: `${paint('bold', harmless(file.shown))}: ${result.fixed.length} ${paint('dim', `[${rules}]`)}\n`,
      ...(dryRun && { diff: unifiedDiff(file.shown, minutes.source, result.edits, paint) }),
    };
  };
  for (const index of readingOrder(found, projects)) {
    const file = found[index];
    if (!file) continue;
    progress.step(file.shown);
    inOrder(index, fixFile(file));
  }
  progress.end();
  // The diff is the output of a dry run and can be given to `patch`; words about it would be in its way.
  const tell = dryRun ? err : out;
  for (const line of lines) tell(line);
  const summary = dryRun
    ? message('{0} repairs in {1} of {2} files; nothing is written.', fixed, changed, files)
    : message('{0} repairs in {1} of {2} files.', fixed, changed, files);
  tell(`${say(summary)}\n`);
  return tellTroubles(troubles, terminal) ? 2 : 0;
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
