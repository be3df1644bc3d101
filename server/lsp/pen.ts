/** Writes files where the editor cannot do it. Nothing throws. */
export interface Pen {
  /** Makes a file, and its folders; false where there is one already, or none can be made there. */
  make(uri: string, text: string): Promise<boolean>;
  /** Lays a text down under a name for the user to read; its URI. Undefined where that cannot be. */
  show(name: string, text: string): Promise<string | undefined>;
  /** Takes away what was laid down. */
  clear(): void;
}
