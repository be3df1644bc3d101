import { readlinkSync } from 'node:fs';

/**
 * IANA name of the zone that the machine is set to. Linux and macOS have it in the name of a file, which is read in no time; the
 * first question to Intl costs a fresh process 20 ms. `wish` is the environment's TZ, which goes before.
 */
export function machineZone(wish: string | undefined, localtime = '/etc/localtime'): string {
  if (!wish) {
    try {
      const name = /\/zoneinfo\/([A-Z][a-z]+\/[A-Z][A-Za-z_/]+)$/.exec(readlinkSync(localtime))?.[1];
      if (name !== undefined) return name;
    } catch {
      // No such file, or one that is no link.
    }
  }
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
