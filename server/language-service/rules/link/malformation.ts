import type { Link } from '../../model/link.ts';
import { message } from '../../text/message.ts';
import { once } from '../../text/remember.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Finding, PassageContext } from '../rule.ts';
import { readableEnd } from './attempted-link.ts';

/** What is wrong with the address of a link itself; absent where nothing is. `text` is the document's. */
export function malformationOf(
  text: string,
  link: Link,
  exists: PassageContext['exists'],
): Omit<Finding, 'severity'> | undefined {
  const { start } = link.destination;
  const end = link.form === 'bare' ? readableEnd(text, link) : link.destination.end;
  const address = text.slice(start, end);
  if (link.form === 'reference' || address === '') return undefined;
  return (
    brokenScheme(address, start) ??
    twoUrls(text, link, address, start) ??
    cutEscape(address, start) ??
    punctuationInside(text, link, address, start) ??
    missingScheme(link, address, start, exists)
  );
}

/** `https：//`, `https:/`, `https//`, `ttps://` and the like. A bare one is no link, see `findFullWidthSchemes`. */
function brokenScheme(address: string, start: number): Finding | undefined {
  const broken =
    /^(http)(s?)(?:[：；;]\s?\/{1,2}|:\/(?!\/)|\/\/)/i.exec(address) ??
    /^(htt?p?|ttp|hhttp|htpp|htttp)(s?):\/\//i.exec(address);
  if (!broken || /^https?:\/\//i.test(address)) return undefined;
  const scheme = `http${broken[2]?.toLowerCase()}://`;
  const span = { start, end: start + broken[0].length };
  return {
    span,
    message: message('“{0}” does not begin a web address; write {1}.', broken[0], scheme),
    fixes: [{ title: message('Change to “{0}”', scheme), edits: [{ span, text: scheme }], safe: true }],
  };
}

function twoUrls(text: string, link: Link, address: string, start: number): Finding | undefined {
  const doubled = /^(?:https?:\/\/)+(?=https?:\/\/)/i.exec(address)?.[0];
  if (doubled !== undefined) {
    const span = { start, end: start + doubled.length };
    return {
      span,
      message: message('The address begins twice; remove “{0}”.', doubled),
      fixes: [{ title: message('Remove “{0}”', doubled), edits: [{ span, text: '' }], safe: true }],
    };
  }
  // Behind a bare URL the next one may stand where a reader ends the first.
  const whole = link.form === 'bare' ? text.slice(start, link.span.end) : address;
  const joint = /[\w)%-](?=https?:\/\/)/i.exec(whole.slice(8));
  if (!joint) return undefined;
  const at = 8 + joint.index + 1;
  if (link.form === 'bare' && at > address.length) return undefined;
  const second = whole.slice(at);
  const span = { start: start + at, end: start + whole.length };
  const edit: TextEdit | undefined =
    whole.slice(0, at) === second
      ? { span, text: '' }
      : link.form === 'bare'
        ? { span: { start: span.start, end: span.start }, text: ' ' }
        : undefined;
  return {
    span,
    message: message('Two addresses are pasted into one; the second is “{0}”.', second),
    ...(edit && {
      fixes: [
        {
          title:
            edit.text === ''
              ? message('Remove the second address')
              : message('Put a blank between the addresses'),
          edits: [edit],
          safe: true,
        },
      ],
    }),
  };
}

/** `%E5%8`, or a Chinese letter of which the last bytes are gone. Other encodings than UTF-8 are let be. */
function cutEscape(address: string, start: number): Finding | undefined {
  const cut = /%[\dA-F]{2}/i.test(address) ? /%(?![\dA-F]{2})[\dA-F]?/i.exec(address) : null;
  const at = cut ? { index: cut.index, length: cut[0].length } : cutLetter(address);
  if (!at) return undefined;
  const span = { start: start + at.index, end: start + at.index + at.length };
  return {
    span,
    message: message(
      'The address breaks off in “{0}”; copy it again.',
      address.slice(at.index, at.index + at.length),
    ),
  };
}

/** RFC 3629: how many bytes the first byte of a letter announces. */
function cutLetter(address: string): { index: number; length: number } | undefined {
  const run = /(?:%[\dA-F]{2}){1,1000}$/i.exec(address.slice(-3000));
  if (!run) return undefined;
  const bytes = (run[0].match(/[\dA-F]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const size = first < 0x80 ? 1 : first >> 5 === 6 ? 2 : first >> 4 === 14 ? 3 : first >> 3 === 30 ? 4 : 0;
    const rest = bytes.slice(at + 1, at + size);
    if (size === 0 || rest.some((byte) => byte >> 6 !== 2)) return undefined;
    const length = (bytes.length - at) * 3;
    // A lone byte at the end is more likely a letter of an old Chinese encoding.
    if (at + size > bytes.length)
      return at > 0 || rest.length > 0 ? { index: address.length - length, length } : undefined;
    at += size;
  }
  return undefined;
}

const CLOSERS: Readonly<Record<string, string>> = {
  '）': '（',
  '】': '【',
  '》': '《',
  '」': '「',
  '』': '『',
  '”': '“',
  '’': '‘',
};

/** Full-width punctuation at the end of an address in `(…)` or `<…>`: it belongs behind the link. */
function punctuationInside(text: string, link: Link, address: string, start: number): Finding | undefined {
  if (link.form === 'bare' || link.target.kind !== 'web') return undefined;
  // They are as many as the address is long, where somebody means ill.
  const opened = once(() => new Set(Object.values(CLOSERS).filter((opener) => address.includes(opener))));
  let length = 0;
  for (let last = address.at(-1); last !== undefined; last = address.at(-1 - length)) {
    const opener = CLOSERS[last];
    if (opener === undefined ? !/[，。；：、！？]/.test(last) : opened().has(opener)) break;
    length++;
  }
  if (length === 0) return undefined;
  const marks = address.slice(-length);
  const span = { start: start + address.length - length, end: start + address.length };
  const behind = { start: link.span.end, end: link.span.end };
  const moves = link.form === 'inline' || link.form === 'angle';
  const repeated = text.startsWith(marks, link.span.end);
  return {
    span,
    message: message('“{0}” is part of this address and makes it dead; move it behind the link.', marks),
    ...(moves && {
      fixes: [
        {
          title: message('Move “{0}” behind the link', marks),
          edits: [{ span, text: '' }, ...(repeated ? [] : [{ span: behind, text: marks }])],
          safe: true,
        },
      ],
    }),
  };
}

/** `[label](github.com/…)`, which leads to a file of that name. */
function missingScheme(
  link: Link,
  address: string,
  start: number,
  exists: PassageContext['exists'],
): Finding | undefined {
  const { form, target } = link;
  if (target.kind !== 'file' || form === 'image' || form === 'html-image') return undefined;
  const host =
    /^(?:www\.[\w.-]+|(?:[\w-]{1,63}\.){1,5}(?:com|cn|net)(?=\/|$)|(?:[\w-]{1,63}\.){1,5}(?:org|io|dev)(?=\/))/i.exec(
      address,
    )?.[0];
  if (host === undefined || exists(target.path) === true) return undefined;
  const at = { start, end: start };
  return {
    span: { start, end: start + host.length },
    message: message('Without “https://” this leads to a file named “{0}”; add it.', host),
    fixes: [{ title: message('Add “https://”'), edits: [{ span: at, text: 'https://' }], safe: true }],
  };
}
