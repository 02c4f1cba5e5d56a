import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { ApiError, invalid } from "./api-error.ts";

const versions = ["2026-10-21", "2023-06-01"];
const maxBytes = 32 * 1024 * 1024;

/** The body as JSON, undefined when there is none; throws what the API refuses before it reads on. */
export async function readRequest(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  if (bytes > maxBytes) throw new ApiError(413);
  if (bytes === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw invalid("The request body is not valid JSON");
  }
}

/** Throws unless the request names a key that is let in, and a version of the API that exists. */
export function checkHeaders(headers: IncomingHttpHeaders, apiKey: string | undefined): void {
  const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1];
  const given = bearer ?? headers["x-api-key"];
  if (given === undefined || given === "")
    throw new ApiError(401, "authorization header is required");
  if (apiKey !== undefined && given !== apiKey)
    throw new ApiError(401, bearer === undefined ? "invalid x-api-key" : "invalid bearer token");
  const version = headers["anthropic-version"];
  if (version === undefined) throw invalid("anthropic-version: header is required");
  if (!versions.includes(String(version)))
    throw invalid(`anthropic-version: "${version}" is not a valid version`);
}
