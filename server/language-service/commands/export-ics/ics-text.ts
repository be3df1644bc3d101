/** RFC 5545, 3.1: no line is longer than 75 octets, its line end left out. */
const LONGEST = 75;

/**
 * A value of type TEXT (RFC 5545, 3.3.11). Controls, which no such value may hold, are left out; half a surrogate pair, which UTF-8
 * cannot say, becomes U+FFFD.
 */
export function icsText(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Content lines as a file: folded, each with its line end. No character is cut in two. */
export function icsFile(lines: readonly string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const own = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + own > LONGEST) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += own;
  }
  return folded;
}

/** How many octets a code point has in UTF-8. */
function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
