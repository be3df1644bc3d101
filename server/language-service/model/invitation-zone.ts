import { readZone } from '../calendar/read-zone.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Invitation, InvitationZone } from './invitation.ts';
import type { LabelledValue } from './invitation-line.ts';
import { fieldAt } from './invitation-parts.ts';

/** How services name zones by places. Names that several zones share (`CST`, Eastern Time) tell nothing. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^(?:北京|上海|重庆|中国|Beijing|Shanghai|Chongqing|China)/i, 'Asia/Shanghai'],
  [/^(?:香港|Hong Kong)/i, 'Asia/Hong_Kong'],
  [/^(?:台北|Taipei)/i, 'Asia/Taipei'],
  [/^(?:新加坡|Singapore)/i, 'Asia/Singapore'],
  [/^(?:东京|大阪|Tokyo|Osaka)/i, 'Asia/Tokyo'],
  [/^(?:首尔|Seoul)/i, 'Asia/Seoul'],
  [/^(?:Kolkata|Mumbai|India)/i, 'Asia/Kolkata'],
  [/^(?:伦敦|London)/i, 'Europe/London'],
  [/^(?:柏林|Berlin|Amsterdam)/i, 'Europe/Berlin'],
  [/^(?:巴黎|Paris)/i, 'Europe/Paris'],
  [/^(?:纽约|New York|Eastern Time \(US)/i, 'America/New_York'],
  [/^(?:洛杉矶|Los Angeles|Pacific Time \(US)/i, 'America/Los_Angeles'],
  [/^(?:悉尼|Sydney)/i, 'Australia/Sydney'],
];

/**
 * The zone of the meeting's time: under a label of its own, as an offset beside the time (`(GMT+08:00) 中国标准时间 - 北京`), or as a
 * place behind it (`07:00 PM Beijing, Shanghai`). Undefined where the invitation names none.
 */
export function readZoneField(
  source: SourceText,
  value: LabelledValue | undefined,
  time: Invitation['time'],
): InvitationZone | undefined {
  if (value) {
    const words = source.text.slice(value.span.start, value.span.end);
    const id = /^[A-Z][A-Za-z]+\/[A-Za-z_/+-]+$/.exec(words)?.[0] ?? placeOf(words);
    const offsetMinutes = readZone(source.text.slice(0, value.span.end), value.span.start)?.offsetMinutes;
    if (id === undefined && offsetMinutes === undefined) return undefined;
    return {
      ...fieldAt(source, value.line, value.span),
      ...(id === undefined ? {} : { id }),
      ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
    };
  }
  if (!time?.moment) return undefined;
  const { zone, span } = time.moment;
  if (zone) {
    const { offsetMinutes } = zone;
    const place = placeOf(source.text.slice(zone.span.end, time.span.end).trim());
    return {
      ...fieldOn(source, time.line, zone.span),
      ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
      ...(place === undefined ? {} : { id: place }),
    };
  }
  const gap =
    /^[ \t,，|(（]*(?:[上下]午|晚上)?[ \t,，]*/.exec(source.text.slice(span.end, time.span.end))?.[0]
      .length ?? 0;
  const start = span.end + gap;
  const id = placeOf(source.text.slice(start, time.span.end));
  return id === undefined ? undefined : { ...fieldOn(source, time.line, { start, end: time.span.end }), id };
}

function fieldOn({ text }: SourceText, line: Invitation['span'], span: Invitation['span']): InvitationZone {
  return { span, line, text: text.slice(span.start, span.end) };
}

function placeOf(words: string): string | undefined {
  return places.find(([form]) => form.test(words))?.[1];
}
