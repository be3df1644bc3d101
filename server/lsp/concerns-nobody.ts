/** Whether a changed file is nothing that minutes could speak of: of folders the editor tells in the same way as of any file. */
export function concernsNobody(uri: string): boolean {
  if (/\/(?:node_modules|\.git)(?:\/|$)/.test(uri)) return true;
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return /.\.[a-z\d]{1,5}$/i.test(name) && !CONCERNING.test(name);
}

const CONCERNING =
  /(?:^\.minutes\.json|^\.gitignore|\.(?:md|markdown|png|jpe?g|gif|svg|webp|pdf|pptx|docx|xlsx))$/i;
