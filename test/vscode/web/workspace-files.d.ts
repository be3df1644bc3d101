/** The files of `test/vscode/workspace`, which the bundler puts in: text by path. */
declare module 'workspace-files' {
  const files: Readonly<Record<string, string>>;
  export default files;
}
