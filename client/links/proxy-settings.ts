import * as vscode from 'vscode';

/** How the editor goes to the web; what is not set is absent. */
export interface ProxySettings {
  readonly url?: string;
  readonly strictSsl?: boolean;
  /** Whether certificates are accepted that the machine's own store vouches for. */
  readonly systemCertificates?: boolean;
  readonly noProxy?: readonly string[];
}

/** The settings of the editor that these come from. */
const sources = [
  'http.proxy',
  'http.proxyStrictSSL',
  'http.noProxy',
  'http.proxySupport',
  'http.systemCertificates',
] as const;

/** Names no proxy where the editor itself is to use none. Workspaces cannot set any of it. */
export function proxySettings(): ProxySettings {
  const http = vscode.workspace.getConfiguration('http');
  const systemCertificates = http.get<boolean>('systemCertificates');
  const certificates = systemCertificates === undefined ? {} : { systemCertificates };
  if (http.get<string>('proxySupport') === 'off') return certificates;
  const url = http.get<string>('proxy');
  const strictSsl = http.get<boolean>('proxyStrictSSL');
  const noProxy = http.get<readonly string[]>('noProxy');
  return {
    ...certificates,
    ...(url ? { url } : {}),
    ...(strictSsl === undefined ? {} : { strictSsl }),
    ...(noProxy && noProxy.length > 0 ? { noProxy } : {}),
  };
}

export function changesProxy(event: vscode.ConfigurationChangeEvent): boolean {
  return sources.some((source) => event.affectsConfiguration(source));
}
