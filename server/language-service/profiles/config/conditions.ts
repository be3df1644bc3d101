import { dateExists } from '../../calendar/date.ts';
import { type Message, message } from '../../text/message.ts';
import { patternHasDay } from '../file-name-pattern.ts';
import { isGlob } from '../glob.ts';
import { closest } from './shape.ts';

export function isGlobText(text: string): Message | undefined {
  return isGlob(text) ? undefined : message('“{0}” cannot be read as a glob.', text);
}

export function isPagePath(text: string): Message | undefined {
  const stays = /\.(?:md|markdown)$/i.test(text) && !/^\/|\\|(?:^|\/)\.\.?\//.test(text);
  return stays ? undefined : message('“{0}” is no Markdown file below this folder.', text);
}

export function isFileNamePattern(text: string): Message | undefined {
  if (text.includes('/')) return message('A file name pattern has no folder; folders go into “files”.');
  return patternHasDay(text)
    ? undefined
    : message('“{0}” must say month and day once each, as in “yyyy-MM-dd.md”.', text);
}

export function isDay(text: string): Message | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const exists = dateExists({ year: Number(year), month: Number(month), day: Number(day) });
  return exists ? undefined : message('“{0}” is no date; write it as “2023-05-18”.', text);
}

export function isTimeOfDay(text: string): Message | undefined {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)
    ? undefined
    : message('“{0}” is no time of day; write it as “19:00”.', text);
}

export function isZone(text: string): Message | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return undefined;
  } catch {
    const close = closest(text, Intl.supportedValuesOf('timeZone'));
    return close === undefined
      ? message('“{0}” is no time zone; write it as “Asia/Shanghai”.', text)
      : message('“{0}” is no time zone. Did you mean “{1}”?', text, close);
  }
}

/** Unicode TR 35 letters for the day, the hour and the minute; words in quotes are not letters. */
export function isTimePattern(text: string): Message | undefined {
  const letters = text.replace(/'[^']*'/g, '');
  return /M/.test(letters) && /d/.test(letters) && /[Hh]+.?mm/.test(letters)
    ? undefined
    : message('“{0}” must say day and time, as in “yyyy/MM/dd HH:mm~HH:mm”.', text);
}

/** Date letters stand in braces; a title may do without. */
export function isTitlePattern(text: string): Message | undefined {
  const inside = Array.from(text.matchAll(/\{([^{}]*)\}/g), ([, letters]) => letters ?? '');
  const bare = text.replace(/\{[^{}]*\}/g, '');
  return !/[{}]/.test(bare) && inside.every((letters) => /^[yMdE年月日号/ .,-]+$/.test(letters))
    ? undefined
    : message('“{0}” has braces that hold no date; write it as “双周会 {yyyy-MM-dd}”.', text);
}

export function isRepository(text: string): Message | undefined {
  return /^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?\/[\w.-]+$/.test(text)
    ? undefined
    : message('“{0}” is no repository; write it as “owner/name”.', text);
}

export function isHost(text: string): Message | undefined {
  return /^(?:\*\.)?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u.test(text)
    ? undefined
    : message('“{0}” is no host; write it as “wiki.example.org” or “*.example.org”.', text);
}

export function isWebAddress(text: string): Message | undefined {
  return /^https?:\/\/[^\s/?#]/i.test(text)
    ? undefined
    : message('“{0}” is no web address; write it as “https://www.example.org/page”.', text);
}

export function isFilled(text: string): Message | undefined {
  return text.trim() === '' ? message('This must not be empty.') : undefined;
}
