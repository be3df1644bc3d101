import { message, render, type Translations } from '../text/message.ts';
import { rules } from './index.ts';
import { groupNames, hasFix, severityNames } from './rule-page.ts';

/** All rules as a Markdown page: a table for each group, every rule a link to its page. */
export function ruleList(translations: Translations = {}): string {
  const say = (words: ReturnType<typeof message>): string => render(words, translations);
  const groups = [...new Set(rules.map(({ group }) => group))];
  const blocks = groups.flatMap((group) => [
    `## ${say(groupNames[group])}`,
    [
      `| ${say(message('Rule'))} | ${say(message('Severity'))} | ${say(message('Fix'))} | ${say(message('What it reports'))} |`,
      '| --- | --- | --- | --- |',
      ...rules
        .filter((rule) => rule.group === group)
        .map((rule) => {
          const fix = hasFix(rule) ? say(message('yes')) : '';
          const summary = say(rule.summary).replaceAll('|', '\\|');
          return `| [${rule.id}](${rule.id}.md) | ${say(severityNames[rule.severity])} | ${fix} | ${summary} |`;
        }),
    ].join('\n'),
  ]);
  return `${[`# ${say(message('Rules'))}`, ...blocks].join('\n\n')}\n`;
}
