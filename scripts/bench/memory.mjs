import { readFile } from 'node:fs/promises';

/** What a process holds in memory now and at most until now, in megabytes; `undefined` where the system does not tell. */
export async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const megabytes = (field) => {
    const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  };
  const now = megabytes('VmRSS');
  const peak = megabytes('VmHWM');
  return now === undefined || peak === undefined ? undefined : { now, peak };
}
