/** Whether the arguments of this program name a way to speak to an editor. */
export function speaksToEditor(args: readonly string[]): boolean {
  return args.some((flag) => /^--(?:stdio|node-ipc|pipe|socket)(?:=|$)/.test(flag));
}
