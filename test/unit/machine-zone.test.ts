import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machineZone } from '../../server/lsp/node/machine-zone.ts';

const byIntl = Intl.DateTimeFormat().resolvedOptions().timeZone;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutes-zone-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const link = (target: string): string => {
  const name = join(folder, 'localtime');
  symlinkSync(target, name);
  return name;
};

describe('the zone of the machine', () => {
  test.each([
    ['/usr/share/zoneinfo/Asia/Shanghai', 'Asia/Shanghai'],
    ['../usr/share/zoneinfo/America/New_York', 'America/New_York'],
    ['/var/db/timezone/zoneinfo/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('%s is %s', (target, zone) => {
    expect(machineZone(undefined, link(target))).toBe(zone);
  });

  test.each(['/usr/share/zoneinfo/posix/Asia/Shanghai', '/usr/share/zoneinfo/right/UTC', '/etc/elsewhere'])(
    '%s says nothing, so that Intl is asked',
    (target) => {
      expect(machineZone(undefined, link(target))).toBe(byIntl);
    },
  );

  test('a file that is no link, or none at all, says nothing', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(machineZone(undefined, file)).toBe(byIntl);
    expect(machineZone(undefined, join(folder, 'none'))).toBe(byIntl);
  });

  test('the environment goes before', () => {
    expect(machineZone('America/New_York', link('/usr/share/zoneinfo/Asia/Shanghai'))).toBe(byIntl);
  });
});
