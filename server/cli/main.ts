import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import packageJson from '../../package.json' with { type: 'json' };
import { closest } from '../language-service/profiles/config/shape.ts';
import { message, render, type Translations } from '../language-service/text/message.ts';
import { type Arguments, commonOptions, type OptionTable, readArguments } from './args.ts';
import { checkCommand, checkOptions } from './check-command.ts';
import { checkInThread, isThreadErrand } from './check-thread.ts';
import { explainCommand, explainOptions } from './explain-command.ts';
import { fixCommand, fixOptions } from './fix-command.ts';
import { helpText } from './help.ts';
import { historyCommand } from './history-command.ts';
import { indexCommand, indexOptions } from './index-command.ts';
import { linksCommand, linksOptions } from './links-command.ts';
import { listCommand } from './list-command.ts';
import { translationsFor } from './locale.ts';
import { newCommand, newOptions } from './new-command.ts';
import { wantsColor } from './paint.ts';
import { seriesOptions } from './read-series.ts';
import { searchCommand, searchOptions } from './search-command.ts';
import { complaint, type Terminal, UsageError } from './terminal.ts';

interface Command {
  readonly options: OptionTable;
  run(args: Arguments, terminal: Terminal, translations: Translations): number | Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  check: { options: checkOptions, run: checkCommand },
  fix: { options: fixOptions, run: fixCommand },
  new: { options: newOptions, run: newCommand },
  links: { options: linksOptions, run: linksCommand },
  explain: { options: explainOptions, run: explainCommand },
  list: { options: seriesOptions, run: listCommand },
  history: { options: seriesOptions, run: historyCommand },
  search: { options: searchOptions, run: searchCommand },
  index: { options: indexOptions, run: indexCommand },
};

/** As a shell has it for a program that a closed pipe ends: 128 and the number of SIGPIPE. */
const closedPipe = 141;

/** Runs one command line; `argv` begins behind the program's name. Gives the exit code and never throws. */
async function run(argv: readonly string[]): Promise<number> {
  // The language is needed to say what is wrong with the arguments, so that it is looked for before they are read.
  const translations = translationsFor(localeIn(argv), process.env);
  const say = (words: Parameters<typeof render>[0]): string => render(words, translations);
  try {
    const { name, rest } = splitCommand(argv);
    const args = readArguments(rest, name === undefined ? {} : (commands[name]?.options ?? {}));
    const terminal = createTerminal(args, say);
    if (args.has('help')) terminal.out(helpText(terminal));
    else if (args.has('version')) terminal.out(`${packageJson.version}\n`);
    else if (name === undefined) {
      terminal.err(helpText(terminal));
      return 2;
    } else return (await commands[name]?.run(args, terminal, translations)) ?? 2;
    return 0;
  } catch (error) {
    const words =
      error instanceof UsageError
        ? error.words
        : message('This should not have happened: {0}', String(error));
    process.stderr.write(`${say(complaint(words))}\n`);
    if (!(error instanceof UsageError) && process.env.DEBUG && error instanceof Error) {
      process.stderr.write(`${error.stack}\n`);
    }
    return 2;
  }
}

/** The first word that is no option is the command. */
function splitCommand(argv: readonly string[]): { readonly name?: string; readonly rest: readonly string[] } {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word.startsWith('-')) {
      if (commonOptions[word.slice(2)] === 'value') at += 1;
      continue;
    }
    if (!Object.hasOwn(commands, word)) throw new UsageError(unknownCommand(word));
    return { name: word, rest: [...argv.slice(0, at), ...argv.slice(at + 1)] };
  }
  return { rest: argv };
}

function unknownCommand(word: string): UsageError['words'] {
  const close = closest(word, Object.keys(commands));
  return close === undefined
    ? message('There is no command “{0}”. `minutes --help` lists them.', word)
    : message('There is no command “{0}”. Did you mean “{1}”?', word, close);
}

function localeIn(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const at = options.findLastIndex((word) => word === '--locale' || word.startsWith('--locale='));
  const word = options[at];
  return word === '--locale' ? options[at + 1] : word?.slice('--locale='.length);
}

function createTerminal(args: Arguments, say: Terminal['say']): Terminal {
  const { stdout, stderr, env } = process;
  const wish = args.has('no-color') ? false : args.has('color') ? true : undefined;
  return {
    cwd: process.cwd(),
    env,
    now: Date.now(),
    columns: stdout.columns ?? 120,
    color: wantsColor(wish, env, stdout.isTTY === true),
    interactive: stderr.isTTY === true && env.TERM !== 'dumb' && !env.CI,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    taken: async () => {
      if (stdout.writableNeedDrain) await once(stdout, 'drain');
    },
    say,
  };
}

function runMain(): void {
  // A reader that has seen enough, such as `head`, closes the pipe; what would still be written is of use to nobody.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? closedPipe);
  });
  // Exiting by the code alone lets a pipe take all that was written.
  void run(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}

if (parentPort && isThreadErrand(workerData)) checkInThread(workerData, parentPort);
else runMain();
