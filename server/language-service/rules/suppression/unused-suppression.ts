import { message } from '../../text/message.ts';
import type { Rule } from '../rule.ts';

/** Its findings are made in `suppress.ts`, which alone knows what was left out. */
export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  group: 'suppression',
  severity: 'hint',
  summary: message('A comment that switches off a rule where the rule has nothing to say'),
  rationale: message(
    'Such a comment stays behind when the fault is mended, and later hides a new one. Comments that name a rule that does not exist are reported too.',
  ),
  examples: [
    {
      title: message('The line below is in order'),
      bad: '## 时间\n\n⟦<!-- minutes-disable-next-line time-malformed -->⟧\n2023/08/24 19:00~19:30\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('A rule of that name does not exist'),
      bad: '<!-- minutes-disable-file ⟦time-malformd⟧ -->\n\n## 时间\n\n2023/08-24 19:00~19:30\n',
      fixed: '<!-- minutes-disable-file time-malformed -->\n\n## 时间\n\n2023/08-24 19:00~19:30\n',
    },
    {
      title: message('The comment does its work'),
      good: '## 时间\n\n<!-- minutes-disable-next-line time-malformed -- copied from the wiki -->\n2023/08-24 19:00~19:30\n',
    },
  ],
};
