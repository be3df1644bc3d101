import { foldWidth } from '../calendar/fold-width.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { DialIn, InvitationField, InvitationLink, InvitationNumber } from './invitation.ts';
import type { InvitationLine } from './invitation-line.ts';
import { otherHost, type Provider, providers } from './providers.ts';

/** What an address may hold; CJK, full-width punctuation and brackets end it. With its scheme it may stand right behind other words. */
const address =
  /(?:(?<![\w.@-])|(?=https?:\/\/))(?:(https?):?\/{0,2})?((?:[\w-]{1,63}\.){1,6}[a-z]{2,12})(?![\w-])((?::\d{1,5})?(?:[/?#][\w\-.~:/?#@!$&'*+,;=%]*)?)/gi;
const lookalike = /meet|tencent|zoom|webex|feishu|larksuite|dingtalk|welink|voov/i;

/** A field of the invitation: the value's span and words, and its line. */
export function fieldAt(source: SourceText, line: InvitationLine, span: Span): InvitationField {
  return { span, line: line.whole, text: source.text.slice(span.start, span.end) };
}

export interface FoundLink {
  readonly link: InvitationLink;
  readonly provider: Provider;
  /** Whether it leads further than to the host's front page, as prose about a provider may do. */
  readonly deep: boolean;
}

/** The provider's link on a line, whole or damaged: without scheme, cut short, with a wrong path. */
export function readProviderLink(source: SourceText, line: InvitationLine): FoundLink | undefined {
  for (const match of line.words.matchAll(address)) {
    const [, scheme = '', host = '', path = ''] = match;
    const provider = providers.find((one) => one.host.test(host));
    if (!provider || provider.otherPath?.test(path)) continue;
    // Without a scheme it may be the rest of another address.
    if (scheme === '' && !provider.path.test(path)) continue;
    const found = linkField(source, line, match.index, match[0]);
    const kept = path.slice(0, Math.max(path.length - (match[0].length - found.text.length), 0));
    const wellFormed = /^https$/i.test(scheme) && /^https:\/\//i.test(match[0]) && provider.path.test(kept);
    return { link: { ...found, wellFormed }, provider, deep: kept.length > 1 };
  }
  return undefined;
}

/**
 * An address that stands where the link should: alone on its line or behind a label, or on a host that sounds like a meeting's.
 * It is well formed only behind a label, since then nobody knows better.
 */
export function readOtherLink(
  source: SourceText,
  line: InvitationLine,
  labelled?: Span,
): InvitationLink | undefined {
  const from = labelled ? labelled.start - line.content.start : 0;
  for (const match of line.words.matchAll(address)) {
    const [whole, scheme = '', host = '', path = ''] = match;
    const known = otherHost.test(host) || providers.some((one) => one.host.test(host));
    if (match.index < from || known) continue;
    const alone = match.index <= 1 && line.words.length - whole.length <= 2 && scheme !== '';
    const sounds = lookalike.test(host) && (scheme !== '' || path.length > 1);
    if (!labelled && !sounds && !alone) continue;
    const wellFormed =
      labelled !== undefined && /^https?:\/\//i.test(whole) && path.length > 1 && !lookalike.test(host);
    return { ...linkField(source, line, match.index, whole), wellFormed };
  }
  return undefined;
}

function linkField(source: SourceText, line: InvitationLine, index: number, whole: string): InvitationField {
  const start = line.content.start + index;
  // What is folded here was full-width in the source, and no address goes on there.
  const written = source.text.slice(start, start + whole.length).split(/[\u3000\uff01-\uff5e]/, 1)[0] ?? '';
  const end = start + written.replace(/[.,;:!?'*#]+$/, '').length;
  return fieldAt(source, line, { start, end });
}

/** The meeting number that a value begins with, with its faults; undefined where there are hardly any digits. */
export function readNumber(
  source: SourceText,
  line: InvitationLine,
  value: Span,
  provider: Provider | undefined,
): InvitationNumber | undefined {
  const words = foldWidth(source.text.slice(value.start, value.end));
  const whole = /^\D{0,4}?(\d(?:[\d \u2010-\u2015-]{0,30}\d)?)(?![\w])/.exec(words);
  const match = digitsOf(whole?.[1]).length >= 6 ? whole : /^[^\w]{0,4}([\w-]{3,30})/.exec(words);
  const written = match?.[1] ?? '';
  const digits = digitsOf(written);
  // A word with some digits in it is a password or a name.
  const isWord = digits.length * 2 < written.replace(/-/g, '').length;
  if (!match || digits.length < 3 || isWord) return undefined;
  const start = value.start + match[0].length - written.length;
  const field = fieldAt(source, line, { start, end: start + written.length });
  const shape = provider?.numbers.find((one) => one.shape.test(field.text));
  const anyShape = provider === undefined || provider.numbers.length === 0;
  const wellFormed = shape !== undefined || (anyShape && digits.length >= 6 && match === whole);
  return { ...field, digits, wellFormed, ...(shape?.series === undefined ? {} : { series: shape.series }) };
}

function digitsOf(words = ''): string {
  return words.replace(/\D/g, '');
}

const dialForm =
  /^(?:(?:.{0,60}by phone, dial |(?:(?:or |或者?)?(?:dial(?:[ -]?in)?|call(?:[ -]?in)?|拨打|拨号|拨入|电话(?:入会|呼入|拨入)(?:号码)?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|[A-Z]{2,3}|中国(?:大陆|香港|台湾)?|美国|新加坡|日本|英国|德国)[ \t]?: ?))[ \t]*)?(\(?[A-Z]{0,3}\)?[ \t]?\+\d[\d \t-]{4,20}\d(?:[ \t]?,[,\d*]*\d)?(?:#{1,2}(?:,{1,6}\*?\d{1,12}#?)?)?)/i;
const pinForm = /(?:PIN(?:[ \t]?码)?|(?:access|pass)code|密码)[ \t]?:?[ \t]*(\d[\d ]{2,20}\d)[ \t]?#/i;

/**
 * A line to dial in by telephone: `+8675536550000,,446419646# (中国大陆)`, `Or dial: (US) +1 234-567-8901 PIN: 123 456 789#`, or a
 * telephone number alone.
 */
export function readDialIn(source: SourceText, line: InvitationLine): DialIn | undefined {
  const match = dialForm.exec(line.words);
  const number = match?.[1];
  if (!match || number === undefined) return undefined;
  const end = line.content.start + match[0].length;
  const digits = number
    .split(',')
    .slice(1)
    .map((part) => part.replace(/\D/g, ''))
    .find((part) => part.length >= 6);
  const field = fieldAt(source, line, { start: end - number.length, end });
  const pin = pinForm.exec(line.words.slice(match[0].length))?.[1]?.replace(/\D/g, '');
  return {
    ...field,
    ...(digits === undefined ? {} : { digits }),
    ...(pin === undefined ? {} : { pin }),
  };
}
