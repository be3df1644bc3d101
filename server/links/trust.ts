import { readFileSync } from 'node:fs';
import process from 'node:process';
import * as tls from 'node:tls';

/**
 * Whose certificates are accepted beside those of the list that Node brings: where a company or a proxy vouches for all that is reached, only
 * the machine's own store knows it.
 */
export interface Trust {
  /** For connections to a host (with its port) that trust the machine's store as well; undefined until it was widened for the host. */
  wider(host: string): tls.SecureContext | undefined;
  /** Reads the store the first time; undefined where there is nothing in it that is not trusted anyway. Never throws. */
  widen(host: string): tls.SecureContext | undefined;
}

/** `read` gives what the machine trusts, in PEM. Reading takes 100 ms and more, so it is done once, and only when it is needed. */
export function createTrust(read: () => readonly string[] = readSystemStore): Trust {
  let context: tls.SecureContext | undefined;
  let isRead = false;
  const hosts = new Set<string>();
  const readOnce = (): void => {
    if (isRead) return;
    isRead = true;
    try {
      const usual = new Set(usualAuthorities());
      const more = new Set(read().filter((certificate) => !usual.has(certificate)));
      if (more.size > 0) context = tls.createSecureContext({ ca: [...usual, ...more] });
    } catch {
      // What cannot be read is trusted no more than before.
    }
  };
  return {
    wider: (host) => (hosts.has(host) ? context : undefined),
    widen(host) {
      readOnce();
      hosts.add(host);
      return context;
    },
  };
}

/** Where systems other than Windows and macOS keep what they trust, all in one file. Source: `root_linux.go` of Go's crypto/x509. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/var/lib/ca-certificates/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Node can be asked for the store from 22.15 on; before that only systems are read that keep it in a file. */
function readSystemStore(): readonly string[] {
  const found = canAsk(tls) ? tls.getCACertificates('system') : [];
  if (found.length > 0 || process.platform === 'win32' || process.platform === 'darwin') return found;
  for (const file of BUNDLES) {
    const certificates = certificatesIn(file);
    if (certificates.length > 0) return certificates;
  }
  return [];
}

/** What connections trust that say nothing of it, with what `NODE_EXTRA_CA_CERTS` adds. */
function usualAuthorities(): readonly string[] {
  if (canAsk(tls)) return tls.getCACertificates('default');
  const { NODE_EXTRA_CA_CERTS: extra } = process.env;
  return [...tls.rootCertificates, ...(extra ? certificatesIn(extra) : [])];
}

function canAsk(module: Partial<typeof tls>): boolean {
  return typeof module.getCACertificates === 'function';
}

function certificatesIn(file: string): readonly string[] {
  try {
    return (
      readFileSync(file, 'latin1').match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
    );
  } catch {
    return [];
  }
}
