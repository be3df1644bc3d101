/** A short name for a text: texts that differ have, as far as anybody will ever see, different ones. No protection against malice. */
export function contentHash(text: string): string {
  // cyrb53: two multiplicative hashes of 32 bits that are mixed at the end.
  let a = 0xdeadbeef ^ text.length;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  return mixed(a, b);
}

/** The same for bytes that come piece by piece. */
export interface Checksum {
  add(bytes: Uint8Array): void;
  value(): string;
}

export function createChecksum(): Checksum {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  let length = 0;
  return {
    add(bytes) {
      length += bytes.length;
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] ?? 0;
        a = Math.imul(a ^ byte, 2654435761);
        b = Math.imul(b ^ byte, 1597334677);
      }
    },
    value: () => mixed(a ^ length, b),
  };
}

function mixed(first: number, second: number): string {
  let a = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  let b = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  a >>>= 0;
  b >>>= 0;
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}
