import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { ApiError } from "./api-error.ts";

const JsonObject = z.record(z.string(), z.unknown());

export interface ApiRequest {
  readonly token: string | undefined;
  /** Text from a query or form, anything from JSON; the token taken out. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** A Web API request in any of its spellings: query, form or JSON; token in a header or a field. */
export async function readRequest(request: IncomingMessage): Promise<ApiRequest> {
  const [, query] = (request.url ?? "").split("?");
  const body = await readBody(request);
  const { token, ...args } = {
    ...Object.fromEntries(new URLSearchParams(query)),
    ...parseBody(request.headers["content-type"] ?? "", body),
  };
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return { token: bearer ?? (typeof token === "string" ? token : undefined), args };
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString("utf8");
}

function parseBody(contentType: string, body: string): Readonly<Record<string, unknown>> {
  if (body === "") return {};
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  if (contentType.startsWith("application/json")) return parseJson(body);
  throw new ApiError("invalid_post_type");
}

function parseJson(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed = JsonObject.safeParse(JSON.parse(body));
    if (parsed.success) return parsed.data;
  } catch {}
  throw new ApiError("invalid_json");
}
