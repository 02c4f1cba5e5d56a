import type { z } from "zod";
import type { Request } from "./create-request.ts";
import { readJson } from "./read-json.ts";
import type { Query } from "./request-url.ts";

/** One call whose answer is JSON of `schema`; `segments` continue below `/api`. */
export type CallJson = <T>(
  segments: readonly string[],
  query: Query,
  schema: z.ZodType<T>,
  subject: string,
  signal: AbortSignal | undefined,
) => Promise<T>;

const MAX_BYTES = 64_000_000;

export function createCallJson(request: Request): CallJson {
  return (segments, query, schema, subject, signal) =>
    request(
      { segments: ["api", ...segments], query, subject },
      (answer, within) => readJson(answer, { schema, maxBytes: MAX_BYTES }, within),
      signal,
    );
}
