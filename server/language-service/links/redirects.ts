/** Parts of an absolute address as the URL standard writes it. */
interface Parts {
  readonly scheme: string;
  /** Without `www.`. */
  readonly host: string;
  /** Without a slash at the end; empty for the home page. */
  readonly path: string;
  readonly query: string;
}

/**
 * Whether a redirect leads from a page to where people log in, so that it says nothing about the page. An address that was a log-in page
 * from the beginning leads where it says.
 */
export function wantsLogIn(from: string, to: string): boolean {
  const [start, end] = [partsOf(from), partsOf(to)];
  if (isLogIn(start)) return false;
  return isLogIn(end) || (end.host !== start.host && returns.test(end.query));
}

/** Whether a redirect leads from some page to a home page, as hosts do with what they no longer have, and not only with that. */
export function leadsToHome(from: string, to: string): boolean {
  const [start, end] = [partsOf(from), partsOf(to)];
  if (start.path === '' || end.path !== '' || end.query !== '' || shortening.has(start.host)) return false;
  return start.host === end.host || start.path.lastIndexOf('/') > 0;
}

/**
 * Whether a permanent redirect is nothing to write down: a short link does what it is for, a home page chooses among its pages, a slash or
 * `www.` is added, the page is given in another language, or an address gets parameters.
 */
export function leadsToSamePage(from: string, to: string): boolean {
  const [start, end] = [partsOf(from), partsOf(to)];
  if (shortening.has(start.host)) return true;
  const sameHost = start.host === end.host;
  if (sameHost && start.path === '' && end.path !== '') return true;
  if (!sameHost || start.scheme !== end.scheme) return false;
  return start.path === end.path || start.path === end.path.replace(language, '');
}

const shortening: ReadonlySet<string> = new Set([
  'aka.ms',
  'b23.tv',
  'bit.ly',
  'cutt.ly',
  'dwz.cn',
  'g.co',
  'git.io',
  'goo.gl',
  'is.gd',
  'ow.ly',
  'suo.im',
  't.cn',
  't.co',
  't.ly',
  'tinyurl.com',
  'url.cn',
  'w.url.cn',
]);

const language = /\/[a-z]{2}(?:[-_][a-zA-Z]{2,4})?(?=\/|$)/;

const returns =
  /[?&](?:return_?(?:to|url)?|redirect(?:_?(?:ur[il]|to))?|continue|next|service|goto|relaystate|samlrequest)=/i;

const logInPath =
  /(?:^|\/)(?:log-?in|sign-?in|sign_in|log_in|logon|sso|saml2?|cas|passport|authorize|authenticate|accounts?\/login|wp-login\.php|oauth2?)(?:[/.;]|$)/i;

const logInHost = /^(?:login|signin|sso|passport|auth|accounts?|idp|cas|oauth)\d?\./i;

function isLogIn({ host, path }: Parts): boolean {
  return logInPath.test(path) || logInHost.test(host);
}

function partsOf(url: string): Parts {
  const [, scheme = '', host = '', path = '', query = ''] =
    /^([a-z]+):\/\/(?:www\.)?([^/?#]*)([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
  return { scheme, host: host.toLowerCase(), path: path.replace(/\/(?:index\.html?)?$/, ''), query };
}
