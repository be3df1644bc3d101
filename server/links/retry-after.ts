/**
 * How long a server asks to be left alone by `Retry-After`, in milliseconds from `now`; undefined where it does not say.
 * Source: RFC 9110, 10.2.3.
 */
export function retryAfter(value: unknown, now: number): number | undefined {
  const text = String(Array.isArray(value) ? value[0] : (value ?? '')).trim();
  if (/^\d{1,10}(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : Math.max(moment - now, 0);
}
