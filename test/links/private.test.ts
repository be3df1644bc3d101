import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../server/language-service/links/address-space.ts';
import { askedAddress } from '../../server/language-service/links/asked-address.ts';
import { checkLinks } from '../../server/links/check-links.ts';
import { realClock } from '../../server/links/clock.ts';
import { startHostileServer } from '../support/hostile-server.ts';

const targets = [
  '127.0.0.1',
  '127.8.9.10',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.100.100.200',
  '0.0.0.0',
] as const;

const hex = (value: number, width = 2): string => value.toString(16).padStart(width, '0');

/** Ways to write an IPv4 address, so that one who only compares words does not know it again. */
function disguises(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const number = ((a * 256 + b) * 256 + c) * 256 + d;
  const words = `${hex(a * 256 + b, 4)}:${hex(c * 256 + d, 4)}`;
  const fullWidth = address.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return [
    address,
    `${address}.`,
    `${number}`,
    `0x${hex(number, 8)}`,
    `0${number.toString(8)}`,
    [a, b, c, d].map((byte) => `0x${hex(byte)}`).join('.'),
    [a, b, c, d].map((byte) => `0${byte.toString(8)}`).join('.'),
    [a, b, c, d].map((byte) => `000${byte.toString(8)}`).join('.'),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `0x${hex(a)}.${b}.0${(c * 256 + d).toString(8)}`,
    fullWidth,
    address.replaceAll('.', '。'),
    address.replace(/./g, (sign) => `%${hex(sign.charCodeAt(0))}`),
    `[::ffff:${address}]`,
    `[::ffff:${words}]`,
    `[0:0:0:0:0:ffff:${words}]`,
    `[::${words}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b::${words}]`,
    `[64:ff9b:1::${words}]`,
    `[2002:${words}::1]`,
    `[2400:cb00::5efe:${words}]`,
    `[fe80::5efe:${words}]`,
  ];
}

const others = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
  'printer.local',
  'router',
  'wiki.intranet',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'nas.home.arpa',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[2001::1]',
  '[3fff::1]',
  '[100::1]',
  '168.63.129.16',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  'loc%61lhost',
  'ⓛocalhost',
  'localhost..',
  'l\u{ad}ocalhost',
  'lo\tcalhost',
  'a.b.localhost.',
  'ip6-loopback',
  'host.docker.internal',
  'kubernetes.default.svc.cluster.local',
  'metadata.tencentyun.com',
  'metadata.tencentyun.com.',
  '127.0.0.1..',
  '127.1',
  '0',
  '0x7f.1',
  '0177.1',
  '017700000001.',
  '0300.0250.257',
  '①②⑦.⓪.⓪.①',
  '127．0｡0．1',
  '127.0.0\u{200b}.1',
  '%31%32%37.0.0.%EF%BC%91',
  '192.88.99.1',
  '[::127.1.2.3]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1:fffe::7f00:1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2001:0:7f00:1::80ff:fffe]',
  '[2001:20::1]',
  '[fd20:ce::254]',
  '[FE80::A9FE:A9FE]',
  '[feff::1]',
  '[5f00::1]',
];

/** Ways to write a redirect, which browsers follow and the eye does not see. */
const locations = (port: number): string[] => [
  `//127.0.0.1:${port}/200/secret`,
  `\\\\127.0.0.1:${port}/200/secret`,
  `/\\127.0.0.1:${port}/200/secret`,
  `http:\\\\127.0.0.1:${port}\\200\\secret`,
  `http:////127.0.0.1:${port}/200/secret`,
  `https:127.0.0.1:${port}/200/secret`,
  `ht\ttp://127.0.\t0.1:${port}/200/secret`,
  `http://127.0.0.30:${port}@127.0.0.1:${port}/200/secret`,
  `http://127.0.0.30:${port}%23@127.0.0.1:${port}/200/secret`,
  `http://[::ffff:7f00:1]:${port}/200/secret`,
  ` http://127.1:${port}/200/secret `,
];

const hosts = [...targets.flatMap(disguises), ...others];

