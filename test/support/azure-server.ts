import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** The folder of this file. It is not `__dirname`, since bench/ bundles it. */
const HERE = join(process.cwd(), "test", "support");

/** The certificate of the server, which signs itself, and holds for localhost alone until 2126. */
export const CERTIFICATE = join(HERE, "loopback-cert.pem");

/** An answer of the server. */
export interface Reply {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a text that is sent as it is. */
  readonly body: unknown;
  /** Ends the connection after half of the body. @default false */
  readonly isCut?: true;
  /** The time that it takes, in milliseconds. @default 0 */
  readonly takes?: number;
}

export interface Received {
  readonly method: string;
  /** The path with its query, decoded. */
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

/** A server of HTTPS on loopback, and the requests that it got. */
export interface AzureServer {
  /** Its origin. */
  readonly endpoint: string;
  readonly received: readonly Received[];
  /** The most requests that it had at the same time. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a server that answers as a test says. */
export async function azureServer(answer: (request: Received) => Reply | Promise<Reply>): Promise<AzureServer> {
  const received: Received[] = [];
  let [now, most] = [0, 0];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    most = Math.max(most, ++now);
    try {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { method = "", url = "", headers } = request;
      const body = Buffer.concat(parts).toString("utf8");
      const one = { method, path: decodeURIComponent(url), authorization: headers.authorization ?? "", body };
      received.push(one);
      await send(await answer(one), response);
    } finally {
      now--;
    }
  };
  const key = readFileSync(join(HERE, "loopback-key.pem"));
  const server = createServer({ key, cert: readFileSync(CERTIFICATE) }, (request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `https://localhost:${port}`,
    received,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function send({ status = 200, headers, body, isCut, takes = 0 }: Reply, response: ServerResponse): Promise<void> {
  if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes).unref());
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  if (!isCut) {
    response.end(text);
    return;
  }
  await new Promise((resolve) => response.write(text.slice(0, text.length / 2), resolve));
  response.destroy();
}
