import type { LinkForm } from './link.ts';

/** An address in the place of the one that a link has; undefined where it would not stand in such a link as it is. */
export function asDestination(form: LinkForm, address: string): string | undefined {
  const isHtml = form === 'html-link' || form === 'html-image';
  return /[\s<>()"'\\]/.test(address) || (isHtml && address.includes('&')) ? undefined : address;
}
