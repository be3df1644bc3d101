/**
 * Whether an IP address, as text, is one of the public network: not private, loopback, link-local, shared, reserved or multicast, nor one
 * that carries such an address in it. What is no address is not public. Sources: the IANA special-purpose address registries for IPv4 and
 * IPv6 (RFC 6890 and its updates); RFC 6052 and RFC 8215 for NAT64, RFC 3056 for 6to4, RFC 5214 for ISATAP.
 */
export function isPublicAddress(address: string): boolean {
  const four = readIPv4(address);
  if (four !== undefined) return isPublicIPv4(four);
  const six = readIPv6(address);
  return six !== undefined && isPublicIPv6(six);
}

/** Whether a text is an IP address, IPv6 without brackets. */
export function isAddress(text: string): boolean {
  return readIPv4(text) !== undefined || readIPv6(text) !== undefined;
}

/** Whether a host name is one that only a network of one's own resolves. `host` is in lower case. */
export function isPrivateName(host: string): boolean {
  const name = host.replace(/\.+$/, '');
  return (
    !name.includes('.') ||
    /\.(?:localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa|in-addr\.arpa|ip6\.arpa|test|invalid|example|onion|alt)$/.test(
      `.${name}`,
    ) ||
    METADATA.has(name)
  );
}

/** Public names, by which machines in a cloud are told of themselves. */
const METADATA: ReadonlySet<string> = new Set(['metadata.goog', 'metadata.tencentyun.com']);

/** First address, and how many of its bits count. */
const reservedIPv4: readonly (readonly [address: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // what runs in Azure finds its host there
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

function isPublicIPv4(address: number): boolean {
  return !reservedIPv4.some(([start, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor((readIPv4(start) ?? 0) / size);
  });
}

function isPublicIPv6(words: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = words;
  const last = g * 65536 + h;
  // NAT64 carries an IPv4 address at its end, 6to4 behind its prefix.
  if (a === 0x64 && b === 0xff9b && c === 0 && d === 0 && e === 0 && f === 0) return isPublicIPv4(last);
  if (a === 0x2002) return isPublicIPv4(b * 65536 + c);
  if (a < 0x2000 || a > 0x3fff) return false;
  if (a === 0x2001 && (b < 0x200 || b === 0xdb8)) return false;
  if (a === 0x3fff && b < 0x1000) return false;
  const isatap = (e === 0 || e === 0x200) && f === 0x5efe;
  return !isatap || isPublicIPv4(last);
}

function readIPv4(text: string): number | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Eight words; an IPv4 address at the end is two of them. A zone is left out. */
function readIPv6(text: string): readonly number[] | undefined {
  const bare = text.replace(/%.*$/, '');
  if (!/^[\da-f:.]{2,45}$/i.test(bare)) return undefined;
  const tail = /[^:]*$/.exec(bare)?.[0] ?? '';
  const four = tail.includes('.') ? readIPv4(tail) : undefined;
  if (tail.includes('.') && four === undefined) return undefined;
  const whole =
    four === undefined
      ? bare
      : `${bare.slice(0, -tail.length)}${Math.floor(four / 65536).toString(16)}:${(four % 65536).toString(16)}`;
  const halves = whole.split('::');
  if (halves.length > 2) return undefined;
  const [left = [], right] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const gap = 8 - left.length - (right?.length ?? 0);
  if (right === undefined ? gap !== 0 : gap < 1) return undefined;
  const words = [...left, ...Array.from({ length: gap }, () => '0'), ...(right ?? [])];
  return words.every((word) => /^[\da-f]{1,4}$/i.test(word))
    ? words.map((word) => Number.parseInt(word, 16))
    : undefined;
}
