import { message } from '../language-service/text/message.ts';
import type { Terminal } from './terminal.ts';

/** So wide is the column on the left, with the space behind it. */
const WIDTH = 34;

/** What `minutes --help` prints. */
export function helpText({ say }: Terminal): string {
  const line = (left: string, right: string): string =>
    left.length < WIDTH - 1 ? `  ${left.padEnd(WIDTH)}${right}` : `  ${left}\n  ${' '.repeat(WIDTH)}${right}`;
  return `${[
    say(message('Checks and repairs meeting minutes in Markdown.')),
    '',
    line(
      'minutes check [OPTIONS] [--] [PATHS]',
      say(message('Reports what is wrong. Without PATHS: all minutes below this folder.')),
    ),
    line(
      'minutes fix [OPTIONS] [--] [PATHS]',
      say(message('Repairs what can be repaired without losing a word.')),
    ),
    line(
      'minutes links [OPTIONS] [--] [PATHS]',
      say(message('Looks where links lead, and reports those that are gone or have moved.')),
    ),
    line(
      'minutes list [OPTIONS] [--] [PATHS]',
      say(message('Lists the meetings, the latest first, and where one is missing.')),
    ),
    line(
      "minutes history '#123' [-- PATHS]",
      say(message('Says when a number, an address or a topic was spoken of, and how.')),
    ),
    line('minutes search WORDS [-- PATHS]', say(message('Finds words in all meetings.'))),
    line(
      'minutes index [--check] [--] [PATHS]',
      say(message('Brings the table of meetings in README.md up to date.')),
    ),
    line(
      'minutes new [OPTIONS] [--] [FOLDER]',
      say(message('Writes the minutes of the next meeting, as the series goes on.')),
    ),
    line('minutes explain [RULE]', say(message('Prints the page of a rule, or the list of all.'))),
    line(
      'minutes explain --config [PATH]',
      say(message('Prints which file set each value of the settings.')),
    ),
    '',
    say(message('PATHS are files, folders and globs.')),
    '',
    say(message('Options of check:')),
    line(
      '--format text|json|github|sarif|junit',
      say(message('How findings are written; text unless said otherwise')),
    ),
    line(
      '--fail-on error|warning|info|hint',
      say(message('From which severity on the exit code is 1; error unless said otherwise')),
    ),
    line(
      '--changed-since REF',
      say(message('Only files that Git says have changed since this branch left REF')),
    ),
    line('--baseline FILE', say(message('Leave out the findings that are written in FILE'))),
    line('--write-baseline FILE', say(message('Write all findings into FILE; the exit code is 0'))),
    line(
      '--jobs N',
      say(message('Check in N threads; otherwise as many as there are cores and files are worth')),
    ),
    '',
    say(message('Options of links:')),
    line(
      '--format text|json|github|sarif|junit',
      say(message('How findings are written; text unless said otherwise')),
    ),
    line('--fail-on error|warning|info|hint', say(message('As in check'))),
    line('--changed-since REF', say(message('As in check'))),
    line('--max-age AGE', say(message('Ask again what was learned longer ago, such as 30m, 12h or 7d'))),
    line(
      '--allow-host HOST',
      say(message('Also ask this host of your own network; may be given several times')),
    ),
    line('GITHUB_TOKEN, GH_TOKEN', say(message('Environment: the token to ask GitHub with'))),
    '',
    say(message('Options of fix:')),
    line('--dry-run', say(message('Print a diff and write nothing'))),
    line('--rule ID', say(message('Only repairs of this rule; may be given several times'))),
    '',
    say(message('Options of list, history, search and index:')),
    line('--format text|json', say(message('How the answer is written; text unless said otherwise'))),
    line('--limit N', say(message('As many lines of a search; 50 unless said otherwise'))),
    line('--check', say(message('Write no page; the exit code is 1 where one is out of date'))),
    '',
    say(message('Options of new:')),
    line('--date DAY', say(message('The day, as 2023-09-07; otherwise the likeliest one'))),
    line('--start TIME, --end TIME', say(message('As 19:00; otherwise as last time'))),
    line(
      '--carry usual|all|none',
      say(
        message('What is carried over from the last meeting; what usually comes again unless said otherwise'),
      ),
    ),
    line('--dry-run', say(message('Print the minutes and write nothing'))),
    '',
    say(message('Options of all of these:')),
    line('--config FILE', say(message('Use this project file instead of the nearest .minutes.json'))),
    line(
      '--profile ID',
      say(message('Read the files that are named by this built-in profile, whatever stands in them')),
    ),
    line('--now ISO', say(message('Judge as if it were this moment'))),
    line('--no-network', say(message('Ask nothing of the network'))),
    '',
    say(message('Options of every command:')),
    line(
      '--locale LOCALE',
      say(message('Language of the messages, en, zh-cn or zh-tw; otherwise LC_ALL, LC_MESSAGES or LANG')),
    ),
    line(
      '--color, --no-color',
      say(message('Colour the output or do not; otherwise NO_COLOR, FORCE_COLOR and the terminal decide')),
    ),
    line('-h, --help', ''),
    line('-V, --version', ''),
    '',
    say(
      message(
        'Exit code: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or a file that cannot be read or written.',
      ),
    ),
    say(message('Of list, history and search it is 1 where nothing is found.')),
  ]
    .map((text) => text.trimEnd())
    .join('\n')}\n`;
}
