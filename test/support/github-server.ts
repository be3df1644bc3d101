import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from './listen.ts';

/** A request as the server saw it. */
export interface Question {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}

/** A server that answers as GitHub's does, on an address of this machine. */
export interface GitHubServer {
  readonly base: string;
  readonly host: string;
  readonly questions: readonly Question[];
  /** Path, with its query → what is answered; 404 to all others. */
  readonly replies: Map<string, Reply | ((question: Question) => Reply | Promise<Reply>)>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startGitHubServer(
  replies: Readonly<Record<string, Reply | ((question: Question) => Reply | Promise<Reply>)>> = {},
  host = '127.0.0.50',
): Promise<GitHubServer> {
  const known = new Map(Object.entries(replies));
  const questions: Question[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const question = { path: request.url ?? '', headers: request.headers };
    questions.push(question);
    const found = known.get(question.path) ?? { status: 404, json: { message: 'Not Found' } };
    const reply = typeof found === 'function' ? await found(question) : found;
    const { status = 200, headers = {}, json, text } = reply;
    const body = text ?? (json === undefined ? '' : JSON.stringify(json));
    const etag = `W/"${createHash('sha256').update(body).digest('hex')}"`;
    if (status === 200 && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(status === 200 && { etag }),
      ...headers,
    });
    response.end(body);
  };
  const server = createServer(answer);
  const listening = await listen(server, host);
  return { ...listening, base: `http://${host}:${listening.port}`, host, questions, replies: known };
}

/** What GitHub tells of an issue or pull request; `merged` makes it one that was merged then. */
export function issueJson(
  repository: string,
  number: number,
  { title = `Thing ${number}`, state = 'open', pull = false, draft = false, merged = '' } = {},
): object {
  return {
    html_url: `https://github.com/${repository}/${pull ? 'pull' : 'issues'}/${number}`,
    number,
    title,
    state,
    draft,
    user: { login: 'somebody' },
    updated_at: merged || '2023-08-20T08:00:00Z',
    closed_at: state === 'closed' ? merged || '2023-08-20T08:00:00Z' : null,
    ...(pull && { pull_request: { merged_at: merged || null } }),
    body: 'Words that nobody keeps.',
  };
}