describe('addresses of the own network', () => {
  it('are not reached, however they are written, nor through a redirect', async () => {
    await using server = await startHostileServer(realClock);
    const direct = hosts.map((host) => `http://${host}:${server.port}/200/secret`);
    const tricks = targets.flatMap((target) => [
      `http://www.example.org@${target}:${server.port}/200/secret`,
      `http://www.example.org:80@${target}:${server.port}/200/secret`,
      `http://www.example.org%2F@${target}:${server.port}/200/secret`,
      `http://a@b@${target}:${server.port}/200/secret`,
      `//${target}:${server.port}/200/secret`,
      `HTTP://${target}:${server.port}\\@www.example.org/200/secret`,
    ]);
    const redirected = [...direct, ...tricks].map(
      (url, number) => `http://127.0.0.30:${server.port}/redirect-to/${number}?to=${encodeURIComponent(url)}`,
    );
    const urls = [...direct, ...tricks, ...redirected];
    expect(urls.length).toBeGreaterThan(400);
    const { verdicts } = await checkLinks(urls, {
      userAgent: 'minutes-test',
      allowHosts: ['127.0.0.30'],
      pause: 0,
      resolve: async (host) => {
        throw Object.assign(new Error(`asked for ${host}`), { code: 'EAI_AGAIN' });
      },
    });
    const reached = urls.filter((url) => verdicts.get(askedAddress(url)!)?.reason !== 'private');
    expect(reached).toEqual([]);
    expect([...server.peaks.keys()]).toEqual(['127.0.0.30']);
    expect(new Set(server.arrivals.map(({ path }) => path.split('/')[1]))).toEqual(new Set(['redirect-to']));
  });

  it('are not reached by a redirect that is written oddly, nor by what is no address at all', async () => {
    await using server = await startHostileServer(realClock);
    const redirects = locations(server.port).map(
      (to, number) => `http://127.0.0.30:${server.port}/redirect-to/${number}?to=${encodeURIComponent(to)}`,
    );
    const nothing = [
      '[fe80::1%25lo]',
      '[fe80::1%lo]',
      '[::ffff:127.1]',
      '127.0.0.256',
      '1.2.3.4.5',
      '0x100000000',
    ];
    const direct = nothing.map((host) => `http://${host}:${server.port}/200/secret`);
    const { verdicts } = await checkLinks([...redirects, ...direct], {
      userAgent: 'minutes-test',
      allowHosts: ['127.0.0.30'],
      pause: 0,
    });
    const reasonOf = (url: string) => verdicts.get(askedAddress(url)!)?.reason;
    expect(redirects.map((url, number) => [number, reasonOf(url)])).toEqual(
      redirects.map((_, number) => [number, 'private']),
    );
    expect(new Set(direct.map(reasonOf))).toEqual(new Set(['no-address']));
    expect(server.arrivals.filter(({ path }) => path.includes('secret'))).toEqual([]);
    expect([...server.peaks.keys()]).toEqual(['127.0.0.30']);
  });

  it('are not reached by a name that stands for one', async () => {
    await using server = await startHostileServer(realClock);
    const answers: Record<string, readonly string[]> = Object.fromEntries(
      [
        ...targets.map((target) => [target]),
        ...targets.map((target) => [`::ffff:${target}`]),
        ...targets.map((target) => [`64:ff9b::${target}`]),
        // One good address does not help.
        ...targets.map((target) => ['192.0.77.1', target]),
        ['::1'],
        ['fe80::1%lo'],
        ['fd00::1'],
      ].map((addresses, number) => [`name-${number}.example.org`, addresses]),
    );
    const { verdicts } = await checkLinks(
      Object.keys(answers).map((name) => `http://${name}:${server.port}/200/secret`),
      {
        userAgent: 'minutes-test',
        resolve: async (host) =>
          answers[host]!.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      },
    );
    expect(new Set([...verdicts.values()].map(({ reason }) => reason))).toEqual(new Set(['private']));
    expect(server.peaks.size).toBe(0);
  });

  it('are not reached by a name that only looks like an address which may be asked', async () => {
    await using server = await startHostileServer(realClock);
    const urls = ['127.0.0.30.example.org', '10.example.org'].map(
      (host) => `http://${host}:${server.port}/200/secret`,
    );
    const { verdicts } = await checkLinks([...urls, server.url('200', '127.0.0.30', 1)], {
      userAgent: 'minutes-test',
      allowHosts: ['127.0.0.3*', '10.*'],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    expect([...verdicts.values()].map(({ reason }) => reason).sort()).toEqual([
      'answers',
      'private',
      'private',
    ]);
    expect([...server.peaks.keys()]).toEqual(['127.0.0.30']);
  });

  it('are told from those of the public network', () => {
    for (const address of [
      '8.8.8.8',
      '100.63.0.1',
      '172.32.0.1',
      '2606:4700::1111',
      '64:ff9b::808:808',
      '2002:808:808::1',
    ]) {
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    }
    for (const text of [
      '',
      '1.2.3',
      '256.1.1.1',
      '1:2',
      ':::',
      '1::2::3',
      'g::',
      '::ffff:8.8.8',
      '2606:4700::1111::',
    ]) {
      expect([text, isPublicAddress(text)]).toEqual([text, false]);
    }
  });
});

it('sends and shows no credentials, and of a URL only what its server needs', async () => {
  await using server = await startHostileServer(realClock);
  const url = `http://somebody:secret@127.0.0.30:${server.port}/301/1?a=b#there`;
  const { verdicts } = await checkLinks([url], { userAgent: 'minutes-test', allowHosts: ['127.0.0.30'] });
  expect(JSON.stringify([...verdicts])).not.toMatch(/secret|somebody|there/);
  expect(server.arrivals.length).toBeGreaterThan(1);
  for (const { headers } of server.arrivals) {
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(headers['user-agent']).toBe('minutes-test');
  }
});
