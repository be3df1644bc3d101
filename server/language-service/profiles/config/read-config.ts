import { createScanner, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type Message, message } from '../../text/message.ts';
import type { ProjectConfig } from './config.ts';
import { configShape } from './config-shape.ts';
import type { Known } from './known.ts';
import type { ConfigProblem, Report } from './report.ts';
import type { Shape } from './shape.ts';

export interface ConfigReading {
  /** All that can be used; empty where nothing can. */
  readonly config: ProjectConfig;
  /** In the order of the text; spans are offsets into it. */
  readonly problems: readonly ConfigProblem[];
}

/** Reads the text of a `.minutes.json`: JSON with comments and trailing commas. Never throws. */
export function readConfig(text: string, known: Known): ConfigReading {
  const { value, problems } = readJson(text, configShape(known));
  return { config: value ?? {}, problems };
}

/** More brackets in brackets are not read: the parser calls itself for each. */
const deepest = 64;

/** Reads a JSON text by a shape. An empty text has neither value nor problem, since it is a file that was just made. */
export function readJson<T>(
  text: string,
  shape: Shape<T>,
): { readonly value?: T; readonly problems: readonly ConfigProblem[] } {
  const json = text.replace(/^\uFEFF/, ' ');
  if (json.trim() === '') return { problems: [] };
  const tooDeep = offsetBelow(json);
  if (tooDeep !== undefined) {
    const span = { start: tooDeep, end: tooDeep + 1 };
    return {
      problems: [{ span, message: message('This is nested too deeply to be read.'), severity: 'error' }],
    };
  }
  const errors: ParseError[] = [];
  const root: Node | undefined = parseTree(json, errors, { allowTrailingComma: true });
  const report: Report = { problems: errors.map((error) => syntaxProblem(json, error)) };
  const value = root && shape.read(root, report);
  const problems = report.problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { problems, ...(value !== undefined && { value }) };
}

/** Where brackets first stand deeper than a limit, by default the one that texts are read to. */
export function offsetBelow(json: string, limit: number = deepest): number | undefined {
  const scanner = createScanner(json, true);
  let depth = 0;
  // SyntaxKind is an ambient const enum: 1 {, 2 }, 3 [, 4 ], 17 end.
  for (let kind: number = scanner.scan(); kind !== 17; kind = scanner.scan()) {
    if (kind === 1 || kind === 3) depth += 1;
    else if (kind === 2 || kind === 4) depth -= 1;
    if (depth > limit) return scanner.getTokenOffset();
  }
  return undefined;
}

function syntaxProblem(json: string, { error, offset, length }: ParseError): ConfigProblem {
  const start = Math.min(offset, json.length);
  const end = Math.min(start + Math.max(length, 1), json.length);
  return { span: { start: Math.min(start, end), end }, message: syntaxMessage(error), severity: 'error' };
}

/** By jsonc-parser's `ParseErrorCode`, an ambient const enum. */
function syntaxMessage(code: number): Message {
  switch (code) {
    case 3:
      return message('A key in double quotes is expected here.');
    case 4:
      return message('A value is expected here.');
    case 5:
      return message('A colon is missing here.');
    case 6:
      return message('A comma is missing here.');
    case 7:
      return message('The brace “{” is not closed.');
    case 8:
      return message('The bracket “[” is not closed.');
    case 9:
      return message('Nothing may follow the end of the object.');
    case 11:
      return message('The comment is not closed.');
    case 12:
      return message('The string is not closed.');
    default:
      return message('This is not JSON; texts stand in double quotes.');
  }
}
