/** A short name for a text: texts that differ have, as far as anybody will ever see, different ones. No protection against malice. */
export function contentHash(text: string): string {
  // cyrb53: two multiplicative hashes of 32 bits that are mixed at the end; here two for every other unit each, since a processor
  // multiplies for them at a time.
  let a = 0xdeadbeef ^ text.length;
  let b = 0x41c6ce57;
  let c = 0x9e3779b9;
  let d = 0x7f4a7c15;
  for (let at = 0; at < text.length; at += 2) {
    const unit = text.charCodeAt(at);
    const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
    c = Math.imul(c ^ next, 2246822507);
    d = Math.imul(d ^ next, 3266489909);
  }
  return mixed(a ^ Math.imul(c ^ (c >>> 15), 2654435761), b ^ Math.imul(d ^ (d >>> 13), 1597334677));
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
  /** Bytes of a word that is not complete yet, and how many. */
  let word = 0;
  let filled = 0;
  const take = (next: number): void => {
    a = Math.imul(a ^ next, 2654435761);
    b = Math.imul(b ^ next, 1597334677);
    // Multiplying carries upwards only; without this the upper bits of a word would hardly count.
    a ^= a >>> 15;
    b ^= b >>> 13;
  };
  const fill = (byte: number): void => {
    word |= byte << (8 * filled);
    if (++filled < 4) return;
    take(word);
    word = 0;
    filled = 0;
  };
  return {
    add(bytes) {
      length += bytes.length;
      let at = 0;
      while (filled > 0 && at < bytes.length) fill(bytes[at++] ?? 0);
      // The same as `take`, in variables of the loop's own: this is most of the work.
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let [first, second] = [a, b];
      for (; at + 4 <= bytes.length; at += 4) {
        const next = view.getInt32(at, true);
        first = Math.imul(first ^ next, 2654435761);
        second = Math.imul(second ^ next, 1597334677);
        first ^= first >>> 15;
        second ^= second >>> 13;
      }
      [a, b] = [first, second];
      while (at < bytes.length) fill(bytes[at++] ?? 0);
    },
    value: () => mixed(a ^ length ^ word, b),
  };
}

function mixed(first: number, second: number): string {
  let a = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  let b = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  a >>>= 0;
  b >>>= 0;
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}
