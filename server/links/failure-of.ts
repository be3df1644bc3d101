import type { LookFailure } from '../language-service/links/verdict.ts';

/** What a failed connection or request says about a link. */
export function failureOf(error: unknown): LookFailure {
  const code = codeOf(error);
  const known = failures[code];
  if (known !== undefined) return known;
  return /^(?:ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/.test(
    code,
  )
    ? 'certificate'
    : 'odd-answer';
}

const failures: Readonly<Record<string, LookFailure>> = {
  EPRIVATE: 'private',
  ENOTFOUND: 'no-name',
  EAI_AGAIN: 'offline',
  EAI_FAIL: 'offline',
  ENETDOWN: 'offline',
  ENETUNREACH: 'offline',
  EHOSTUNREACH: 'offline',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'cut-off',
  ECONNABORTED: 'cut-off',
  EPIPE: 'cut-off',
  UND_ERR_SOCKET: 'cut-off',
  UND_ERR_ABORTED: 'cut-off',
  ETIMEDOUT: 'no-answer',
  UND_ERR_CONNECT_TIMEOUT: 'no-answer',
  UND_ERR_HEADERS_TIMEOUT: 'no-answer',
  EPROTO: 'certificate',
};

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses were tried, and none answered.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : '';
}
