/** Headers as a server answered them, names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whether an answer's address or headers say that a person is asked for. */
export function asksForPerson(url: string, headers: AnswerHeaders): boolean {
  const mitigated = headers['cf-mitigated'] === 'challenge' || headers['x-datadome'] === 'protected';
  const action = String(headers['x-amzn-waf-action'] ?? '');
  return (
    mitigated ||
    /^(?:captcha|challenge)$/.test(action) ||
    /\/(?:captcha|verify_?human|human-?check|antibot|anti_spider|unhuman|wappoc_appmsgcaptcha)(?:[/.?]|$)/i.test(
      url,
    )
  );
}

/** Whether the beginning of a page is one that asks whether a person is there: what the common walls write, and nothing that an article would. */
export function isHumanCheck(beginning: string): boolean {
  return walls.test(beginning);
}

const walls =
  /\/cdn-cgi\/challenge-platform\/|<title>(?:Just a moment\.\.\.|Attention Required! \| Cloudflare|请稍候…|安全验证|百度安全验证|访问验证|人机验证)<\/title>|window\._cf_chl_opt|acw_sc__v2|captcha-delivery\.com|_Incapsula_Resource|AwsWafIntegration|px-captcha|id="TencentCaptcha"|ddos-guard\/js-challenge/i;

/**
 * Whether an answer without its body may be such a page: walls are small or nameless in size, and must not be kept. Others are believed
 * as they are.
 */
export function mayBeWall(headers: AnswerHeaders): boolean {
  const html = /html/i.test(String(headers['content-type'] ?? ''));
  const unkept = /no-store/i.test(String(headers['cache-control'] ?? ''));
  const cookies = String(headers['set-cookie'] ?? '');
  return html && (unkept || /\b(?:acw_tc|acw_sc|__cf_bm|datadome|incap_ses|__ddg)/i.test(cookies));
}
