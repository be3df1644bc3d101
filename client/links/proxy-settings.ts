import * as vscode from 'vscode';

/** By which proxy the editor goes to the web; what is not set is absent. */
export interface ProxySettings {
  readonly url?: string;
  readonly strictSsl?: boolean;
  readonly noProxy?: readonly string[];
}

/** The settings of the editor that these come from. */
const sources = ['http.proxy', 'http.proxyStrictSSL', 'http.noProxy', 'http.proxySupport'] as const;

/** Absent where the editor itself is to use no proxy. Workspaces cannot set any of it. */
export function proxySettings(): ProxySettings | undefined {
  const http = vscode.workspace.getConfiguration('http');
  if (http.get<string>('proxySupport') === 'off') return undefined;
  const url = http.get<string>('proxy');
  const strictSsl = http.get<boolean>('proxyStrictSSL');
  const noProxy = http.get<readonly string[]>('noProxy');
  return {
    ...(url ? { url } : {}),
    ...(strictSsl === undefined ? {} : { strictSsl }),
    ...(noProxy && noProxy.length > 0 ? { noProxy } : {}),
  };
}

export function changesProxy(event: vscode.ConfigurationChangeEvent): boolean {
  return sources.some((source) => event.affectsConfiguration(source));
}
