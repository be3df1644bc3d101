import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockChanges } from '../../server/language-service/calendar/clock-changes.ts';
import { icsOf } from '../../server/language-service/commands/export-ics/ics-of.ts';
import { icsFile, icsText } from '../../server/language-service/commands/export-ics/ics-text.ts';
import { calendarFile } from '../../server/language-service/commands/export-ics.ts';
import { ics } from '../../server/language-service/features/ics.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { mutatedText } from '../support/arbitrary-text.ts';
import { CLEAN } from '../support/samples.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { uriIn, workspaceOf } from '../support/workspace-of.ts';

const NOW = Date.parse('2023-08-20T01:02:03Z');

interface Place {
  readonly name?: string;
  readonly folder?: string;
  readonly zone?: string;
}

function made(text: string, { name = '2023-08-24.md', folder = 'file:///x/Notes/', zone }: Place = {}) {
  const profile = zone === undefined ? curve : { ...curve, zone };
  return icsOf(readMinutes(createSourceText(`${folder}${name}`, 0, text), profile), NOW);
}

/** The content lines of a file, unfolded (RFC 5545, 3.1). */
function linesOf(file: string): readonly string[] {
  expect(file.endsWith('\r\n')).toBe(true);
  return file.replaceAll('\r\n ', '').slice(0, -2).split('\r\n');
}

/** The values of a property of the event. */
function propertyOf(file: string | undefined, property: string): string | undefined {
  const event =
    linesOf(file ?? '\r\n')
      .join('\n')
      .split('BEGIN:VEVENT')[1] ?? '';
  return event.split('\n').find((line) => line.split(/[:;]/)[0] === property);
}

/** RFC 5545, 3.3.11. */
function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}

const octets = (line: string): number => new TextEncoder().encode(line).length;

