import { z } from "zod";
import { oneLine } from "../one-line.ts";

const Refusal = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.string().default(""),
      http_code: z.number().optional(),
      grpc_code: z.number().optional(),
    }),
  ]),
  message: z.string().optional(),
  code: z.number().optional(),
});

/** HTTP statuses of grpc-gateway for gRPC codes 0 to 16. */
const HTTP_OF_GRPC = [
  200, 408, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401,
];

/** What Argo CD itself said about a refusal. Untrusted text. */
export interface Said {
  readonly message: string;
  /** As the body tells it: the only status of an error inside a stream. */
  readonly status: number | undefined;
}

/**
 * Reads an error body of Argo CD: `{error, code, message}` of a call, `{error: {grpc_code, …}}` of a
 * stream, either one framed as a server-sent event. Undefined when the body is not Argo CD's.
 */
export function readSaid(body: string): Said | undefined {
  const text = body.replace(/^data:/, "").trim();
  if (!text.startsWith("{")) return undefined;
  try {
    // With `fields=` a stream's error arrives emptied.
    return text === "{}" ? { message: "", status: undefined } : saidBy(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The same for JSON that is parsed already, such as a chunk of a stream. */
export function saidBy(json: unknown): Said | undefined {
  const parsed = Refusal.safeParse(json);
  if (!parsed.success) return undefined;
  const { error, message, code } = parsed.data;
  if (typeof error === "string") {
    return { message: message || error, status: code === undefined ? undefined : httpOf(code) };
  }
  const status =
    error.http_code ?? (error.grpc_code === undefined ? undefined : httpOf(error.grpc_code));
  return { message: error.message, status };
}

function httpOf(code: number): number {
  return HTTP_OF_GRPC[code] ?? 500;
}

/** Untrusted words fit for a sentence: one bounded line with the token, should it be echoed, taken out. */
export function quotable(text: string, token: string): string | undefined {
  // A word this short is no secret, and may well be part of the sentence.
  const safe = token.length < 8 ? text : text.replaceAll(token, "[token]");
  return oneLine(safe, 300) || undefined;
}
