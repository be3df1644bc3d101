import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Rule } from '../rule.ts';
import { isAccepted } from './accepted-form.ts';
import { rewriteMoment } from './rewrite-moment.ts';

export const timeFormat: Rule = {
  id: 'time-format',
  group: 'time',
  severity: 'off',
  summary: message('A time line in an accepted form other than the one that is usually written'),
  rationale: message('For communities that want one form in all minutes. Off unless it is switched on.'),
  examples: [
    {
      title: message('An accepted form that is not the usual one'),
      bad: '## 时间\n\n⟦2023 Aug 24, 19:00-19:30⟧\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('The usual form, with blanks round the range mark'),
      good: '## 时间\n\n2023/08/24 19:00 ~ 19:30\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const moment = minutes.time?.moment;
    const { date, start, end } = moment ?? {};
    if (!moment || moment.malformed || !date || !start || !end) return;
    const { time } = minutes.profile;
    if (!isAccepted(moment, time, 'any') || isAccepted(moment, time, 'canonical')) return;
    const { edit, keepsWords } = rewriteMoment(
      minutes.source,
      moment,
      time.canonical,
      date,
      start.time,
      end.time,
    );
    yield {
      span: edit.span,
      message: message('“{0}” is usually written “{1}”.', slice(minutes.source, edit.span), edit.text),
      fixes: [{ title: message('Write “{0}”', edit.text), edits: [edit], safe: keepsWords }],
    };
  },
};