describe('a meeting as a calendar file', () => {
  it('says when, where and how to get in', () => {
    expect(linesOf(made(CLEAN)!)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Minutes//Minutes//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Shanghai',
      'BEGIN:STANDARD',
      'DTSTART:20221231T000000',
      'TZOFFSETFROM:+0800',
      'TZOFFSETTO:+0800',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      expect.stringMatching(/^UID:20230824-[\da-f]{8}@minutes$/),
      'DTSTAMP:20230820T010200Z',
      'DTSTART;TZID=Asia/Shanghai:20230824T190000',
      'DTEND;TZID=Asia/Shanghai:20230824T193000',
      'SUMMARY:存储社区双周会',
      'LOCATION:腾讯会议：123-456-789',
      'DESCRIPTION:https://meeting.tencent.com/dm/aB3dE5fG7hJ9\\n腾讯会议：123-456-789',
      'URL:https://meeting.tencent.com/dm/aB3dE5fG7hJ9',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('is the same entry wherever and whenever it is made', () => {
    const uid = propertyOf(made(CLEAN), 'UID');
    expect(
      propertyOf(made(CLEAN.replace('19:30', '20:00'), { folder: 'file:///c%3A/y/Notes/' }), 'UID'),
    ).toBe(uid);
    expect(propertyOf(made(CLEAN, { folder: 'file:///x/Others/' }), 'UID')).not.toBe(uid);
    expect(
      propertyOf(made(CLEAN.replaceAll('2023/08/24', '2023/09/07'), { name: '2023-09-07.md' }), 'UID'),
    ).not.toBe(uid);
  });

  it('ends after midnight, on no clock, or all day', () => {
    const times = (words: string) => {
      const file = made(CLEAN.replace('2023/08/24 19:00~19:30', words).replace('2023/08/24 19:00-19:30', ''));
      return [propertyOf(file, 'DTSTART'), propertyOf(file, 'DTEND')];
    };
    expect(times('2023/08/24 23:00~次日01:00')[1]).toBe('DTEND;TZID=Asia/Shanghai:20230825T010000');
    expect(times('2023/08/24 23:00~24:00')[1]).toBe('DTEND;TZID=Asia/Shanghai:20230825T000000');
    expect(times('2023/08/24 19:00')[1]).toBeUndefined();
    expect(times('2023/08/24 19:00~18:00')[1]).toBeUndefined();
    expect(times('2023/08/24')).toEqual(['DTSTART;VALUE=DATE:20230824', undefined]);
  });

  it('is told in UTC where the text has another offset than the community', () => {
    const file = made(CLEAN.replace('19:00~19:30', '19:00~19:30 (UTC+2)'));
    expect(propertyOf(file, 'DTSTART')).toBe('DTSTART:20230824T170000Z');
    expect(propertyOf(file, 'DTEND')).toBe('DTEND:20230824T173000Z');
    expect(file).not.toContain('VTIMEZONE');
  });

  it('comes again as its invitation says', () => {
    const rule = (words: string) =>
      propertyOf(
        made(CLEAN.replace('北京\n', `北京\n重复周期：${words}\n`).replace('123-456-789', '123-4567-8901')),
        'RRULE',
      );
    expect(rule('2023/08/10-2023/12/28 19:00-19:30, 每两周 (周四)')).toBe(
      'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20231228T110000Z',
    );
    expect(rule('2023/08/21-2023/12/28 19:00-19:30, 每个工作日')).toBe(
      'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;WKST=MO;UNTIL=20231228T110000Z',
    );
    expect(rule('2023/08/01-2023/12/28 19:00-19:30, 每天')).toBe('RRULE:FREQ=DAILY;UNTIL=20231228T110000Z');
    expect(rule('2023/07/24-2023/12/28 19:00-19:30, 每月')).toBe(
      'RRULE:FREQ=MONTHLY;BYMONTHDAY=24;UNTIL=20231228T110000Z',
    );
    expect(rule('2023/07/27-2023/12/28 19:00-19:30, 每月 (周四)')).toBe(
      'RRULE:FREQ=MONTHLY;BYDAY=4TH;UNTIL=20231228T110000Z',
    );
    // Another week, another weekday, over, and a day that some months have not.
    expect(rule('2023/08/17-2023/12/28 19:00-19:30, 每两周 (周四)')).toBeUndefined();
    expect(rule('2023/08/10-2023/12/28 19:00-19:30, 每两周 (周五)')).toBeUndefined();
    expect(rule('2023/06/01-2023/08/10 19:00-19:30, 每两周 (周四)')).toBeUndefined();
    expect(propertyOf(made(CLEAN), 'RRULE')).toBeUndefined();
  });

  it('is one entry as a series', () => {
    const series = CLEAN.replace('123-456-789', '123-4567-8901').replace(
      '北京\n',
      '北京\n重复周期：2023/08/10-2023/12/28 19:00-19:30, 每两周 (周四)\n',
    );
    const next = series.replaceAll('2023/08/24', '2023/09/07');
    expect(propertyOf(made(series), 'UID')).toBe('UID:tencent-12345678901@minutes');
    expect(propertyOf(made(next, { name: '2023-09-07.md' }), 'UID')).toBe(propertyOf(made(series), 'UID'));
  });

  it('tells no password', () => {
    const secret = CLEAN.replace('#腾讯会议：123-456-789', '#腾讯会议：123-456-789 会议密码：4711');
    expect(propertyOf(made(secret), 'LOCATION')).toBe('LOCATION:123-456-789');
    expect(made(secret)).not.toContain('4711');
    const below = CLEAN.replace('#腾讯会议：123-456-789', '#腾讯会议：123-456-789\n会议密码：4711');
    expect(propertyOf(made(below), 'LOCATION')).toBe('LOCATION:腾讯会议：123-456-789');
    expect(made(below)).not.toContain('4711');
  });

  it('tells when the clocks of its zone are changed', () => {
    const zone = (name: string) =>
      linesOf(made(CLEAN.replace(/ \(GMT\+08:00\)[^\n]*/, ''), { zone: name })!)
        .join('\n')
        .split(/(?=BEGIN:(?:STANDARD|DAYLIGHT))|END:VTIMEZONE/)
        .slice(1, -1)
        .map((part) => part.replace(/\n/g, ' ').replace(/ END.*/, ''));
    expect(zone('America/New_York')).toEqual([
      'BEGIN:STANDARD DTSTART:20221231T000000 TZOFFSETFROM:-0500 TZOFFSETTO:-0500',
      'BEGIN:DAYLIGHT DTSTART:20230312T020000 TZOFFSETFROM:-0500 TZOFFSETTO:-0400',
      'BEGIN:STANDARD DTSTART:20231105T020000 TZOFFSETFROM:-0400 TZOFFSETTO:-0500',
    ]);
    expect(zone('Pacific/Auckland')).toEqual([
      'BEGIN:DAYLIGHT DTSTART:20221231T000000 TZOFFSETFROM:+1300 TZOFFSETTO:+1300',
      'BEGIN:STANDARD DTSTART:20230402T030000 TZOFFSETFROM:+1300 TZOFFSETTO:+1200',
      'BEGIN:DAYLIGHT DTSTART:20230924T020000 TZOFFSETFROM:+1200 TZOFFSETTO:+1300',
    ]);
    expect(zone('Asia/Kathmandu')).toEqual([
      'BEGIN:STANDARD DTSTART:20221231T000000 TZOFFSETFROM:+0545 TZOFFSETTO:+0545',
    ]);
    // Summer time is interrupted for Ramadan.
    expect(clockChanges('Africa/Casablanca', Date.UTC(2023, 0, 1), Date.UTC(2024, 0, 1))).toHaveLength(2);
    expect(clockChanges('Nowhere/Else', 0, 1e12)).toEqual([]);
  });

  it('says any words, in lines of at most 75 octets', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 300 });
    const tricky = fc.string({
      unit: fc.constantFrom('，', ',', ';', '\\', '\n', 'n', '😀', 'é', ' ', '会'),
    });
    fc.assert(
      fc.property(fc.oneof(words, tricky), (text) => {
        const plain = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '');
        const file = icsFile([`SUMMARY:${icsText(text)}`]);
        const lines = file.split('\r\n').slice(0, -1);
        for (const line of lines) {
          expect(octets(line)).toBeLessThanOrEqual(75);
          expect(new TextDecoder().decode(new TextEncoder().encode(line))).toBe(line);
        }
        expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true);
        expect(unescaped(linesOf(file).join('').slice('SUMMARY:'.length))).toBe(plain);
      }),
      { numRuns: 2000 },
    );
    expect(icsText('a\u0000b\uD83D')).toBe('ab\uFFFD');
  });

  it('is a whole file for any text', () => {
    fc.assert(
      fc.property(mutatedText([CLEAN]), fc.constantFrom('2023-08-24.md', 'notes.md'), (text, name) => {
        const file = made(text, { name });
        if (file === undefined) return;
        expect(file.split('\r\n').every((line) => octets(line) <= 75)).toBe(true);
        expect(file).not.toMatch(/[^\r]\n|\r[^\n]/);
        const open: string[] = [];
        for (const line of linesOf(file)) {
          expect(line).toMatch(/^[A-Z-]+(?:;[A-Z]+=[^:;]+)?:./);
          if (line.startsWith('BEGIN:')) open.push(line.slice(6));
          else if (line.startsWith('END:')) expect(open.pop()).toBe(line.slice(4));
        }
        expect(open).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the request for a calendar file', () => {
  it('is answered for minutes that are open, and for those of the workspace', () => {
    const snapshot = { ...snapshotOf('2023-08-24.md', CLEAN), now: NOW };
    const answer = ics.handle(snapshot, { uri: snapshot.uri });
    expect(answer).toMatchObject({ name: '2023-08-24.ics', text: expect.stringContaining('BEGIN:VEVENT') });
    const uri = uriIn('Notes/Double Week Meetings/2023-08-24.md');
    const closed = workspaceOf({ 'Notes/Double Week Meetings/2023-08-24.md': CLEAN }, (bare) =>
      ics.needs!(bare, { uri }),
    );
    expect(calendarFile(closed, uri)).toMatchObject({ name: '2023-08-24.ics' });
  });

  it('is refused in plain words', () => {
    const problem = (...given: Parameters<typeof snapshotOf>) => {
      const snapshot = snapshotOf(...given);
      return ics.handle(snapshot, { uri: snapshot.uri });
    };
    const undated = CLEAN.replaceAll(/2023\/08\/24 19:00.19:30/g, '');
    expect(problem('notes.md', undated)).toEqual({
      problem: 'The minutes do not say on which day the meeting is; fill in the time first.',
    });
    expect(problem('2023-08-24.md', CLEAN, { profile: { ...curve, zone: 'Beijing' } })).toEqual({
      problem: '“Beijing” is no time zone; write it as “Asia/Shanghai”.',
    });
    expect(ics.handle(snapshotOf('2023-08-24.md', CLEAN), { uri: 'file:///other.md' })).toEqual({
      problem: 'Open the minutes of the meeting first.',
    });
  });
});
