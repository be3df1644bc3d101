import { type Message, message } from '../language-service/text/message.ts';
import type { Terminal } from './terminal.ts';

/** So wide is the column on the left, with the space behind it. */
const WIDTH = 34;

/** What `minutes --help` prints. */
export function helpText({ say }: Terminal): string {
  const lines = rows().map((row) => {
    if (row === '') return row;
    if ('template' in row) return say(row);
    const [left, words] = row;
    if (!words) return `  ${left}`;
    const start = left.length < WIDTH - 1 ? left.padEnd(WIDTH) : `${left}\n  ${' '.repeat(WIDTH)}`;
    return `  ${start}${say(words)}`;
  });
  return `${lines.join('\n')}\n`;
}

type Row = '' | Message | readonly [left: string, words?: Message];

const rows = (): readonly Row[] => [
  message('Checks and repairs meeting minutes in Markdown.'),
  '',
  [
    'minutes check [OPTIONS] [--] [PATHS]',
    message('Reports what is wrong. Without PATHS: all minutes below this folder.'),
  ],
  ['minutes fix [OPTIONS] [--] [PATHS]', message('Repairs what can be repaired without losing a word.')],
  [
    'minutes links [OPTIONS] [--] [PATHS]',
    message('Looks where links lead, and reports those that are gone or have moved.'),
  ],
  [
    'minutes list [OPTIONS] [--] [PATHS]',
    message('Lists the meetings, the latest first, and where one is missing.'),
  ],
  [
    "minutes history '#123' [-- PATHS]",
    message('Says when a number, an address or a topic was spoken of, and how.'),
  ],
  ['minutes search WORDS [-- PATHS]', message('Finds words in all meetings.')],
  ['minutes index [--check] [--] [PATHS]', message('Brings the table of meetings in README.md up to date.')],
  [
    'minutes new [OPTIONS] [--] [FOLDER]',
    message('Writes the minutes of the next meeting, as the series goes on.'),
  ],
  ['minutes explain [RULE]', message('Prints the page of a rule, or the list of all.')],
  ['minutes explain --config [PATH]', message('Prints which file set each value of the settings.')],
  '',
  message('PATHS are files, folders and globs.'),
  '',
  message('Options of check:'),
  ['--format text|json|github|sarif|junit', message('How findings are written; text unless said otherwise')],
  [
    '--fail-on error|warning|info|hint',
    message('From which severity on the exit code is 1; error unless said otherwise'),
  ],
  ['--changed-since REF', message('Only files that Git says have changed since this branch left REF')],
  ['--baseline FILE', message('Leave out the findings that are written in FILE')],
  ['--write-baseline FILE', message('Write all findings into FILE; the exit code is 0')],
  ['--jobs N', message('Check in N threads; otherwise as many as there are cores and files are worth')],
  '',
  message('Options of links:'),
  ['--format text|json|github|sarif|junit', message('How findings are written; text unless said otherwise')],
  ['--fail-on error|warning|info|hint', message('As in check')],
  ['--changed-since REF', message('As in check')],
  ['--max-age AGE', message('Ask again what was learned longer ago, such as 30m, 12h or 7d')],
  ['--allow-host HOST', message('Also ask this host of your own network; may be given several times')],
  ['GITHUB_TOKEN, GH_TOKEN', message('Environment: the token to ask GitHub with')],
  '',
  message('Options of fix:'),
  ['--dry-run', message('Print a diff and write nothing')],
  ['--rule ID', message('Only repairs of this rule; may be given several times')],
  '',
  message('Options of list, history, search and index:'),
  ['--format text|json', message('How the answer is written; text unless said otherwise')],
  ['--limit N', message('As many lines of a search; 50 unless said otherwise')],
  ['--check', message('Write no page; the exit code is 1 where one is out of date')],
  '',
  message('Options of new:'),
  ['--date DAY', message('The day, as 2023-09-07; otherwise the likeliest one')],
  ['--start TIME, --end TIME', message('As 19:00; otherwise as last time')],
  [
    '--carry usual|all|none',
    message('What is carried over from the last meeting; what usually comes again unless said otherwise'),
  ],
  ['--dry-run', message('Print the minutes and write nothing')],
  '',
  message('Options of all of these:'),
  ['--config FILE', message('Use this project file instead of the nearest .minutes.json')],
  [
    '--profile ID',
    message('Read the files that are named by this built-in profile, whatever stands in them'),
  ],
  ['--now ISO', message('Judge as if it were this moment')],
  ['--no-network', message('Ask nothing of the network')],
  '',
  message('Options of every command:'),
  [
    '--locale LOCALE',
    message('Language of the messages, en, zh-cn or zh-tw; otherwise LC_ALL, LC_MESSAGES or LANG'),
  ],
  [
    '--color, --no-color',
    message('Colour the output or do not; otherwise NO_COLOR, FORCE_COLOR and the terminal decide'),
  ],
  ['-h, --help'],
  ['-V, --version'],
  '',
  message(
    'Exit code: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or a file that cannot be read or written.',
  ),
  message('Of list, history and search it is 1 where nothing is found.'),
];
