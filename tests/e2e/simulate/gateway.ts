import { once } from 'node:events';
import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

/** A whole answer on its way back. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The line breaks in the middle of it. */
  torn?: boolean;
}

/** Asks the server for another file. */
export type Fetch = (path: string) => Promise<Answer>;

/** The way between a phone and the server, where a test may change what goes by. */
export class Gateway {
  url = '';
  /** May rewrite the body of a request. */
  onAsk: (path: string, body: Buffer) => Buffer = (_, body) => body;
  /** May rewrite an answer; a phone whose answer throws hears nothing. */
  onAnswer: (path: string, answer: Answer) => Answer | Promise<Answer> = (_, answer) => answer;
  readonly #server: Server;

  private constructor(readonly behind: { url: string }) {
    this.#server = createServer((question, reply) => void this.#pass(question, reply));
  }

  /** Opens a way to a server that may come and go. */
  static async open(behind: { url: string }): Promise<Gateway> {
    const gateway = new Gateway(behind);
    gateway.#server.listen(0, '127.0.0.1');
    await once(gateway.#server, 'listening');
    const address = gateway.#server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    gateway.url = `http://127.0.0.1:${address.port}`;
    return gateway;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** A link of the server as one that leads through here. */
  through(link: string): string {
    return link.replace(this.behind.url, this.url);
  }

  readonly fetch: Fetch = (path) => exchange(this.behind.url + path, 'GET', {}, Buffer.alloc(0));

  async #pass(question: IncomingMessage, reply: ServerResponse): Promise<void> {
    const path = question.url ?? '/';
    try {
      const body = this.onAsk(path, await wholeOf(question));
      const answer = await this.onAnswer(
        path,
        await exchange(this.behind.url + path, question.method ?? 'GET', question.headers, body),
      );
      const { 'transfer-encoding': _, ...headers } = answer.headers;
      if (headers['content-length']) headers['content-length'] = String(answer.body.length);
      reply.writeHead(answer.status, headers);
      if (!answer.torn) reply.end(answer.body);
      else reply.write(answer.body.subarray(0, answer.body.length / 2), () => reply.destroy());
    } catch {
      // Nobody is there: the phone hears nothing at all.
      reply.destroy();
    }
  }
}

async function exchange(
  url: string,
  method: string,
  asked: IncomingHttpHeaders,
  body: Buffer,
): Promise<Answer> {
  // Whole and unpacked answers can be changed.
  const { 'if-none-match': _, 'transfer-encoding': __, ...headers } = asked;
  const length = body.length > 0 ? { 'content-length': String(body.length) } : {};
  const question = ask(url, {
    method,
    headers: { ...headers, ...length, 'accept-encoding': 'identity' },
  });
  question.end(body);
  const [answer] = (await once(question, 'response')) as [IncomingMessage];
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: await wholeOf(answer),
  };
}

async function wholeOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
