const OPENER = /^\uFEFF?---[ \t]*(?:\r\n?|\n|$)/;
const CLOSER = /(?:\r\n?|\n)---[ \t]*(?:\r\n?|\n|$)/;
const CLOSER_LINE = /(?:^|[\r\n])---[ \t]*(?:[\r\n]|$)/;

/** Whether the first line of a document opens front matter. */
export function opensMatter(text: string): boolean {
  return OPENER.test(text);
}

/** Where front matter ends behind the line that closes it; absent where there is none, or nothing closes it. */
export function endOfMatter(text: string): number | undefined {
  const opener = OPENER.exec(text)?.[0];
  if (!opener || !/[\r\n]$/.test(opener)) return undefined;
  // The closing line may follow at once; its line end in front is the opener's.
  const from = opener.trimEnd().length;
  const closer = CLOSER.exec(text.slice(from));
  return closer ? from + closer.index + closer[0].length : undefined;
}

/** Whether one of these whole lines closes front matter that opened before them. */
export function closesMatter(text: string): boolean {
  return CLOSER_LINE.test(text);
}
