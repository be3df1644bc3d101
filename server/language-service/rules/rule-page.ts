import { message, render, type Translations } from '../text/message.ts';
import type { Example, Rule } from './rule.ts';

const TIME_GROUP = message('Time');
const JOIN_GROUP = message('Invitation');
const STRUCTURE_GROUP = message('Structure');
const LINK_GROUP = message('Links');
const MARKDOWN_GROUP = message('Markdown');
const TYPOGRAPHY_GROUP = message('Typography');
const PRIVACY_GROUP = message('Privacy');
const SERIES_GROUP = message('Series of meetings');
const SUPPRESSION_GROUP = message('Comments to the checks');

/** What a group of rules is called. */
export const groupNames = {
  time: TIME_GROUP,
  join: JOIN_GROUP,
  structure: STRUCTURE_GROUP,
  link: LINK_GROUP,
  markdown: MARKDOWN_GROUP,
  typography: TYPOGRAPHY_GROUP,
  privacy: PRIVACY_GROUP,
  series: SERIES_GROUP,
  suppression: SUPPRESSION_GROUP,
} as const;

/** What a severity, or being off, is called. */
export const severityNames = {
  error: message('error'),
  warning: message('warning'),
  info: message('information'),
  hint: message('hint'),
  off: message('off by default'),
} as const;

/** Whether some example shows a repair. */
export function hasFix(rule: Rule): boolean {
  return rule.examples.some(({ fixed }) => fixed !== undefined);
}

/** The rule's page in Markdown: what it reports and why, its options, its examples. The words are in the language of the translations. */
export function rulePage(rule: Rule, translations: Translations = {}): string {
  const say = (template: ReturnType<typeof message>): string => render(template, translations);
  const facts = [
    say(message('Group: {0}', groupNames[rule.group])),
    say(message('Severity: {0}', severityNames[rule.severity])),
    hasFix(rule) ? say(message('Has a fix')) : say(message('No fix')),
  ];
  const options = rule.options?.map(
    ({ name, default: value, description }) =>
      `- ${say(message('`{0}` ({1}): {2}', name, JSON.stringify(value), description))}`,
  );
  const blocks = [
    `# ${rule.id}`,
    say(rule.summary),
    facts.map((fact) => `- ${fact}`).join('\n'),
    say(rule.rationale),
    ...(options ? [`## ${say(message('Options'))}`, options.join('\n')] : []),
    `## ${say(message('Examples'))}`,
    ...rule.examples.flatMap((example) => exampleBlocks(example, say)),
    `## ${say(message('Settings'))}`,
    say(message('In `.minutes.json`:')),
    fenced(`{ "rules": { "${rule.id}": "${rule.severity === 'off' ? 'warning' : 'off'}" } }`, 'json'),
    say(message('In the minutes, above the line:')),
    fenced(`<!-- minutes-disable-next-line ${rule.id} -->`, 'markdown'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function exampleBlocks(example: Example, say: (words: ReturnType<typeof message>) => string): string[] {
  const file = example.file === undefined ? [] : [say(message('File name: `{0}`', example.file))];
  const shown = (label: ReturnType<typeof message>, text: string | undefined): string[] =>
    text === undefined
      ? []
      : [`**${say(label)}**`, fenced(text.replace(/\r\n?/g, '\n').trimEnd(), 'markdown')];
  return [
    `### ${say(example.title)}`,
    ...file,
    ...shown(message('Reported, between ⟦ and ⟧:'), example.bad),
    ...shown(message('Repaired:'), example.fixed),
    ...shown(message('In order:'), example.good),
  ];
}

/** A fence that is longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
