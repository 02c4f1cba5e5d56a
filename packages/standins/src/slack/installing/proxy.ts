import type { IncomingMessage, ServerResponse } from "node:http";
import { readBytes } from "../web-api/read-request.ts";

const PASSED_ON = ["authorization", "content-type"];
const PASSED_BACK = ["content-type", "retry-after", "x-oauth-scopes", "x-accepted-oauth-scopes"];

/** Answers a request with what another server on this machine answers to it. */
export async function proxy(
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
): Promise<void> {
  const body = await readBytes(request);
  const headers = PASSED_ON.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  const { method = "GET" } = request;
  const answer = await fetch(url, {
    method,
    headers: Object.fromEntries(headers),
    ...(method === "GET" ? {} : { body: new Uint8Array(body) }),
  });
  for (const name of PASSED_BACK) {
    const value = answer.headers.get(name);
    if (value !== null) response.setHeader(name, value);
  }
  response.writeHead(answer.status);
  response.end(Buffer.from(await answer.arrayBuffer()));
}
