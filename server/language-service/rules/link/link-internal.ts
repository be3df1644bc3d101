import type { Passage } from '../../model/passage.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Rule } from '../rule.ts';

/** Links that only somebody inside a company's network, or nobody but the writer, can follow. */
export const linkInternal: Rule = {
  id: 'link-internal',
  group: 'link',
  severity: 'warning',
  summary: message('A link leads to a machine that readers outside cannot reach'),
  rationale: message(
    'Private addresses (RFC 1918, RFC 4193), names without a dot, endings such as “.local” and the hosts that the project file names as internal. Addresses of one’s own machine (“localhost”) are only hinted at, since they often stand in instructions. Code is left alone.',
  ),
  examples: [
    {
      title: message('A private address'),
      bad: '测试报告：[报告](⟦http://10.182.26.3:8080/report⟧)，⟦http://192.168.1.20/curve⟧\n',
    },
    {
      title: message('A name of the company’s own network'),
      bad: '[方案](⟦http://wiki/display/curve⟧)、[面板](⟦https://grafana.storage.local/d/1⟧)\n',
    },
    {
      title: message('A host that the project file names'),
      bad: '[设计](⟦https://docs.corp.example.org/1⟧)\n',
      profile: { internalHosts: ['*.corp.example.org'] },
    },
    {
      title: message('Public hosts'),
      good: '[官网](https://www.example.org/) http://8.8.8.8/ https://172.32.0.1/ https://10.example.org/ `http://10.0.0.1/`\n',
    },
  ],
  *checkPassage(passage) {
    const { source, profile } = passage;
    for (const { form, destination, target, url } of passage.links) {
      if (form === 'reference' || destination.start === destination.end) continue;
      const address = slice(source, destination);
      if (/^file:/i.test(url)) {
        yield {
          span: destination,
          message: message('This is a path on your own machine; readers cannot open it.'),
        };
      } else if (target.kind === 'web') {
        const kind = kindOf(target.host, profile);
        if (!kind) continue;
        yield {
          span: destination,
          message:
            kind === 'loopback'
              ? message('“{0}” is the reader’s own machine; link to a public page instead.', target.host)
              : message(
                  '“{0}” cannot be reached from outside; link to a public page instead.',
                  target.host || address,
                ),
          ...(kind === 'loopback' && { severity: 'hint' as const }),
        };
      }
    }
  },
};

type HostKind = 'loopback' | 'internal';

function kindOf(host: string, profile: Passage['profile']): HostKind | undefined {
  if (profile.internalHosts.some((pattern) => matches(host, pattern.toLowerCase()))) return 'internal';
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1)$/.test(host)) return 'loopback';
  if (isPrivateAddress(host)) return 'internal';
  if (/\.(?:local|internal|intranet|intra|lan|corp|localdomain|home\.arpa)$/.test(host)) return 'internal';
  // `https://https://…` is an address that begins twice.
  if (/^https?$/.test(host)) return undefined;
  // A name without a dot is resolved by the search list of a network, unless it is an IPv6 address.
  return /^[a-z\d][a-z\d-]*$/.test(host) ? 'internal' : undefined;
}

function matches(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/** RFC 1918, RFC 6598 (shared), RFC 3927 (link-local), RFC 4193 and RFC 4291 (IPv6 unique local and link-local). */
function isPrivateAddress(host: string): boolean {
  const parts = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(host);
  if (!parts) return /^(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):/.test(host);
  const first = Number(parts[1]);
  const second = Number(parts[2]);
  if (first === 10) return true;
  if (first === 172) return second >= 16 && second <= 31;
  if (first === 192) return second === 168;
  if (first === 169) return second === 254;
  return first === 100 && second >= 64 && second <= 127;
}
