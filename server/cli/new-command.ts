import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isoDate } from '../language-service/calendar/iso-date.ts';
import { type Known, planMeeting, readWish } from '../language-service/commands/new-meeting/plan-meeting.ts';
import { type NewMinutes, newMinutes } from '../language-service/commands/new-meeting.ts';
import { message } from '../language-service/text/message.ts';
import { createSourceText } from '../language-service/text/source-text.ts';
import { type Arguments, type OptionTable, oneOf } from './args.ts';
import { projectChoice, readNow } from './check-command.ts';
import { findFiles } from './find-files.ts';
import { createPaint } from './paint.ts';
import { createProjects } from './projects.ts';
import { readSeries, seriesFormat, seriesOptions, writeJson } from './read-series.ts';
import { readText, reasonOf } from './read-text.ts';
import { type Terminal, tellTroubles, UsageError } from './terminal.ts';
import { harmless } from './text-width.ts';

export const newOptions: OptionTable = {
  ...seriesOptions,
  date: 'value',
  start: 'value',
  end: 'value',
  carry: 'value',
  'dry-run': 'flag',
};

/**
 * Writes the minutes of the next meeting of the series in a folder; with `--dry-run` prints them instead. Gives the exit code: 0, 1 where
 * there are such minutes already, 2 for trouble.
 */
export function newCommand(args: Arguments, terminal: Terminal): number {
  const format = seriesFormat(args);
  const { operands } = args;
  if (operands.length > 1) throw new UsageError(message('One folder at a time.'));
  const folder = path.resolve(terminal.cwd, operands[0] ?? '.');
  const read = readSeries(findFiles(operands, terminal.cwd), args, terminal);
  const known = knownFrom(read.index, folder, args, terminal);
  const wish = wishOf(folder, args);
  const asked = withCarried(known, wish, args);
  const made = newMinutes(known, asked);
  if ('problem' in made) throw new UsageError(made.problem);
  if (tellTroubles(read.troubles, terminal)) return 2;
  const file = fileURLToPath(made.day.uri);
  const shown = path.relative(terminal.cwd, file) || file;
  if (made.day.exists || !args.has('dry-run')) {
    if (made.day.exists || !write(file, made.text, shown)) {
      terminal.err(
        `${terminal.say(message('{0} is there already; nothing was written.', harmless(shown)))}\n`,
      );
      return 1;
    }
  }
  if (format === 'json') writeJson(asJson(made, shown, args.has('dry-run')), terminal);
  else if (args.has('dry-run')) terminal.out(made.text);
  else tell(made, shown, terminal);
  return 0;
}

function knownFrom(index: Known['index'], folder: string, args: Arguments, terminal: Terminal): Known {
  const projects = createProjects(projectChoice(args, terminal));
  return {
    index,
    now: readNow(args.value('now')) ?? terminal.now,
    profile: () => projects.of(folder).resolved.profile,
    text: () => undefined,
    file(uri) {
      const file = fileURLToPath(uri);
      const loaded = readText(file, file);
      return 'trouble' in loaded ? undefined : createSourceText(uri, 0, loaded.text);
    },
  };
}

function wishOf(folder: string, args: Arguments): Readonly<Record<string, unknown>> {
  const given = ['date', 'start', 'end'].flatMap((name) => {
    const value = args.value(name);
    return value === undefined ? [] : [[name, value]];
  });
  return { uri: pathToFileURL(`${folder}${path.sep}`).href, ...Object.fromEntries(given) };
}

/** The wish with what is to be carried over. */
function withCarried(known: Known, wish: object, args: Arguments): object {
  const carry = oneOf('carry', args.value('carry'), ['usual', 'all', 'none']) ?? 'usual';
  if (carry === 'usual') return wish;
  if (carry === 'none') return { ...wish, carry: [] };
  const read = readWish(wish);
  const plan = 'problem' in read ? read : planMeeting(known, read);
  return 'problem' in plan ? wish : { ...wish, carry: plan.carried.map(({ id }) => id) };
}

/** Writes a file that is not there yet; false where it is. */
function write(file: string, text: string, shown: string): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx', flush: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new UsageError(message('{0} cannot be written: {1}', shown, reasonOf(error)));
  }
}

function tell({ carried, plan }: NewMinutes, shown: string, { out, say, color }: Terminal): void {
  const paint = createPaint(color);
  out(`${paint('bold', harmless(shown))}\n`);
  for (const { topic, words, text } of carried) {
    const where = topic === undefined || text === '' ? '' : `${harmless(topic)}: `;
    out(`  ${say(message('carried over'))}  ${where}${harmless(words)}\n`);
  }
  const left = plan.carried.length - carried.length;
  if (left > 0) out(`  ${say(message('{0} more are offered by --carry all', left))}\n`);
}

function asJson({ day, carried, text }: NewMinutes, file: string, dry: boolean): unknown {
  return {
    version: 1,
    file,
    day: isoDate(day.date),
    written: !dry,
    carried: carried.map(({ id, reason, words, topic }) => ({
      id,
      reason,
      words,
      ...(topic !== undefined && { topic }),
    })),
    ...(dry && { text }),
  };
}
