import type { IncomingMessage } from "node:http";

/**
 * Whether a request comes from a page of this server: other sites that a browser has open can reach 127.0.0.1
 * as well, by a name of theirs that resolves to it or across origins.
 */
export function isFromHere({ headers }: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? "")) return false;
  const { origin } = headers;
  return origin === undefined || origin === `http://${headers.host}`;
}
