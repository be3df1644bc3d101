import { askedAddress } from '../links/asked-address.ts';
import { message } from '../text/message.ts';
import type { Command } from './command.ts';

/**
 * Opens the copy of a page that the Wayback Machine has of a day, or next to it. The argument is `{ url, day? }`, the day as `yyyy-MM-dd`;
 * without one it is the latest copy. The answer is `{ url }`. Nothing is asked before the user's browser does.
 */
export const openArchived: Command = {
  id: 'minutes.openArchived',
  run(_, argument) {
    const { url, day } = (argument ?? {}) as { readonly url?: unknown; readonly day?: unknown };
    const address = typeof url === 'string' ? askedAddress(url) : undefined;
    if (address === undefined) return undefined;
    const on = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day.replaceAll('-', '') : '2';
    const copy = `https://web.archive.org/web/${on}/${address.replace(/[\s<>"'\\^`{|}]/g, encodeURIComponent)}`;
    return { label: message('A copy of {0}', address), show: { uri: copy }, answer: { url: copy } };
  },
};
