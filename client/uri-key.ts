/** Equal for all spellings of an address, for server and editor may encode it differently. */
export function uriKey(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
