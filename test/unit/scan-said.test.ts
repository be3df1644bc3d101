import { describe, expect, it } from 'vitest';
import { readMoment } from '../../server/language-service/calendar/read-moment.ts';
import { readSaid, type Said } from '../../server/language-service/model/scan/read-said.ts';

/** What a summary takes over. */
const part = (said: Said | undefined) =>
  said && {
    ...(said.date && { from: said.date.span.start, date: said.date.date }),
    ...(said.start && { start: said.start.time }),
    ...(said.end && { end: said.end.time }),
  };

describe('the usual line that says when a meeting is', () => {
  it('says what every other way to write a moment says', () => {
    const days = [
      '2023/08/24',
      '2023-08-24',
      '0001/01/01',
      '9999-12-28',
      '2023/08-24',
      '2023/02/29',
      '20/08/24',
      '2022/12/29',
      '2022/04/31',
      '2023 Jun 15,',
      '2023 Feb 29,',
      '2023 may 04,',
      '1023 Jul 07,',
      '2023 Sep 5,',
    ];
    const times = ['19:00', '00:00', '23:59', '07:05', '24:00', '7:00', '19：00', '19:60'];
    const marks = ['-', '~', ' - ', ' ~ ', '~ ', ' -', '  ~ ', '—', '~~', ' '];
    const tails = [
      '',
      '\n',
      '\r\n下一行 20:00',
      ' ',
      ' 周四',
      '0',
      '次日',
      '\n2024/01/01',
      '\u2028',
      '（北京时间）',
      'pm',
    ];
    for (const day of days)
      for (const start of times)
        for (const end of times)
          for (const mark of marks)
            for (const tail of tails) {
              const text = `时间\n${day} ${start}${mark}${end}${tail}`;
              expect(part(readSaid(text, 3, 2023)), text).toEqual(part(readMoment(text, 3, { year: 2023 })));
            }
  });
});
