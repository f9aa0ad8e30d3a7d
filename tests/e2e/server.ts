import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** A page of a test, by path; the rest is read from a folder. */
export interface ServedPage {
  body: string;
  headers?: Record<string, string>;
}

/** A web server on the loopback address. */
export interface Server {
  /** `http://127.0.0.1:PORT/` */
  url: string;
  /** Paths asked for so far. */
  requests: string[];
  close(): Promise<void>;
}

/** Serves `folder` and, before it, `pages` (path without the leading slash → page). */
export async function serve(folder: string, pages: Record<string, ServedPage> = {}): Promise<Server> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).slice(1);
    requests.push(path);
    const page = pages[path];
    const type = page ? '.html' : extname(path);
    try {
      const body = page?.body ?? (await readFile(join(folder, normalize(path))));
      response.writeHead(200, { 'content-type': TYPES[type] ?? 'application/octet-stream', ...page?.headers });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise(done => server.close(() => done()));
    },
  };
}
