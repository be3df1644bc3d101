/** The document that a request is about; undefined where it is about none. */
export function uriIn(params: unknown): string | undefined {
  const {
    textDocument,
    uri,
    data,
    files,
    arguments: given,
  } = (params ?? {}) as {
    textDocument?: { uri?: unknown };
    uri?: unknown;
    data?: { uri?: unknown };
    files?: readonly { oldUri?: unknown }[];
    arguments?: readonly unknown[];
  };
  const argument = given?.[0] as { uri?: unknown } | null | undefined;
  const found = textDocument?.uri ?? uri ?? data?.uri ?? files?.[0]?.oldUri ?? argument?.uri ?? argument;
  return typeof found === 'string' ? found : undefined;
}

/** Whether a request is about an open document rather than about files or everything. */
export function isInDocument(params: unknown): boolean {
  return typeof params === 'object' && params !== null && 'textDocument' in params;
}
