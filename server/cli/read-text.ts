import { readFileSync } from 'node:fs';
import { type Message, message } from '../language-service/text/message.ts';

/** The text of a file, a byte order mark kept; words that say why where it cannot be had. */
export function readText(
  file: string,
  shown: string,
): { readonly text: string } | { readonly trouble: Message } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { trouble: message('{0} cannot be read: {1}', shown, reasonOf(error)) };
  }
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { trouble: message('{0} is not UTF-8, so it is left alone. Save it as UTF-8 first.', shown) };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Why the system refused. */
export function reasonOf(error: unknown): Message | string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return message('permission denied');
    case 'ENOENT':
      return message('it does not exist');
    case 'EISDIR':
      return message('it is a folder');
    case 'ENOSPC':
      return message('the disk is full');
    case 'EROFS':
      return message('the disk is read-only');
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
