import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A real HTTP server on a free port of this machine, which counts what it was asked. */
export class DataServer {
  readonly #server: Server;
  readonly #answers = new Map<string, Answer>();
  readonly requests: IncomingMessage[] = [];

  private constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      const answer = this.#answers.get(request.url ?? '');
      if (answer === undefined) response.writeHead(500).end();
      else answer(request, response);
    });
  }

  static async start(): Promise<DataServer> {
    const server = new DataServer();
    await new Promise<void>((resolve) => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  /** Answers `path` from now on; gives back its whole address. */
  serve(path: string, answer: Answer): string {
    this.#answers.set(path, answer);
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  serveBytes(path: string, type: string, bytes: Uint8Array): string {
    return this.serve(path, (_, response) =>
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes),
    );
  }

  serveProblem(path: string, status: number, name: string, detail: string): string {
    const problem = JSON.stringify({ type: `/problems/${name}`, title: name, status, detail });
    return this.serve(path, (_, response) =>
      response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end(problem),
    );
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
